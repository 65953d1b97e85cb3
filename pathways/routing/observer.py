"""Observers: how a search in progress is watched, and stopped."""

from __future__ import annotations

from collections.abc import Sequence

from pathways.routing.move import Move
from pathways.routing.plan import Plan


class Stop(Exception):
    """Ends a search; what was found so far stands, and is not complete."""


class Observer:
    """Sees what a search does; this one does nothing. Any method may raise `Stop`."""

    def surveyed(self) -> None:
        """One more credential is looked at before the search, or for an explanation."""

    def opened(self, moves: Sequence[Move]) -> None:
        """A set of moves is looked at, the arrival first."""

    def weighed(self) -> None:
        """One way to choose and order a set of moves is looked at."""

    def found(self, plan: Plan) -> None:
        """A plan was found that nothing known outdoes."""


class Meter(Observer):
    """Counts work units (sets of moves opened, choices weighed) for another observer, and stops at a limit."""

    def __init__(self, limit: int, inner: Observer) -> None:
        self.limit = limit
        self.spent = 0
        self.inner = inner

    def surveyed(self) -> None:
        """Pass it on: it is no work unit, since what one question looks at another one need not look at again."""
        self.inner.surveyed()

    def opened(self, moves: Sequence[Move]) -> None:
        """Count it."""
        self._spend()
        self.inner.opened(moves)

    def weighed(self) -> None:
        """Count it."""
        self._spend()
        self.inner.weighed()

    def _spend(self) -> None:
        if self.spent >= self.limit:
            raise Stop
        self.spent += 1

    def found(self, plan: Plan) -> None:
        """Pass it on."""
        self.inner.found(plan)
