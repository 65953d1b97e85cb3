"""How a Neo4j database is reached, where the catalogue is kept in one; its address is `PATHWAYS_STORE`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pathways.settings.reading import amount, count, values
from pathways.settings.setting import Setting
from pathways.stores.access import LONGEST_NAME, Terms

_PREFIX = "NEO4J_"
_NAMED = f"at most {LONGEST_NAME} small letters, digits, dots and dashes; a database holds any number of catalogues"

DATABASE = (
    Setting("PATHWAYS_NEO4J_USER", "who asks the database", "neo4j"),
    Setting("PATHWAYS_NEO4J_PASSWORD", "that user's password", "none"),
    Setting("PATHWAYS_NEO4J_DATABASE", "the database's name", "neo4j"),
    Setting("PATHWAYS_NEO4J_CATALOGUE", f"the catalogue's name; {_NAMED}", "catalogue"),
    Setting("PATHWAYS_NEO4J_CONNECTIONS", "connections that one process keeps at most", "50"),
    Setting("PATHWAYS_NEO4J_CONNECT", "seconds that a connection is waited for", "1.5"),
    Setting("PATHWAYS_NEO4J_BUSY", "seconds that a change may take, other people's before it included", "30"),
    Setting("PATHWAYS_NEO4J_KEEP", "seconds that what was replaced is kept at least, for those who read it", "900"),
)
"""Everything that a database is reached by."""


def read_database(environ: Mapping[str, str]) -> Terms:
    """The settings that an environment states; raises `InvalidInput`."""
    return Terms(**values(_READERS, Terms(), environ, prefix=_PREFIX))


def read_target(environ: Mapping[str, str]) -> Terms:
    """How the database is reached that is copied to: what `PATHWAYS_TO_NEO4J_...` says, and else as any other."""
    return Terms(
        **values(_READERS, read_database(environ), environ, prefix=f"TO_{_PREFIX}"), settings=f"PATHWAYS_TO_{_PREFIX}"
    )


_READERS: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(("user", "password", "database", "catalogue"), str),
    "connections": count,
    "connect": amount,
    "busy": amount,
    "keep": amount,
}
