"""What may be asked of many records at once: which ones, in what order, how many, and how old their sources are.

Every store answers alike, to the letter: what a filter means and how titles are ordered is told here.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, Generic

from pathways.model.pattern import Level
from pathways.model.source import Confidence
from pathways.stores.records import AnyRecord

SORTED_BY = 100
"""So many characters of a title tell its place; titles that share them stand in the order of their ids."""

# What a reader looks for under two letters, and Unicode takes for one of its own.
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def sort_key(title: str) -> str:
    """What a title is ordered by, character by character: accents, case and further spaces do not matter."""
    if title.isascii():
        plain = title.lower()
    else:
        apart = unicodedata.normalize("NFKD", title)
        plain = "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()
        plain = plain.translate(_LIGATURES)
    return " ".join(plain.split())[:SORTED_BY]


class Order(StrEnum):
    """How records are ordered; those that are alike in it follow their ids, and ids are compared by code points.

    TITLE: by `sort_key` of the title (a provider's name) in the language asked for, or else in the other one.
    KIND: by the kind's word, then as TITLE. PROVIDER: by the provider's id, then as TITLE.
    Agreements, which seldom have titles, are never ordered by them; their provider is the receiver.
    """

    ID = "id"
    TITLE = "title"
    KIND = "kind"
    PROVIDER = "provider"


@dataclass(frozen=True)
class Where:
    """What records must be: all that is given must hold, and of each list one item; what is empty or None asks nothing.

    A kind of record has some of these filters only (`shelves.SHELVES`). What a record does not state fits no filter.

    - `text`: each of its words that tells something stands in the record, as `Store.search` finds words.
    - `kinds`: of credentials, providers or agreements, by their words.
    - `fields`: the first digits of a credential's field.
    - `providers`, `receivers`, `senders`: by id; a group stands for itself and for its members.
    - `jurisdictions`: the place or a part of it; a credential that states none has its provider's.
    - `professions`, `skills`, `accreditations`, `languages` (of instruction), `delivery` (in any of the ways).
    - `occupations`: the first digits of a code: what a credential leads to, what asks for a skill, an occupation's own.
    - `level_at_least`: on the same framework. `credits_at_least`, `credits_at_most`: in semester credits.
    - `strengths`, `statuses`: of agreements, by their words.
    - `toward`, `citing`: active agreements that a network tells of, toward this credential or that may cite it.
    - `teers`: of occupations. `regulated_in`: in the place, in a part of it, or wherever it is a part of.
    - `in_force_on`: the day lies in the period that the record states for itself.
    """

    text: str = ""
    ids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    delivery: tuple[str, ...] = ()
    accreditations: tuple[str, ...] = ()
    level_at_least: Level | None = None
    credits_at_least: Fraction | None = None
    credits_at_most: Fraction | None = None
    receivers: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    toward: str | None = None
    citing: str | None = None
    teers: tuple[int, ...] = ()
    regulated_in: tuple[str, ...] = ()
    in_force_on: date | None = None

    @property
    def given(self) -> dict[str, Any]:
        """The filters that ask something. What is empty in a list is nothing that a record could state."""
        stated = ((field.name, getattr(self, field.name)) for field in fields(self))
        asked = {name: value for name, value in stated if value is not None and value not in ((), "")}
        return {
            name: tuple(one for one in value if one != "") if isinstance(value, tuple) else value
            for name, value in asked.items()
        }


EVERYTHING = Where()
"""Asks nothing."""


@dataclass(frozen=True)
class Listing(Generic[AnyRecord]):
    """Some records of one kind, at most `limit` (1 to `LARGEST_PAGE`), after a cursor or from the start.

    `backward`: those before the cursor, or at the end; they are told in the listing's order all the same.
    `language`: of titles, `fr` or else `en`. A cursor holds for either direction, and for any filters.
    """

    of: type[AnyRecord]
    where: Where = EVERYTHING
    order: Order = Order.ID
    descending: bool = False
    language: str = "en"
    after: str | None = None
    limit: int = 100
    backward: bool = False


@dataclass(frozen=True)
class Listed(Generic[AnyRecord]):
    """Records in their order, a cursor for each, and whether there are `more` in the direction that was read.

    A cursor names a place in an order: it stays the record's as long as what it is ordered by stays.
    """

    records: tuple[AnyRecord, ...]
    cursors: tuple[str, ...]
    more: bool
    revision: int


Facets = dict[str, tuple[tuple[str, int], ...]]
"""Per name, values and how many records have each: the most frequent first, then by value."""


@dataclass(frozen=True)
class SourceYear:
    """How many records of a list have a source that speaks of this year (None: undated), read or recalled as told."""

    list: str
    year: int | None
    confidence: Confidence
    count: int
