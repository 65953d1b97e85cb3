"""Asking the questions, cold and warm, and what each one takes.

Cold: every question in a process of its own, forked from one that has loaded the program and nothing of the catalogue;
the store is opened within the time that is measured. Warm: one process that has asked that question once before.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, cast

from bench.counting import CountingStore, Tally
from bench.forked import forked
from bench.questions import Question
from bench.stores import opened, peak_mb
from pathways.errors import PathwaysError
from pathways.routing.answer import Answer, Found, Impossible
from pathways.routing.move import Move
from pathways.routing.observer import Observer, Stop
from pathways.routing.request import RouteRequest
from pathways.service import Pathways
from pathways.stores.base import Store


class Asked(NamedTuple):
    """What one question took and how it was answered.

    `seconds` are by the clock, `cpu` of the processor: on a shared machine the steadier figure.
    `costs`: of every route, the asked criteria. `asked`, `told`: of the store. `opened`, `weighed`: by the search.
    """

    number: int
    name: str
    group: str
    outcome: str
    seconds: float
    cpu: float
    costs: list[list[str]]
    steps: int
    asked: int
    told: int
    opened: int
    weighed: int
    peak_mb: float

    @property
    def complete(self) -> bool:
        """Whether the answer is proven: all routes, or that there is none."""
        return self.outcome in ("found", "impossible")


class Clock:
    """Time from its making on."""

    def __init__(self) -> None:
        self._began, self._cpu = time.perf_counter(), time.process_time()

    def read(self) -> tuple[float, float]:
        """Seconds by the clock and of the processor."""
        return time.perf_counter() - self._began, time.process_time() - self._cpu


GRACE = 1.0
"""Seconds after which a search that does not look at its time is stopped all the same."""

Asker = Callable[[Question], Asked]
"""Asks a question."""


class Watch(Observer):
    """Counts what the search does, and stops it after so many seconds."""

    def __init__(self, seconds: float) -> None:
        self.sets = 0
        self.choices = 0
        self._until = time.perf_counter() + seconds

    def surveyed(self) -> None:
        if time.perf_counter() > self._until:
            raise Stop

    def opened(self, moves: Sequence[Move]) -> None:
        self.sets += 1
        self.surveyed()

    def weighed(self) -> None:
        self.choices += 1
        self.surveyed()


def cold(place: str | Path, seconds: float) -> Asker:
    """Ask each question in a process of its own; each is stopped after so long."""
    return lambda question: Asked(*forked(lambda: _opened(place, question, seconds)))


def warm(place: str | Path, seconds: float) -> Asker:
    """Ask each question twice in this process, the second time for the figures."""
    tally = Tally()
    service = _counted(opened(place), tally)

    def ask(question: Question) -> Asked:
        before = _asked(service, tally, question, seconds, Clock())
        # What could not be answered in time is not known any better the second time.
        return _asked(service, tally, question, seconds, Clock()) if before.complete else before

    return ask


def _opened(place: str | Path, question: Question, seconds: float) -> Asked:
    tally = Tally()
    clock = Clock()
    return _asked(_counted(opened(place), tally), tally, question, seconds, clock)


def _counted(store: Store, tally: Tally) -> Pathways:
    return Pathways(cast(Store, CountingStore(store, tally)))


def _asked(service: Pathways, tally: Tally, question: Question, seconds: float, clock: Clock) -> Asked:
    request = RouteRequest.model_validate(question.request)
    watch, asked, told = Watch(seconds), tally.asked, tally.told
    answer: Answer | None = None
    try:
        with stopped_after(seconds + GRACE):
            answer = service.routes(request, watch)
        outcome = {Found: "found", Impossible: "impossible"}.get(type(answer), "gave_up")
    except Stop:
        outcome = "stopped"
    except PathwaysError as error:
        outcome = f"error: {error}"
    took, cpu = clock.read()
    found = getattr(answer, "routes", ())
    costs = [[str(figure) for figure in route.cost.key(request.criteria)] for route in found]
    steps = max((route.cost.steps for route in found), default=0)
    spent = (tally.asked - asked, tally.told - told, watch.sets, watch.choices)
    about = (question.number, question.name, question.group)
    return Asked(*about, outcome, took, cpu, costs, steps, *spent, peak_mb())


@contextmanager
def stopped_after(seconds: float) -> Iterator[None]:
    """Stop what is done after so long, and a second later what it still does to say how far it came."""

    def stop(signum: int, frame: object) -> None:
        raise Stop

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
