"""What a learner brings is nowhere to be found afterwards, whatever became of the question."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.web.live import TYPES, Live, live

AROUND = (
    "{}",
    "\N{SNOWMAN} {}",
    'say "{}"',
    "{}\n",
    "<{}>",
    "'; drop {} --",
    "%{}%",
    "{}\u202e",
    "\\{}\\",
    "{}@example.org",
)
CANARIES = [AROUND[n % len(AROUND)].format(f"zqx{n:02d}vkj") for n in range(40)]
TOKENS = [f"zqx{n:02d}vkj" for n in range(40)]

FIELDS = ("title", "credential", "grade", "note")


def background(values: list[str]) -> dict[str, Any]:
    """Somebody made of forty values, one in every place that there is."""
    left = iter(values)
    holdings = [{name: next(left) for name in FIELDS} for _ in range(9)]
    return {"title": next(left), "standing": next(left), "holdings": holdings, "languages": list(left)}


def misfits(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The same with something wrong, in each place once."""
    yield {**value, "title": {"x": value["title"]}}
    yield {**value, "standing": [value["standing"]]}
    yield {**value, "months": value["title"]}
    yield {**value, value["title"]: 1}
    yield {**value, "holdings": value["title"]}
    yield {**value, "languages": {value["title"]: value["standing"]}}
    for name in FIELDS:
        first, *others = value["holdings"]
        yield {**value, "holdings": [{**first, name: {first[name]: first[name]}}, *others]}
        yield {**value, "holdings": [{**first, first[name]: name}, *others]}


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A server whose patience is short."""
    with live(tmp_path_factory.mktemp("canaries"), seconds=1, grace=1) as running:
        yield running


def found(text: str) -> list[str]:
    return [token for token in TOKENS if token in text]


def nowhere(server: Live, answer: httpx.Response) -> None:
    """Nothing of it is in the answer, in the log, in what is counted, nor in any file."""
    assert found(answer.text) == []
    server.entry(answer.headers["x-request-id"])
    assert found(server.log()) == []
    assert found(server.metrics()) == []
    for file in server.folder.rglob("*"):
        assert not file.is_file() or found(file.read_bytes().decode("utf-8", "replace")) == []


@pytest.mark.parametrize("name", ["echo", "boom", "wrong", "slow", "stubborn", "crash", "refused"])
def test_what_was_given_is_nowhere_whatever_becomes_of_it(quick: Live, name: str) -> None:
    assert len(json.dumps(background(CANARIES)).split("zqx")) == 41
    answer = quick.ask(f"query($b: BackgroundInput!) {{ {name}(background: $b) }}", {"b": background(CANARIES)})
    assert answer.status_code == 200
    ends = {"echo": 40, "slow": "stopped"}
    codes = {"refused": "invalid-input", "stubborn": "timed-out", "crash": "worker-lost"}
    if name in ends:
        assert answer.json()["data"][name] == ends[name] or name == "echo"
    else:
        assert answer.json()["errors"][0]["extensions"]["code"] == codes.get(name, "unexpected")
    nowhere(quick, answer)


def test_what_is_of_a_wrong_type_is_nowhere(quick: Live) -> None:
    for value in misfits(background(CANARIES)):
        answer = quick.ask("query($b: BackgroundInput!) { echo(background: $b) }", {"b": value})
        assert answer.status_code == 400
        nowhere(quick, answer)


def test_what_is_written_into_a_document_is_nowhere(quick: Live) -> None:
    for query in (
        '{ boom(background: {title: "zqx01vkj", holdings: [{note: "zqx02vkj"}]}) }',
        '{ boom(background: {title: "zqx01vkj", months: "zqx02vkj"}) }',
        '{ boom(background: {title: "zqx01vkj" "zqx02vkj"}) }',
        '{ boom(background: {title: "zqx01vkj}) }',
        '{ hello(name: ["zqx01vkj"]) }',
        '{ things(first: "zqx01vkj") { id } }',
        'query($n: Int = "zqx01vkj") { things(first: $n) { id } }',
    ):
        nowhere(quick, quick.ask(query))


def test_what_stands_in_broken_bodies_and_in_addresses_is_nowhere(quick: Live) -> None:
    whole = json.dumps({"query": "{hello}", "variables": background(CANARIES)}).encode()
    for body in (
        whole[:-1],
        whole.replace(b"{hello}", b"{hello"),
        whole + b"x",
        b"[" + whole,
        whole.replace(b",", b"", 1),
    ):
        nowhere(quick, quick.client.post("/graphql", content=body, headers=TYPES))
    variables = json.dumps({"b": background(CANARIES)})
    asked = {"query": "query($b: BackgroundInput!) { boom(background: $b) }", "variables": variables}
    nowhere(quick, quick.client.get("/graphql", params=asked))
    nowhere(quick, quick.client.get("/zqx01vkj?zqx02vkj", headers={"x-request-id": "zqx03vkj", "accept": "zqx04vkj"}))


def test_what_was_noted_of_an_error_says_where_it_was(quick: Live) -> None:
    answer = quick.ask("query($b: BackgroundInput!) { wrong(background: $b) }", {"b": background(CANARIES)})
    id = answer.json()["errors"][0]["extensions"]["id"]
    quick.entry(answer.headers["x-request-id"])
    (noted,) = [one for one in quick.entries() if one["error"] == id and one["event"] == "unexpected"]
    assert noted["request"] == answer.headers["x-request-id"]
    assert any("tests/web/odd.py" in place and place.endswith(" wrong") for place in noted["trace"])
    assert Path(noted["trace"][-1]).is_absolute() is False
