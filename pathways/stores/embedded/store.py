"""The store over one SQLite file. Several processes may read it while one writes."""

from __future__ import annotations

import json
import tempfile
import threading
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from pathways.errors import InvalidInput, NotFound, Problem
from pathways.model.bundle import LISTS
from pathways.stores.base import (
    LARGEST_PAGE,
    AnyRecord,
    Change,
    Changed,
    Engine,
    Page,
    Record,
    Search,
    Since,
    list_of,
    type_of,
)
from pathways.stores.changing import again, digest, expect_size
from pathways.stores.cursors import cursor_at, language_of, place_after
from pathways.stores.documents import Documents, decoded
from pathways.stores.embedded import bulk, checking, finding, sql
from pathways.stores.embedded.browsing import Browser
from pathways.stores.embedded.connection import Connections, rows, shorten_log, transaction, write
from pathways.stores.embedded.counting import count, facet
from pathways.stores.embedded.freshness import counted
from pathways.stores.embedded.network import EmbeddedNetwork
from pathways.stores.embedded.ordered import Rows
from pathways.stores.embedded.staging import Staging
from pathways.stores.embedded.version import sqlite_version
from pathways.stores.embedded.writing import Writer
from pathways.stores.finding import checked, day, weights
from pathways.stores.freshness import told
from pathways.stores.incoming import Intake
from pathways.stores.listing import EVERYTHING, Facets, Listed, Listing, SourceYear, Where
from pathways.stores.plain_intake import Plain
from pathways.stores.shelves import expect_facets, expect_filters, expect_listing


class EmbeddedStore:
    """A `Store` in the file at `path`; `:memory:` is a private file that is gone when the store is closed.

    `busy_seconds`: how long a write waits for another process's. `remembered`: decoded documents kept in memory. `few`:
    so many records of a list are read and sorted, whatever is asked of it.
    Raises `StoreUnavailable` for a file that is not ours, is damaged, or was written by a newer version.
    """

    def __init__(self, path: str | Path, *, busy_seconds: float = 30, remembered: int = 4096, few: int = 1_000) -> None:
        # SQLite's own memory databases cannot be read at one revision while the next one is written.
        self._private = tempfile.TemporaryDirectory(prefix="pathways-") if str(path) == ":memory:" else None
        file = Path(self._private.name, "catalogue.db") if self._private else Path(path)
        self._file = file
        self._connections = Connections(file, busy_seconds=busy_seconds)
        self._documents = Documents(remembered)
        self._few = few
        self._writing = threading.Lock()

    @property
    def revision(self) -> int:
        """The newest revision."""
        with self._connections.lent() as connection:
            return cast(int, rows(connection, sql.REVISION)[0][0])

    @property
    def engine(self) -> Engine:
        """SQLite, and which version."""
        return Engine("SQLite", sqlite_version())

    @property
    def identity(self) -> Hashable:
        """The file, by whatever path; see `Store`."""
        found = self._file.stat()
        return "file", found.st_dev, found.st_ino

    def load(self, records: Iterable[Record], *, expected_revision: int | None = None) -> int:
        """Replace the whole catalogue by what the stream gives, all or nothing; see `Store`."""
        return self.take(Plain(records), expected_revision=expected_revision)

    def take(self, intake: Intake, *, adding: bool = False, expected_revision: int | None = None) -> int:
        """Take in a stream of records, all or nothing; see `Store`."""
        with self._connections.apart() as connection:
            # Staged in tables of this connection's own: a slow stream holds up no one.
            Staging(connection).fill(intake)
            with self._writing, write(connection):
                writer = Writer(connection)
                writer.expect(expected_revision)
                revision = (bulk.add if adding else bulk.replace)(connection, writer, intake)
            shorten_log(connection)
            return revision

    def apply(
        self, changes: Sequence[Change], *, expected_revision: int | None = None, idempotency_key: str | None = None
    ) -> int:
        """Make all changes or none; see `Store`."""
        expect_size(changes)
        mark = digest(changes)
        with self._connections.lent() as connection, self._writing, write(connection):
            known = "SELECT revision, digest FROM done WHERE key = ?"
            for revision, digest_then in rows(connection, known, (idempotency_key,)):
                return again(revision, same=digest_then == mark)
            writer = Writer(connection)
            writer.expect(expected_revision)
            revision = writer.apply(changes) if changes else writer.revision
            if idempotency_key is not None:
                connection.execute("INSERT INTO done VALUES (?, ?, ?)", (idempotency_key, revision, mark))
            return revision

    def get(self, of: type[AnyRecord], id: str) -> AnyRecord:
        """The record with this key; raises `NotFound`."""
        found = self.find(of, id)
        if found is None:
            raise NotFound(list_of(of), id)
        return found

    def find(self, of: type[AnyRecord], id: str) -> AnyRecord | None:
        """The record with this key, if there is one."""
        with self._glance() as network:
            found = network.decoded(of, network.rows(sql.ONE, list=list_of(of), id=id))
        return found[0] if found else None

    def page(self, of: type[AnyRecord], *, after: str | None = None, limit: int = 100) -> Page[AnyRecord]:
        """The next records of one kind by their keys; see `Store`."""
        if not 1 <= limit <= LARGEST_PAGE:
            raise InvalidInput(Problem("limit", f"{limit} is not from 1 to {LARGEST_PAGE}"))
        with self.network() as network:
            found = network.rows(sql.PAGE, list=list_of(of), after=after or "", limit=limit + 1)
            more = found[limit - 1][0] if len(found) > limit else None
            return Page(network.decoded(of, found[:limit]), more, network.revision)

    def named(self, of: type[AnyRecord], ids: Collection[str]) -> Mapping[str, AnyRecord]:
        """The records with these keys, in the order of keys; unknown ones are left out."""
        list_of(of)
        with self._glance() as network:
            return network.named(of, ids)

    def listing(self, asked: Listing[AnyRecord]) -> Listed[AnyRecord]:
        """Records that pass the filters, in the order asked, from a cursor on; see `Store`."""
        given, after = expect_listing(asked), place_after(asked)
        ordered = Rows(asked.of, asked.order, language_of(asked), down=asked.descending != asked.backward)
        with self.network() as network:
            found = Browser(network, self._few).page(ordered, given, after, asked.limit + 1)
            places = found[: asked.limit][:: -1 if asked.backward else 1]
            records = network.named(asked.of, [place[-1] for place in places])
            return Listed(
                tuple(records[place[-1]] for place in places),
                tuple(cursor_at(asked, place) for place in places),
                len(found) > asked.limit,
                network.revision,
            )

    def count(self, of: type[Record], where: Where = EVERYTHING) -> int:
        """How many records pass the filters."""
        given = expect_filters(of, where)
        with self.network() as network:
            return count(Browser(network, self._few), of, given)

    def facets(self, of: type[Record], where: Where, names: Collection[str], most: int = 50) -> Facets:
        """Per filter of this name the values that records have, and how many have each; see `Store`."""
        expect_facets(of, names, most)
        given = expect_filters(of, where)
        with self.network() as network:
            browser = Browser(network, self._few)
            return {name: facet(browser, of, given, name)[:most] for name in names}

    def freshness(self) -> tuple[SourceYear, ...]:
        """How old the sources of all records are; see `Store`."""
        with self._connections.lent() as connection:
            return told(counted(connection))

    def search(self, asked: Search) -> tuple[Record, ...]:
        """What the words are found in, best first; see `Store`."""
        bound = {
            "lists": json.dumps([list_of(of) for of in asked.among]),
            "kinds": json.dumps([kind.value for kind in asked.kinds]),
            "limit": checked(asked).limit,
            "day": day(asked),
            **weights(asked.language),
        }
        with self._connections.lent() as connection:
            for query in finding.queries(asked.text):
                found = rows(connection, finding.FIND, {"query": query, **bound})
                if found:
                    return tuple(self._documents.decoded(*row) for row in found)
        return ()

    @contextmanager
    def _glance(self) -> Iterator[EmbeddedNetwork]:
        """A view for one statement alone, which sees one revision by itself: a transaction would take two more."""
        with self._connections.lent() as connection:
            yield EmbeddedNetwork(connection, self._documents)

    @contextmanager
    def network(self) -> Iterator[EmbeddedNetwork]:
        """The search's view of the newest revision, which it keeps until it is left."""
        with self._connections.lent() as connection, transaction(connection, "BEGIN"):
            yield EmbeddedNetwork(connection, self._documents)

    def changes_since(self, revision: int) -> Since:
        """What changed after a revision."""
        with self._connections.lent() as connection, transaction(connection, "BEGIN"):
            known: dict[str, int] = dict(rows(connection, "SELECT name, value FROM meta"))
            newest = known["revision"]
            if not known["oldest"] <= revision <= newest:
                return Since(newest, (), reset=True)
            later = "SELECT revision, list, id, deleted FROM history WHERE revision > ? ORDER BY revision, position"
            found = rows(connection, later, (revision,))
        changes = (Changed(number, type_of(name), id, bool(deleted)) for number, name, id, deleted in found)
        return Since(newest, tuple(changes), reset=False)

    def export(self) -> Iterator[Record]:
        """Every record of one revision, list by list, in the order of keys."""
        ordered = "SELECT list, body FROM record WHERE list = ? ORDER BY id"
        with self._connections.lent() as connection, transaction(connection, "BEGIN"):
            for name in LISTS:
                found: Iterable[tuple[Any, ...]] = connection.execute(ordered, (name,))
                for row in found:
                    yield decoded(*row)

    def check(self) -> tuple[Problem, ...]:
        """Compare everything derived with the documents it derives from; empty when all is well."""
        with self._connections.lent() as connection, transaction(connection, "BEGIN"):
            return checking.check(connection)

    def close(self) -> None:
        """Close the file; a private one is removed."""
        self._connections.close()
        if self._private:
            self._private.cleanup()
