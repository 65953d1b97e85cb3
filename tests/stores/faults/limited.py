"""The process that the system lets write no file beyond a size: the disk is full for real, without a shim.

    python -m tests.stores.faults.limited '{"folder": "somewhere", "seed": 1, "every": 16}'

Written to stdout: how many sizes were tried and how many of them ended a write, as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from tests.stores.faults.child import say, strained
from tests.stores.faults.trial import trials

PAGE = 4096


@contextmanager
def limited(size: int) -> Iterator[None]:
    """No file of this process grows beyond a size until the block is left."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, hard))


def main(asked: dict[str, Any]) -> None:
    """Try a size for every so many pages at each write, up to the size that is enough."""
    strained()
    draw = Random(asked["seed"])
    tried = ended = 0
    for trial in trials(Path(asked["folder"]), asked["seed"]):
        assert not trial.run(limited(resource.RLIM_INFINITY))
        for pages in range(0, trial.sizes() // PAGE + 1, asked["every"]):
            size = pages * PAGE + draw.randrange(PAGE * asked["every"])
            try:
                ended += trial.run(limited(size))
            except BaseException as error:
                error.add_note(f"{size=}")
                raise
            tried += 1
    say(json.dumps({"tried": tried, "ended": ended}))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
