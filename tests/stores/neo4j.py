"""Catalogues of their own for tests, side by side in one database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import neo4j

from pathways.stores.access import Access
from pathways.stores.neo4j import Neo4jStore
from tests.neo4j_server import Address

# In steps, so that no transaction grows with what there is.
_CLEAN = """
MATCH (n) WHERE n.scope STARTS WITH $name OR n.catalogue STARTS WITH $name OR (n:Catalogue AND n.name STARTS WITH $name)
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS
"""


class Catalogues:
    """Makes catalogues in a database, and takes away those that it made."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._run = uuid4().hex[:12]
        self._made = 0

    def access(self, **more: object) -> Access:
        """How a new catalogue is reached."""
        self._made += 1
        name = f"test-{self._run}-{self._made}"
        return Access(**{**self._address._asdict(), "catalogue": name, **more})

    @contextmanager
    def opened(self, **more: object) -> Iterator[Neo4jStore]:
        """A new and empty catalogue."""
        store = Neo4jStore(self.access(**more))
        try:
            yield store
        finally:
            store.close()

    def clean(self) -> None:
        """Take away all that was made."""
        driver = neo4j.GraphDatabase.driver(self._address.uri, auth=self._address[1:])
        with driver, driver.session() as session:
            session.run(_CLEAN, name=f"test-{self._run}").consume()
