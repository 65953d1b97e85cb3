"""The Neo4j store keeps the contracts, on a real server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from pathways.model.bundle import Bundle
from pathways.routing.network import Network
from pathways.stores.base import Store, records_of
from tests.stores.contract import StoreContract
from tests.stores.neo4j import Catalogues
from tests.stores.network_contract import NetworkContract, NetworkOf


@pytest.fixture
def store(catalogues: Catalogues) -> Iterator[Store]:
    with catalogues.opened() as store:
        yield store


@pytest.fixture
def network_of(store: Store) -> NetworkOf:
    @contextmanager
    def opened(bundle: Bundle) -> Iterator[Network]:
        store.load(records_of(bundle))
        with store.network() as network:
            yield network

    return opened


class TestStore(StoreContract):
    pass


class TestNetwork(NetworkContract):
    pass
