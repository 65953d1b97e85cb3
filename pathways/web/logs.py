"""The log: a JSON object a line, always of the same members, and none of them holds anything that was asked.

What other libraries log is told by its place alone: their messages may hold anything.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from pathways.web.traces import trace

_PAUSE = 0.05
"""Seconds that lines are gathered before they are written: one write for many requests."""

_MOST = 10_000
"""So many lines wait for a reader that does not read; more are dropped, and counted."""


@dataclass(frozen=True)
class Entry:
    """One line. `operation`: the document's hash; `ms`: milliseconds; `error`: an id that a client was told."""

    level: str
    event: str
    request: str | None = None
    operation: str | None = None
    cost: int | None = None
    ms: float | None = None
    status: int | None = None
    error: str | None = None
    trace: Sequence[str] | None = None

    def line(self) -> str:
        """The entry as JSON, with its time."""
        return json.dumps({"time": datetime.now(UTC).isoformat(timespec="milliseconds"), **vars(self)})


class Log:
    """Writes entries, from any thread, in a thread of its own: nobody waits for whoever reads the log."""

    def __init__(self, stream: BinaryIO | None = None) -> None:
        self._stream = stream or sys.stderr.buffer
        self._lines: deque[str] = deque()
        self._some = threading.Event()
        self._closed = threading.Event()
        self._dropped = 0
        self._thread = threading.Thread(target=self._run, daemon=True, name="pathways-log")
        self._thread.start()

    def add(self, entry: Entry) -> None:
        """Write an entry, soon."""
        if len(self._lines) >= _MOST:
            self._dropped += 1
            return
        self._lines.append(entry.line())
        if not self._some.is_set():
            self._some.set()

    def event(self, event: str, level: str = "info", trace: Sequence[str] | None = None) -> None:
        """Write that something happened that belongs to no request."""
        self.add(Entry(level, event, trace=trace))

    def close(self) -> None:
        """Write what is there, and stop."""
        self._closed.set()
        self._some.set()
        self._thread.join(5)

    def _run(self) -> None:
        while not self._closed.is_set():
            self._some.wait()
            self._closed.wait(_PAUSE)
            self._some.clear()
            self._write()

    def _write(self) -> None:
        lines = [self._lines.popleft() for _ in range(len(self._lines))]
        if self._dropped:
            dropped, self._dropped = self._dropped, 0
            lines.append(Entry("warning", f"{dropped} lines dropped").line())
        try:
            self._stream.write("".join(f"{line}\n" for line in lines).encode())
            self._stream.flush()
        except (OSError, ValueError):  # whoever read it is gone: there is nobody to tell
            return


class Foreign(logging.Handler):
    """Takes what other libraries log: where it was logged and what kind of error it was about, and no word of it."""

    def __init__(self, log: Log) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record's place."""
        error = record.exc_info[1] if record.exc_info else None
        places = (f"{record.name}:{record.lineno}", *(trace(error) if error else ()))
        self._log.event("library", record.levelname.lower(), places)


def take_over(log: Log) -> None:
    """Have everything that would write to the terminal by itself write to the log instead, without its words."""
    logging.basicConfig(handlers=[Foreign(log)], level=logging.WARNING, force=True)
    logging.captureWarnings(True)

    def uncaught(*told: object) -> None:
        error = next((one for one in told if isinstance(one, BaseException)), None)
        log.event("uncaught", "error", trace(error) if error else ())

    def of(told: object) -> None:
        uncaught(getattr(told, "exc_value", None))

    sys.excepthook = uncaught
    sys.unraisablehook = of
    threading.excepthook = of
