"""One worker process, as its owner sees it: started, asked, and ended."""

from __future__ import annotations

import multiprocessing
import sys
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.sharedctypes import RawValue

from pathways.settings import Settings
from pathways.web.workers.child import READY, work
from pathways.web.workers.message import Failed, unpacked
from pathways.web.workers.staffing import Opener
from pathways.web.workers.stopping import Flag

_STARTING = 60
"""Seconds after which a process that is not ready is taken for one that never will be."""

_SLICE = 0.1
"""Seconds between looks whether it is time to close."""

_KILLING = 5
"""Seconds until a process that was killed is given up: it waits for a disk that does not answer."""


def context() -> BaseContext:
    """How processes are started: never as a copy of this one, whose threads hold locks."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    chosen = multiprocessing.get_context("forkserver")
    # The copies are then made of a process that has loaded everything, and are there in no time.
    chosen.set_forkserver_preload(["pathways.web.workers.preload"])
    return chosen


class Process:
    """A worker process with its pipe and its flag. `flag`: the number of a question that it should stop."""

    def __init__(self, started_by: BaseContext, settings: Settings, opener: Opener) -> None:
        self._pipe: Connection
        self._pipe, theirs = started_by.Pipe()
        self.flag: Flag = RawValue("Q", 0)
        self._process = started_by.Process(  # type: ignore[attr-defined]
            target=work, args=(theirs, self.flag, settings, opener), daemon=True, name="pathways-worker"
        )
        self._process.start()
        theirs.close()

    @property
    def pid(self) -> int:
        """The process's id."""
        return int(self._process.pid)

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return bool(self._process.is_alive())

    def ready(self, closing: threading.Event) -> Failed | None:
        """Wait until it can be asked; why that will never be, where it will not."""
        until = time.monotonic() + _STARTING
        try:
            while time.monotonic() < until and not closing.is_set():
                if self._pipe.poll(_SLICE):
                    said = self._pipe.recv_bytes()
                    return None if said == READY else unpacked(said)
        except (EOFError, OSError):
            pass
        return Failed(())

    def ask(self, asked: bytes) -> None:
        """Ask; raises `OSError` where it has ended."""
        self._pipe.send_bytes(asked)

    def heard(self, seconds: float) -> bytes | None:
        """What it answers within so many seconds; None if nothing. Raises `EOFError` or `OSError` where it ended."""
        return self._pipe.recv_bytes() if self._pipe.poll(max(0, seconds)) else None

    def end(self, patience: float = 0) -> None:
        """Close the pipe, at which it ends by itself; kill it if it has not after so many seconds."""
        with suppress(OSError):
            self._pipe.close()
        if patience:
            self._process.join(patience)
        if self.alive:
            self._process.kill()
            self._process.join(_KILLING)
