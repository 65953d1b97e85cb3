"""Narrowing: what is done about a pattern that more credentials may match than a search can look at.

It ends the search, and another one then tries a few of them: what is held leads toward these, or they are the quickest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from pathways.model.background import Background
from pathways.model.pattern import Pattern
from pathways.routing.climb import Climb
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.network import Network
from pathways.routing.rung import Direction

WIDE = 300
"""A pattern that more credentials may match is wide: it takes some seconds to look at them all."""

MOST = 5_000
"""How many credentials that may match a pattern are looked at in the end, if there is time."""

QUICKEST = 40
"""How many of those that may match a wide pattern are tried for being quick."""

LED = 100
"""How many are tried because what is held leads toward them."""


class TooWide(Exception):
    """Ends a search that came upon a wide pattern."""


class _Refusing:
    @property
    def most(self) -> int:
        return WIDE

    def few(self, pattern: Pattern) -> tuple[str, ...]:
        raise TooWide


@contextmanager
def refusing(near: Neighbourhood) -> Iterator[None]:
    """Let a wide pattern raise `TooWide` meanwhile."""
    near.narrowing = _Refusing()
    try:
        yield
    finally:
        near.narrowing = None


@dataclass
class Few:
    """Tries a few. `narrowed`: whether there was a wide pattern; then nothing that is found proves anything.

    `held`: ids of the credentials that the learner holds.
    """

    network: Network
    held: Collection[str]
    most: int
    narrowed: bool = False

    @classmethod
    def of(cls, near: Neighbourhood, background: Background, most: int) -> Few:
        """For somebody with this background."""
        held = {one.credential for one in background.holdings if one.credential}
        return cls(near.network, sorted(held), most)

    def few(self, pattern: Pattern) -> tuple[str, ...]:
        """Some of the credentials that may match a pattern, in order."""
        self.narrowed = True
        quickest = self.network.matching([pattern], QUICKEST - 1)[pattern]
        if pattern.ids or not self._led:
            return quickest
        led = pattern.model_copy(update={"ids": self._led})
        return tuple(sorted({*quickest, *self.network.matching([led], LED - 1)[led]}))

    @cached_property
    def _led(self) -> tuple[str, ...]:
        """What is held counts toward these, or what it counts toward does."""
        climb = Climb(Neighbourhood(self.network), Direction.UP, None)
        first = climb.above(self.held) if self.held else frozenset[str]()
        second = climb.above(first) if 0 < len(first) <= LED else frozenset[str]()
        return tuple(sorted(first | second))
