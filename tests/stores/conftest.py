"""The contracts assert as tests do, so that their failures show values."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.neo4j_server import Address
from tests.stores.neo4j import Catalogues

pytest.register_assert_rewrite(
    "tests.stores.contract", "tests.stores.listing_contract", "tests.stores.network_contract"
)


@pytest.fixture(scope="session")
def catalogues(neo4j: Address) -> Iterator[Catalogues]:
    """New catalogues in a real Neo4j; what was made is taken away in the end, and nothing else."""
    made = Catalogues(neo4j)
    yield made
    made.clean()
