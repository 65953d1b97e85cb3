"""HTTP/1.1 as uvicorn speaks it, with two bounds more: on a head's length, and on the time until a request is there."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from pathways.web.answers import SECURITY, encoded
from pathways.web.door import Door
from pathways.web.refusals import later
from pathways.web.visit import BEGAN

_HEAD = 65_536
"""Bytes of a request's first line and headers, and of what comes with them in one piece."""

_SECONDS = 20
"""A request has arrived within so long, from the connection or from its first byte on."""

_CONNECTIONS = 2_000
"""More of them are closed as they come."""

_TOO_LONG = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


def _prepared() -> bytes:
    body = encoded(later(503, "busy", "The server is busy.", 1).payload())
    headers = [(b"content-type", b"application/json; charset=utf-8"), (b"retry-after", b"1"), *SECURITY]
    lines = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
    return b"HTTP/1.1 503 Service Unavailable\r\n" + lines + f"content-length: {len(body)}\r\n\r\n".encode() + body


_BUSY = _prepared()


class _Over:
    """What stands for a request that was answered as soon as it began: the rest of it is let pass."""

    response_complete = True
    keep_alive = True

    def __init__(self) -> None:
        self.message_event = asyncio.Event()


class Bounded(HttpToolsProtocol):
    """One connection. Where the door is full, a request is answered before anything is made of it."""

    def __init__(self, door: Door, shed: Callable[[], None], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._door = door
        self._shed = shed
        self._head = 0
        self._in_head = True
        self._late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        if len(self.connections) > _CONNECTIONS:
            transport.close()
        else:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._arrived()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came, unless the head is too long."""
        if self._in_head:
            self._head += len(data)
            if self._head > _HEAD and b"\r\n\r\n" not in data[:_HEAD]:
                self.transport.write(_TOO_LONG)
                self.transport.close()
                return
        super().data_received(data)

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._in_head = True
        if self._late is None:
            self._wait()

    def on_headers_complete(self) -> None:
        """Its head is there."""
        self._in_head = False
        self._head = 0
        before: Any = self.cycle  # None before the first request
        if before is None or before.response_complete:
            if self._door.full() and not self.url.startswith(b"/healthz"):
                self._send_away()
                return
            self._door.wait()
            self.scope[BEGAN] = time.perf_counter()  # type: ignore[literal-required]
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """All of it is there."""
        self._arrived()
        super().on_message_complete()

    def _send_away(self) -> None:
        self._shed()
        self.cycle = _Over()  # type: ignore[assignment]
        self.transport.write(_BUSY)
        if self.parser.should_keep_alive():
            self.on_response_complete()
        else:
            self.transport.close()

    def _wait(self) -> None:
        self._late = self.loop.call_later(_SECONDS, self.transport.close)

    def _arrived(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None
