"""The plain network keeps the network's contract; what stores answer is compared with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from pathways.model.bundle import Bundle
from pathways.routing.network import Network
from pathways.stores.plain import PlainNetwork
from tests.stores.network_contract import NetworkContract, NetworkOf


@pytest.fixture
def network_of() -> NetworkOf:
    @contextmanager
    def opened(bundle: Bundle) -> Iterator[Network]:
        yield PlainNetwork(bundle)

    return opened


class TestNetwork(NetworkContract):
    pass


def test_it_speaks_of_the_revision_it_was_given() -> None:
    assert PlainNetwork(Bundle(), 7).revision == 7
