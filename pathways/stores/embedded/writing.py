"""Writing: documents, and in the same transaction all that derives from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

import apsw

from pathways.errors import NotFound, RevisionConflict
from pathways.model.things import Provider
from pathways.stores.base import Change, Put, Record, address, list_of
from pathways.stores.changing import HISTORY
from pathways.stores.derive import ProviderOf, derived, reach, words
from pathways.stores.documents import decoded, encoded
from pathways.stores.embedded import sql
from pathways.stores.embedded.connection import rows
from pathways.stores.embedded.freshness import change_counts
from pathways.stores.embedded.rating import expect_rated
from pathways.stores.freshness import Dated, dated, dated_in

COLUMNS = {
    "credential": 17,
    "tag": 3,
    "provider": 5,
    "member": 2,
    "occupation": 5,
    "skill": 4,
    "framework": 3,
    "agreement": 7,
    "covers": 5,
    "evidence": 6,
    "entry": 7,
}
"""The tables that derive from documents, one by one, and how many columns each has."""

INSERTS = {table: f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})" for table, columns in COLUMNS.items()}

OWNERS = {
    "credentials": (("credential", "id"), ("tag", "credential"), ("entry", "upper")),
    "providers": (("provider", "id"), ("member", "grp")),
    "agreements": (("agreement", "id"), ("covers", "agreement"), ("evidence", "agreement")),
    "occupations": (("occupation", "id"),),
    "skills": (("skill", "id"),),
    "frameworks": (("framework", "id"),),
}
"""Per list, the tables that derive from its records and the column that names the record."""

PUT_WORDS = "INSERT INTO words (rowid, title_en, title_fr, more_en, more_fr) VALUES (?, ?, ?, ?, ?)"
_PUT = """
INSERT INTO record (list, id, revision, body) VALUES (?, ?, ?, ?)
ON CONFLICT (list, id) DO UPDATE SET revision = excluded.revision, body = excluded.body
"""
_KEPT = "SELECT number, body FROM record WHERE list = ? AND id = ?"

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
        counts: Counter[Dated] = Counter()
        for position, change in enumerate(changes):
            name, id = address(change.record) if isinstance(change, Put) else (list_of(change.of), change.id)
            if name == "providers" and self._reaches_further(change, id):
                touched |= dict.fromkeys(self._credentials_of(id))
            before = rows(self._connection, _KEPT, (name, id))
            counts.subtract(filter(None, (dated_in(name, body) for _, body in before)))
            if isinstance(change, Put):
                self._connection.execute(_PUT, (name, id, self.revision, encoded(change.record)))
                counts.update(filter(None, [dated(change.record)]))
            elif before:
                self._delete(before[0][0])
            else:
                raise NotFound(name, id)
            touched[name, id] = None
            entry = (self.revision, position, name, id, not isinstance(change, Put))
            self._connection.execute("INSERT INTO history VALUES (?, ?, ?, ?, ?)", entry)
        expect_rated(self._connection, touched)
        change_counts(self._connection, counts)
        self._derive_anew(touched)
        self._forget_history()
        self._publish()
        return self.revision

    def derive_credentials_of(self, provider: str) -> None:
        """Derive the credentials of a provider anew."""
        self._derive_anew(dict.fromkeys(self._credentials_of(provider)))

    def reset(self, revision: int) -> int:
        """Publish a revision before which nothing is remembered, and return it."""
        self.revision = revision
        self._connection.execute("DELETE FROM history")
        self._connection.execute("UPDATE meta SET value = ? WHERE name = 'oldest'", (revision,))
        self._publish()
        return revision

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

    def _delete(self, number: int) -> None:
        self._connection.execute("DELETE FROM record WHERE number = ?", (number,))
        self._connection.execute("DELETE FROM words WHERE rowid = ?", (number,))

    def _read(self, named: Named) -> tuple[int, Record] | None:
        found = rows(self._connection, _KEPT, named)
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

    def _derive(self, number: int, record: Record) -> None:
        provider_of: ProviderOf = self.provider
        for table, row in derived(record, provider_of):
            self._connection.execute(INSERTS[table], row)
        said = words(record, provider_of)
        if said:
            self._connection.execute(PUT_WORDS, (number, *said))

    def _forget_history(self) -> None:
        """Keep the newest changes only, whole revisions of them."""
        cut = "SELECT revision FROM history ORDER BY revision DESC, position DESC LIMIT 1 OFFSET ?"
        for row in rows(self._connection, cut, (HISTORY,)):
            self._connection.execute("DELETE FROM history WHERE revision <= ?", row)
            self._connection.execute("UPDATE meta SET value = ? WHERE name = 'oldest'", row)

    def _publish(self) -> None:
        self._connection.execute("UPDATE meta SET value = ? WHERE name = 'revision'", (self.revision,))
