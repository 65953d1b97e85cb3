"""A running server on a database that ends, falls silent and returns: it says so at once, and is back soon."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from pathways.stores.base import Put
from pathways.stores.neo4j import Neo4jStore
from tests.neo4j_server import Address
from tests.stores.faults.proxy import Proxy
from tests.stores.neo4j import Catalogues
from tests.web.live import TYPES, Live, live
from tests.worlds import credential, provider

NOTICED, REFUSED, BACK = 20.0, 2.0, 50.0
"""Ten times of what is promised on a machine that has nothing else to do: here it tells waiting from not waiting."""

LOOK_UP = '{ credential(id: "dip") { key } }'
HEAVY = '{ ladders(from: "dip") { start } }'

Ways = tuple[Callable[[], None], Callable[[], None]]
"""How a database goes, and how it returns."""


@pytest.fixture(scope="module")
def proxy(neo4j: Address) -> Iterator[Proxy]:
    proxy = Proxy(neo4j.uri)
    yield proxy
    proxy.close()


@pytest.fixture(scope="module")
def server(neo4j: Address, proxy: Proxy, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    catalogues = Catalogues(neo4j)
    access = catalogues.access()
    store = Neo4jStore(access)
    store.apply([Put(provider("college", kind="college")), Put(credential("dip"))])
    store.close()
    folder = tmp_path_factory.mktemp("server")
    words = ("-m", "pathways", "--store", f"neo4j://127.0.0.1:{proxy.port}", "serve", "--port", "0")
    said = {"user": access.user, "password": access.password, "catalogue": access.catalogue}
    settings = {f"neo4j_{name}": value for name, value in said.items()}
    with live(folder, *words, "--metrics", "127.0.0.1:0", **settings) as running:
        yield running
    catalogues.clean()


def test_what_is_served_is_told_without_the_password(server: Live, neo4j: Address) -> None:
    told = server.client.get("/readyz").json()
    assert told["neo4j"].startswith("5.")
    assert "sqlite" not in told
    assert f"(Neo4j {told['neo4j']}), at revision 1." in server.said
    assert neo4j.password not in server.said


def until(status: int, server: Live, seconds: float) -> float:
    """How long it takes until readiness is told by this status."""
    began = time.monotonic()
    while time.monotonic() < began + seconds:
        if server.client.get("/readyz").status_code == status:
            return time.monotonic() - began
        time.sleep(0.02)
    raise AssertionError(f"no {status} within {seconds} seconds")


def asked(server: Live, query: str = LOOK_UP) -> tuple[float, httpx.Response]:
    began = time.monotonic()
    answer = server.ask(query)
    return time.monotonic() - began, answer


def expect_answers(server: Live) -> None:
    assert server.data(LOOK_UP) == {"credential": {"key": "dip"}}
    assert server.data(HEAVY)["ladders"]["start"]


def told(server: Live) -> list[str]:
    """The last two that the log tells of the store."""
    return [one["event"] for one in server.entries() if one["event"].startswith("store-")][-2:]


@pytest.fixture(params=["ended", "silent"])
def ways(request: pytest.FixtureRequest, proxy: Proxy) -> Ways:
    return (proxy.down, proxy.up) if request.param == "ended" else (proxy.freeze, proxy.thaw)


def test_a_database_that_is_gone_is_told_at_once_and_used_again_when_it_is_back(server: Live, ways: Ways) -> None:
    go, return_ = ways
    expect_answers(server)
    go()
    try:
        until(503, server, NOTICED)
        answers = [asked(server, query) for query in (LOOK_UP, HEAVY) for _ in range(5)]
        assert [answer.status_code for _, answer in answers] == [503] * 10
        assert max(seconds for seconds, _ in answers) < REFUSED
        refused = answers[0][1]
        assert refused.headers["retry-after"] == "1"
        assert refused.json()["errors"][0]["extensions"]["code"] == "store-unavailable"
        assert server.client.get("/readyz").json()["store"] == "unavailable"
        assert server.client.get("/healthz").status_code == 200
        assert server.ask("{ __typename }").status_code == 200
    finally:
        return_()
    until(200, server, BACK)
    expect_answers(server)
    while told(server) != ["store-away", "store-back"]:
        time.sleep(0.02)


def test_who_asks_while_the_database_goes_is_told_and_does_not_wait(server: Live, ways: Ways) -> None:
    go, return_ = ways
    with ThreadPoolExecutor(8) as pool:
        go()
        try:
            waiting = [
                pool.submit(httpx.post, f"{server.url}/graphql", json={"query": LOOK_UP}, headers=TYPES)
                for _ in range(8)
            ]
            answers = [one.result(NOTICED) for one in waiting]
        finally:
            return_()
    assert {one.status_code for one in answers} == {503}
    until(200, server, BACK)
    expect_answers(server)
