"""One seat: a thread that takes tickets from the line and has a process work on them, replaced whenever it is lost."""

from __future__ import annotations

import threading
import time
from multiprocessing.context import BaseContext

from pathways.api.errors import Busy, TimedOut, WorkerLost
from pathways.settings import Settings
from pathways.web.traces import trace
from pathways.web.workers.line import Line
from pathways.web.workers.message import Answer, Answered, Asked, Failed, Refused, Stopped, packed, unpacked
from pathways.web.workers.process import Process
from pathways.web.workers.staffing import End, Opener, Staffing, Watch
from pathways.web.workers.ticket import Ticket

_SLICE = 0.1
"""Seconds between looks whether the asker is still there."""

_IDLE = 1.0
"""Seconds between looks whether the process is still there while nobody asks."""

_PAUSE = 1.0
"""Seconds before a process is started again that could not be."""


class Broken(Exception):
    """A question failed in a way that nobody meant; `trace`: where."""

    def __init__(self, trace: tuple[str, ...]) -> None:
        self.trace = trace
        super().__init__("a question failed")


class Seat:
    """Works until the line is closed. `ready` says whether its process can be asked."""

    def __init__(self, line: Line, staffing: Staffing, watch: Watch, start: BaseContext) -> None:
        self.ready = False
        self._line = line
        self._staffing = staffing
        self._watch = watch
        self._start = start
        self._process: Process | None = None
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="pathways-seat")

    def open(self, settings: Settings, opener: Opener) -> None:
        """Begin to work."""
        self._settings, self._opener = settings, opener
        self._thread.start()

    def close(self) -> None:
        """End the thread and the process, whatever it does. The line has to be closed before."""
        self._closing.set()
        self._thread.join(10)

    @property
    def pid(self) -> int | None:
        """The id of the process that works here."""
        process = self._process
        return process.pid if process else None

    def _run(self) -> None:
        while self._manned():
            ticket = self._line.next(_IDLE)
            if ticket is None or ticket.left:
                continue
            # It may have ended while nobody asked.
            if self._manned():
                self._do(ticket)
            else:
                ticket.answer(error=Busy(1))
        self._lose(patience=0.5)

    def _manned(self) -> bool:
        """Wait for a process that is ready; False when it is time to close."""
        while not self._closing.is_set():
            if self._process is None:
                self._begin()
            if self._process and self.ready and self._process.alive:
                return True
            self._lose()
            self._closing.wait(_PAUSE)
        return False

    def _begin(self) -> None:
        try:
            self._process = Process(self._start, self._settings, self._opener)
        except (EOFError, OSError):
            # What starts processes has ended, as when all of a terminal is told to; it is begun anew by the next try.
            return
        failed = self._process.ready(self._closing)
        self.ready = failed is None
        if failed and not self._closing.is_set():
            self._watch.unfit(failed.trace)

    def _lose(self, patience: float = 0) -> None:
        self.ready = False
        if self._process is not None:
            self._process.end(patience)
            self._process = None

    def _do(self, ticket: Ticket) -> None:
        process, job = self._process, ticket.job
        if process is None or job is None or not ticket.begin(process.flag):
            return
        began = time.monotonic()
        try:
            process.ask(packed(Asked(ticket.number, job.name, job.args, self._staffing.seconds)))
            heard = self._wait(process, ticket, began)
            answer = Stopped() if heard is None else unpacked(heard)
        except (EOFError, OSError):
            self._lose()
            self._end(ticket, End.LOST, began, error=WorkerLost())
            return
        except Exception as error:  # a question or an answer that cannot be sent: the next one can
            answer = Failed(trace(error))
        else:
            if heard is None:
                self._lose()
        self._tell(ticket, answer, began)

    def _wait(self, process: Process, ticket: Ticket, began: float) -> bytes | None:
        """The answer; None if there is none even after the grace."""
        until = began + self._staffing.seconds + self._staffing.grace
        left = False
        while (now := time.monotonic()) < until and not self._closing.is_set():
            if ticket.left and not left:
                left, until = True, min(until, now + self._staffing.grace)
            heard = process.heard(min(_SLICE, until - now))
            if heard is not None:
                return heard
        return None

    def _tell(self, ticket: Ticket, answer: Answer, began: float) -> None:
        match answer:
            case Answered(value):
                self._end(ticket, End.ANSWERED, began, value)
            case Refused():
                self._end(ticket, End.REFUSED, began, error=answer.error())
            case Stopped():
                self._end(ticket, End.TIMED_OUT, began, error=TimedOut())
            case Failed(places):
                self._end(ticket, End.FAILED, began, error=Broken(places))

    def _end(
        self, ticket: Ticket, how: End, began: float, value: object = None, error: Exception | None = None
    ) -> None:
        seconds = time.monotonic() - began
        self._line.took(seconds)
        self._watch.ended(End.LEFT if ticket.left else how, seconds)
        ticket.answer(value, error)
