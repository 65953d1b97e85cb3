"""How many work, how long they may take, and who is told how it goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from pathways.service import Pathways
from pathways.settings import Settings

Opener: TypeAlias = Callable[[Settings], Pathways]
"""Opens the service in a worker process; a function of a module, so that the process finds it by its name."""


@dataclass(frozen=True)
class Staffing:
    """`workers`: processes. `seconds`: what a question may take; `grace`: seconds more until its process is ended.

    At most `waiting` questions wait, and none that would wait longer than `patience` seconds. `readers`: threads for
    light reads, with `reads` more that wait for one.
    """

    workers: int = 2
    seconds: float = 10
    grace: float = 2
    waiting: int = 100
    patience: float = 5
    readers: int = 4
    reads: int = 200


class End(Enum):
    """How a question ended."""

    ANSWERED = "answered"
    REFUSED = "refused"  # by an error of the service: it names something unknown
    FAILED = "failed"
    TIMED_OUT = "timed_out"
    LOST = "lost"
    LEFT = "left"  # whoever asked went away


class Watch:
    """Sees how the work goes; this one does nothing. Called from any thread."""

    def waiting(self, count: int) -> None:
        """So many questions wait."""

    def ended(self, how: End, seconds: float) -> None:
        """A question ended, after so many seconds of work."""

    def shed(self) -> None:
        """A question was sent away."""

    def unfit(self, trace: tuple[str, ...]) -> None:
        """A process could not begin to work; `trace`: kinds of errors and places in the code."""
