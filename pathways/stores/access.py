"""Where a database is, who may ask it, and how long anything may take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from pathways.errors import InvalidInput, Problem
from pathways.explain.mistakes import problem
from pathways.explain.words import stores as words

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
"""Of addresses: with routing or without, encrypted (`+s`), encrypted by a certificate nobody vouches for (`+ssc`)."""

LONGEST_NAME = 63
"""Of a catalogue."""

SHOWN = 60
"""So many characters of what was given are said again."""

_NAME = re.compile(f"[a-z0-9][a-z0-9.-]{{0,{LONGEST_NAME - 1}}}")
_MEANT = re.compile(
    r"(?:neo4j|bolt)(?:\+s|\+ssc)?:.*|(?:[\w.-]+|\[[\da-f:.]+]):\d{2,5}(?:/.*)?", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True)
class Terms:
    """How a database is reached, wherever it is. The password is shown nowhere.

    `catalogue`: its name; one database holds any number of them. `connections`: so many at once, at most.
    In seconds: `connect`, how long a connection is waited for; `busy`, how long a change may take, others' before it
    included; `keep`, how long what was replaced is kept for those who read it, and whoever reads longer is refused.
    `settings`: how the names of the variables begin that say all this.
    """

    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str = "neo4j"
    catalogue: str = "catalogue"
    connections: int = 50
    connect: float = 1.5
    busy: float = 30
    keep: float = 900
    settings: str = field(default="PATHWAYS_NEO4J_", repr=False)


@dataclass(frozen=True)
class Access(Terms):
    """How a store reaches its database, at an address."""

    uri: str = ""

    def __post_init__(self) -> None:
        problems = list(self._problems())
        if problems:
            raise InvalidInput(*problems)

    @property
    def encrypted(self) -> bool:
        """Whether the database is spoken with by TLS."""
        return "+s" in self.uri.partition(":")[0]

    def _problems(self) -> Iterator[Problem]:
        if "@" in self.uri:
            yield problem("store", words.NO_NAMES, words.SAY_USER, settings=self.settings)
        elif not _is_whole(self.uri):
            yield problem("store", words.NO_ADDRESS, words.WRITE_ADDRESS, place=shown(self.uri))
        elif _holds_more(self.uri):
            said = {"place": shown(self.uri), "settings": self.settings}
            yield problem("store", words.MORE_THAN_ADDRESS, words.SAY_DATABASE, **said)
        if self.database.lower() == "system":
            where = f"{self.settings}DATABASE"
            yield problem(where, words.SYSTEM, words.NAME_DATABASE, name=shown(self.database))
        if not _NAME.fullmatch(self.catalogue):
            where, name = f"{self.settings}CATALOGUE", shown(self.catalogue)
            yield problem(where, words.NO_CATALOGUE_NAME, words.CATALOGUE_NAMES, name=name, most=LONGEST_NAME)


def is_address(place: str) -> bool:
    """Whether a place is a database's address."""
    scheme, colon, _ = place.partition("://")
    return bool(colon) and scheme in SCHEMES


def is_meant_as_address(place: str) -> bool:
    """Whether a place looks like an address, be it one or not; a file of such a name is written `./NAME`."""
    return "://" in place or bool(_MEANT.fullmatch(place))


def shown(text: str) -> str:
    """What was given, in quotes, cut where it is long."""
    return repr(text if len(text) <= SHOWN else f"{text[:SHOWN]}…")


def _is_whole(uri: str) -> bool:
    """Whether an address has a host, and a port that is one where it has any."""
    try:
        parts = urlsplit(uri)
        return parts.port != 0 and bool((parts.hostname or "").encode("idna"))
    except ValueError:
        return False


def _holds_more(uri: str) -> bool:
    """Whether something stands in an address that the driver does not go by; what a cluster routes by is none."""
    parts = urlsplit(uri)
    asked = parts.query if parts.scheme.startswith("bolt") else parse_qs(parts.query).get("database")
    return bool(parts.path.strip("/") or parts.fragment or asked)
