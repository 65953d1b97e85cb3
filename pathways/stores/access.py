"""Where a database is, who may ask it, and how long anything may take."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pathways.errors import InvalidInput, Problem

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
"""Of addresses: with routing or without, encrypted (`+s`), encrypted by a certificate nobody vouches for (`+ssc`)."""

_NAME = re.compile("[a-z0-9][a-z0-9.-]{0,62}")


@dataclass(frozen=True)
class Terms:
    """How a database is reached, wherever it is. The password is shown nowhere.

    `catalogue`: its name; one database holds any number of them. `connections`: so many at once, at most.
    In seconds: `connect`, how long a connection is waited for; `busy`, how long a change may take, others' before it
    included; `keep`, how long what was replaced is kept for those who read it, and whoever reads longer is refused.
    """

    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str = "neo4j"
    catalogue: str = "catalogue"
    connections: int = 50
    connect: float = 1.5
    busy: float = 30
    keep: float = 900


@dataclass(frozen=True)
class Access(Terms):
    """How a store reaches its database, at an address."""

    uri: str = ""

    def __post_init__(self) -> None:
        if "@" in self.uri:
            hint = "leave them out of the address; PATHWAYS_NEO4J_USER and PATHWAYS_NEO4J_PASSWORD say them"
            raise InvalidInput(Problem("store", "an address holds no name and no password", hint))
        if not _NAME.fullmatch(self.catalogue):
            hint = "small letters, digits, dots and dashes"
            raise InvalidInput(Problem("catalogue", f"{self.catalogue!r} is no name of a catalogue", hint))


def is_address(place: str) -> bool:
    """Whether a place is a database's address."""
    scheme, colon, _ = place.partition("://")
    return bool(colon) and scheme in SCHEMES
