"""Several processes read the pieces of a stream, so that all cores of a machine do; what they give stays in order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from queue import SimpleQueue

from pathways.intake.lines import Piece
from pathways.intake.reading import Read, Reader
from pathways.intake.worker import Worker
from pathways.stores.incoming import Making

MOST_WORKERS = 4
"""So many hold half of the memory that an import may take."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_all(pieces: Iterator[Piece], making: Making) -> Iterator[Read]:
    """What each piece gives, in order; other processes read where there are several pieces and cores."""
    first = next(pieces, None)
    second = next(pieces, None)
    if first is None:
        return
    if second is None or cores() < 2:
        reader = Reader(making)
        yield from map(reader.read, chain([first], [second] if second else [], pieces))
        return
    yield from _shared([first, second], pieces, making)


def _shared(first: list[Piece], pieces: Iterator[Piece], making: Making) -> Iterator[Read]:
    count = min(cores(), MOST_WORKERS)
    crew = _Crew(count, making)
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

    def __init__(self, count: int, making: Making) -> None:
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        self._workers = [Worker(making) for _ in range(count)]
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
