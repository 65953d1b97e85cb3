"""Copying a whole catalogue from one store to another: streamed, all or nothing, and compared afterwards."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any

from pathways.errors import InvalidInput, Problem
from pathways.explain.mistakes import problem
from pathways.explain.words import options
from pathways.model.bundle import LISTS
from pathways.service.opened import Opened
from pathways.service.values import Copied, Listed, Stage, Watcher
from pathways.stores.base import Record, Store, address, type_of
from pathways.stores.documents import encoded

EVERY = 1_000
"""So many records lie between two tellings of how far it is."""

_Tell = Callable[[int], None]


class Copying(Opened):
    """What brings a catalogue to another place."""

    def copy_to(self, target: Opened, *, replace: bool = False, watcher: Watcher | None = None) -> Copied:
        """Make the other catalogue this one, as it is at one revision; memory does not grow with it.

        `replace`: whatever is there. Raises `InvalidInput` where that is not said and anything is there, where both
        are one catalogue, where there is nothing to copy, and where what is read there afterwards is not what was
        copied; and `RevisionConflict` where somebody else writes there at the same time.
        """
        watch = watcher or Watcher()
        there = target._store
        before = there.revision
        self._expect(there, replace)
        whole = sum(self._store.count(type_of(name)) for name in LISTS)

        def tell(records: int) -> None:
            watch.copied(min(1.0, records / max(1, whole)), records)

        sent, arrived = _Tally(tell), _Tally(tell)
        watch.at(Stage.READ)
        # Once all is read, the target is still at it.
        stream = _then(sent.through(self._store.export()), lambda: watch.at(Stage.WRITE))
        revision = there.load(stream, expected_revision=before)
        watch.at(Stage.COMPARE)
        for _ in arrived.through(there.export()):
            pass
        lists, found = sent.lists(), arrived.lists()
        if lists != found:
            raise InvalidInput(*_differences(lists, found))
        return Copied(revision, lists)

    def _expect(self, target: Store, replace: bool) -> None:
        if self._store.identity == target.identity:
            raise InvalidInput(problem("--to", options.SAME_CATALOGUE, options.NAME_ANOTHER))
        if next(self._store.export(), None) is None:
            raise InvalidInput(problem("--from", options.EMPTY_CATALOGUE, options.NOTHING_TO_COPY))
        if not replace and next(target.export(), None) is not None:
            raise InvalidInput(problem("--to", options.NOT_EMPTY, options.SAY_REPLACE))


class _Tally:
    """Counts records and their digests, list by list, as they pass."""

    def __init__(self, tell: _Tell) -> None:
        self._tell = tell
        self._counts: Counter[str] = Counter()
        self._digests: defaultdict[str, Any] = defaultdict(sha256)

    def through(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records as they come."""
        for number, record in enumerate(records, 1):
            name, _ = address(record)
            self._counts[name] += 1
            self._digests[name].update(encoded(record).encode() + b"\n")
            if number % EVERY == 0:
                self._tell(number)
            yield record

    def lists(self) -> dict[str, Listed]:
        """What has passed."""
        return {name: Listed(count, self._digests[name].hexdigest()) for name, count in self._counts.items()}


def _then(records: Iterator[Record], done: Callable[[], None]) -> Iterator[Record]:
    yield from records
    done()


def _differences(sent: dict[str, Listed], found: dict[str, Listed]) -> Iterator[Problem]:
    none = Listed(0, "-")
    for name in LISTS:
        here, there = sent.get(name, none), found.get(name, none)
        if here != there:
            said = {"copied": here.count, "digest": here.digest[:12], "count": there.count, "other": there.digest[:12]}
            yield problem(f"--to {name}", options.DIFFERS, options.COPY_AGAIN, **said)
