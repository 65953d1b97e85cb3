"""A server as it is really run: a process on a free port of this machine, ended by its id."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.documents import ROOT

LAST = "Ctrl-C ends it."
TYPES = {"content-type": "application/json", "accept": "application/graphql-response+json"}


class Live:
    """A running server: its addresses, its process, its log and its store."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        self.process = process
        self.folder = folder
        self.said = self._heard()
        places = re.findall(r"http://[\d.]+:\d+", self.said)
        assert len(places) > 1, self.log()
        self.url, self.metrics_url = places[:2]
        self.client = httpx.Client(base_url=self.url, timeout=30)

    def _heard(self) -> str:
        """What it says before it serves."""
        assert self.process.stdout is not None
        lines: list[str] = []
        for line in self.process.stdout:
            lines.append(line.decode())
            if LAST in lines[-1]:
                break
        return "".join(lines)

    def ask(self, query: str, variables: Any = None, **more: Any) -> httpx.Response:
        """Ask by POST."""
        return self.client.post("/graphql", json={"query": query, "variables": variables, **more}, headers=TYPES)

    def data(self, query: str, variables: Any = None) -> Any:
        answer = self.ask(query, variables)
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8")

    def entries(self) -> list[dict[str, Any]]:
        """The log's lines; each is an object of the same members."""
        found = [json.loads(line) for line in self.log().splitlines()]
        assert len({tuple(one) for one in found}) <= 1
        return found

    def entry(self, request: str) -> dict[str, Any]:
        """The log's line of a request, once it is written."""
        while True:
            for one in self.entries():
                if (one["request"], one["event"]) == (request, "request"):
                    return one
            time.sleep(0.02)

    def metrics(self) -> str:
        return httpx.get(f"{self.metrics_url}/metrics").text

    def ready(self) -> None:
        """Wait until it can be asked everything."""
        while self.client.get("/readyz").status_code != 200:
            time.sleep(0.05)

    def end(self) -> int:
        """Tell it to end, and wait until it has."""
        self.client.close()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(40)
        finally:
            self.process.kill()
            self.process.wait()


@contextmanager
def live(folder: Path, *command: str, **settings: object) -> Iterator[Live]:
    """A server of the small schema, or what else a command starts; settings are those of the environment."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PATHWAYS_")}
    # Patient: on a busy machine a worker may take long to begin.
    environ |= {"PATHWAYS_WORKERS": "1", "PATHWAYS_RATE": "0", "PATHWAYS_PATIENCE": "600"}
    environ |= {"PYTHONPATH": str(ROOT), "HOME": str(folder)}
    environ |= {f"PATHWAYS_{name.upper()}": str(value) for name, value in settings.items()}
    words = command or ("-m", "tests.web.small", str(folder / "catalogue.db"))
    with (folder / "log").open("wb") as log:
        started = subprocess.Popen([sys.executable, *words], cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=log)
    running: Live | None = None
    try:
        running = Live(started, folder)
        running.ready()
        yield running
    finally:
        if running is not None:
            running.end()
        started.kill()
        started.wait()
        if started.stdout:
            started.stdout.close()


@contextmanager
def seeded(folder: Path, **settings: object) -> Iterator[Live]:
    """A server of the real schema on the catalogue of the seed."""
    command = ("-m", "pathways", "--store", str(folder / "c.db"), "serve", "--seed", "--port", "0")
    with live(folder, *command, "--metrics", "127.0.0.1:0", **settings) as running:
        yield running
