"""Server processes that a benchmark starts on this machine alone, and ends by their ids."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True)
class Served:
    """A server: its port, and its process."""

    port: int
    pid: int

    def cpu(self) -> float:
        """Seconds of the processor that the process has taken, without those of its children."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS


@contextmanager
def served(words: list[str], log: Path, **settings: object) -> Iterator[Served]:
    """A server that prints its address first; settings are those of the environment."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PATHWAYS_")}
    environ |= {f"PATHWAYS_{name.upper()}": str(value) for name, value in settings.items()}
    pipe = subprocess.PIPE
    with log.open("wb") as written:
        process = subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, env=environ, stdin=pipe, stdout=pipe, stderr=written
        )
        try:
            assert process.stdout is not None
            said = re.search(rb"http://127\.0\.0\.1:(\d+)", process.stdout.readline())
            if said is None:
                raise SystemExit(log.read_text())
            found = Served(int(said[1]), process.pid)
            _ready(found.port)
            yield found
        finally:
            process.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                process.wait(30)
            process.kill()
            process.communicate()


def _ready(port: int) -> None:
    """Wait until a server is ready, where it says so."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5).close()
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server was not ready in time")
