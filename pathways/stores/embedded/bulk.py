"""Whole catalogues, and additions that are too many to be made one by one.

A whole catalogue is laid down table by table in the order of its keys, and indexes are made when their tables are
full: a row that is put among others costs many times what one more at the end does. An addition is put among what is
there, so that it costs what it holds and not what the catalogue does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import apsw

from pathways.model.things import Provider
from pathways.stores.derive import TITLED, Words, reach, settled, settled_words
from pathways.stores.documents import decoded
from pathways.stores.embedded.connection import rows
from pathways.stores.embedded.draft import EmbeddedDraft
from pathways.stores.embedded.freshness import add_staged, replace_counts
from pathways.stores.embedded.rating import expect_staged_rated
from pathways.stores.embedded.schema import WORDS
from pathways.stores.embedded.writing import INSERTS, OWNERS, PUT_WORDS, Writer
from pathways.stores.incoming import Intake, Twice

MOST_PROBLEMS = 100
PROVIDERS_KEPT = 10_000

_INDEXES = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY name"
_KEY = "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk"
_TWICE = """
SELECT list, id, min(number), max(number) FROM {0} GROUP BY list, id HAVING count(*) > 1 ORDER BY 4 LIMIT ?
""".format
_PUT_ALL = """
INSERT INTO record (list, id, revision, body)
SELECT list, id, ?, body FROM temp.staged_record WHERE true ORDER BY list, id
ON CONFLICT (list, id) DO UPDATE SET revision = excluded.revision, body = excluded.body
"""


def replace(connection: apsw.Connection, writer: Writer, intake: Intake) -> int:
    """Put what was staged in place of the whole catalogue and return the new revision."""
    revision = writer.revision + 1
    for table in ("history", *INSERTS):
        connection.execute(f"DELETE FROM {table}")
    # Emptying a full text table reads every row of it; making it anew does not.
    connection.execute("DROP TABLE words")
    connection.execute(WORDS)
    _lay_documents(connection, intake, revision)
    replace_counts(connection)
    provider_of = _Providers(connection)
    for table in INSERTS:
        _lay(connection, table, provider_of)
    _index_words(connection, "SELECT number, provider, place, {0} FROM temp.staged_words ORDER BY number", provider_of)
    intake.settle(EmbeddedDraft(connection, "main.record", {table: f"main.{table}" for table in INSERTS}, whole=True))
    expect_staged_rated(connection, "main.record")
    return writer.reset(revision)


def add(connection: apsw.Connection, writer: Writer, intake: Intake) -> int:
    """Put what was staged among what is there, in place of what has the same keys, and return the new revision."""
    revision = writer.revision + 1
    try:
        connection.execute("CREATE UNIQUE INDEX temp.staged_by_id ON staged_record (list, id)")
    except apsw.ConstraintError:
        _refuse_twice(connection, intake, "temp.staged_record")
    staged = {table: f"temp.staged_{table}" for table in INSERTS}
    intake.settle(EmbeddedDraft(connection, "temp.staged_record", staged, whole=False))
    further = list(_reaching_further(connection, writer))
    _take_out(connection)
    add_staged(connection)
    connection.execute(_PUT_ALL, (revision,))
    provider_of = _Providers(connection)
    for table in INSERTS:
        _put_rows(connection, table, provider_of)
    numbered = """
        SELECT r.number, w.provider, w.place, {0} FROM temp.staged_words w
        CROSS JOIN temp.staged_record s ON s.number = w.number
        CROSS JOIN main.record r ON r.list = s.list AND r.id = s.id
    """
    _index_words(connection, numbered, provider_of)
    expect_staged_rated(connection, "temp.staged_record")
    for id in further:
        writer.derive_credentials_of(id)
    return writer.reset(revision)


def _lay_documents(connection: apsw.Connection, intake: Intake, revision: int) -> None:
    """Documents keep the order in which they came, so that none of them is moved."""
    remade = _without_indexes(connection, "record")
    connection.execute("DELETE FROM record")
    connection.execute(
        "INSERT INTO record (number, list, id, revision, body) "
        "SELECT number, list, id, ?, body FROM temp.staged_record ORDER BY number",
        (revision,),
    )
    connection.execute("DELETE FROM temp.staged_record")
    try:
        for statement in remade:
            connection.execute(statement)
    except apsw.ConstraintError:
        _refuse_twice(connection, intake, "main.record")


def _refuse_twice(connection: apsw.Connection, intake: Intake, table: str) -> None:
    intake.refuse([Twice(*row) for row in rows(connection, _TWICE(table), (MOST_PROBLEMS,))])


def _lay(connection: apsw.Connection, table: str, provider_of: _Providers) -> None:
    remade = _without_indexes(connection, table)
    _put_rows(connection, table, provider_of)
    connection.execute(f"DELETE FROM temp.staged_{table}")
    for statement in remade:
        connection.execute(statement)


def _without_indexes(connection: apsw.Connection, table: str) -> list[str]:
    """Drop a table's indexes; returns the statements that make them again."""
    found = rows(connection, _INDEXES, (table,))
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}")
    return [statement for _, statement in found]


def _put_rows(connection: apsw.Connection, table: str, provider_of: _Providers) -> None:
    """Put the staged rows into a table, in the order of its key."""
    key = ", ".join(name for (name,) in rows(connection, _KEY, (table,)))
    staged = f"SELECT * FROM temp.staged_{table} ORDER BY {key}"
    if table in TITLED:
        found: Iterable[tuple[Any, ...]] = connection.execute(staged)
        connection.executemany(INSERTS[table], (settled(table, row, provider_of) for row in found))
    else:
        connection.execute(f"INSERT INTO main.{table} {staged}")


def _index_words(connection: apsw.Connection, staged: str, provider_of: _Providers) -> None:
    columns = "title_en, title_fr, more_en, more_fr"
    found: Iterable[tuple[Any, ...]] = connection.execute(staged.format(columns))
    connection.executemany(PUT_WORDS, _said(found, provider_of))


def _said(found: Iterable[tuple[Any, ...]], provider_of: _Providers) -> Iterator[tuple[Any, ...]]:
    for number, provider, place, *words in found:
        said: Words = (words[0], words[1], words[2], words[3])
        yield (number, *settled_words(said, place, None if provider is None else provider_of(provider)))


def _reaching_further(connection: apsw.Connection, writer: Writer) -> Iterator[str]:
    """Providers in whose place comes one that makes another thing of its credentials."""
    coming: Iterable[tuple[Any, ...]] = connection.execute(
        "SELECT id, body FROM temp.staged_record WHERE list = 'providers'"
    )
    for id, body in coming:
        after = decoded("providers", body)
        assert isinstance(after, Provider)
        if reach(writer.provider(id)) != reach(after):
            yield id


def _take_out(connection: apsw.Connection) -> None:
    """Delete what derives from the documents that will be replaced."""
    replaced = (
        "SELECT r.id, r.number FROM temp.staged_record s CROSS JOIN main.record r ON r.list = s.list AND r.id = s.id"
    )
    connection.execute(f"DELETE FROM words WHERE rowid IN (SELECT number FROM ({replaced}))")
    for name, tables in OWNERS.items():
        for table, column in tables:
            statement = f"DELETE FROM {table} WHERE {column} IN (SELECT id FROM ({replaced} WHERE s.list = ?))"
            connection.execute(statement, (name,))


class _Providers:
    """Finds providers; those asked last are remembered."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._find = lru_cache(maxsize=PROVIDERS_KEPT)(self._read)

    def __call__(self, id: str) -> Provider | None:
        return self._find(id)

    def _read(self, id: str) -> Provider | None:
        found = rows(self._connection, "SELECT body FROM record WHERE list = 'providers' AND id = ?", (id,))
        record = decoded("providers", found[0][0]) if found else None
        return record if isinstance(record, Provider) else None
