"""A load of HTTP requests on one server of this machine: so many connections, or so many requests a second."""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


@dataclass
class Loaded:
    """What came of a load: statuses, and seconds of each answer by its status, with when it came."""

    seconds: float = 0
    statuses: Counter[int] = field(default_factory=Counter)
    took: dict[int, list[float]] = field(default_factory=dict)
    ends: list[tuple[float, int]] = field(default_factory=list)
    errors: int = 0

    def add(self, status: int, began: float, now: float) -> None:
        self.statuses[status] += 1
        self.took.setdefault(status, []).append(now - began)
        self.ends.append((now, status))

    @property
    def a_second(self) -> float:
        """Answers with status 200 a second."""
        return self.statuses[200] / self.seconds if self.seconds else 0

    def percentile(self, status: int, share: float) -> float:
        """The milliseconds within which such a share of the answers of a status came."""
        sorted_ = sorted(self.took.get(status, [0.0]))
        return 1000 * sorted_[min(len(sorted_) - 1, int(share * len(sorted_)))]


def request(path: str, body: bytes | None = None, host: str = "127.0.0.1") -> bytes:
    """A request as bytes: a POST of JSON, or a GET without a body."""
    if body is None:
        return f"GET {path} HTTP/1.1\r\nhost: {host}\r\naccept: */*\r\n\r\n".encode()
    head = f"POST {path} HTTP/1.1\r\nhost: {host}\r\naccept: application/graphql-response+json\r\n"
    return f"{head}content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body


class _Connection(asyncio.Protocol):
    """Asks one request at a time; `done` is called with this connection after each answer."""

    def __init__(self, loaded: Loaded, done: Callable[[_Connection], None]) -> None:
        self.free = True
        self.open = False
        self._loaded = loaded
        self._done = done
        self._began = 0.0
        self._came = bytearray()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self.open = True

    def connection_lost(self, exc: Exception | None) -> None:
        self.open = False
        if not self.free:
            self._loaded.errors += 1

    def ask(self, sent: bytes) -> None:
        assert self._transport is not None
        self.free = False
        self._began = time.perf_counter()
        self._transport.write(sent)

    def close(self) -> None:
        self.free = True
        if self._transport is not None:
            self._transport.close()

    def data_received(self, data: bytes) -> None:
        self._came += data
        head = self._came.find(b"\r\n\r\n")
        length = _LENGTH.search(self._came) if head > 0 else None
        if length is None or len(self._came) < head + 4 + int(length[1]):
            return
        self._loaded.add(int(self._came[9:12]), self._began, time.perf_counter())
        self._came.clear()
        self.free = True
        self._done(self)


async def _opened(port: int, count: int, loaded: Loaded, done: Callable[[_Connection], None]) -> list[_Connection]:
    loop = asyncio.get_running_loop()
    made = []
    for _ in range(count):
        _, connection = await loop.create_connection(lambda: _Connection(loaded, done), "127.0.0.1", port)
        made.append(connection)
    return made


async def closed(port: int, sent: bytes, connections: int, seconds: float) -> Loaded:
    """So many connections, each of which asks again as soon as it is answered."""
    loaded, until = Loaded(), time.perf_counter() + seconds

    def again(connection: _Connection) -> None:
        if time.perf_counter() < until:
            connection.ask(sent)

    began = time.perf_counter()
    opened = await _opened(port, connections, loaded, again)
    for one in opened:
        one.ask(sent)
    while time.perf_counter() < until or (not all(one.free or not one.open for one in opened)):
        await asyncio.sleep(0.05)
        if time.perf_counter() > until + 30:
            break
    loaded.seconds = max((end for end, _ in loaded.ends), default=began) - began
    for one in opened:
        one.close()
    return loaded


async def steady(port: int, sent: bytes, rate: float, seconds: float, most: int = 1_000) -> Loaded:
    """So many requests a second, whether they are answered or not; over at most so many connections."""
    loaded = Loaded()
    idle: list[_Connection] = []
    free = idle.append
    idle += await _opened(port, min(most, 100), loaded, free)
    began = time.perf_counter()
    asked, unsent, total = 0, 0, len(idle)
    while (now := time.perf_counter()) < began + seconds:
        due = int((now - began) * rate) - asked
        for _ in range(due):
            asked += 1
            while idle and not idle[-1].open:
                idle.pop()
                total -= 1
            if not idle and total < most:
                idle += await _opened(port, 1, loaded, free)
                total += 1
            if idle:
                idle.pop().ask(sent)
            else:
                unsent += 1
        await asyncio.sleep(0.002)
    await asyncio.sleep(1)
    loaded.seconds = seconds
    loaded.errors += unsent
    for one in idle:
        one.close()
    return loaded
