"""More is asked than can be done: who is sent away is told when to come again, and who leaves stops what was begun."""

from __future__ import annotations

import socket
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from time import sleep
from typing import Any

import httpx

from tests.web.live import TYPES, Live, live

STUBBORN = "query($s: Float!, $b: String!) { stubborn(seconds: $s, begun: $b) }"


def until(true: Callable[[], Any]) -> None:
    while not true():
        sleep(0.01)


def ask(server: Live, query: str, variables: Any = None) -> httpx.Response:
    """Ask over a connection of one's own."""
    body = {"query": query, "variables": variables}
    return httpx.post(f"{server.url}/graphql", json=body, headers=TYPES, timeout=60)


def begin(server: Live, pool: ThreadPoolExecutor) -> Future[httpx.Response]:
    """A question that a worker works on until it is let go."""
    file = server.folder / f"begun{len(list(server.folder.glob('begun*')))}"
    asked = pool.submit(ask, server, STUBBORN, {"s": 600, "b": str(file)})
    until(file.exists)
    return asked


def let_go(server: Live) -> None:
    """End what was begun."""
    for file in server.folder.glob("begun*"):
        file.unlink()


def codes(*answers: httpx.Response) -> list[tuple[int, str]]:
    """Statuses, each with the code of the first error."""
    errors = [one.json().get("errors") for one in answers]
    return [
        (one.status_code, error[0]["extensions"]["code"] if error else "")
        for one, error in zip(answers, errors, strict=True)
    ]


def test_a_full_line_is_told_with_a_time_to_come_again(tmp_path: Path) -> None:
    with live(tmp_path, seconds=60, waiting=2) as server, ThreadPoolExecutor(8) as pool:
        first = begin(server, pool)
        asked = [pool.submit(ask, server, "{ pid }") for _ in range(5)]
        # Three are sent away at once; the two that wait are answered after the first.
        until(lambda: sum(one.done() for one in asked) == 3)
        let_go(server)
        answers = [one.result() for one in asked]
        assert sorted(codes(*answers)) == [(200, "")] * 2 + [(503, "busy")] * 3
        for answer in answers:
            if answer.status_code == 503:
                assert int(answer.headers["retry-after"]) >= 1
                assert "data" not in answer.json()
                assert server.entry(answer.headers["x-request-id"])["status"] == 503
        assert first.result().status_code == 200
        assert "pathways_shed_total 3.0" in server.metrics()


def test_no_more_requests_are_under_way_than_may_be(tmp_path: Path) -> None:
    with live(tmp_path, seconds=60, requests=2, workers=2) as server, ThreadPoolExecutor(4) as pool:
        running = [begin(server, pool), begin(server, pool)]
        assert codes(ask(server, "{ hello }")) == [(503, "busy")]
        let_go(server)
        assert [one.result().status_code for one in running] == [200, 200]
        assert codes(ask(server, "{ hello }")) == [(200, "")]


def test_who_asks_more_than_a_share_is_told(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("# those who may\n0123456789abcdef\n")
    with live(tmp_path, rate=0.1, burst=100, keys=tmp_path / "keys") as server:
        query = "{ things(first: 60) { id } }"
        assert ask(server, query).status_code == 200
        refused = ask(server, query)
        assert codes(refused) == [(429, "too-many")]
        assert int(refused.headers["retry-after"]) > 100
        assert refused.json()["errors"][0]["extensions"]["nextStep"].startswith("Ask again after the time named")
        for headers in ({"x-api-key": "0123456789abcdef"}, {"authorization": "Bearer 0123456789abcdef"}):
            answer = httpx.post(f"{server.url}/graphql", json={"query": "{hello}"}, headers=headers)
            assert answer.status_code == 200
        unknown = {"x-api-key": "fedcba9876543210"}
        assert httpx.post(f"{server.url}/graphql", json={"query": query}, headers=unknown).status_code == 429


def test_who_leaves_stops_what_was_begun(tmp_path: Path) -> None:
    with live(tmp_path, seconds=60, grace=0.1) as server:
        before = server.data("{ pid }")["pid"]
        host, port = server.url.removeprefix("http://").split(":")
        body = b'{"query": "{ stubborn(begun: \\"%s\\") }"}' % str(tmp_path / "begun").encode()
        head = "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: "
        with socket.create_connection((host, int(port))) as leaving:
            leaving.sendall(head.encode() + b"%d\r\n\r\n" % len(body) + body)
            until((tmp_path / "begun").exists)
        # Only once it is stopped is there somebody to answer.
        assert server.data("{ pid }")["pid"] != before
        assert [one["status"] for one in server.entries() if one["status"] == 499] == [499]
