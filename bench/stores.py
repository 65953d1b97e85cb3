"""Building a store of the invented country: what it takes, and how large it becomes."""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.asks import Doc
from bench.catalogue import SEED, documents
from pathways.stores.base import Record, Store, type_of
from pathways.stores.embedded import EmbeddedStore


class Loaded(NamedTuple):
    """What loading took by the clock and of the processor, making the records included.

    `file_mb`: of the store; 0 in a database.
    """

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


def opened(place: str | Path) -> Store:
    """The store in a file, or in the database at an address; the environment says who asks that."""
    if not in_database(place):
        return EmbeddedStore(Path(place))
    from pathways.bootstrap import open_store  # noqa: PLC0415 - older revisions know of no database
    from pathways.settings import read_database  # noqa: PLC0415

    return open_store(str(place), read_database(os.environ))


def in_database(place: str | Path) -> bool:
    """Whether a place is an address."""
    return "://" in str(place)


def build(areas: int, place: str | Path, seed: int = SEED) -> Loaded:
    """Load a country of so many areas into a new store; run it in a process of its own to know its memory."""
    return load(documents(areas, seed), place)


def load(made: Iterable[tuple[str, Doc]], place: str | Path) -> Loaded:
    """Load documents with their lists into a new store file, or into a database in place of what is there."""
    if not in_database(place):
        for old in (place, f"{place}-wal", f"{place}-shm"):
            Path(old).unlink(missing_ok=True)
    begun, cpu = time.perf_counter(), time.process_time()
    counted = 0

    def records() -> Iterator[Record]:
        nonlocal counted
        for name, document in made:
            counted += 1
            yield type_of(name).model_validate(document)

    store = opened(place)
    store.load(records())
    store.close()
    took = (time.perf_counter() - begun, time.process_time() - cpu)
    return Loaded(counted, *took, 0 if in_database(place) else Path(place).stat().st_size / 2**20, peak_mb())


def peak_mb() -> float:
    """The most memory this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
