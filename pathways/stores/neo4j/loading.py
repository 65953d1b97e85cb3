"""Whole catalogues: staged beside what is published, in transactions of bounded size, and published by one flip.

What comes in is first taken into an embedded store on this machine, in a file that is gone afterwards: it is checked
there as every stream is, and comes from there in order. An addition is taken into a copy of what is published, so that
it too is all or nothing.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from pathways.errors import RevisionConflict, StoreUnavailable
from pathways.explain.mistakes import unavailable
from pathways.explain.words.stores import LOAD_UNKNOWN, SWEPT, UNPUBLISHED
from pathways.model.things import Provider
from pathways.stores.base import Record
from pathways.stores.derive import ProviderOf
from pathways.stores.drawing import Cut, Drawn, counted, drawn
from pathways.stores.embedded import EmbeddedStore
from pathways.stores.freshness import Dated
from pathways.stores.incoming import Intake, Making, Packed
from pathways.stores.neo4j.connection import Connection, Rows, Transaction
from pathways.stores.neo4j.laying import change_counts, lay

BATCH = 2_000
"""So many records are laid down in one transaction."""

STEP = 5_000
"""So many nodes are deleted in one transaction."""

ABANDONED_SECONDS = 900
"""A load that has laid nothing for so long is taken for dead."""

PROVIDERS_KEPT = 10_000


class Kept(NamedTuple):
    """What is published: its revision, and the records of it."""

    revision: int
    records: Iterable[Record]


class Loader:
    """Loads one catalogue."""

    def __init__(self, connection: Connection, catalogue: str, keep_seconds: float, cut: Cut) -> None:
        self._connection = connection
        self._catalogue = catalogue
        self._keep_seconds = keep_seconds
        self._cut = cut

    def take(self, intake: Intake, kept: Kept | None, expected_revision: int | None) -> int:
        """Publish what comes in, as an addition to what is `kept` or in place of it; returns the new revision."""
        local = EmbeddedStore(":memory:")
        try:
            if kept is not None:
                local.load(kept.records)
            local.take(_Expecting(intake, lambda: self._expect(expected_revision)), adding=kept is not None)
            return self._publish(local, kept.revision if kept else None, expected_revision)
        finally:
            local.close()

    def _publish(self, local: EmbeddedStore, base: int | None, expected_revision: int | None) -> int:
        with _unpublished():
            self._sweep()
            ((generation,),) = self._run("stage")
        try:
            with _unpublished():
                self._stage(generation, local)
            expected = base if expected_revision is None else expected_revision
            return self._connection.write(lambda one: self._flip(one, generation, expected), LOAD_UNKNOWN)
        except BaseException:
            # It is swept by the next load at once.
            with suppress(StoreUnavailable):
                self._run("give_up", generation=generation)
            raise

    def _stage(self, generation: int, local: EmbeddedStore) -> None:
        counts: Counter[Dated] = Counter()
        provider_of = _providers(local)
        with _uncollected(), ThreadPoolExecutor(1) as writing:
            before: Future[None] | None = None
            for number, batch in enumerate(_batches(local.export())):
                # Drawn while the database still writes the batch before.
                laid = [drawn(record, provider_of, self._cut) for record in batch]
                for one in laid:
                    counts.update(counted(one))
                if before:
                    before.result()
                # A batch that is not full is the last one.
                last = len(batch) < BATCH
                before = writing.submit(self._lay, generation, number, laid, counts if last else Counter())
                gc.collect(0)
            if before:
                before.result()

    def _lay(self, generation: int, number: int, laid: list[Drawn], counts: Counter[Dated]) -> None:
        scope = f"{self._catalogue}/{generation}"

        def work(transaction: Transaction) -> None:
            if self._next(transaction, generation, number):
                lay(transaction, scope, 0, laid)
                change_counts(transaction, scope, 0, counts)

        self._connection.write(work)

    def _run(self, name: str, **bound: int) -> Rows:
        return self._connection.write(lambda transaction: transaction.run(name, catalogue=self._catalogue, **bound))

    def _next(self, transaction: Transaction, generation: int, number: int) -> bool:
        """Whether this batch is still to be laid: a transaction may be tried again after it was committed."""
        bound = {"catalogue": self._catalogue, "generation": generation}
        if transaction.run("stage_next", batch=number, **bound):
            return True
        if transaction.run("stage_found", **bound) != [[number + 1]]:
            raise unavailable(SWEPT)
        return False

    def _flip(self, transaction: Transaction, generation: int, expected: int | None) -> int:
        transaction.run("lock", catalogue=self._catalogue)
        for (revision,) in transaction.run("flipped", catalogue=self._catalogue, generation=generation):
            # The reply to this very commit was lost; others may have written since.
            return int(revision)
        ((written,),) = transaction.run("written", catalogue=self._catalogue)
        if expected not in (None, written):
            raise RevisionConflict(int(expected or 0), written)
        found = transaction.run("flip", catalogue=self._catalogue, generation=generation)
        if not found:
            raise unavailable(SWEPT)
        return int(found[0][0])

    def _expect(self, revision: int | None) -> None:
        """Refuse what would be refused in the end, before anything is staged."""
        if revision is None:
            return
        ((written,),) = self._connection.read("written", catalogue=self._catalogue)
        if revision != written:
            raise RevisionConflict(revision, written)

    def _sweep(self) -> None:
        """Delete generations that nobody reads, step by step."""
        bound = {"catalogue": self._catalogue, "keep": round(self._keep_seconds * 1000)}
        for (generation,) in self._connection.read("left_behind", abandoned=ABANDONED_SECONDS * 1000, **bound):
            scope = f"{self._catalogue}/{generation}"
            for name in ("sweep_documents", "sweep_things", "sweep_counts"):
                while self._delete(name, scope) == STEP:
                    pass
            self._run("forget_generation", generation=generation)

    def _delete(self, name: str, scope: str) -> int:
        ((deleted,),) = self._connection.write(lambda transaction: transaction.run(name, scope=scope, most=STEP))
        return int(deleted)


class _Expecting:
    """An intake that looks whether it will be published, when all of it is there and before it is checked."""

    def __init__(self, intake: Intake, expect: Callable[[], None]) -> None:
        self.refuse = intake.refuse
        self.settle = intake.settle
        self._intake = intake
        self._expect = expect

    def batches(self, making: Making) -> Iterator[Packed]:
        """The records as they come."""
        yield from self._intake.batches(making)
        self._expect()


@contextmanager
def _unpublished() -> Iterator[None]:
    """Say of what fails before the flip that nothing came of it, however far it got."""
    try:
        yield
    except StoreUnavailable as error:
        raise StoreUnavailable(str(error), error.french, UNPUBLISHED) from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without circles of objects being looked for: a batch makes a million objects, and hardly a circle."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _batches(records: Iterator[Record]) -> Iterator[list[Record]]:
    """The records in batches, all of them full but the last one, which may be empty."""
    while True:
        batch = list(islice(records, BATCH))
        yield batch
        if len(batch) < BATCH:
            return


def _providers(local: EmbeddedStore) -> ProviderOf:
    return lru_cache(maxsize=PROVIDERS_KEPT)(lambda id: local.find(Provider, id))
