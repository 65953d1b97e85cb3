"""Importing and checking: files into the catalogue, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pathways.errors import InvalidInput, Problem, RevisionConflict
from pathways.exchange.bundle import read_files
from pathways.exchange.references import check_references
from pathways.intake import Checked, Lines, is_stream
from pathways.model.bundle import LISTS, Bundle
from pathways.service.opened import Opened
from pathways.service.values import Imported, Stage, Watcher
from pathways.stores.base import LARGEST_CHANGE, Put, Record, address, records_of
from pathways.stores.plain_intake import Plain

TRIES = 10
"""So often an import is begun that others overtake."""


class Importing(Opened):
    """What reads a catalogue from files."""

    def import_bundle(self, path: Path, *, replace: bool = False, watcher: Watcher | None = None) -> Imported:
        """Add the records of a file or directory, those with a known key in place of the old ones; all or none.

        `replace`: they become the whole catalogue. Raises `InvalidInput` with every problem, each with its place.
        A file of JSON Lines may be larger than memory. Where somebody writes meanwhile it is begun again, on what they
        left; `RevisionConflict` is raised only where that happens over and over.
        """
        watch = watcher or Watcher()
        for _ in range(TRIES - 1):
            with suppress(RevisionConflict):
                return self._import(path, replace, watch, None)
        return self._import(path, replace, watch, None)

    def fill(self, path: Path, *, watcher: Watcher | None = None) -> Imported | None:
        """Import a file or directory into an empty catalogue; None where it is not, or no longer, empty."""
        if self._store.revision:
            return None
        try:
            return self._import(path, True, watcher or Watcher(), 0)
        except RevisionConflict:
            return None

    @staticmethod
    def check_bundle(path: Path) -> tuple[Problem, ...]:
        """Every problem of files by themselves, or between their records where each can be read."""
        return _wrong(path, None)

    def check_added(self, path: Path) -> tuple[Problem, ...]:
        """Every problem that files have as an addition to the catalogue."""
        if is_stream(path):
            return self._wrong_lines(path)
        return _wrong(path, self._known() if self.revision else None)

    def check(self) -> tuple[Problem, ...]:
        """Every problem of the catalogue as it is kept."""
        lists: dict[str, list[Record]] = {name: [] for name in LISTS}
        for record in self._store.export():
            lists[address(record)[0]].append(record)
        # Decoded documents are sound values: nothing is to be validated again.
        held = {name: tuple(records) for name, records in lists.items()}
        return (*self._store.check(), *check_references(Bundle.model_construct(**held)))  # type: ignore[arg-type]

    def _import(self, path: Path, replace: bool, watch: Watcher, expected: int | None) -> Imported:
        """Import on the revision that is expected; None: on the newest."""
        if is_stream(path):
            return self._take(path, replace, watch, expected)
        watch.at(Stage.READ)
        files = read_files(path)
        watch.at(Stage.CHECK)
        before = self._store.revision if expected is None else expected
        whole = replace or before == 0
        problems = files.misfits(None if whole else self._known())
        if problems:
            raise InvalidInput(*problems)
        bundle = files.bundle
        del files  # what says where each record stands is not kept while writing
        watch.at(Stage.WRITE)
        counts = {name: len(getattr(bundle, name)) for name in LISTS if getattr(bundle, name)}
        return Imported(self._write(bundle, whole, before), counts)

    def _write(self, bundle: Bundle, whole: bool, before: int) -> int:
        changes = [] if whole else [Put(record) for record in records_of(bundle)]
        if whole or len(changes) > LARGEST_CHANGE:
            return self._store.take(Plain(records_of(bundle)), adding=not whole, expected_revision=before)
        return self._store.apply(changes, expected_revision=before)

    def _take(self, path: Path, replace: bool, watch: Watcher, expected: int | None) -> Imported:
        watch.at(Stage.READ)
        before = self._store.revision if expected is None else expected
        whole = replace or before == 0
        lines = Lines(path, whole=whole, reading=watch.read, read=lambda: watch.at(Stage.WRITE))
        return Imported(self._store.take(lines, adding=not whole, expected_revision=before), lines.counts)

    def _wrong_lines(self, path: Path) -> tuple[Problem, ...]:
        """What is wrong with a stream, which is taken in as far as it takes to know."""
        whole = self._store.revision == 0
        try:
            self._store.take(Lines(path, whole=whole, checked_only=True), adding=not whole)
        except InvalidInput as error:
            return error.problems
        except Checked:
            return ()
        raise AssertionError("what is only checked is never published")

    def _known(self) -> dict[str, set[str]]:
        known: dict[str, set[str]] = {name: set() for name in LISTS}
        for record in self._store.export():
            name, key = address(record)
            known[name].add(key)
        return known


def _wrong(path: Path, known: Mapping[str, set[str]] | None) -> tuple[Problem, ...]:
    try:
        return read_files(path).misfits(known)
    except InvalidInput as error:
        return error.problems
