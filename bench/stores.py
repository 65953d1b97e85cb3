"""Building a store of the invented country: what it takes, and how large it becomes."""

from __future__ import annotations

import json
import resource
import time
from pathlib import Path
from typing import NamedTuple

from bench.catalogue import SEED, records
from pathways.stores.embedded import EmbeddedStore


class Loaded(NamedTuple):
    """What loading took. `seconds` include making the records; `file_mb` is the store's file."""

    records: int
    seconds: float
    file_mb: float
    peak_mb: float

    def written(self) -> str:
        """As text, for a note beside the store."""
        return json.dumps(self._asdict())

    @classmethod
    def read(cls, text: str) -> Loaded:
        """From such text."""
        return cls(**json.loads(text))


def build(areas: int, file: Path, seed: int = SEED) -> Loaded:
    """Load a country of so many areas into a new store file; run it in a process of its own to know its memory."""
    for old in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        old.unlink(missing_ok=True)
    begun = time.perf_counter()
    counted = 0

    def counting() -> object:
        nonlocal counted
        for record in records(areas, seed):
            counted += 1
            yield record

    store = EmbeddedStore(file)
    store.load(counting())  # type: ignore[arg-type]
    store.close()
    return Loaded(counted, time.perf_counter() - begun, file.stat().st_size / 2**20, peak_mb())


def peak_mb() -> float:
    """The most memory this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
