"""The one line that questions wait in. Who would wait too long is sent away at once, not after having waited."""

from __future__ import annotations

import math
import threading
import time
from collections import deque

from pathways.api.errors import Busy
from pathways.web.workers.staffing import Staffing, Watch
from pathways.web.workers.ticket import Ticket

_WEIGHT = 0.2
"""How much the last question's time counts in what the next ones are expected to take."""

_FIRST = 0.1
"""Seconds that a question is expected to take before any was answered."""

_HOPE = 0.5
"""Who is expected to wait for more than such a share of the patience is sent away: few who wait do so in vain then."""


class Line:
    """Tickets, first come, first served. Safe from any thread."""

    def __init__(self, staffing: Staffing, watch: Watch) -> None:
        self._staffing = staffing
        self._watch = watch
        self._tickets: deque[Ticket] = deque()
        self._changed = threading.Condition()
        self._idle = 0
        self._pace = _FIRST / staffing.workers
        self._last = 0.0
        self._pressed = False
        self._closed = False

    def join(self, ticket: Ticket) -> None:
        """Wait in line; raises `Busy` where that would take too long."""
        with self._changed:
            ahead = len(self._tickets) + 1 - self._idle
            expected = max(0, ahead) * self._pace
            if self._closed or ahead > self._staffing.waiting or expected > _HOPE * self._staffing.patience:
                self._watch.shed()
                raise Busy(max(1, math.ceil(expected)))
            self._tickets.append(ticket)
            self._watch.waiting(len(self._tickets))
            self._changed.notify()

    def leave(self, ticket: Ticket) -> bool:
        """Leave the line; False for a ticket that is not in it any more."""
        with self._changed:
            if ticket not in self._tickets:
                return False
            self._tickets.remove(ticket)
            self._watch.waiting(len(self._tickets))
            return True

    def next(self, seconds: float) -> Ticket | None:
        """The ticket whose turn it is, once there is one; None if there is none in so many seconds, or it is closed."""
        with self._changed:
            self._idle += 1
            try:
                self._changed.wait_for(lambda: self._tickets or self._closed, seconds)
                if not self._tickets:
                    return None
                ticket = self._tickets.popleft()
            finally:
                self._idle -= 1
            self._watch.waiting(len(self._tickets))
            return ticket

    def took(self, seconds: float) -> None:
        """A question took so long.

        While others wait, the time from one end to the next says best how fast the line moves, whatever slows it down.
        """
        with self._changed:
            now = time.monotonic()
            pace = now - self._last if self._pressed else seconds / self._staffing.workers
            self._pace += _WEIGHT * (pace - self._pace)
            self._last = now
            self._pressed = bool(self._tickets)

    def close(self) -> list[Ticket]:
        """Let nobody in any more; the tickets that will not have their turn."""
        with self._changed:
            self._closed = True
            rest = list(self._tickets)
            self._tickets.clear()
            self._changed.notify_all()
            return rest
