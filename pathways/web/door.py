"""Who comes in while the event loop is behind: one after another, and only as many as need not wait long.

In each round of the loop so many requests are begun as take some milliseconds together. Between rounds it reads what
has come, so that who would wait too long is sent away soon. What a request takes of the loop is measured all the time:
it is the loop's own time that counts, not that of workers or of the store.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque

_ROUND = 0.004
"""Seconds of the loop that the requests begun in one round may take: who is refused waits about so long for it."""

_WAIT = 0.3
"""Seconds that somebody may be expected to wait until it is begun."""

_LEAST = 32
"""So many may wait in any case."""

_MORE, _LESS = 0.02, 0.2
"""How much a measurement counts, a long one and a short one: a long round may be another program's doing."""


class Door:
    """Counts those who wait, and lets them in. To be used from one event loop."""

    def __init__(self) -> None:
        self.waiting = 0
        self._turns: deque[asyncio.Future[None]] = deque()
        self._begun = 0
        self._since = 0.0
        self._each = 0.0003

    @property
    def most(self) -> int:
        """How many may wait."""
        return max(_LEAST, int(_WAIT / self._each))

    def full(self) -> bool:
        """Whether nobody more may wait."""
        return self.waiting >= self.most

    def wait(self) -> None:
        """Begin to wait: the request is known, and not begun."""
        self.waiting += 1

    async def enter(self) -> None:
        """Come in when it is one's turn."""
        try:
            if self._turns or self._begun >= self._at_once():
                turn = asyncio.get_running_loop().create_future()
                self._turns.append(turn)
                await turn
            else:
                self._begin()
        finally:
            self.waiting -= 1

    def measured(self, seconds: float) -> None:
        """A request took so long of the loop."""
        more = max(seconds, 1e-6) - self._each
        self._each += (_MORE if more > 0 else _LESS) * more

    def _at_once(self) -> int:
        return max(1, int(_ROUND / self._each))

    def _begin(self) -> None:
        if self._begun == 0:
            self._since = time.perf_counter()
            asyncio.get_running_loop().call_soon(self._next)
        self._begun += 1

    def _next(self) -> None:
        """Begin a round: those let in by the last one are through, or wait for something else."""
        self.measured((time.perf_counter() - self._since) / self._begun)
        self._begun = 0
        let_in = 0
        while self._turns and let_in < self._at_once():
            turn = self._turns.popleft()
            if not turn.done():
                turn.set_result(None)
                let_in += 1
        # Last, so that the round ends after they have gone in.
        if let_in:
            self._since = time.perf_counter()
            asyncio.get_running_loop().call_soon(self._next)
            self._begun = let_in
