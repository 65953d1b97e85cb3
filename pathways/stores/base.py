"""What every store does: keep one catalogue, revision by revision, and answer from exactly one of them.

Values in, values out; errors are those of `pathways.errors`. All methods are synchronous and may be called from any
thread. Every method may raise `StoreUnavailable`.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, Protocol, TypeVar

from pathways.errors import Problem
from pathways.model.kinds import CredentialKind
from pathways.routing.network import Network
from pathways.stores.incoming import Intake
from pathways.stores.listing import EVERYTHING, Facets, Listed, Listing, SourceYear, Where
from pathways.stores.records import AnyRecord, Record, address, list_of, records_of, type_of

__all__ = [
    "LARGEST_CHANGE",
    "LARGEST_PAGE",
    "AnyRecord",
    "Change",
    "Changed",
    "Delete",
    "Engine",
    "Page",
    "Put",
    "Record",
    "Search",
    "Since",
    "Store",
    "address",
    "list_of",
    "records_of",
    "type_of",
]

AnyRecord_co = TypeVar("AnyRecord_co", covariant=True)

LARGEST_CHANGE = 1_000
"""The most changes one `apply` takes; more is a `load`."""

LARGEST_PAGE = 1_000
"""The most records one page holds."""


@dataclass(frozen=True)
class Put:
    """Write a record, new or in place of the one with its key."""

    record: Record


@dataclass(frozen=True)
class Delete:
    """Take a record out; raises `NotFound` where there is none."""

    of: type[Record]
    id: str


Change = Put | Delete


@dataclass(frozen=True)
class Page(Generic[AnyRecord_co]):
    """Some records in the order of their keys; `next` goes into `after` for the next page, None at the end."""

    records: tuple[AnyRecord_co, ...]
    next: str | None
    revision: int


@dataclass(frozen=True)
class Search:
    """Words to look for in titles, descriptions and names of places, in both languages; `language` counts more.

    Words that stand in any text ("of", "de") are not looked for beside others.

    `among`: kinds of record, `kinds`: kinds of credential (then nothing else is found); empty asks nothing.
    `in_force_on`: the day lies in the period that the record states for itself, where its kind states one; None: any.
    """

    text: str
    language: str = "en"
    among: tuple[type[Record], ...] = ()
    kinds: tuple[CredentialKind, ...] = ()
    limit: int = 20
    in_force_on: date | None = None


@dataclass(frozen=True)
class Changed:
    """That a record was written or taken out at a revision."""

    revision: int
    of: type[Record]
    id: str
    deleted: bool


@dataclass(frozen=True)
class Since:
    """What changed up to `revision`, in order; `reset`: too much (a load, or too long ago), read all anew."""

    revision: int
    changes: tuple[Changed, ...]
    reset: bool


class Engine(NamedTuple):
    """What keeps a catalogue: "SQLite" or "Neo4j", and which version of it, as 3.53.0."""

    name: str
    version: str


class Store(Protocol):
    """One catalogue. A new store is empty, at revision 0."""

    @property
    def revision(self) -> int:
        """The newest revision."""

    @property
    def engine(self) -> Engine:
        """What keeps the catalogue, as it was when the store was opened; nothing is asked for it."""

    @property
    def identity(self) -> Hashable:
        """Which catalogue this is: the same for two stores over one, however each of them was told where it is."""

    def load(self, records: Iterable[Record], *, expected_revision: int | None = None) -> int:
        """Replace the whole catalogue, all or nothing, and return the new revision.

        Readers keep the answers of their revision meanwhile. What the stream raises is raised, and nothing changes.
        Raises `InvalidInput` (a key given twice, not a record, money without a rate) and `RevisionConflict`.
        """

    def take(self, intake: Intake, *, adding: bool = False, expected_revision: int | None = None) -> int:
        """Take in a stream of records, all or nothing, and return the new revision; memory does not grow with it.

        They become the whole catalogue, or, `adding`, each takes the place of the one with its key. The intake looks
        at them once they are all there. What it raises is raised, and nothing changes; nor where the process ends.
        """

    def apply(
        self, changes: Sequence[Change], *, expected_revision: int | None = None, idempotency_key: str | None = None
    ) -> int:
        """Make all changes in their order, or none, and return the new revision.

        The same key with the same changes again returns the first answer and changes nothing. No changes make no
        revision. Raises `InvalidInput` (too many, a key used for other changes, money that is left without a rate),
        `NotFound` and `RevisionConflict`.
        """

    def get(self, of: type[AnyRecord], id: str) -> AnyRecord:
        """The record with this key; raises `NotFound`."""

    def find(self, of: type[AnyRecord], id: str) -> AnyRecord | None:
        """The record with this key, if there is one."""

    def page(self, of: type[AnyRecord], *, after: str | None = None, limit: int = 100) -> Page[AnyRecord]:
        """The next records of one kind by their keys, at most `limit` (1 to `LARGEST_PAGE`, else `InvalidInput`)."""

    def named(self, of: type[AnyRecord], ids: Collection[str]) -> Mapping[str, AnyRecord]:
        """The records with these keys, in one read and in the order of keys; unknown ones are left out."""

    def listing(self, asked: Listing[AnyRecord]) -> Listed[AnyRecord]:
        """Records that pass the filters, in the order asked, from a cursor on; any page costs what the first one does.

        Raises `InvalidInput` for a limit that is none, a filter or an order that such records have not, and a cursor
        that is none or another order's.
        """

    def count(self, of: type[Record], where: Where = EVERYTHING) -> int:
        """How many records pass the filters; raises `InvalidInput` as `listing` does."""

    def facets(self, of: type[Record], where: Where, names: Collection[str], most: int = 50) -> Facets:
        """Per filter of this name the values that records have, with how many pass the filters of all other names.

        So many are what the value would find in place of what that filter asks now, but that a group of providers is
        not counted for its members. Fields are told by two digits; a country is counted for its parts as well.
        Raises `InvalidInput` for facets that such records have not.
        """

    def freshness(self) -> tuple[SourceYear, ...]:
        """How old the sources of all records are: by list, then by year with what is undated first, then by confidence.

        Exact at every revision. What records cite besides their own source is not counted.
        """

    def search(self, asked: Search) -> tuple[Record, ...]:
        """What the words are found in, best first; every character is only a character."""

    def network(self) -> AbstractContextManager[Network]:
        """The search's view of the newest revision, which it keeps until it is left."""

    def changes_since(self, revision: int) -> Since:
        """What changed after a revision."""

    def export(self) -> Iterator[Record]:
        """Every record of one revision, list by list, in the order of keys."""

    def check(self) -> tuple[Problem, ...]:
        """Compare everything derived with the documents it derives from; empty when all is well."""

    def close(self) -> None:
        """Let go of everything; no other method may be called after it."""
