"""How a search learns that its time is over, or that nobody waits for it any more."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Protocol

from pathways.routing.move import Move
from pathways.routing.observer import Observer, Stop
from pathways.routing.plan import Plan


class Flag(Protocol):
    """A number that two processes share."""

    value: int


class Deadline(Observer):
    """Stops a search at a time of the monotonic clock, or once its number stands on the flag."""

    def __init__(self, number: int, until: float, flag: Flag) -> None:
        self._number = number
        self._until = until
        self._flag = flag

    def surveyed(self) -> None:
        """Look at the clock."""
        self.look()

    def opened(self, moves: Sequence[Move]) -> None:
        """Look at the clock."""
        self.look()

    def weighed(self) -> None:
        """Look at the clock."""
        self.look()

    def found(self, plan: Plan) -> None:
        """Look at the clock."""
        self.look()

    def look(self) -> None:
        """Raise `Stop` if it is time."""
        if self._flag.value == self._number or time.monotonic() >= self._until:
            raise Stop
