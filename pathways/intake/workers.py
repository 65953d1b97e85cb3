"""Other processes that read pieces of a stream, so that all cores of a machine do.

They are plain child processes that are spoken to through their pipes: when this process ends, however it does, they
read the end of theirs and end as well.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from typing import Any

from pathways.errors import StoreUnavailable
from pathways.intake.lines import Piece
from pathways.intake.reading import Read, read_piece
from pathways.stores.incoming import Prepare

MOST_WORKERS = 4
"""So many hold half of the memory that an import may take."""

_START = """
import pickle, sys
sys.path[:] = pickle.load(sys.stdin.buffer)
from pathways.intake.workers import serve
serve()
"""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_all(pieces: Iterator[Piece], prepare: Prepare) -> Iterator[Read]:
    """What each piece gives, in order; other processes read where there are several pieces and cores."""
    first = next(pieces, None)
    second = next(pieces, None)
    if first is None:
        return
    if second is None or cores() < 2:
        yield read_piece(first, prepare)
        for piece in [second] if second else []:
            yield read_piece(piece, prepare)
        yield from (read_piece(piece, prepare) for piece in pieces)
        return
    yield from _shared([first, second], pieces, prepare)


def _shared(first: list[Piece], pieces: Iterator[Piece], prepare: Prepare) -> Iterator[Read]:
    count = min(cores(), MOST_WORKERS)
    crew = _Crew(count, prepare)
    waiting: deque[Future[Read]] = deque(crew.read(piece) for piece in first)
    try:
        for piece in pieces:
            waiting.append(crew.read(piece))
            # So many are on their way that no worker waits for what is written meanwhile.
            if len(waiting) > 2 * count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        crew.end()


class _Crew:
    """Some workers, each with a thread that speaks to it."""

    def __init__(self, count: int, prepare: Prepare) -> None:
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._workers = [_Worker(prepare) for _ in range(count)]
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(count)

    def read(self, piece: Piece) -> Future[Read]:
        return self._threads.submit(self._read, piece)

    def end(self) -> None:
        """Stop the workers, whatever they are doing."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.end()
        self._threads.shutdown()

    def _read(self, piece: Piece) -> Read:
        worker = self._idle.get()
        try:
            return worker.read(piece)
        finally:
            self._idle.put(worker)


class _Worker:
    """One child process."""

    def __init__(self, prepare: Prepare) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=-1
        )
        self._say(sys.path)
        self._say(prepare)

    def read(self, piece: Piece) -> Read:
        try:
            self._say(piece)
            assert self._process.stdout is not None
            answer = pickle.load(self._process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise StoreUnavailable("a process that reads the stream has ended; try again") from error
        assert isinstance(answer, Read)
        return answer

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(OSError):
                pipe.close()

    def _say(self, value: Any) -> None:
        assert self._process.stdin is not None
        pickle.dump(value, self._process.stdin, pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()


def serve() -> None:
    """What a worker does: it answers one piece after another, until there are no more."""
    # An interruption is the parent's business; what is made here holds no circles, so nothing collects them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    prepare = pickle.load(asked)
    while True:
        try:
            piece = pickle.load(asked)
        except EOFError:
            return
        pickle.dump(read_piece(piece, prepare), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
