"""Comparing what is derived with the documents it derives from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import apsw
from pydantic import ValidationError

from pathways.errors import Problem
from pathways.model.bundle import key_of
from pathways.stores.base import Record
from pathways.stores.derive import derived, words
from pathways.stores.documents import decoded
from pathways.stores.embedded.connection import rows
from pathways.stores.embedded.freshness import counted
from pathways.stores.embedded.writing import OWNERS, Writer
from pathways.stores.freshness import Dated, dated

MOST_PROBLEMS = 100
AGAIN = "export the catalogue and load it again"

_EVERYTHING = "SELECT number, list, id, body FROM record ORDER BY list, id"
_ORPHANS = "SELECT DISTINCT {1} FROM {0} d WHERE NOT EXISTS (SELECT 1 FROM record WHERE list = ? AND id = d.{1})"


def check(connection: apsw.Connection) -> tuple[Problem, ...]:
    """The first problems of the file, of the documents, and of what derives from them; reads everything."""
    return tuple(islice(_problems(connection), MOST_PROBLEMS))


def _problems(connection: apsw.Connection) -> Iterator[Problem]:
    for (said,) in rows(connection, "PRAGMA integrity_check"):
        if said != "ok":
            yield Problem("file", said, "restore a copy of the file, or load the catalogue into a new one")
    writer = Writer(connection)
    counts: Counter[Dated] = Counter()
    everything: Iterable[tuple[Any, ...]] = connection.execute(_EVERYTHING)
    for number, name, id, body in everything:
        where = f"{name}/{id}"
        try:
            record = decoded(name, body)
        except (ValidationError, ValueError):
            yield Problem(where, "its document cannot be read", AGAIN)
            continue
        if key_of(record) != id:
            yield Problem(where, f"its document is of {key_of(record)!r}", AGAIN)
        counts.update(filter(None, [dated(record)]))
        yield from _differences(connection, writer, where, number, record)
    yield from _orphans(connection)
    if counted(connection) != counts:
        yield Problem("freshness", "what is told of the years of sources differs from the documents", AGAIN)


def _differences(
    connection: apsw.Connection, writer: Writer, where: str, number: int, record: Record
) -> Iterator[Problem]:
    name, _, id = where.partition("/")
    expected = defaultdict(list)
    for table, row in derived(record, writer.provider):
        expected[table].append(row)
    for table, column in OWNERS.get(name, ()):
        found = rows(connection, f"SELECT * FROM {table} WHERE {column} = ?", (id,))
        if sorted(found) != sorted(expected[table]):
            yield Problem(where, f"its rows in {table!r} differ from its document", AGAIN)
    indexed = "SELECT title_en, title_fr, more_en, more_fr FROM words WHERE rowid = ?"
    said = words(record, writer.provider)
    if rows(connection, indexed, (number,)) != ([said] if said else []):
        yield Problem(where, "its words for the full text differ from its document", AGAIN)


def _orphans(connection: apsw.Connection) -> Iterator[Problem]:
    for name, tables in OWNERS.items():
        for table, column in tables:
            for (id,) in rows(connection, _ORPHANS.format(table, column), (name,)):
                yield Problem(f"{name}/{id}", f"has rows in {table!r} but no document", AGAIN)
    lost = "SELECT rowid FROM words WHERE rowid NOT IN (SELECT number FROM record)"
    for (number,) in rows(connection, lost):
        yield Problem(f"words/{number}", "is found by full text but has no document", AGAIN)
