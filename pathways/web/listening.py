"""Sockets that are bound before anything else begins: what cannot be bound is told at once."""

from __future__ import annotations

import socket
import sys

from pathways.errors import InvalidInput, Problem

_BACKLOG = 1_024


def listening(host: str, port: int, where: str) -> socket.socket:
    """A socket that listens; raises `InvalidInput` naming `where` the address was given."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        made = socket.socket(family, kind, protocol)
        try:
            if sys.platform != "win32":
                made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind(address)
            made.listen(_BACKLOG)
        except OSError:
            made.close()
            raise
    except OSError as error:
        hint = "give another port, or end what listens there"
        raise InvalidInput(Problem(where, f"{host}:{port}: {error.strerror or error}", hint)) from None
    made.set_inheritable(True)
    return made


def address(of: socket.socket) -> str:
    """Where a socket listens, as an address of HTTP."""
    host, port = of.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
