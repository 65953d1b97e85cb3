"""A service of odd questions: slow ones, stubborn ones, ones that fail or end their process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from pathlib import Path
from typing import Any

from pathways.errors import NotFound
from pathways.routing.observer import Observer, Stop
from pathways.settings import Settings

NOBODY = Observer()


class Odd:
    """Takes the place of `Pathways` in a worker process."""

    @property
    def revision(self) -> int:
        return 1

    def echo(self, value: Any) -> Any:
        return value

    def pid(self) -> int:
        return os.getpid()

    def endless(self, begun: str = "", observer: Observer = NOBODY) -> str:
        """Search without an end; what was found until it was stopped stands."""
        _tell(begun)
        try:
            while True:
                observer.weighed()
        except Stop:
            return "stopped"

    def careless(self, observer: Observer) -> None:
        """Search without an end, with nothing to show when stopped."""
        while True:
            observer.weighed()

    def stubborn(self, seconds: float, begun: str = "") -> str:
        """Work on, so long or until `begun`, the file that tells that it has, is taken away."""
        _tell(begun)
        until = time.monotonic() + seconds
        while time.monotonic() < until and (not begun or Path(begun).exists()):
            time.sleep(0.01)
        return "done"

    def wrong(self, secret: str) -> None:
        raise ValueError(secret)

    def unknown(self, id: str) -> None:
        raise NotFound("credentials", id)

    def crash(self, secret: str) -> None:
        os.kill(os.getpid(), signal.SIGSEGV)

    def unsendable(self) -> Any:
        return lambda: None

    def close(self) -> None:
        """Nothing is open."""


def _tell(begun: str) -> None:
    if begun:
        Path(begun).touch()


def open_odd(settings: Settings) -> Any:
    return Odd()


def open_here_only(settings: Settings) -> Any:
    """Opens in the process that begins, and in no worker."""
    if multiprocessing.parent_process() is not None:
        raise PermissionError(settings.store)
    return Odd()
