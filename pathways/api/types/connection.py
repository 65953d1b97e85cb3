"""Pages of records: Relay connections, with counts and facets of all that the filters leave."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Generic, NamedTuple, TypeVar

import strawberry

from pathways.api.context import context_of
from pathways.api.declare import described, output, read, worded
from pathways.api.telling import words
from pathways.explain.facet import closed_list, facet_words
from pathways.stores.base import list_of
from pathways.stores.listing import Listed, Listing

Item = TypeVar("Item")

MOST_VALUES = 200


class Facet(StrEnum):
    """What the records of a connection can be counted by."""

    KINDS = "kinds"
    FIELDS = "fields"
    PROVIDERS = "providers"
    JURISDICTIONS = "jurisdictions"
    LANGUAGES = "languages"
    DELIVERY = "delivery"
    OCCUPATIONS = "occupations"
    SKILLS = "skills"
    RECEIVERS = "receivers"
    SENDERS = "senders"
    STRENGTHS = "strengths"
    STATUSES = "statuses"
    TEERS = "teers"
    PROFESSIONS = "professions"
    ACCREDITATIONS = "accreditations"


worded(
    Facet,
    "What records can be counted by; each kind of record has some of these.",
    lambda name: f"By the filter of that name: `{Facet[name].value}`.",
)


class Counted(NamedTuple):
    """A value of a facet, and of which records."""

    of: str
    facet: Facet
    value: str
    number: int


@output
class FacetValue:
    """One value, and how many records have it."""

    @read()
    def value(root: Counted) -> str:
        """The value as the filter takes it: an enum's value by its name."""
        closed = closed_list(root.of, root.facet)
        return closed(root.value).name if closed else root.value

    @read()
    def count(root: Counted) -> int:
        """How many records have it, other filters than this one's own applied."""
        return root.number

    label, label_parts = words(
        lambda root, voice: facet_words(root.of, root.facet, root.value, voice), "The value in words."
    )


class Values(NamedTuple):
    """The values of one facet."""

    name: Facet
    values: list[Counted]


@output
class FacetCounts:
    """One facet: its most frequent values first."""

    name: Facet = described("What is counted by.")
    values: list[FacetValue] = described("The values.")


@output
class PageInfo:
    """Where a page lies among all."""

    has_next_page: bool = described("Whether there are more after it.")
    has_previous_page: bool = described("Whether there are more before it.")
    start_cursor: str | None = described("The first edge's cursor; null: the page is empty.")
    end_cursor: str | None = described("The last edge's cursor; null: the page is empty.")


@output
class Edge(Generic[Item]):
    """One record of a page."""

    node: Item = described("The record.")
    cursor: str = described("Its place in this order, for `after` and `before`.")


class Placed(NamedTuple):
    """A record and its cursor."""

    node: Any
    cursor: str


@dataclass(frozen=True)
class Page:
    """What was listed, and what was asked."""

    listed: Listed[Any]
    asked: Listing[Any]

    @property
    def edges(self) -> list[Placed]:
        """The records with their cursors."""
        return list(map(Placed, self.listed.records, self.listed.cursors))

    @property
    def nodes(self) -> list[Any]:
        """The records."""
        return list(self.listed.records)

    @property
    def revision(self) -> int:
        """The revision that was read."""
        return self.listed.revision

    @property
    def page_info(self) -> PageInfo:
        """Where the page lies."""
        cursors, further, back = self.listed.cursors, self.listed.more, self.asked.backward
        beyond = self.asked.after is not None
        return PageInfo(
            has_next_page=beyond if back else further,
            has_previous_page=further if back else beyond,
            start_cursor=cursors[0] if cursors else None,
            end_cursor=cursors[-1] if cursors else None,
        )


Names = Annotated[list[Facet], strawberry.argument(description="What to count by.")]
Most = Annotated[int, strawberry.argument(description="At most so many values of each, 1 to 200.")]


@output
class Connection(Generic[Item]):
    """A page of records, and what can be said of all that the filters leave."""

    edges: list[Edge[Item]] = described("The records of the page with their cursors.")
    nodes: list[Item] = described("The records of the page.")
    page_info: PageInfo = described("Where the page lies among all.")
    revision: int = described("The revision of the catalogue that was read.")

    @read()
    async def total_count(root: Page, info: strawberry.Info) -> int:
        """How many records the filters leave; it is counted only where it is asked for."""
        asked = root.asked
        return await context_of(info).asker.read(lambda service: service.count(asked.of, asked.where))

    @read(list[FacetCounts])
    async def facets(root: Page, info: strawberry.Info, names: Names, most: Most = 50) -> list[Values]:
        """How many records have which value, each facet with the filter of its own name left out."""
        asked, wanted = root.asked, [facet.value for facet in names]
        found = await context_of(info).asker.read(
            lambda service: service.facets(asked.of, asked.where, wanted, min(most, MOST_VALUES))
        )
        of = list_of(asked.of)
        return [
            Values(facet, [Counted(of, facet, *each) for each in found[facet.value]]) for facet in dict.fromkeys(names)
        ]
