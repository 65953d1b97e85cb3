"""One question on its way: who waits for it, and how far it is. Made in the event loop, worked on in a thread."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import Any

from pathways.api.ports import Job
from pathways.web.workers.stopping import Flag


class Ticket:
    """`number` tells it from every other of this process; `since` is when it came, by the monotonic clock."""

    def __init__(self, job: Job, number: int, since: float, loop: asyncio.AbstractEventLoop) -> None:
        self.job: Job | None = job
        self.number = number
        self.since = since
        self.future: asyncio.Future[Any] = loop.create_future()
        self._loop = loop
        self._lock = threading.Lock()
        self._left = False
        self._flag: Flag | None = None

    @property
    def left(self) -> bool:
        """Whether nobody waits for it any more."""
        return self._left

    def begin(self, flag: Flag) -> bool:
        """Somebody works on it, and looks at this flag; False where nobody waits for it any more."""
        with self._lock:
            self._flag = flag
            return not self._left

    def leave(self) -> None:
        """Nobody waits for it any more: it is stopped where it is."""
        with self._lock:
            self._left = True
            self.job = None
            if self._flag is not None:
                self._flag.value = self.number

    def answer(self, value: Any = None, error: Exception | None = None) -> None:
        """Tell whoever waits; from any thread."""
        self.job = None
        # A loop that is closed has nobody who waits.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._settle, value, error)

    def _settle(self, value: Any, error: Exception | None) -> None:
        if self.future.done():
            return
        if error is not None:
            self.future.set_exception(error)
        else:
            self.future.set_result(value)
