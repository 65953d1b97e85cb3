"""How old the sources are: counts by list, year and confidence, kept up with the records that they count."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import apsw

from pathways.model.bundle import LISTS
from pathways.model.source import Confidence, Source
from pathways.stores.base import Record, list_of
from pathways.stores.embedded.connection import rows
from pathways.stores.listing import SourceYear

Dated = tuple[str, int, str]
"""A list, the year that a source speaks of (-1: undated), and how sure it is that it says so."""

UNDATED = -1

_ALL = "SELECT list, year, confidence, amount FROM freshness"
_ADD = """
INSERT INTO freshness VALUES (?, ?, ?, ?)
ON CONFLICT (list, year, confidence) DO UPDATE SET amount = amount + excluded.amount
"""
_REPLACED = """
SELECT r.list, r.body FROM temp.staged_record s CROSS JOIN main.record r ON r.list = s.list AND r.id = s.id
"""
_STAGED = "SELECT list, year, confidence, sum(amount) FROM temp.staged_dated GROUP BY list, year, confidence"


def dated(record: Record) -> Dated | None:
    """What a record counts as; None: it states no source of its own."""
    source = getattr(record, "source", None)
    return None if source is None else _of(list_of(type(record)), source)


def dated_in(name: str, document: str) -> Dated | None:
    """What the record in a document counts as; None also where the document is damaged."""
    try:
        # A stream's document may hold integers of more digits than Python reads; none is looked at here.
        stated = json.loads(document, parse_int=len).get("source")
        return None if stated is None else _of(name, Source.model_validate(stated))
    except (ValueError, AttributeError):
        return None


def replace_counts(connection: apsw.Connection) -> None:
    """Count what was staged as all that there is."""
    connection.execute("DELETE FROM freshness")
    connection.execute(f"INSERT INTO main.freshness {_STAGED}")


def add_staged(connection: apsw.Connection) -> None:
    """Count what was staged in place of what has the same keys, which must be there still."""
    counts: Counter[Dated] = Counter()
    found: Iterable[tuple[Any, ...]] = connection.execute(_REPLACED)
    for name, body in found:
        one = dated_in(name, body)
        if one is not None:
            counts[one] -= 1
    for name, year, confidence, amount in rows(connection, _STAGED):
        counts[name, year, confidence] += amount
    change_counts(connection, counts)


def change_counts(connection: apsw.Connection, counts: Mapping[Dated, int]) -> None:
    """Count so many more, or fewer, of each."""
    connection.executemany(_ADD, [(*one, amount) for one, amount in sorted(counts.items()) if amount])
    connection.execute("DELETE FROM freshness WHERE amount = 0")


def counted(connection: apsw.Connection) -> dict[Dated, int]:
    """All counts as they are kept."""
    return {(name, year, confidence): amount for name, year, confidence, amount in rows(connection, _ALL)}


def told(counts: Mapping[Dated, int]) -> tuple[SourceYear, ...]:
    """Counts in the order in which a store tells them."""
    lists, sure = list(LISTS), list(Confidence)
    ordered = sorted(counts, key=lambda one: (lists.index(one[0]), one[1], sure.index(Confidence(one[2]))))
    return tuple(
        SourceYear(name, None if year == UNDATED else year, Confidence(confidence), counts[name, year, confidence])
        for name, year, confidence in ordered
    )


def _of(name: str, source: Source) -> Dated:
    year = source.year
    return name, UNDATED if year is None else year, source.confidence.value
