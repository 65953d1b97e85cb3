"""Constraints and indexes, by numbered migrations; the database remembers which it has."""

from __future__ import annotations

from pathways.errors import StoreUnavailable
from pathways.stores.neo4j.connection import Connection
from pathways.stores.neo4j.statements import migrations, statement


def migrate(connection: Connection) -> None:
    """Bring a database up to date; raises `StoreUnavailable` for one that a newer version of this program has."""
    ((version,),) = connection.read("schema_version")
    known = migrations()
    if version > len(known):
        raise StoreUnavailable(
            f"the database was written by a newer version of this program (its schema is version {version}, "
            f"this program knows {len(known)}); use the newer program"
        )
    if version == len(known):
        return
    # Each statement may be run again: another process may be doing the same.
    for statements in known[version:]:
        for one in statements:
            connection.define(one)
    connection.define(statement("await_indexes"))
    connection.write(lambda transaction: transaction.run("schema_migrated", version=len(known)))
