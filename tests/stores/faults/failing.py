"""The process whose disk fails: at the n-th call of a kind, once or from then on, with a full disk or an I/O error.

    python -m tests.stores.faults.failing '{"folder": "somewhere", "seed": 1, "every": 7}'

Written to stdout: how many faults were tried and how many of them ended a write or a question, as JSON.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import apsw

from tests.stores.faults.child import say, strained
from tests.stores.faults.shim import Call, Shim
from tests.stores.faults.trial import trials

KINDS = ("read", "write", "sync", "truncate", "open", "delete")
FULL_KINDS = ("write", "truncate", "open")


@dataclass
class Fault:
    """A watch: counts the calls of each kind, and fails the n-th of one, or all from there on if it is lasting."""

    what: str = ""
    at: int = 0
    lasting: bool = False
    full: bool = False
    seen: Counter[str] = field(default_factory=Counter)

    def __call__(self, call: Call) -> None:
        self.seen[call.what] += 1
        number = self.seen[call.what]
        if call.what == self.what and (number == self.at or (self.lasting and number > self.at)):
            raise apsw.FullError("injected") if self.full else apsw.IOError("injected")


@contextmanager
def on(shim: Shim, fault: Fault) -> Iterator[None]:
    """The disk fails so until the block is left."""
    shim.watch = fault
    try:
        yield
    finally:
        shim.watch = lambda call: None


def faults_among(calls: Counter[str], every: int, draw: Random) -> Iterator[Fault]:
    """Faults at every n-th call of each kind, from a random one on; at more of those that are few."""
    for what in KINDS:
        apart = min(every, max(1, calls[what] // 3))
        for at in range(draw.randint(1, apart), calls[what] + 1, apart):
            yield Fault(what, at, lasting=draw.random() < 0.5, full=what in FULL_KINDS and draw.random() < 0.5)


def main(asked: dict[str, Any]) -> None:
    """Try every n-th fault at each write, and at questions."""
    strained()
    draw = Random(asked["seed"])
    shim = Shim(lambda call: None)
    tried = ended = 0
    prepared = trials(Path(asked["folder"]), asked["seed"])
    for do in (*(trial.run for trial in prepared), prepared[-1].ask):
        unharmed = Fault()
        assert not do(on(shim, unharmed))
        for fault in faults_among(unharmed.seen, asked["every"], draw):
            try:
                ended += do(on(shim, fault))
            except BaseException as error:
                error.add_note(f"{fault}")
                raise
            tried += 1
    say(json.dumps({"tried": tried, "ended": ended}))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
