"""Staging: what comes in is kept in tables of one connection's own, as it comes, until all of it is there."""

from __future__ import annotations

import apsw

from pathways.stores.embedded.connection import transaction
from pathways.stores.embedded.packing import Packer, columns
from pathways.stores.incoming import Intake


class Staging:
    """The tables of one stream, which go with their connection."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        for table, names in columns().items():
            connection.execute(f"CREATE TEMP TABLE staged_{table} ({names})")

    def fill(self, intake: Intake) -> None:
        """Stage all that comes in."""
        self._connection.execute("ATTACH ':memory:' AS batch")
        for packed in intake.batches(Packer):
            self._connection.deserialize("batch", packed)
            # Each batch by itself: a database that a transaction has read from cannot be replaced by the next one.
            with transaction(self._connection, "BEGIN"):
                for table in columns():
                    self._connection.execute(f"INSERT INTO temp.staged_{table} SELECT * FROM batch.{table}")
        self._connection.execute("DETACH batch")
