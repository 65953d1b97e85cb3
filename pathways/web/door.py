"""Who comes in while the event loop is behind: as many as are begun soon, the others are sent away at once.

Requests that came while the loop was busy are begun one after another. What each of them adds to the next one's wait is
measured, so it is known how many may wait; it is the loop's own time that counts, not that of workers or the store.
"""

from __future__ import annotations

import time

_SECONDS = 0.012
"""Who would wait longer until it is begun is sent away: the answer is then there within 20 ms."""

_LEAST = 8
"""So many may wait in any case."""

_MORE, _LESS = 0.02, 0.2
"""How much a measurement counts, a long one and a short one: a long wait may be another program's doing."""


class Door:
    """Counts those who wait. To be used from one event loop."""

    def __init__(self) -> None:
        self.waiting = 0
        self._each = 0.0002

    @property
    def most(self) -> int:
        """How many may wait."""
        return max(_LEAST, int(_SECONDS / self._each))

    def full(self) -> bool:
        """Whether nobody more may wait."""
        return self.waiting >= self.most

    def wait(self) -> Waiting:
        """Begin to wait."""
        self.waiting += 1
        return Waiting(self, self.waiting)

    def entered(self, place: int, seconds: float) -> None:
        """Somebody who waited at this place has come in after so many seconds."""
        self.waiting -= 1
        if place > 1:
            more = max(seconds / place, 1e-6) - self._each
            self._each += (_MORE if more > 0 else _LESS) * more


class Waiting:
    """Somebody at the door. `since`: by the performance counter."""

    __slots__ = ("_door", "_place", "since")

    def __init__(self, door: Door, place: int) -> None:
        self._door = door
        self._place = place
        self.since = time.perf_counter()

    def enter(self) -> None:
        """Come in."""
        self._door.entered(self._place, time.perf_counter() - self.since)
