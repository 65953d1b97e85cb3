"""`pathways serve`, as it is really run: it says where to ask, or what cannot be used, and ends when it is told to."""

from __future__ import annotations

import os
import signal
import socket
from contextlib import suppress
from pathlib import Path
from time import monotonic

import httpx

from pathways.settings import SERVER
from tests.cli.conftest import Terminal
from tests.web.live import live

WORDS = ("-m", "pathways", "serve", "--port", "0")


def test_an_empty_catalogue_is_served_and_told(tmp_path: Path) -> None:
    with live(tmp_path, *WORDS, "--metrics", "127.0.0.1:0", store=tmp_path / "c.db", lang="en") as server:
        assert f"\nThe catalogue: {tmp_path}/c.db (SQLite 3." in server.said
        assert "), at revision 0.\n" in server.said
        assert "is empty: fill it" in server.said
        assert server.data("{ catalogue { revision } }") == {"catalogue": {"revision": 0}}


def two_free_ports() -> int:
    """The first of two ports side by side that nobody has."""
    while True:
        with socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", 0))
            port: int = one.getsockname()[1]
            with suppress(OSError, OverflowError):
                other.bind(("127.0.0.1", port + 1))
                return port


def test_several_processes_share_an_address_and_are_begun_again(tmp_path: Path) -> None:
    port = two_free_ports()
    words = (*WORDS, "--processes", "2", "--metrics", f"127.0.0.1:{port}")
    with live(tmp_path, *words, store=tmp_path / "c.db") as server:
        assert f":{port}/metrics, http://127.0.0.1:{port + 1}/metrics" in server.said
        for n in (port, port + 1):
            until_answers(f"http://127.0.0.1:{n}/metrics")
        children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
        if children.exists():  # where the system tells
            first = [int(one) for one in children.read_text().split()]
            served = [one for one in first if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]
            os.kill(served[0], signal.SIGKILL)
            until_answers(f"http://127.0.0.1:{port}/metrics")
            until_answers(f"http://127.0.0.1:{port + 1}/metrics")
        assert server.data("{ catalogue { revision } }") == {"catalogue": {"revision": 0}}
        assert server.end() == 0


def until_answers(url: str) -> None:
    until = monotonic() + 60
    while monotonic() < until:
        try:
            assert httpx.get(url).status_code == 200
        except httpx.TransportError:
            continue
        return
    raise AssertionError(url)


def test_what_cannot_be_used_is_told_before_anything_begins(bare: Terminal) -> None:
    assert "--port: '99999' cannot be used" in bare.wrong("serve", "--port", "99999")
    assert "'costs' is no limit" in bare.wrong("serve", "--limits", "costs=3")
    assert "keys" in bare.wrong("serve", "--keys", str(bare.folder / "nowhere"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert f"127.0.0.1:{port}" in bare.wrong("serve", "--port", port)


def test_every_setting_has_its_option(bare: Terminal) -> None:
    out, _ = bare.run("serve", "--help")
    for setting in SERVER:
        assert f"{setting.option} " in out
