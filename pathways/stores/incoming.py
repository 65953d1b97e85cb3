"""A whole catalogue on its way into a store: what comes in, and what may be asked of it before it is published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, NoReturn, Protocol

from pathways.stores.records import Record

Needs = tuple[int, tuple[Any, ...]]
"""What something waits for: at least so many of these, each a key or such needs again."""


class Ends(NamedTuple):
    """What only the other records can settle about a record.

    `names`: list and key of records that must be there; a key that ends in `*` begins the key of one.
    `needs`: what this record waits for, in which circles are looked for; None: it waits for nothing.
    `opens`: which credentials it opens a door to: an id, or else a kind, and `""` for any.
    `beside`: the key of the record beside which it is looked at again; None: it need not be.
    """

    names: tuple[tuple[str, str], ...] = ()
    needs: Needs | None = None
    opens: tuple[tuple[str, str], ...] = ()
    beside: str | None = None


NOTHING = Ends()


class Numbered(NamedTuple):
    """A record that comes in: its place in the order they come in, from 1, and its loose ends.

    `document`: what it was read from, as compact JSON; None: it is to be written out.
    """

    number: int
    record: Record
    ends: Ends = NOTHING
    document: str | None = None


Batch = Mapping[str, Sequence[tuple[Any, ...]]]
"""The rows that records are in one store, by table. The store alone knows what is in them."""

Packed = Any
"""A batch as it is handed to its store."""


class Maker(Protocol):
    """Makes records ready for a store, so far as that can be done before all of them are there."""

    def rows(self, records: Iterable[Numbered]) -> Batch:
        """What records are in the store: each by itself, with its texts as they are."""

    def packed(self, batch: Batch) -> Packed:
        """The rows of some records, for the store."""


Making = Callable[[], Maker]
"""Makes makers, one to each process: a class of a module, so that other processes find it by its name."""


class Tied(NamedTuple):
    """A record that is not free, and what it needs."""

    number: int
    key: str
    needs: Needs


class Beside(NamedTuple):
    """A record that is to be looked at again beside another one: the list of each and its document."""

    number: int
    name: str
    document: str
    other: str
    other_document: str | None


class Draft(Protocol):
    """What has come in, before it is published; it stands on what is kept where it adds to that."""

    def missing(self, most: int) -> list[tuple[str, str]]:
        """List and key of what is named and not there."""

    def naming(self, named: Iterable[tuple[str, str]]) -> Iterator[tuple[int, Record]]:
        """The records that came in and may name one of these, with their numbers, in order."""

    def near(self, name: str, key: str) -> list[str]:
        """Keys of a list that stand around this one in its order."""

    def beside(self) -> Iterator[Beside]:
        """Each record that is to be looked at again, with the one it is looked at beside, where that is there."""

    def tied(self, name: str, key: str | None = None) -> Tied | None:
        """A record of a list, this one or the first, that waits for what is never free; None: there is none.

        What waits for nothing, or that an agreement opens a door to, is free, and so is what has what it needs free.
        """

    def free(self, name: str, keys: Iterable[str]) -> None:
        """Take records as free, so that `tied` tells of others."""


class Twice(NamedTuple):
    """A key that came in twice, with the numbers of the two records."""

    name: str
    key: str
    first: int
    again: int


class Intake(Protocol):
    """A stream of records, and whoever looks at them once they are all there."""

    def batches(self, making: Making) -> Iterator[Packed]:
        """The records, made ready; what this raises is raised, and nothing changes."""

    def refuse(self, twice: Sequence[Twice]) -> NoReturn:
        """Raises what is wrong with keys that came in twice."""

    def settle(self, draft: Draft) -> None:
        """Raises what is wrong between the records; then nothing changes."""
