"""One write under a fault, on copies of one catalogue: it ends in one clear error and no change, or it ends well."""

from __future__ import annotations

import shutil
from contextlib import AbstractContextManager
from pathlib import Path

from pathways.errors import StoreUnavailable
from pathways.stores.embedded import EmbeddedStore
from tests.stores.faults.judge import expect_answers, expect_whole, judged
from tests.stores.faults.work import Work

STEPS = 7
SIZE = 24


class Trial:
    """The write of one step, again and again on a catalogue that has made the steps before.

    `leave_log`: the catalogue's last writer crashed, so that its log is read again first.
    """

    def __init__(self, folder: Path, work: Work, step: int, *, leave_log: bool) -> None:
        self._folder, self._work, self._step = folder, work, step
        base = folder / "base"
        base.mkdir(parents=True)
        store = EmbeddedStore(base / "catalogue.db")
        for number in range(1, step):
            work.do(store, number)
        if not leave_log:
            store.close()
        self._copy(base, "from")
        store.close()

    def run(self, fault: AbstractContextManager[object]) -> bool:
        """Make the write while the fault lasts; whether it ended in an error.

        The catalogue is then compared as the open store has it, as a crash right after the error would leave it, and
        once the write was repeated.
        """
        here = self._copy(self._folder / "from", "here")
        store: EmbeddedStore | None = None
        with fault:
            try:
                store = EmbeddedStore(here)
                self._work.do(store, self._step)
                failed = False
            except StoreUnavailable:
                failed = True
        crashed = self._copy(here.parent, "crashed")
        made = self._step - failed
        assert judged(crashed, self._work, made, asked=made) == made
        store = store or EmbeddedStore(here)
        assert expect_whole(store, self._work) == made
        self._work.do(store, self._step)
        store.close()
        assert judged(here, self._work, self._step, asked=self._step) == self._step
        return failed

    def ask(self, fault: AbstractContextManager[object]) -> bool:
        """Ask for everything while the fault lasts; whether that ended in an error. What is answered is right."""
        store = EmbeddedStore(self._copy(self._folder / "from", "here"))
        with fault:
            try:
                expect_answers(store, self._work)
                failed = False
            except StoreUnavailable:
                failed = True
        assert expect_whole(store, self._work) == self._step - 1
        store.close()
        return failed

    def sizes(self) -> int:
        """How many bytes the largest of its files had after the last run."""
        return max(file.stat().st_size for file in (self._folder / "crashed").iterdir())

    def _copy(self, source: Path, name: str) -> Path:
        """The files as they are now, where a crash would leave them."""
        shutil.rmtree(self._folder / name, ignore_errors=True)
        (self._folder / name).mkdir()
        for file in source.iterdir():
            if not file.name.endswith("-shm"):
                shutil.copy(file, self._folder / name)
        return self._folder / name / "catalogue.db"


def trials(folder: Path, seed: int) -> list[Trial]:
    """A load into a new file, a small change, one that finds a log to read, and a load that does."""
    work = Work(seed, STEPS, size=SIZE)
    return [
        Trial(folder / f"step{step}", work, step, leave_log=leave_log)
        for step, leave_log in ((1, False), (3, False), (4, True), (6, True))
    ]
