"""While a process writes: readers keep one revision, other writers wait or are told, nothing is lost."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pathways.errors import RevisionConflict, StoreUnavailable
from pathways.model.credential import Credential
from pathways.routing.network import Network
from pathways.stores.base import Put, Search
from pathways.stores.embedded import EmbeddedStore, connection
from tests.stores.faults.child import started
from tests.stores.faults.judge import expect_whole
from tests.stores.faults.work import Work
from tests.worlds import credential

LOAD = 6
"""The step whose load is stopped before its commit."""

WORK = Work(3, LOAD, size=120)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "catalogue.db"


@contextmanager
def long_load(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process with a large part of its load in the log, and the commit still to come; strained, so that it is."""
    asked = {"path": path, "seed": 3, "steps": LOAD, "size": 120, "first": 1, "hold": LOAD, "strained": True}
    child = started("child", asked)
    assert child.stdout is not None
    while child.stdout.readline() != "holding\n":
        assert child.poll() is None
    yield child
    child.communicate(timeout=60)
    assert child.returncode == 0


def told_to_commit(child: subprocess.Popen[str]) -> None:
    """Let the load commit, and return once it was acknowledged."""
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.close()
    child.stdin = None
    assert child.stdout.readline() == f"made {LOAD}\n"


def expect_revision(network: Network, revision: int) -> None:
    held = WORK.after(revision)
    ids = [id for name, id in held if name == "credentials"]
    assert network.revision == revision
    assert network.credentials([f"c{number}" for number in range(120)]) == {id: held["credentials", id] for id in ids}
    found = network.leading_to(["21231"])
    assert sorted(found) == sorted(
        one.id for one in held.values() if isinstance(one, Credential) and "21231" in one.occupations
    )


def test_a_reader_keeps_its_revision_and_the_next_question_has_the_newest(path: Path) -> None:
    with long_load(path) as child:
        store = EmbeddedStore(path)
        with store.network() as before:
            expect_revision(before, LOAD - 1)
            with store.network() as meanwhile:
                expect_revision(meanwhile, LOAD - 1)
            told_to_commit(child)
            expect_revision(before, LOAD - 1)
            with store.network() as after:
                expect_revision(after, LOAD)
            expect_revision(before, LOAD - 1)
        assert store.revision == LOAD
    assert expect_whole(store, WORK) == LOAD
    store.close()


def test_a_second_writer_is_told_that_it_has_waited_long_enough(path: Path) -> None:
    with long_load(path) as child:
        hasty = EmbeddedStore(path, busy_seconds=0.05)
        for _ in range(2):
            with pytest.raises(StoreUnavailable, match="another process has been writing"):
                hasty.apply([Put(credential("late"))])
        with pytest.raises(StoreUnavailable, match="another process has been writing"):
            hasty.load([credential("late")])
        assert expect_whole(hasty, WORK) == LOAD - 1
        told_to_commit(child)
        assert expect_whole(hasty, WORK) == LOAD
        assert hasty.apply([Put(credential("late"))]) == LOAD + 1
        hasty.close()


@pytest.mark.parametrize("expected", [None, LOAD - 1])
def test_a_second_writer_waits_and_writes_on_what_it_finds(path: Path, expected: int | None) -> None:
    with long_load(path) as child:
        store = EmbeddedStore(path)
        outcome: list[object] = []

        def write() -> None:
            try:
                outcome.append(store.apply([Put(credential("late"))], expected_revision=expected))
            except RevisionConflict as conflict:
                outcome.append((conflict.expected, conflict.actual))

        waiting = threading.Thread(target=write)
        waiting.start()
        waiting.join(timeout=0.3)
        assert (waiting.is_alive(), outcome) == (True, [])
        told_to_commit(child)
        waiting.join(timeout=60)
    assert outcome == ([LOAD + 1] if expected is None else [(LOAD - 1, LOAD)])
    assert (store.find(Credential, "late") is not None) == (expected is None)
    assert store.check() == ()
    store.close()


def test_two_processes_that_count_up_lose_no_number(path: Path) -> None:
    EmbeddedStore(path).close()
    counters = [started("counting", {"path": path, "times": 15}) for _ in range(2)]
    for counter in counters:
        counter.communicate(timeout=120)
    assert [counter.returncode for counter in counters] == [0, 0]
    store = EmbeddedStore(path)
    (counted,) = store.search(Search("counter"))
    assert isinstance(counted, Credential)
    assert (counted.description and counted.description.en, store.revision) == ("30", 30)
    assert [change.revision for change in store.changes_since(0).changes] == list(range(1, 31))
    assert store.check() == ()
    store.close()


def test_a_log_is_brought_into_the_file_before_it_is_long(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "CHECKPOINT_PAGES", 20)
    store = EmbeddedStore(path)
    for number in range(60):
        store.apply([Put(credential(f"c{number}"))])
    assert path.with_name("catalogue.db-wal").stat().st_size < 60 * 4096
    assert path.stat().st_size > 10 * 4096
    store.close()


def test_a_log_stays_short_though_somebody_always_reads(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "CHECKPOINT_PAGES", 20)
    monkeypatch.setattr(connection, "LONG_LOG_PAGES", 100)
    store = EmbeddedStore(path)
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            with store.network() as network:
                network.credentials(["c1"])
                done.wait(0.005)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    try:
        for number in range(150):
            store.apply([Put(credential(f"c{number % 9}", description="x" * 9000))])
        pages = path.with_name("catalogue.db-wal").stat().st_size / 4096
    finally:
        done.set()
        for reader in readers:
            reader.join()
    # It would be twice as long, and not stop there.
    assert pages < 1400
    store.close()
