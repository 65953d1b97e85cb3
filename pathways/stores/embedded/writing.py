"""Writing: documents, and in the same transaction all that derives from them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import apsw

from pathways.errors import InvalidInput, NotFound, Problem, RevisionConflict
from pathways.model.things import Provider
from pathways.stores.base import Change, Put, Record, address, list_of
from pathways.stores.embedded import sql
from pathways.stores.embedded.connection import rows
from pathways.stores.embedded.derive import ProviderOf, derived, reach, words
from pathways.stores.embedded.documents import decoded, encoded
from pathways.stores.embedded.rating import expect_all_rated, expect_rated
from pathways.stores.embedded.schema import WORDS

HISTORY = 20_000
"""How many changes are remembered for `changes_since`, at least."""

INSERTS = {
    "credential": "INSERT INTO credential VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "tag": "INSERT INTO tag VALUES (?, ?, ?)",
    "member": "INSERT INTO member VALUES (?, ?)",
    "leads": "INSERT INTO leads VALUES (?, ?)",
    "covers": "INSERT INTO covers VALUES (?, ?, ?, ?, ?)",
    "evidence": "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?)",
    "entry": "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)",
}

OWNERS = {
    "credentials": (("credential", "id"), ("tag", "credential"), ("entry", "upper")),
    "providers": (("member", "grp"),),
    "agreements": (("leads", "agreement"), ("covers", "agreement"), ("evidence", "agreement")),
}
"""Per list, the tables that derive from its records and the column that names the record."""

_WORDS = "INSERT INTO words (rowid, title_en, title_fr, more_en, more_fr) VALUES (?, ?, ?, ?, ?)"
_PUT = """
INSERT INTO record (list, id, revision, body) VALUES (?, ?, ?, ?)
ON CONFLICT (list, id) DO UPDATE SET revision = excluded.revision, body = excluded.body
"""

Named = tuple[str, str]
"""A record's list and key."""


class Writer:
    """Writes inside a transaction that its caller began and ends."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._providers: dict[str, Provider | None] = {}
        self.revision: int = rows(connection, sql.REVISION)[0][0]

    def expect(self, revision: int | None) -> None:
        """Raise `RevisionConflict` where another revision than the expected one is the newest."""
        if revision is not None and revision != self.revision:
            raise RevisionConflict(revision, self.revision)

    def apply(self, changes: Sequence[Change]) -> int:
        """Make the changes and return the new revision."""
        self.revision += 1
        touched: dict[Named, None] = {}
        for position, change in enumerate(changes):
            name, id = address(change.record) if isinstance(change, Put) else (list_of(change.of), change.id)
            if name == "providers" and self._reaches_further(change, id):
                touched |= dict.fromkeys(self._credentials_of(id))
            if isinstance(change, Put):
                self._connection.execute(_PUT, (name, id, self.revision, encoded(change.record)))
            else:
                self._delete(name, id)
            touched[name, id] = None
            entry = (self.revision, position, name, id, not isinstance(change, Put))
            self._connection.execute("INSERT INTO history VALUES (?, ?, ?, ?, ?)", entry)
        expect_rated(self._connection, touched)
        self._derive_anew(touched)
        self._forget_history()
        self._publish()
        return self.revision

    def replace(self) -> int:
        """Put what was staged in place of the whole catalogue and return the new revision."""
        self.revision += 1
        for table in ("record", "history", *INSERTS):
            self._connection.execute(f"DELETE FROM {table}")
        # Emptying a full text table reads every row of it; making it anew does not.
        self._connection.execute("DROP TABLE words")
        self._connection.execute(WORDS)
        self._connection.execute(
            "INSERT INTO record (list, id, revision, body) SELECT list, id, ?, body FROM staged ORDER BY list, id",
            (self.revision,),
        )
        expect_all_rated(self._connection)
        self._derive_all()
        self._connection.execute("UPDATE meta SET value = ? WHERE name = 'oldest'", (self.revision,))
        self._publish()
        return self.revision

    def provider(self, id: str) -> Provider | None:
        """The provider as it now stands in this transaction; remembered for the writer's life."""
        if id not in self._providers:
            found = self._read(("providers", id))
            self._providers[id] = found[1] if found and isinstance(found[1], Provider) else None
        return self._providers[id]

    def _reaches_further(self, change: Change, id: str) -> bool:
        """Whether a change to a provider changes what its credentials state."""
        before = self.provider(id)
        del self._providers[id]
        after = change.record if isinstance(change, Put) else None
        return reach(before) != reach(after if isinstance(after, Provider) else None)

    def _credentials_of(self, provider: str) -> Iterator[Named]:
        found = rows(self._connection, "SELECT id FROM credential WHERE provider = ?", (provider,))
        return (("credentials", id) for (id,) in found)

    def _delete(self, name: str, id: str) -> None:
        found = self._read((name, id))
        if found is None:
            raise NotFound(name, id)
        self._connection.execute("DELETE FROM record WHERE number = ?", (found[0],))
        self._connection.execute("DELETE FROM words WHERE rowid = ?", (found[0],))

    def _read(self, named: Named) -> tuple[int, Record] | None:
        found = rows(self._connection, "SELECT number, body FROM record WHERE list = ? AND id = ?", named)
        return (found[0][0], decoded(named[0], found[0][1])) if found else None

    def _derive_anew(self, touched: Collection[Named]) -> None:
        # First all that is known of the providers is dropped: it may be older than these changes.
        self._providers.clear()
        for name, id in touched:
            for table, column in OWNERS.get(name, ()):
                self._connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (id,))
            found = self._read((name, id))
            if found:
                self._connection.execute("DELETE FROM words WHERE rowid = ?", (found[0],))
                self._derive(*found)

    def _derive_all(self) -> None:
        everything: Iterable[tuple[Any, ...]] = self._connection.execute("SELECT number, list, body FROM record")
        for number, name, body in everything:
            self._derive(number, decoded(name, body))

    def _derive(self, number: int, record: Record) -> None:
        provider_of: ProviderOf = self.provider
        for table, row in derived(record, provider_of):
            self._connection.execute(INSERTS[table], row)
        said = words(record, provider_of)
        if said:
            self._connection.execute(_WORDS, (number, *said))

    def _forget_history(self) -> None:
        """Keep the newest changes only, whole revisions of them."""
        cut = "SELECT revision FROM history ORDER BY revision DESC, position DESC LIMIT 1 OFFSET ?"
        for row in rows(self._connection, cut, (HISTORY,)):
            self._connection.execute("DELETE FROM history WHERE revision <= ?", row)
            self._connection.execute("UPDATE meta SET value = ? WHERE name = 'oldest'", row)

    def _publish(self) -> None:
        self._connection.execute("UPDATE meta SET value = ? WHERE name = 'revision'", (self.revision,))


def stage(connection: apsw.Connection, records: Iterable[Record]) -> None:
    """Write a stream of records beside what is published, where only this connection sees them.

    Raises `InvalidInput` for keys given twice, once the stream has ended.
    """
    connection.execute("DROP TABLE IF EXISTS temp.staged")
    connection.execute(
        "CREATE TEMP TABLE staged (list TEXT, id TEXT, body TEXT NOT NULL, PRIMARY KEY (list, id)) WITHOUT ROWID"
    )
    problems: list[Problem] = []
    for record in records:
        name, id = address(record)
        connection.execute("INSERT OR IGNORE INTO temp.staged VALUES (?, ?, ?)", (name, id, encoded(record)))
        if not connection.changes() and len(problems) < 100:
            problems.append(Problem(f"{name}/{id}", "is given twice", "keep one of the two"))
    if problems:
        raise InvalidInput(*problems)


def digest(changes: Sequence[Change]) -> str:
    """What tells one list of changes from another."""
    parts = [
        ["put", *address(change.record), encoded(change.record)]
        if isinstance(change, Put)
        else ["delete", list_of(change.of), change.id]
        for change in changes
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
