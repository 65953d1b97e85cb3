"""Work in a child process: what it leaves in memory is gone with it, and its own peak can be told."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from typing import Any


def forked(work: Callable[[], Sequence[object]]) -> list[Any]:
    """What the work returns, done in a child process; it must be what JSON can tell."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(reading)
            with os.fdopen(writing, "w") as pipe:
                json.dump(work(), pipe)
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        raise RuntimeError("a child process failed; do its work in this one to see why")
    done: list[Any] = json.loads(told)
    return done
