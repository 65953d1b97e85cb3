"""The process that works: it opens the catalogue once, then answers one question after another until its pipe ends."""

from __future__ import annotations

import inspect
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from pathways.errors import PathwaysError
from pathways.routing.observer import Stop
from pathways.service import Pathways
from pathways.settings import Settings
from pathways.web.collecting import settle
from pathways.web.traces import trace
from pathways.web.workers.message import Answer, Answered, Asked, Failed, Refused, Stopped, packed, unpacked
from pathways.web.workers.staffing import Opener
from pathways.web.workers.stopping import Deadline, Flag

READY = b"ready"

_NICE = 5
"""How far a process that searches stands back behind the one that answers."""


def work(pipe: Connection, flag: Flag, settings: Settings, opener: Opener) -> None:
    """Answer what comes through the pipe; the process ends with it."""
    hush()
    # What ends the process is said here or nowhere: whoever runs it would print an error's words.
    with suppress(Exception):
        try:
            service = opener(settings)
            _warm(service)
        except Exception as error:
            pipe.send_bytes(packed(Failed(trace(error))))
            return
        pipe.send_bytes(READY)
        while _serve(service, pipe, flag):
            pass


def _serve(service: Pathways, pipe: Connection, flag: Flag) -> bool:
    """Answer one question, of which nothing is held on to; whether this process can answer another."""
    asked: Asked = unpacked(pipe.recv_bytes())
    answer = _answer(service, asked, flag)
    pipe.send_bytes(_told(answer))
    return not (isinstance(answer, Failed) and "builtins.MemoryError" in answer.trace)


def hush() -> None:
    """Leave stopping to whoever started us, stand back, and leave nothing behind: no dump, no words of an error."""
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.SIG_IGN)
    if hasattr(os, "nice"):
        # Who only waits for the event loop is not to wait for searches.
        os.nice(_NICE)
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not every system has it

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    silent: Callable[..., None] = lambda *_: None  # noqa: E731
    sys.excepthook = sys.unraisablehook = threading.excepthook = silent


def _warm(service: Pathways) -> None:
    """Load what the first question would wait for."""
    import pathways.routing.structure  # noqa: F401, PLC0415 - its library loads slowly

    _ = service.revision
    settle()


def _answer(service: Pathways, asked: Asked, flag: Flag) -> Answer:
    observer = Deadline(asked.number, time.monotonic() + asked.seconds, flag)
    try:
        method = getattr(service, asked.name)
        if _observed(method):
            return Answered(method(*asked.args, observer=observer))
        return Answered(method(*asked.args))
    except PathwaysError as error:
        return Refused.of(error)
    except Stop:
        return Stopped()
    except Exception as error:  # whatever it is, the next question is answered
        return Failed(trace(error))


def _observed(method: Callable[..., Any]) -> bool:
    return "observer" in inspect.signature(method).parameters


def _told(answer: Answer) -> bytes:
    try:
        return packed(answer)
    except Exception as error:  # an answer that cannot be sent
        return packed(Failed(trace(error)))
