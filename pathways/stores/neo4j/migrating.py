"""Constraints and indexes, by numbered migrations; the database remembers which it has."""

from __future__ import annotations

import re

from pathways.explain.mistakes import unavailable
from pathways.explain.words.stores import NEWER_DATABASE, TOO_OLD
from pathways.stores.neo4j.connection import Connection
from pathways.stores.neo4j.statements import migrations, statement

LEAST = (5, 26)
"""The oldest Neo4j that knows all that is asked of it: labels and types of relationships given as values."""


def migrate(connection: Connection) -> str:
    """Bring a database up to date, and return which version of Neo4j it is.

    Raises `StoreUnavailable` for one that is too old, or that a newer version of this program has.
    """
    ((server, version),) = connection.read("schema_version")
    _expect_new_enough(server)
    known = migrations()
    if version > len(known):
        raise unavailable(NEWER_DATABASE, version=version, known=len(known))
    if version == len(known):
        return str(server)
    # Each statement may be run again: another process may be doing the same.
    for statements in known[version:]:
        for one in statements:
            connection.define(one)
    connection.define(statement("await_indexes"))
    connection.write(lambda transaction: transaction.run("schema_migrated", version=len(known)))
    return str(server)


def _expect_new_enough(server: str) -> None:
    numbers = re.match(r"(\d+)\.(\d+)", server)
    if numbers and tuple(map(int, numbers.groups())) < LEAST:
        least = ".".join(map(str, LEAST))
        raise unavailable(TOO_OLD, server=server, least=least)
