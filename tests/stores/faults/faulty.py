"""A series of writes over a database whose connections fail, and what the catalogue must hold afterwards."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from pathways.errors import RevisionConflict, StoreUnavailable
from pathways.stores.access import Access
from pathways.stores.base import Changed, Put, Record, Store, address, type_of
from pathways.stores.neo4j import Neo4jStore
from pathways.stores.plain_intake import Plain
from tests.stores.faults.proxy import Act, Fault, Proxy
from tests.worlds import credential

CODES = (
    "Neo.TransientError.General.DatabaseUnavailable",
    "Neo.TransientError.Transaction.DeadlockDetected",
    "Neo.ClientError.Cluster.NotALeader",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
)
ASKED = ("COMMIT", "COMMIT", "COMMIT", "RUN", "PULL", "BEGIN", "ROUTE", "RESET")
ANSWERED = (Act.CUT_ANSWER, Act.MISTELL, Act.CUT_AFTER, Act.DELAY)
SECONDS = 5.0
"""So long ends of connections may take to be seen."""


@dataclass(frozen=True)
class Write:
    """One write, told from every other by the titles of its records."""

    how: str
    records: tuple[Record, ...]
    expected: int | None = None
    key: str | None = None

    def do(self, store: Store) -> int:
        """Make it, or make it again."""
        if self.how == "load":
            return store.load(self.records, expected_revision=self.expected)
        if self.how == "add":
            return store.take(Plain(self.records), adding=True, expected_revision=self.expected)
        changes = [Put(one) for one in self.records]
        return store.apply(changes, expected_revision=self.expected, idempotency_key=self.key)


class Trial:
    """The writes of one seed. `made`: which write made which revision."""

    def __init__(self, access: Access, proxy: Proxy, seed: int) -> None:
        self._draw = Random(seed)
        self._proxy = proxy
        self._direct = Neo4jStore(access)
        # Every second one as a cluster is spoken with.
        scheme = ("bolt", "neo4j")[seed % 2]
        self._through = Neo4jStore(replace(access, uri=f"{scheme}://127.0.0.1:{proxy.port}"))
        # After every change it looks for something to sweep.
        self._through._sweeper._next = self._through._sweeper._pause = 0
        self._written = 0
        self.made: dict[int, Write] = {}
        self.unknown = 0
        self.failed = 0

    def run(self, steps: int) -> None:
        """Make so many writes, then compare all there is."""
        try:
            for _ in range(steps):
                self._step()
            self._expect_catalogue()
            self._expect_idle()
        finally:
            self._proxy.arm([])
            self._through.close()
            self._direct.close()
        until = time.monotonic() + SECONDS
        while self._proxy.connections and time.monotonic() < until:
            time.sleep(0.01)
        assert self._proxy.connections == 0

    def _step(self) -> None:
        write = self._drawn()
        self._proxy.arm([self._fault() for _ in range(self._draw.choice((0, 1, 1, 2, 3)))])
        doubtful = False
        try:
            self._note(write.do(self._through), write)
        except RevisionConflict:
            # An addition expects what it read, whoever asked for it.
            assert write.expected is not None or write.how == "add"
        except StoreUnavailable as error:
            self.failed += 1
            doubtful = "unknown" in str(error)
        self._proxy.arm([])
        if doubtful:
            self.unknown += 1
            self._resolve(write)
        self._settle(write if doubtful else None)

    def _resolve(self, write: Write) -> None:
        """Ask again, where asking again cannot make it twice."""
        if write.key is None and write.expected is None:
            return
        try:
            revision = write.do(self._through)
        except RevisionConflict:
            return
        if self.made.get(revision) is not write:
            self._note(revision, write)

    def _settle(self, doubtful: Write | None) -> None:
        """Every revision was made by a write that said so, but that one may have been made by the doubtful one."""
        self._direct.apply([])
        missing = set(range(1, self._direct.revision + 1)) - self.made.keys()
        assert not missing or (doubtful is not None and len(missing) == 1), (missing, doubtful)
        if doubtful is not None and missing:
            assert doubtful not in self.made.values()
            self.made[missing.pop()] = doubtful

    def _note(self, revision: int, write: Write) -> None:
        assert revision not in self.made, (revision, write, self.made[revision])
        self.made[revision] = write

    def _drawn(self) -> Write:
        draw = self._draw
        how = draw.choice(("apply", "apply", "apply", "apply", "load", "add"))
        newest = self._direct.revision
        expected = draw.choice((None, None, newest, newest, newest - 1)) if newest else None
        key = f"key {self._written}" if how == "apply" and draw.random() < 0.5 else None
        return Write(how, self._records(), expected, key)

    def _records(self) -> tuple[Record, ...]:
        self._written += 1
        chosen = self._draw.sample(range(6), self._draw.randint(1, 3))
        return tuple(credential(f"c{number}", title=f"title {self._written}") for number in chosen)

    def _fault(self) -> Fault:
        draw = self._draw
        asked = draw.choice(ASKED)
        fault = Fault(
            draw.choice(tuple(Act)),
            asked,
            draw.randint(1, 3 if asked == "COMMIT" else 8),
            draw.choice(CODES),
            draw.choice((0.0, 0.02, 0.2)),
        )
        if asked == "COMMIT" and fault.act in ANSWERED and draw.random() < 0.4:
            fault.then = self._meanwhile
        return fault

    def _meanwhile(self) -> None:
        """Somebody else writes, between a commit and what becomes of its answer."""
        how = self._draw.choice(("apply", "apply", "load"))
        write = Write(how, self._records())
        self._note(write.do(self._direct), write)

    def _expect_catalogue(self) -> None:
        held: dict[tuple[str, str], Record] = {}
        since, log = 0, list[Changed]()
        for revision, write in sorted(self.made.items()):
            if write.how != "apply":
                since, log = revision, []
            if write.how == "load":
                held = {}
            held.update({address(one): one for one in write.records})
            log += list(_changes(revision, write)) if write.how == "apply" else []
        assert list(self.made)
        assert sorted(self.made) == list(range(1, self._direct.revision + 1))
        assert {address(one): one for one in self._direct.export()} == held
        assert list(self._direct.changes_since(since).changes) == log
        assert self._direct.check() == ()

    def _expect_idle(self) -> None:
        """No connection is in use, and none is open that the pool does not know."""
        pool = self._through._connection._driver._pool
        places = list(pool.connections)
        assert sum(pool.in_use_connection_count(place) for place in places) == 0
        known = sum(len(pool.connections[place]) for place in places)
        until = time.monotonic() + SECONDS
        while self._proxy.connections > known and time.monotonic() < until:
            time.sleep(0.01)
        assert self._proxy.connections <= known


def _changes(revision: int, write: Write) -> Iterator[Changed]:
    for one in write.records:
        name, id = address(one)
        yield Changed(revision, type_of(name), id, deleted=False)
