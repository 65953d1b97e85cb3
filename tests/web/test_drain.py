"""Told to end, a server finishes what runs, takes nothing new, and leaves no process behind."""

from __future__ import annotations

import os
import signal
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.web.live import Live, live
from tests.web.test_load import begin, codes, let_go, until


def refuses(server: Live) -> bool:
    """Whether nobody can connect any more."""
    host, port = server.url.removeprefix("http://").split(":")
    try:
        socket.create_connection((host, int(port)), timeout=5).close()
    except ConnectionRefusedError:
        return True
    except ConnectionResetError:  # closed between our knock and its answer: the next knock tells
        return False
    return False


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_what_runs_is_finished_and_nothing_new_is_taken(tmp_path: Path) -> None:
    with live(tmp_path, seconds=60) as server, ThreadPoolExecutor(2) as pool:
        worker = server.data("{ pid }")["pid"]
        running = begin(server, pool)
        server.process.send_signal(signal.SIGTERM)
        until(lambda: refuses(server))
        assert not running.done()
        let_go(server)
        assert running.result().json() == {"data": {"stubborn": "done"}}
        assert server.process.wait(30) == 0
        assert gone(worker)
        assert [one["event"] for one in server.entries() if one["event"] != "request"] == ["started", "ending", "ended"]


def test_what_does_not_end_in_time_is_ended(tmp_path: Path) -> None:
    with live(tmp_path, seconds=600, drain=1) as server, ThreadPoolExecutor(2) as pool:
        worker = server.data("{ pid }")["pid"]
        running = begin(server, pool)
        server.process.send_signal(signal.SIGTERM)
        assert codes(running.result()) == [(503, "ending")]
        assert server.process.wait(30) == 0
        assert gone(worker)


def test_workers_go_when_their_server_is_killed(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        worker = server.data("{ pid }")["pid"]
        server.process.kill()
        server.process.wait()
        until(lambda: gone(worker))
