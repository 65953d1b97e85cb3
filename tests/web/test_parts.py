"""The server's small parts, each by itself: shares, clients, the door, the log."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from graphql import parse, print_ast

from pathways.api.errors import TooMany
from pathways.api.limits import JsonLimits
from pathways.api.run import GraphQLRequest
from pathways.errors import InvalidInput
from pathways.settings import ServerSettings
from pathways.web.clients import client, read_keys
from pathways.web.desk import document_limits
from pathways.web.door import Door
from pathways.web.logs import Entry, Foreign, Log
from pathways.web.negotiation import language
from pathways.web.parameters import from_body
from pathways.web.rates import Rates, network
from pathways.web.traces import trace

SECRET = "Amaryllis 7781"


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_kept_operation_is_asked_by_its_hash_alone() -> None:
    text = (Path(__file__).parents[2] / "graphql" / "operations" / "search.graphql").read_bytes().decode()
    for same in (text, print_ast(parse(text))):
        digest = sha256(same.encode()).hexdigest().upper()
        body = {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": digest}}, "variables": {"text": "x"}}
        assert from_body(json.dumps(body).encode(), JsonLimits()) == GraphQLRequest(text, {"text": "x"})


def test_a_share_is_used_up_and_comes_back_steadily() -> None:
    clock = Clock()
    rates = Rates(2, 10, clock)
    rates.take("a", 10)
    with pytest.raises(TooMany) as caught:
        rates.take("a", 4)
    assert caught.value.retry_after == 2
    rates.take("b", 10)
    clock.now = 2
    rates.take("a", 4)
    with pytest.raises(TooMany):
        rates.take("a", 1)


def test_what_costs_more_than_a_whole_share_is_let_through_and_owed() -> None:
    clock = Clock()
    rates = Rates(1, 10, clock)
    rates.take("a", 30)
    clock.now = 29
    with pytest.raises(TooMany):
        rates.take("a", 10)
    clock.now = 30
    rates.take("a", 10)


def test_without_a_rate_nobody_is_counted() -> None:
    rates = Rates(0, 0)
    for _ in range(3):
        rates.take("a", 1_000_000)


@pytest.mark.parametrize(
    ("address", "whose"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::9", "2001:db8:1:2::"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::"),
        ("not:an:address", "not:an:address"),
        ("", ""),
    ],
)
def test_an_address_stands_for_its_network(address: str, whose: str) -> None:
    assert network(address) == whose


def test_a_known_key_is_a_client_and_an_unknown_one_is_none(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("# ours\n\n0123456789abcdef\n")
    keys = read_keys(tmp_path / "keys")
    known = client({b"x-api-key": b"0123456789abcdef"}, "192.0.2.7", keys)
    assert known == client({b"authorization": b"Bearer 0123456789abcdef"}, "192.0.2.8", keys)
    assert known.startswith("key ")
    assert "0123456789abcdef" not in known
    assert client({b"x-api-key": b"fedcba9876543210"}, "192.0.2.7", keys) == "192.0.2.7"
    assert read_keys(None) == frozenset()


@pytest.mark.parametrize("text", ["short\n", None])
def test_keys_that_cannot_be_used_are_told_without_them(tmp_path: Path, text: str | None) -> None:
    if text:
        (tmp_path / "keys").write_text(text)
    with pytest.raises(InvalidInput) as caught:
        read_keys(tmp_path / "keys")
    assert "short\n" not in str(caught.value)


def test_a_door_lets_as_many_wait_as_come_in_soon() -> None:
    door = Door()
    for _ in range(500):
        door.moved(0.003)
        door.took(0.001)
    assert (door.most, door.at_once) == (100, 8)
    for _ in range(100):
        door.wait()
    assert door.full()
    for _ in range(500):
        door.moved(1)
        door.took(1)
    assert (door.most, door.at_once) == (32, 2)


def test_those_who_wait_come_in_one_after_another_and_others_are_read_between() -> None:
    came: list[object] = []

    async def ask(door: Door, n: int) -> None:
        await door.enter()
        came.append(n)

    async def crowd() -> None:
        door = Door()
        for _ in range(500):
            door.took(1)  # as few as may be in each round
        for _ in range(16):
            door.wait()
        asked = [asyncio.ensure_future(ask(door, n)) for n in range(16)]
        await asyncio.sleep(0)
        asked[5].cancel()
        for between in "abc":
            came.append(between)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        await asyncio.wait(asked)
        assert (door.waiting, door.full()) == (0, False)

    asyncio.run(crowd())
    assert [n for n in came if n in range(16)] == [n for n in range(16) if n != 5]
    assert came.index("a") < came.index(6)
    assert came.index("b") < came.index(15)


def test_a_limit_can_be_set_and_only_one_that_there_is() -> None:
    assert document_limits(ServerSettings(limits={"cost": 5})).cost == 5
    with pytest.raises(InvalidInput, match="'costs' is no limit"):
        document_limits(ServerSettings(limits={"costs": 5}))


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        (None, "en"),
        ("fr", "fr"),
        ("fr-CA,en;q=0.8", "fr"),
        ("de, en;q=0.4, fr;q=0.5", "fr"),
        ("de", "en"),
        ("fr;q=0", "en"),
        ("*;q=1", "en"),
    ],
)
def test_a_language_is_one_that_is_spoken(header: str | None, lang: str) -> None:
    assert language(header, "en") == lang


def _fail(secret: str) -> None:
    try:
        raise KeyError(secret)
    except KeyError as error:
        raise ValueError(secret) from error


def test_a_trace_says_where_and_no_word_of_what() -> None:
    with pytest.raises(ValueError, match=SECRET) as caught:
        _fail(SECRET)
    told = trace(caught.value)
    assert (told[0], [line for line in told if "Error" in line]) == (
        "builtins.ValueError",
        [told[0], "builtins.KeyError"],
    )
    assert any(line.startswith("tests/web/test_parts.py:") and line.endswith(" _fail") for line in told)
    assert SECRET not in "".join(told)


def test_what_libraries_log_is_told_by_its_place() -> None:
    stream = io.BytesIO()
    log = Log(stream)
    handler = Foreign(log)
    try:
        raise ValueError(SECRET)
    except ValueError:
        record = logging.LogRecord("some.library", 40, "f.py", 7, f"{SECRET} %s", (SECRET,), sys.exc_info())
        handler.handle(record)
    log.add(Entry("info", "request", "id", status=200))
    log.close()
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [line["event"] for line in lines] == ["library", "request"]
    assert lines[0]["trace"][:2] == ["some.library:7", "builtins.ValueError"]
    assert SECRET not in stream.getvalue().decode()


def test_a_log_that_nobody_reads_stops_nobody() -> None:
    class Broken(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(SECRET)

    log = Log(Broken())
    log.event("x")
    log.close()
