"""Between the driver and a database: a proxy that knows Bolt's messages, and fails at the moments that it is told.

Each request has one summary for its answer, in order: that is how an answer is known to be a COMMIT's. A summary in
whose place a failure is told is followed by nothing but IGNORED until the client resets, as a server's would be.
"""

from __future__ import annotations

import re
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum

ASKED = {0x10: "RUN", 0x11: "BEGIN", 0x12: "COMMIT", 0x0F: "RESET", 0x3F: "PULL", 0x66: "ROUTE", 0x02: "GOODBYE"}
RECORD, IGNORED = 0x71, b"\xb0\x7e"
_SIGNED = 20
"""Bytes of a handshake; in it a client may offer to be told all versions, which would be another kind of handshake."""

_OFFER = b"\x00\x00\x01\xff"


class Act(Enum):
    """What is done at a request."""

    CUT_BEFORE = "the request does not reach the database"
    CUT_AT = "the request reaches it, and nobody waits for the answer"
    CUT_ANSWER = "the answer is lost"
    CUT_AFTER = "the connection ends with the answer"
    REFUSE = "a failure is told, and the request was never made"
    MISTELL = "a failure is told of what was done"
    DELAY = "the answer is late"


@dataclass
class Fault:
    """At the `after`-th request of a kind from now on. `then` is called once the database has answered."""

    act: Act
    asked: str = "COMMIT"
    after: int = 1
    code: str = ""
    seconds: float = 0.0
    then: Callable[[], object] | None = None


class Proxy:
    """Listens on a port of loopback. `down` refuses all, `frozen` keeps all connections and passes nothing on."""

    def __init__(self, uri: str) -> None:
        host, _, port = uri.partition("://")[2].partition(":")
        self._behind = (host, int(port))
        self._lock = threading.Lock()
        self._faults: list[Fault] = []
        self._connections: set[_Connection] = set()
        self.met = 0
        self._thawed = threading.Event()
        self._thawed.set()
        self._listener: socket.socket | None = None
        self.port = 0
        self.up()

    def up(self) -> None:
        """Take connections, at the same port as before."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen(64)
        self._listener, self.port = listener, listener.getsockname()[1]
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def down(self) -> None:
        """Take no connections, and end those that there are."""
        if self._listener:
            # Closing alone does not wake who waits in accept.
            with suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._listener = None
        for one in self._held():
            one.cut()

    def freeze(self) -> None:
        """Pass nothing on."""
        self._thawed.clear()

    def thaw(self) -> None:
        """Pass on what has come since."""
        self._thawed.set()

    def arm(self, faults: list[Fault]) -> None:
        """Fail so from now on, and in no other way."""
        with self._lock:
            self._faults = list(faults)

    @property
    def connections(self) -> int:
        """How many connections there are."""
        return len(self._held())

    def close(self) -> None:
        """End everything."""
        self.thaw()
        self.down()

    def met_by(self, asked: str) -> Fault | None:
        """The fault that a request meets, if any."""
        with self._lock:
            for fault in self._faults:
                if fault.asked == asked:
                    fault.after -= 1
                    if fault.after == 0:
                        self.met += 1
                        self._faults.remove(fault)
                        return fault
            return None

    def wait(self) -> None:
        """Wait while it is frozen."""
        self._thawed.wait()

    def advertised(self, answer: bytes) -> bytes:
        """An answer with our address in place of the database's; both take as many bytes."""
        theirs, ours = (f":{port}".encode() for port in (self._behind[1], self.port))
        assert len(theirs) == len(ours), "ports of as many digits are needed"
        return re.sub(re.escape(theirs) + rb"(?!\d)", ours, answer)

    def gone(self, connection: _Connection) -> None:
        """A connection has ended."""
        with self._lock:
            self._connections.discard(connection)

    def _held(self) -> list[_Connection]:
        with self._lock:
            return list(self._connections)

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            self.wait()
            try:
                connection = _Connection(self, client, socket.create_connection(self._behind, 5))
            except OSError:
                client.close()
                continue
            with self._lock:
                self._connections.add(connection)
            connection.begin()


class _Connection:
    """One connection, with a thread for each way."""

    def __init__(self, proxy: Proxy, client: socket.socket, server: socket.socket) -> None:
        self._proxy = proxy
        self._client, self._server = client, server
        self._lock = threading.Lock()
        self._asked: deque[tuple[str, Fault | None]] = deque()
        self._failed = False
        self._ways = 2
        for one in (client, server):
            one.settimeout(None)
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def begin(self) -> None:
        """Pass on what comes."""
        for way in (self._requests, self._answers):
            threading.Thread(target=self._until_cut, args=(way,), daemon=True).start()

    def cut(self) -> None:
        """End it, on both sides."""
        for one in (self._client, self._server):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _until_cut(self, way: Callable[[], None]) -> None:
        try:
            with suppress(OSError, EOFError):
                way()
        finally:
            self._end()

    def _end(self) -> None:
        self.cut()
        with self._lock:
            self._ways -= 1
            if self._ways:
                return
        self._client.close()
        self._server.close()
        self._proxy.gone(self)

    def _requests(self) -> None:
        greeting = _read(self._client, _SIGNED)
        self._server.sendall(greeting.replace(_OFFER, bytes(4)))
        for message in _messages(self._client):
            name = ASKED.get(message[1], "OTHER")
            fault = self._proxy.met_by(name)
            if fault and fault.act is Act.CUT_BEFORE:
                return
            if fault and fault.act is Act.REFUSE and not self._asked:
                self._failed = True
                self._client.sendall(_chunked(_failure(fault.code)))
                continue
            if name != "GOODBYE":
                self._asked.append((name, fault))
            self._proxy.wait()
            self._server.sendall(_chunked(message))
            if fault and fault.act is Act.CUT_AT:
                return

    def _answers(self) -> None:
        self._client.sendall(_read(self._server, 4))
        for message in _messages(self._server):
            self._proxy.wait()
            if message[1] == RECORD:
                if not self._failed:
                    self._client.sendall(_chunked(message))
                continue
            if not self._asked:
                # What a server says of a connection that breaks is no answer to anything.
                return
            name, fault = self._asked.popleft()
            if fault:
                if fault.then:
                    fault.then()
                time.sleep(fault.seconds)
            if fault and fault.act is Act.CUT_ANSWER:
                return
            self._client.sendall(_chunked(self._told(name, fault, message)))
            if fault and fault.act is Act.CUT_AFTER:
                return

    def _told(self, name: str, fault: Fault | None, message: bytes) -> bytes:
        if name == "RESET":
            self._failed = False
        elif self._failed:
            return IGNORED
        elif fault and fault.act in (Act.MISTELL, Act.REFUSE):
            self._failed = True
            return _failure(fault.code)
        return self._proxy.advertised(message) if name == "ROUTE" else message


def _read(source: socket.socket, size: int) -> bytes:
    read = b""
    while len(read) < size:
        more = source.recv(size - len(read))
        if not more:
            raise EOFError
        read += more
    return read


def _messages(source: socket.socket) -> Iterator[bytes]:
    """The messages that come, put together from their chunks."""
    message = b""
    while True:
        (size,) = struct.unpack(">H", _read(source, 2))
        if size:
            message += _read(source, size)
        elif message:
            yield message
            message = b""


def _chunked(message: bytes) -> bytes:
    chunks = (message[at : at + 0xFFFF] for at in range(0, len(message), 0xFFFF))
    return b"".join(struct.pack(">H", len(one)) + one for one in chunks) + b"\x00\x00"


def _failure(code: str) -> bytes:
    return b"\xb1\x7f\xa2" + _string("code") + _string(code) + _string("message") + _string("injected")


def _string(text: str) -> bytes:
    said = text.encode()
    return (bytes([0x80 + len(said)]) if len(said) < 16 else bytes([0xD0, len(said)])) + said
