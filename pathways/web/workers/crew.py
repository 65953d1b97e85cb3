"""All who work for one server process: seats for heavy questions, readers for light reads (`api.ports.Asker`)."""

from __future__ import annotations

import asyncio
import atexit
import itertools
import time
from collections.abc import Callable
from typing import Any, TypeVar

from pathways.api.errors import Busy
from pathways.api.ports import Job
from pathways.bootstrap import open_pathways
from pathways.service import Pathways
from pathways.settings import Settings
from pathways.web.workers.line import Line
from pathways.web.workers.process import context
from pathways.web.workers.readers import Readers
from pathways.web.workers.seat import Seat
from pathways.web.workers.staffing import Opener, Staffing, Watch
from pathways.web.workers.ticket import Ticket

T = TypeVar("T")


class Crew:
    """Opened once by a server process, closed when it ends. Nothing of a question is kept, logged or written."""

    def __init__(
        self, settings: Settings, staffing: Staffing, watch: Watch | None = None, opener: Opener = open_pathways
    ) -> None:
        watch = watch or Watch()
        self.service = opener(settings)
        self.staffing = staffing
        self._line = Line(staffing, watch)
        self._readers = Readers(self.service, staffing, watch)
        self._numbers = itertools.count(1)
        start = context()
        self._seats = [Seat(self._line, staffing, watch, start) for _ in range(staffing.workers)]
        for seat in self._seats:
            seat.open(settings, opener)
        # Before multiprocessing's own: it would wait for processes that wait for us.
        atexit.register(self.close)

    @property
    def ready(self) -> int:
        """How many processes can be asked."""
        return sum(seat.ready for seat in self._seats)

    @property
    def pids(self) -> list[int]:
        """The ids of the processes that work."""
        return [pid for seat in self._seats if (pid := seat.pid) is not None]

    async def ask(self, job: Job) -> Any:
        """Have a process answer; the question is stopped where the task that waits is cancelled.

        Raises what the service raises, and `Busy`, `TimedOut`, `WorkerLost` or `seat.Broken`.
        """
        loop = asyncio.get_running_loop()
        ticket = Ticket(job, next(self._numbers), time.monotonic(), loop)
        self._line.join(ticket)
        patience = loop.call_later(self.staffing.patience, self._tired, ticket)
        try:
            return await ticket.future
        except asyncio.CancelledError:
            self._line.leave(ticket)
            ticket.leave()
            raise
        finally:
            patience.cancel()

    async def read(self, call: Callable[[Pathways], T]) -> T:
        """Do a light read in a thread; raises `Busy` where too many wait."""
        return await self._readers.read(call)

    def renew_readers(self) -> None:
        """Have light reads done by new threads: the old ones may still wait for a database that was away."""
        self._readers.renew()

    def close(self) -> None:
        """End everything; what still runs is killed."""
        atexit.unregister(self.close)
        for ticket in self._line.close():
            ticket.answer(error=Busy(1))
        for seat in self._seats:
            seat.close()
        self._readers.close()
        self.service.close()

    def _tired(self, ticket: Ticket) -> None:
        """Send away who has waited too long, whatever was expected."""
        if self._line.leave(ticket):
            ticket.answer(error=Busy(max(1, round(self.staffing.patience))))
