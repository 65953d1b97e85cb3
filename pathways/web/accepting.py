"""Connections are accepted by many at once.

libuv takes one in each round of its loop: where rounds are long, hundreds wait for seconds until anybody knows of them.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress

_AT_ONCE = 32
"""So many are taken in one round: several processes may share a socket."""


class Acceptor:
    """Takes the connections of a listening socket; closed and waited for as servers of a loop are."""

    def __init__(self, listening: socket.socket, protocol: Callable[[], asyncio.Protocol]) -> None:
        self._socket = listening
        self._protocol = protocol
        self._loop = asyncio.get_running_loop()
        self._taking: set[asyncio.Task[None]] = set()
        listening.setblocking(False)
        self._loop.add_reader(listening.fileno(), self._accept)

    def close(self) -> None:
        """Take no more."""
        self._loop.remove_reader(self._socket.fileno())
        self._socket.close()

    async def wait_closed(self) -> None:
        """Wait for those that are being taken."""
        if self._taking:
            await asyncio.wait(self._taking)

    def _accept(self) -> None:
        for _ in range(_AT_ONCE):
            try:
                connection, _ = self._socket.accept()
            except OSError:  # nobody more, or no more files: those who wait are taken when others go
                return
            taking = self._loop.create_task(self._take(connection))
            self._taking.add(taking)
            taking.add_done_callback(self._taking.discard)

    async def _take(self, connection: socket.socket) -> None:
        connection.setblocking(False)
        with suppress(OSError):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            await self._loop.connect_accepted_socket(self._protocol, connection)
        except OSError:  # it has gone already
            connection.close()
