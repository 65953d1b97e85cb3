"""How old the sources are: counts kept up with the records that they count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import apsw

from pathways.stores.embedded.connection import rows
from pathways.stores.freshness import Dated, dated_in

_ALL = "SELECT list, year, confidence, amount FROM freshness"
_ADD = """
INSERT INTO freshness VALUES (?, ?, ?, ?)
ON CONFLICT (list, year, confidence) DO UPDATE SET amount = amount + excluded.amount
"""
_REPLACED = """
SELECT r.list, r.body FROM temp.staged_record s CROSS JOIN main.record r ON r.list = s.list AND r.id = s.id
"""
_STAGED = "SELECT list, year, confidence, sum(amount) FROM temp.staged_dated GROUP BY list, year, confidence"


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
