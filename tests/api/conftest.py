"""Catalogues that the GraphQL face is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from pathways.bootstrap import seed_catalogue
from pathways.model.bundle import Bundle
from pathways.service import Pathways
from pathways.stores.base import records_of
from pathways.stores.embedded import EmbeddedStore

Serve = Callable[[Bundle], Pathways]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """A service over a tiny world, gone with the test."""
    opened: list[Pathways] = []

    def served(world: Bundle) -> Pathways:
        store = EmbeddedStore(":memory:")
        store.load(records_of(world))
        opened.append(Pathways(store))
        return opened[-1]

    yield served
    for service in opened:
        service.close()


@pytest.fixture(scope="session")
def canada() -> Iterator[Pathways]:
    """A service over the catalogue of the seed."""
    service = Pathways(EmbeddedStore(":memory:"))
    service.import_bundle(seed_catalogue())
    yield service
    service.close()
