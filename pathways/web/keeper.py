"""Several server processes behind one address: begun, begun again when they end, and told to end together."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess

from pathways.settings import ServerSettings, Settings
from pathways.web.serving import USUAL, Face, Sockets, serve

_PAUSE = 1.0
"""Seconds before a process that ended is begun again."""

_MORE = 15
"""Seconds that a process has to end, besides those in which it finishes what runs."""


@dataclass
class _Kept:
    begin: Callable[[], SpawnProcess]
    process: SpawnProcess


def keep(settings: Settings, server: ServerSettings, sockets: list[Sockets], face: Face = USUAL) -> None:
    """Serve by a process for each pair of sockets, until told to end (SIGTERM, SIGINT)."""
    context = multiprocessing.get_context("spawn")
    ending: list[int] = []
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda number, _: ending.append(number))

    def begun(pair: Sockets) -> SpawnProcess:
        # A server has processes of its own, which a daemon may not have.
        process = context.Process(target=serve, args=(settings, server, pair, face), daemon=False)
        process.start()
        return process

    kept = [_Kept(lambda pair=pair: begun(pair), begun(pair)) for pair in sockets]  # type: ignore[misc]
    while not ending:
        wait([one.process.sentinel for one in kept], timeout=0.2)
        lost = [one for one in kept if not one.process.is_alive()]
        if lost and not ending:
            time.sleep(_PAUSE)
        for one in lost if not ending else ():
            one.process = one.begin()
    _end([one.process for one in kept], server.drain + _MORE)


def _end(processes: list[SpawnProcess], seconds: float) -> None:
    until = time.monotonic() + seconds
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(max(0.1, until - time.monotonic()))
    for process in processes:
        if process.is_alive():
            process.kill()
            process.join()
