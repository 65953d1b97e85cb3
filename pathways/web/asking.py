"""One request's way to the crew: it remembers who was sent away, and stops the work when the client leaves."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from starlette.types import Receive

from pathways.api.errors import Busy, TooMany
from pathways.api.ports import Job
from pathways.errors import StoreUnavailable
from pathways.service import Pathways
from pathways.web.pulse import Pulse
from pathways.web.workers import Crew

T = TypeVar("T")


class Asking:
    """The `Asker` of one request. `left`: the client went away; the request's `task` is then cancelled.

    `turned_away`: that something was not done because too much is asked, of the server or by this client, or because
    the store does not answer. `pulse`: that of a database.
    """

    def __init__(
        self,
        crew: Crew,
        receive: Receive,
        task: asyncio.Task[Any],
        take: Callable[[int], None],
        pulse: Pulse | None = None,
    ) -> None:
        self.left = False
        self.turned_away: Busy | TooMany | StoreUnavailable | None = None
        self._crew = crew
        self._receive = receive
        self.task = task
        self._take = take
        self._pulse = pulse
        self._watch: asyncio.Task[None] | None = None

    async def ask(self, job: Job) -> Any:
        """Ask a worker process."""
        if self._watch is None:
            # Light reads are over before anybody could leave: only what takes long is worth a watch.
            self._watch = asyncio.get_running_loop().create_task(self._look_out())
        return await self._done(lambda: self._crew.ask(job))

    async def read(self, call: Callable[[Pathways], T]) -> T:
        """Do a light read."""
        return await self._done(lambda: self._crew.read(call))

    def charge(self, cost: int) -> None:
        """Take what an operation costs from the client's share."""
        try:
            self._take(cost)
        except TooMany as error:
            self.turned_away = error
            raise

    def close(self) -> None:
        """Look out no more."""
        if self._watch is not None:
            self._watch.cancel()

    async def _done(self, begin: Callable[[], Awaitable[T]]) -> T:
        pulse = self._pulse
        try:
            return await (pulse.beside(begin) if pulse else begin())
        except (Busy, StoreUnavailable) as error:
            if pulse and isinstance(error, StoreUnavailable):
                pulse.doubt()
            self.turned_away = error
            raise

    async def _look_out(self) -> None:
        while (await self._receive())["type"] == "http.request":
            pass
        self.left = True
        self.task.cancel()
