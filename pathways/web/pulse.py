"""Whether a database answers: asked again and again beside all requests, so that none of them waits to find out."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

from pathways.api.errors import StoreAway

T = TypeVar("T")

EVERY = 0.5
"""Seconds between one look and the next."""

PATIENCE = 1.0
"""A database that has not answered in so many seconds is taken for dead."""


class Pulse:
    """Looks by `ask`, which returns the revision or raises; `changed` hears of each end and of each return.

    To be used from one event loop. It is taken for alive until it was looked at.
    """

    def __init__(self, ask: Callable[[], int], changed: Callable[[bool], None]) -> None:
        self.revision: int | None = None
        self._ask = ask
        self._changed = changed
        self._away: asyncio.Event = asyncio.Event()
        self._doubted = asyncio.Event()

    async def beat(self) -> None:
        """Look again and again, until it is cancelled."""
        while True:
            await self._look()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._doubted.wait(), EVERY)
            self._doubted.clear()

    def doubt(self) -> None:
        """Somebody found it dead: look at once."""
        self._doubted.set()

    async def beside(self, begin: Callable[[], Awaitable[T]]) -> T:
        """What the work returns or raises; raises `StoreAway` as soon as the database is known to be dead."""
        if self._away.is_set():
            raise StoreAway
        work = asyncio.ensure_future(begin())
        end = asyncio.ensure_future(self._away.wait())
        try:
            await asyncio.wait((work, end), return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                raise StoreAway
            return work.result()
        finally:
            end.cancel()
            work.cancel()

    async def _look(self) -> None:
        try:
            self.revision = await asyncio.wait_for(self._asked(), PATIENCE)
        except Exception:
            # Whatever it is, there is no answer.
            self.revision = None
        away = self.revision is None
        if away == self._away.is_set():
            return
        if away:
            self._away.set()
        else:
            self._away.clear()
        self._changed(not away)

    def _asked(self) -> asyncio.Future[int]:
        """Ask in a thread of its own: one that hears nothing any more holds up nobody."""
        loop = asyncio.get_running_loop()
        future = loop.create_future()

        def settle(set_: Callable[..., None], value: object) -> None:
            if not future.done():
                set_(value)

        def ask() -> None:
            try:
                set_, value = future.set_result, self._ask()
            except Exception as error:
                set_, value = future.set_exception, error  # type: ignore[assignment]
            # A loop that is closed has nobody who waits.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(settle, set_, value)

        threading.Thread(target=ask, daemon=True, name="pathways-pulse").start()
        return future
