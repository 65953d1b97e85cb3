"""The store over a Neo4j database. Any number of processes may read and write it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import cast

from pathways.errors import InvalidInput, NotFound, Problem
from pathways.model.bundle import LISTS
from pathways.stores.access import Access
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
from pathways.stores.changing import expect_size
from pathways.stores.cursors import place_after
from pathways.stores.documents import Documents
from pathways.stores.drawing import WORDS
from pathways.stores.embedded.cutting import Cutter
from pathways.stores.freshness import told
from pathways.stores.incoming import Intake
from pathways.stores.listing import EVERYTHING, Facets, Listed, Listing, SourceYear, Where
from pathways.stores.neo4j import browsing, checking, finding, migrating, writing
from pathways.stores.neo4j.connection import Connection
from pathways.stores.neo4j.loading import Kept, Loader
from pathways.stores.neo4j.network import Neo4jNetwork
from pathways.stores.neo4j.sweeping import Sweeper
from pathways.stores.neo4j.view import View
from pathways.stores.plain_intake import Plain
from pathways.stores.shelves import expect_facets, expect_filters, expect_listing

EXPORTED = 500
"""So many records are read at a time when all are read."""


class Neo4jStore:
    """A `Store` in a database; `remembered`: decoded documents kept in memory, `connect`: how it is spoken with.

    Raises `StoreUnavailable` for a database that cannot be reached, or that a newer version has written.
    """

    def __init__(
        self, access: Access, *, remembered: int = 4096, connect: Callable[[Access], Connection] = Connection
    ) -> None:
        self._access = access
        self._catalogue = access.catalogue
        self._documents = Documents(remembered)
        self._cut = Cutter()
        self._connection = connect(access)
        self._sweeper = Sweeper(self._connection, access.catalogue, access.keep)
        try:
            self._version = migrating.migrate(self._connection)
            self._connection.write(lambda transaction: transaction.run("open", catalogue=self._catalogue))
        except BaseException:
            self._connection.close()
            raise

    @property
    def revision(self) -> int:
        """The newest revision."""
        ((published,),) = self._connection.read("published", catalogue=self._catalogue)
        return int(published[1])

    @property
    def engine(self) -> Engine:
        """Neo4j, and which version."""
        return Engine("Neo4j", self._version)

    @property
    def identity(self) -> Hashable:
        """The database, at whatever address, and the catalogue's name there; see `Store`."""
        ((database,),) = self._connection.read("identity")
        return "neo4j", database, self._catalogue

    def load(self, records: Iterable[Record], *, expected_revision: int | None = None) -> int:
        """Replace the whole catalogue by what the stream gives, all or nothing; see `Store`."""
        return self.take(Plain(records), expected_revision=expected_revision)

    def take(self, intake: Intake, *, adding: bool = False, expected_revision: int | None = None) -> int:
        """Take in a stream of records, all or nothing; see `Store`."""
        loader = Loader(self._connection, self._catalogue, self._access.keep, self._cut)
        view = self._view() if adding else None
        kept = Kept(view.revision, self._everything(view)) if view else None
        return loader.take(intake, kept, expected_revision)

    def apply(
        self, changes: Sequence[Change], *, expected_revision: int | None = None, idempotency_key: str | None = None
    ) -> int:
        """Make all changes or none; see `Store`."""
        expect_size(changes)
        asked = writing.asked_for(changes, expected_revision, idempotency_key)
        revision = writing.apply(self._connection, self._catalogue, asked, self._cut)
        self._sweeper.sweep()
        return revision

    def get(self, of: type[AnyRecord], id: str) -> AnyRecord:
        """The record with this key; raises `NotFound`."""
        found = self.find(of, id)
        if found is None:
            raise NotFound(list_of(of), id)
        return found

    def find(self, of: type[AnyRecord], id: str) -> AnyRecord | None:
        """The record with this key, if there is one."""
        return self.named(of, [id]).get(id)

    def page(self, of: type[AnyRecord], *, after: str | None = None, limit: int = 100) -> Page[AnyRecord]:
        """The next records of one kind by their keys; see `Store`."""
        if not 1 <= limit <= LARGEST_PAGE:
            raise InvalidInput(Problem("limit", f"{limit} is not from 1 to {LARGEST_PAGE}"))
        view = self._view()
        found = view.rows("page", list=list_of(of), after=after or "", limit=limit + 1)
        more = found[limit - 1][0] if len(found) > limit else None
        return Page(tuple(view.keyed(of, found[:limit]).values()), more, view.revision)

    def named(self, of: type[AnyRecord], ids: Collection[str]) -> Mapping[str, AnyRecord]:
        """The records with these keys, in the order of keys; unknown ones are left out."""
        list_ = list_of(of)
        asked = {"catalogue": self._catalogue, "list": list_, "ids": sorted(set(ids))}
        rows = self._connection.read("newest", **asked) if ids else []
        return {
            id: cast(AnyRecord, self._documents.decoded(list_, id, (generation, since), body))
            for id, generation, since, body in rows
        }

    def listing(self, asked: Listing[AnyRecord]) -> Listed[AnyRecord]:
        """Records that pass the filters, in the order asked, from a cursor on; see `Store`."""
        given, after = expect_listing(asked), place_after(asked)
        return browsing.page(self._view(), asked, given, after, self._cut)

    def count(self, of: type[Record], where: Where = EVERYTHING) -> int:
        """How many records pass the filters."""
        given = expect_filters(of, where)
        return browsing.count(self._view(), of, given, self._cut)

    def facets(self, of: type[Record], where: Where, names: Collection[str], most: int = 50) -> Facets:
        """Per filter of this name the values that records have, and how many have each; see `Store`."""
        expect_facets(of, names, most)
        given = expect_filters(of, where)
        view = self._view()
        return {name: browsing.facet(view, of, given, name, self._cut)[:most] for name in names}

    def freshness(self) -> tuple[SourceYear, ...]:
        """How old the sources of all records are; see `Store`."""
        counts = self._view().rows("counted")
        return told({(list_, year, sure): amount for list_, year, sure, amount in counts if list_ != WORDS})

    def search(self, asked: Search) -> tuple[Record, ...]:
        """What the words are found in, best first; see `Store`."""
        return finding.search(self._view(), asked, self._cut)

    @contextmanager
    def network(self) -> Iterator[Neo4jNetwork]:
        """The search's view of the newest revision, which it keeps until it is left."""
        yield Neo4jNetwork(self._view())

    def changes_since(self, revision: int) -> Since:
        """What changed after a revision."""
        bound = {"catalogue": self._catalogue, "since": revision}
        ((newest, known, found),) = self._connection.read("changes_since", **bound)
        if not known:
            return Since(newest, (), reset=True)
        changes = (Changed(number, type_of(name), id, deleted) for number, name, id, deleted in found)
        return Since(newest, tuple(changes), reset=False)

    def export(self) -> Iterator[Record]:
        """Every record of one revision, list by list, in the order of keys."""
        return self._everything(self._view())

    def check(self) -> tuple[Problem, ...]:
        """Compare the graph with the documents it is drawn from; empty when all is well."""
        return checking.check(self._view(), self._cut)

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()

    def _view(self) -> View:
        return View(self._connection, self._documents, self._catalogue, self._access.keep)

    @staticmethod
    def _everything(view: View) -> Iterator[Record]:
        return chain.from_iterable(view.listed(name, EXPORTED) for name in LISTS)
