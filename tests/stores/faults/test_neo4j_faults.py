"""Connections to a real Neo4j fail at any moment: each write is made once or not at all, and no connection is left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.neo4j_server import Address
from tests.stores.faults.faulty import Trial
from tests.stores.faults.proxy import Proxy
from tests.stores.neo4j import Catalogues

STEPS = 7
SEEDS, MORE, A_TEST = 40, 1_000, 20


@pytest.fixture(scope="module")
def proxy(neo4j: Address) -> Iterator[Proxy]:
    proxy = Proxy(neo4j.uri)
    yield proxy
    proxy.close()


def tried(catalogues: Catalogues, proxy: Proxy, seeds: range) -> None:
    before, unknown, failed = proxy.met, 0, 0
    for seed in seeds:
        trial = Trial(catalogues.access(), proxy, seed)
        try:
            trial.run(STEPS)
        except BaseException as error:
            error.add_note(f"{seed=}")
            raise
        unknown, failed = unknown + trial.unknown, failed + trial.failed
    # Otherwise nothing was tried.
    assert proxy.met - before > len(seeds)
    assert unknown
    assert failed > unknown


@pytest.mark.parametrize("first", range(0, SEEDS, A_TEST))
def test_writes_are_made_once(catalogues: Catalogues, proxy: Proxy, first: int) -> None:
    tried(catalogues, proxy, range(first, first + A_TEST))


@pytest.mark.soak
@pytest.mark.parametrize("first", range(SEEDS, MORE, A_TEST))
def test_writes_are_made_once_whatever_fails(catalogues: Catalogues, proxy: Proxy, first: int) -> None:
    tried(catalogues, proxy, range(first, first + A_TEST))
