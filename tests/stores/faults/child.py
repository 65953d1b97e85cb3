"""The process that faults happen to: it works on a catalogue and says what was acknowledged, as soon as it was.

    python -m tests.stores.faults.child '{"path": "catalogue.db", "seed": 1, "steps": 40, "first": 1}'

Written to stdout, a line each: `open`, `made N` for each step acknowledged, `done` once the file is closed.
`trace` names a file that every call to the disk is written to. `die` ends the process at that call, as a kill would.
`hold` stops before that revision is committed, all else of it being written: `holding`, until stdin is closed.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from pathways.stores.embedded import EmbeddedStore, connection
from pathways.stores.embedded.writing import Writer
from tests.stores.faults.power import Recorder
from tests.stores.faults.shim import Call, Shim
from tests.stores.faults.work import Work

ROOT = Path(__file__).parents[3]


def started(module: str, asked: dict[str, Any]) -> subprocess.Popen[str]:
    """A process that runs one of these modules with what is asked of it; its stdin and stdout are pipes."""
    command = [sys.executable, "-m", f"tests.stores.faults.{module}", json.dumps(asked, default=str)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def strained() -> None:
    """Make a little work reach what only much work does: checkpoints, and pages written before their commit."""
    connection.CHECKPOINT_PAGES = 40
    connection.LONG_LOG_PAGES = 100
    connection.CACHE_KIB = 64


def say(line: str) -> None:
    """Say it now: what is still in a buffer dies with the process."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def dying(calls: int) -> None:
    """End the process at this call to the disk, half done as it is."""
    left = calls

    def watch(call: Call) -> None:
        nonlocal left
        left -= call.what != "read"
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    Shim(watch)


def holding(revision: int) -> None:
    """Stop between the last write of a revision and its commit."""
    publish = Writer._publish

    def held(self: Writer) -> None:
        publish(self)
        if self.revision == revision:
            say("holding")
            sys.stdin.read()

    Writer._publish = held  # type: ignore[method-assign]


def main(asked: dict[str, Any]) -> None:
    """Do the steps from `first` on."""
    work = Work(asked["seed"], asked["steps"], size=asked.get("size", 60))
    if asked.get("strained"):
        strained()
    if asked.get("die"):
        dying(asked["die"])
    if asked.get("hold"):
        holding(asked["hold"])
    recorder = Recorder(Path(asked["trace"]), Path(asked["path"]).parent) if asked.get("trace") else None
    store = EmbeddedStore(asked["path"])
    say("open")
    for number in range(asked["first"], asked["steps"] + 1):
        work.do(store, number)
        say(f"made {number}")
        if recorder:
            recorder.acknowledged(number)
    store.close()
    say("done")


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
