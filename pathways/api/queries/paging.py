"""Pages as Relay asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import strawberry

from pathways.api.inputs.filters import OrderInput
from pathways.errors import InvalidInput
from pathways.explain.mistakes import problem
from pathways.explain.words.options import WITHIN
from pathways.explain.words.two import Lang, Two
from pathways.stores.base import Record, list_of
from pathways.stores.listing import Listing, Where

MOST = 200
USUAL = 20

_BESIDE = Two("is given beside 'first'", "est donné avec 'first'")
_ONE = Two("give one of them", "donnez l'un des deux")
_ASTRAY = Two("goes with the other direction", "va avec l'autre sens")
_PAIRS = Two("'after' goes with 'first', 'before' with 'last'", "'after' va avec 'first', 'before' avec 'last'")

First = Annotated[
    int | None, strawberry.argument(description="The first so many, 1 to 200; absent, without `last`: 20.")
]
After = Annotated[str | None, strawberry.argument(description="Those after this cursor.")]
Last = Annotated[int | None, strawberry.argument(description="The last so many, 1 to 200; instead of `first`.")]
Before = Annotated[str | None, strawberry.argument(description="Those before this cursor; with `last`.")]


@dataclass(frozen=True)
class Span:
    """Which page of a kind of record: so many, after a cursor or, `backward`, before it."""

    of: type[Record]
    limit: int
    cursor: str | None
    backward: bool

    @classmethod
    def asked(cls, of: type[Record], *asked: Any) -> Span:
        """What `first`, `after`, `last` and `before` ask, in this order; raises `InvalidInput`."""
        first, after, last, before = asked
        if first is not None and last is not None:
            raise InvalidInput(problem("last", _BESIDE, _ONE))
        backward = last is not None
        astray = ("after", after) if backward else ("before", before)
        if astray[1] is not None:
            raise InvalidInput(problem(astray[0], _ASTRAY, _PAIRS))
        limit = last if backward else USUAL if first is None else first
        if not 1 <= limit <= MOST:
            raise InvalidInput(problem("last" if backward else "first", WITHIN, most=MOST))
        return cls(of, limit, before if backward else after, backward)

    @property
    def name(self) -> str:
        """The list that is paged through."""
        return list_of(self.of)

    def listing(self, where: Where, order: OrderInput, lang: Lang) -> Listing[Any]:
        """The page with filters and an order."""
        return Listing(
            self.of,
            where,
            order.by,
            order.descending,
            lang,
            after=self.cursor,
            limit=self.limit,
            backward=self.backward,
        )
