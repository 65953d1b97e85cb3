"""Light reads: in a few threads of this process, with a bound on how many wait for one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from pathways.api.errors import Busy
from pathways.service import Pathways
from pathways.web.workers.staffing import Staffing, Watch

T = TypeVar("T")


class Readers:
    """Does reads of one service. To be used from one event loop."""

    def __init__(self, service: Pathways, staffing: Staffing, watch: Watch) -> None:
        self._service = service
        self._most = staffing.readers + staffing.reads
        self._under_way = 0
        self._watch = watch
        self._threads = staffing.readers
        self._pool = self._made()

    async def read(self, call: Callable[[Pathways], T]) -> T:
        """What the call returns or raises; raises `Busy` where too many wait."""
        if self._under_way >= self._most:
            self._watch.shed()
            raise Busy(1)
        self._under_way += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, call, self._service)
        finally:
            self._under_way -= 1

    def renew(self) -> None:
        """Read by new threads from now on: the old ones may hear from a dead connection for as long as they like."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._made()

    def _made(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._threads, "pathways-reader")

    def close(self) -> None:
        """Do what was begun, and no more."""
        self._pool.shutdown(cancel_futures=True)
