"""What `pathways serve` does: it fills an empty catalogue if asked to, listens, says where, and serves."""

from __future__ import annotations

import os
import socket
from typing import Any

from pathways.bootstrap import seed_catalogue
from pathways.cli.progress import Stages, progress
from pathways.cli.session import Session
from pathways.explain.words import labels
from pathways.settings import ServerSettings, read_server
from pathways.web.clients import read_keys
from pathways.web.desk import document_limits
from pathways.web.keeper import keep
from pathways.web.listening import address, listening
from pathways.web.serving import Sockets, serve


def run(session: Session, seed: bool, given: dict[str, Any]) -> None:
    """Serve until told to end. What cannot be used is told before anything begins."""
    server = read_server(os.environ, given)
    document_limits(server)
    read_keys(server.keys)
    sockets = _sockets(server)
    if seed and session.service.revision == 0:
        with progress(session.say(labels.BUILDING)) as tell:
            session.service.fill(seed_catalogue(), watcher=Stages(session, tell))
    _tell(session, sockets)
    # Each process opens the catalogue by itself.
    session.close()
    if len(sockets) == 1:
        serve(session.settings, server, sockets[0])
    else:
        keep(session.settings, server, sockets)


def _sockets(server: ServerSettings) -> list[Sockets]:
    """A pair for each process: one socket for all clients, and one after another for those who watch."""
    clients = listening(server.host, server.port, "--port")
    pairs = []
    for n in range(server.processes):
        metrics: socket.socket | None = None
        if server.metrics is not None:
            host, port = server.metrics
            metrics = listening(host, port + n if port else 0, "--metrics")
        pairs.append(Sockets(clients, metrics))
    return pairs


def _tell(session: Session, sockets: list[Sockets]) -> None:
    """Say where to ask, and how."""
    base = address(sockets[0].clients)
    session.line(session.say(labels.SERVING, place=f"{base}/graphql"), whole=True)
    engine, revision = " ".join(session.service.engine), session.service.revision
    session.line(session.say(labels.SERVED, place=session.place, engine=engine, revision=revision), whole=True)
    watched = [f"{address(one.metrics)}/metrics" for one in sockets if one.metrics]
    if watched:
        session.line(session.say(labels.WATCHED, places=", ".join(watched)), whole=True)
    session.line(session.say(labels.CONSOLE, place=f"{base}/console"), whole=True)
    session.line(session.say(labels.TRY), whole=True)
    query = """'{"query": "{ catalogue { revision } }"}'"""
    session.line(f"  curl {base}/graphql -H 'content-type: application/json' -d {query}", whole=True)
    if empty := session.empty():
        session.line(empty)
    session.line(session.say(labels.TO_END))
