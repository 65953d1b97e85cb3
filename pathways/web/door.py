"""Who comes in while the event loop is behind: one after another, and only as many as need not wait long.

In each round of the loop so many requests are begun as take some milliseconds together. Between rounds it reads what
has come, so that who would wait too long is sent away soon. What a request takes of the loop is measured all the time:
it is the loop's own time that counts, not that of workers or of the store.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque

_ROUND = 0.008
"""Seconds of the loop that those let in in one round may take together: who is refused waits about so long for it."""

_WAIT = 0.3
"""Seconds that somebody may be expected to wait until it is begun."""

_LEAST_WAIT, _LEAST_ROUND = 32, 2
"""So many may wait in any case, and so many are let in in one round."""

_MORE, _LESS = 0.02, 0.2
"""How much a measurement counts, a long one and a short one: a long round may be another program's doing."""


class Door:
    """Counts those who wait, and lets them in. To be used from one event loop."""

    def __init__(self) -> None:
        self.waiting = 0
        self._turns: deque[asyncio.Future[None]] = deque()
        self._begun = self._woken = 0
        self._since = self._woke = 0.0
        self._pace = self._own = 0.0003

    @property
    def most(self) -> int:
        """How many may wait."""
        return max(_LEAST_WAIT, int(_WAIT / self._pace))

    @property
    def at_once(self) -> int:
        """How many are let in in one round."""
        return max(_LEAST_ROUND, int(_ROUND / self._own))

    def full(self) -> bool:
        """Whether nobody more may wait."""
        return self.waiting >= self.most

    def wait(self) -> None:
        """Begin to wait: the request is known, and not begun."""
        self.waiting += 1

    async def enter(self) -> None:
        """Come in when it is one's turn."""
        try:
            if self._turns or self._begun >= self.at_once:
                turn = asyncio.get_running_loop().create_future()
                self._turns.append(turn)
                await turn
            else:
                self._begin()
        finally:
            self.waiting -= 1

    def moved(self, seconds: float) -> None:
        """So long it took for one more to be let in, whatever else the loop did meanwhile."""
        self._pace = _nearer(self._pace, seconds)

    def took(self, seconds: float) -> None:
        """So long one who was let in kept the loop for itself."""
        self._own = _nearer(self._own, seconds)

    def _begin(self) -> None:
        if self._begun == 0:
            self._since = time.perf_counter()
            asyncio.get_running_loop().call_soon(self._next)
        self._begun += 1

    def _next(self) -> None:
        """Begin a round: those let in by the last one are through, or wait for something else."""
        now = time.perf_counter()
        self.moved((now - self._since) / self._begun)
        if self._woken:
            self.took((now - self._woke) / self._woken)
        self._begun = self._woken = 0
        self._since = now
        if not self._turns:
            return
        # The loop keeps to the order: between these two calls lies what those do who are let in, and nothing else.
        loop = asyncio.get_running_loop()
        loop.call_soon(self._wake)
        while self._turns and self._woken < self.at_once:
            turn = self._turns.popleft()
            if not turn.done():
                turn.set_result(None)
                self._woken += 1
        self._begun = max(1, self._woken)
        loop.call_soon(self._next)

    def _wake(self) -> None:
        self._woke = time.perf_counter()


def _nearer(known: float, measured: float) -> float:
    more = max(measured, 1e-6) - known
    return known + (_MORE if more > 0 else _LESS) * more
