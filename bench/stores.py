"""Building a store of the invented country: what it takes, and how large it becomes."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.asks import Doc
from bench.catalogue import SEED, documents
from pathways.stores.base import Record, type_of
from pathways.stores.embedded import EmbeddedStore


class Loaded(NamedTuple):
    """What loading took by the clock and of the processor, making the records included; `file_mb`: of the store."""

    records: int
    seconds: float
    cpu: float
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
    return load(documents(areas, seed), file)


def load(made: Iterable[tuple[str, Doc]], file: Path) -> Loaded:
    """Load documents with their lists into a new store file."""
    for old in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        old.unlink(missing_ok=True)
    begun, cpu = time.perf_counter(), time.process_time()
    counted = 0

    def records() -> Iterator[Record]:
        nonlocal counted
        for name, document in made:
            counted += 1
            yield type_of(name).model_validate(document)

    store = EmbeddedStore(file)
    store.load(records())
    store.close()
    took = (time.perf_counter() - begun, time.process_time() - cpu)
    return Loaded(counted, *took, file.stat().st_size / 2**20, peak_mb())


def peak_mb() -> float:
    """The most memory this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
