"""What may match a pattern is read from Neo4j so many by each key at a time, whatever of it does match."""

from __future__ import annotations

from typing import Any, cast

from pathways.model.kinds import CredentialKind
from pathways.model.pattern import Pattern
from pathways.stores.derive import derived
from pathways.stores.lookup import place_of
from pathways.stores.neo4j.network import Neo4jNetwork
from pathways.stores.neo4j.view import View
from pathways.stores.plain import PlainNetwork
from tests.worlds import bundle, credential


class Places:
    """Answers as `matching.cypher` does of places: so many in one, and so many within it."""

    def __init__(self, rows: list[list[Any]]) -> None:
        self._all = sorted(rows, key=place_of)

    def rows(self, _name: str, *, by_place: list[list[Any]], limit: int, **_: Any) -> list[list[Any]]:
        found: list[list[Any]] = []
        for number, place, kind, _field in by_place:
            alike = [row for row in self._all if row[1] == kind]
            there = [row for row in alike if row[4] == place]
            within = [row for row in alike if row[4].startswith(place + "-")]
            found += [[number, row] for row in (*there[:limit], *within[:limit])]
        return found


def test_what_lies_in_a_place_is_read_as_far_as_what_lies_within_it() -> None:
    """Of the country many are quicker that do not match; the next of it match, before any of its parts."""
    english = [credential(f"e{n}", wait="1/0", jurisdiction="CA", languages=["en"]) for n in range(8)]
    country = [credential(f"f{n}", wait="2/0", jurisdiction="CA", languages=["fr"]) for n in range(2)]
    parts = [credential(f"p{n}", wait="3/0", jurisdiction="CA-ON", languages=["fr"]) for n in range(8)]
    catalogue = bundle(*english, *country, *parts)
    rows: list[list[Any]] = []
    for one in catalogue.credentials:
        (row,) = [row for table, row in derived(one, lambda _: None) if table == "credential"]
        rows.append([*row[:11], [], list(one.languages)])
    asked = Pattern(kinds=(CredentialKind.DIPLOMA,), jurisdictions=("CA",), taught_in=("fr",))
    told = Neo4jNetwork(cast(View, Places(rows))).matching([asked], 1)
    assert told == PlainNetwork(catalogue).matching([asked], 1)
    assert told[asked] == ("f0", "f1")
