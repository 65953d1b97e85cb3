"""Worker processes answer, are stopped, are ended and replaced; and the line before them does not grow without end."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.context import BaseContext
from pathlib import Path
from time import sleep
from typing import Any, cast

import pytest

from pathways.api.errors import Busy, TimedOut, WorkerLost
from pathways.api.ports import Job
from pathways.errors import NotFound
from pathways.settings import Settings
from pathways.web.workers import Crew, Staffing, Watch
from pathways.web.workers.line import Line
from pathways.web.workers.process import context
from pathways.web.workers.seat import Broken, Seat
from pathways.web.workers.staffing import End
from tests.web.odd import open_here_only, open_odd

SECRET = "Amaryllis 7781"


class Seen(Watch):
    """Remembers how questions ended."""

    def __init__(self) -> None:
        self.ends: list[End] = []
        self.shedded = 0

    def ended(self, how: End, seconds: float) -> None:
        self.ends.append(how)

    def shed(self) -> None:
        self.shedded += 1


@contextmanager
def crew(watch: Watch | None = None, **staffing: Any) -> Iterator[Crew]:
    values: dict[str, Any] = {"workers": 1, "seconds": 600, "grace": 600, "patience": 600, **staffing}
    made = Crew(Settings(":memory:", Path()), Staffing(**values), watch, open_odd)
    try:
        yield made
    finally:
        made.close()


def ask(made: Crew, name: str, *args: Any) -> Any:
    return asyncio.run(made.ask(Job(name, args)))


async def until(true: Callable[[], Any]) -> None:
    while not true():
        await asyncio.sleep(0.01)


def test_a_question_is_answered_in_another_process() -> None:
    with crew() as made:
        assert ask(made, "echo", {"a": [1]}) == {"a": [1]}
        assert ask(made, "pid") == made.pids[0] != os.getpid()
        assert made.ready == 1


class Ended:
    """Starts processes, but for the first one: what starts them has ended before it was there."""

    def __init__(self) -> None:
        self.begun = 0
        self.Pipe = context().Pipe

    def Process(self, **given: Any) -> Any:
        self.begun += 1
        if self.begun == 1:
            raise EOFError
        return context().Process(**given)  # type: ignore[attr-defined]


def test_a_process_that_could_not_be_started_is_started_again() -> None:
    staffing, watch, start = Staffing(workers=1), Watch(), Ended()
    line = Line(staffing, watch)
    seat = Seat(line, staffing, watch, cast(BaseContext, start))
    seat.open(Settings(":memory:", Path()), open_odd)
    try:
        asyncio.run(asyncio.wait_for(until(lambda: seat.ready), 60))
        assert start.begun == 2
    finally:
        line.close()
        seat.close()


def test_a_search_is_stopped_at_its_deadline_and_what_it_found_stands() -> None:
    with crew(seconds=0.1, grace=60) as made:
        before = [ask(made, "pid")]
        assert ask(made, "endless") == "stopped"
        with pytest.raises(TimedOut):
            ask(made, "careless")
        assert made.pids == before


def test_a_process_that_does_not_stop_is_replaced() -> None:
    watch = Seen()
    with crew(watch, seconds=0.1, grace=0.1) as made:
        before = ask(made, "pid")
        with pytest.raises(TimedOut):
            ask(made, "stubborn", 60)
        assert ask(made, "pid") != before
        with pytest.raises(ProcessLookupError):
            os.kill(before, 0)
    assert watch.ends == [End.ANSWERED, End.TIMED_OUT, End.ANSWERED]


def test_a_process_that_crashes_is_replaced_and_says_nothing() -> None:
    with crew() as made:
        with pytest.raises(WorkerLost) as caught:
            ask(made, "crash", SECRET)
        assert SECRET not in str(caught.value)
        assert ask(made, "echo", 1) == 1


def test_a_process_that_was_ended_while_nobody_asked_is_replaced() -> None:
    with crew() as made:
        before = ask(made, "pid")
        os.kill(before, signal.SIGKILL)
        asyncio.run(until(lambda: made.ready and made.pids != [before]))
        assert ask(made, "pid") != before


def test_errors_of_the_service_come_through_and_others_lose_their_words() -> None:
    with crew() as made:
        with pytest.raises(NotFound) as caught:
            ask(made, "unknown", "x")
        assert (caught.value.kind, caught.value.id) == ("credentials", "x")
        for name, *args in (("wrong", SECRET), ("unsendable",), ("nowhere",)):
            with pytest.raises(Broken) as broken:
                ask(made, name, *args)
            assert SECRET not in "\n".join([*broken.value.trace, str(broken.value)])
            assert broken.value.trace[0].endswith("Error")


def test_a_question_that_cannot_be_sent_hurts_nobody_else() -> None:
    with crew() as made:
        with pytest.raises(Broken):
            ask(made, "echo", lambda: None)
        assert ask(made, "echo", 2) == 2


def test_who_leaves_stops_the_search(tmp_path: Path) -> None:
    watch = Seen()

    async def leave(made: Crew) -> Any:
        asking = await begun(made, "endless", tmp_path / "begun")
        asking.cancel()
        with suppress(asyncio.CancelledError):
            await asking
        return await made.ask(Job("echo", (3,)))

    with crew(watch, seconds=600, grace=600) as made:
        assert asyncio.run(leave(made)) == 3
    assert watch.ends == [End.LEFT, End.ANSWERED]


def test_who_leaves_a_stubborn_process_has_it_replaced(tmp_path: Path) -> None:
    async def leave(made: Crew) -> Any:
        asking = await begun(made, "stubborn", tmp_path / "begun", 60)
        asking.cancel()
        return await made.ask(Job("echo", (4,)))

    with crew(seconds=600, grace=0.05) as made:
        assert asyncio.run(leave(made)) == 4


async def begun(made: Crew, name: str, file: Path, *args: Any) -> asyncio.Future[Any]:
    """A question that a process works on."""
    asking = asyncio.ensure_future(made.ask(Job(name, (*args, str(file)))))
    await until(file.exists)
    return asking


async def crowd(made: Crew, file: Path, count: int) -> list[Any]:
    """What becomes of so many who ask at once while the only process is busy."""
    first = await begun(made, "stubborn", file, 0.3)
    rest: list[Awaitable[Any]] = [made.ask(Job("echo", (n,))) for n in range(count)]
    told = await asyncio.gather(*rest, return_exceptions=True)
    await first
    return told


def test_a_full_line_sends_away_at_once(tmp_path: Path) -> None:
    watch = Seen()
    with crew(watch, seconds=60, waiting=3) as made:
        told = asyncio.run(crowd(made, tmp_path / "begun", 5))
    assert told[:3] == [0, 1, 2]
    assert [type(one) for one in told[3:]] == [Busy, Busy]
    assert told[3].retry_after >= 1
    assert watch.shedded == 2


def test_who_would_wait_too_long_is_sent_away_at_once(tmp_path: Path) -> None:
    with crew(seconds=60, patience=5) as made:
        while not made.ready:
            sleep(0.01)
        made._line._pace = 1  # seconds from one answer to the next
        told = asyncio.run(crowd(made, tmp_path / "begun", 3))
    assert told[:2] == [0, 1]
    assert told[2].retry_after == 3


def test_nobody_waits_longer_than_patience(tmp_path: Path) -> None:
    async def wait(made: Crew) -> Any:
        first = await begun(made, "stubborn", tmp_path / "begun", 60)
        with pytest.raises(Busy):
            await made.ask(Job("echo", (1,)))
        first.cancel()

    with crew(seconds=600, grace=0.05) as made:
        ask(made, "echo", 0)  # the process is there
        made.staffing = Staffing(patience=0.2)
        asyncio.run(wait(made))


def test_light_reads_are_bounded() -> None:
    async def crowd_of_reads(made: Crew) -> list[Any]:
        reads = [made.read(lambda service: service.stubborn(0.1)) for _ in range(4)]  # type: ignore[attr-defined]
        return await asyncio.gather(*reads, return_exceptions=True)

    with crew(readers=1, reads=1) as made:
        told = asyncio.run(crowd_of_reads(made))
        assert asyncio.run(made.read(lambda service: service.revision)) == 1
    assert told[:2] == ["done", "done"]
    assert [type(one) for one in told[2:]] == [Busy, Busy]


def test_closing_ends_every_process_whatever_it_does(tmp_path: Path) -> None:
    async def leave_running(made: Crew) -> list[int]:
        asking = await begun(made, "stubborn", tmp_path / "begun", 60)
        await until(lambda: made.ready == 2)
        asking.cancel()
        return made.pids

    with crew(workers=2, seconds=60, grace=60) as made:
        pids = asyncio.run(leave_running(made))
    assert len(pids) == 2
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_process_that_cannot_begin_says_where_and_nothing_else() -> None:
    class Told(Watch):
        trace: tuple[str, ...] = ()

        def unfit(self, trace: tuple[str, ...]) -> None:
            self.trace = trace

    async def tried(watch: Told) -> None:
        await until(lambda: watch.trace)

    watch = Told()
    made = Crew(Settings(SECRET, Path()), Staffing(workers=1), watch, open_here_only)
    try:
        asyncio.run(tried(watch))
        assert made.ready == 0
    finally:
        made.close()
    assert watch.trace[0] == "builtins.PermissionError"
    assert SECRET not in "".join(watch.trace)
