"""A change: everything of it in one transaction, under the catalogue's lock, and then published by a second one.

Who finds something written that is not published knows that it was written whole, and publishes it first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import uuid4

from pathways.errors import NotFound, RevisionConflict, StoreUnavailable
from pathways.explain.mistakes import unavailable
from pathways.explain.words.stores import CHANGE_UNKNOWN
from pathways.model.credential import Credential
from pathways.model.things import Provider
from pathways.stores.base import Change, Put, Record, address, list_of
from pathways.stores.changing import again, digest
from pathways.stores.derive import reach
from pathways.stores.documents import decoded, encoded
from pathways.stores.drawing import KINDS, OPEN, Cut, Named, counted, counted_words, drawn
from pathways.stores.freshness import Dated, dated_in
from pathways.stores.neo4j.connection import Connection, Transaction
from pathways.stores.neo4j.laying import change_counts, lay
from pathways.stores.rating import STATES, refuse_unrated


class Asked(NamedTuple):
    """A change as it was asked for. `own`: whether the store made up its key."""

    changes: Sequence[Change]
    expected_revision: int | None
    key: str
    own: bool
    digest: str


def asked_for(changes: Sequence[Change], expected_revision: int | None, key: str | None) -> Asked:
    """A change; without a key it gets one, so that it is made once however often it is tried."""
    return Asked(changes, expected_revision, key or f"own:{uuid4()}", key is None, digest(changes))


def apply(connection: Connection, catalogue: str, asked: Asked, cut: Cut) -> int:
    """Make a change and return its revision; only then is it published and can be read."""
    revision = connection.write(lambda transaction: _Change(transaction, catalogue, cut).make(asked), CHANGE_UNKNOWN)
    try:
        publish(connection, catalogue, asked.key)
    except StoreUnavailable as error:
        # It is written whole, and published by whoever writes next, or by its repetition.
        raise unavailable(CHANGE_UNKNOWN) from error
    return revision


def publish(connection: Connection, catalogue: str, key: str = "") -> None:
    """Let everybody read what is written."""
    connection.write(lambda transaction: transaction.run("publish", catalogue=catalogue, key=key))


class Kept(NamedTuple):
    """A document as it is before a change, and how many words full text finds it by."""

    body: str
    words: int


class _Change:
    """One try of a change, in a transaction."""

    def __init__(self, transaction: Transaction, catalogue: str, cut: Cut) -> None:
        self._transaction = transaction
        self._catalogue = catalogue
        self._cut = cut
        self._scope = ""
        self._since = 0
        self._kept: dict[Named, Kept] = {}
        self._rated: set[str] = set()
        self._left: dict[Named, Record | None] = {}

    def make(self, asked: Asked) -> int:
        """See `apply`."""
        self._transaction.run("lock", catalogue=self._catalogue)
        written, known = self._begin(asked)
        for revision, digest_then in known:
            return again(revision, same=digest_then == asked.digest)
        if asked.expected_revision not in (None, written):
            raise RevisionConflict(asked.expected_revision, written)
        if asked.changes:
            self._write(asked.changes)
        revision = self._since if asked.changes else written
        if asked.changes or not asked.own:
            self._finish(asked, revision)
        return revision

    def _begin(self, asked: Asked) -> tuple[int, list[tuple[int, str]]]:
        """Read what there is of what the change touches."""
        named = dict.fromkeys(_named(change) for change in asked.changes)
        records = [change.record for change in asked.changes if isinstance(change, Put)]
        offering = [("providers", one.provider) for one in records if isinstance(one, Credential)]
        touched = list(named | dict.fromkeys(offering))
        bound = {"catalogue": self._catalogue, "key": asked.key, "named": touched, "open": OPEN}
        ((generation, written, known, kept, rated),) = self._transaction.run("state", **bound)
        self._scope, self._since = f"{self._catalogue}/{generation}", written + 1
        self._kept = {(list_, id): Kept(body, words) for list_, id, body, words in kept}
        self._rated = set(rated)
        return written, known

    def _write(self, changes: Sequence[Change]) -> None:
        for change in changes:
            named = _named(change)
            if not isinstance(change, Put) and not self._there(named):
                raise NotFound(*named)
            self._left[named] = change.record if isinstance(change, Put) else None
        left = {**self._left, **self._moved()}
        self._expect_rated()
        laid = [drawn(one, self._provider, self._cut) for one in left.values() if one is not None]
        counts: Counter[Dated] = Counter()
        replaced = [named for named in left if named in self._kept]
        for named in replaced:
            counts.subtract(_counted_before(named, self._kept[named]))
        for one in laid:
            counts.update(counted(one))
        bound = {"scope": self._scope, "since": self._since, "open": OPEN}
        if replaced:
            self._transaction.run("close_documents", named=replaced, **bound)
            self._transaction.run("close_relationships", named=replaced, kinds=list(KINDS.values()), **bound)
        lay(self._transaction, self._scope, self._since, laid)
        change_counts(self._transaction, self._scope, self._since, counts)

    def _finish(self, asked: Asked, revision: int) -> None:
        changes = [
            [position, *_named(change), not isinstance(change, Put)] for position, change in enumerate(asked.changes)
        ]
        bound = {"catalogue": self._catalogue, "revision": revision, "changes": changes}
        self._transaction.run("finish", key=asked.key, digest=asked.digest, own=asked.own, **bound)

    def _there(self, named: Named) -> bool:
        """Whether there is such a record, as far as the change was made."""
        return self._left[named] is not None if named in self._left else named in self._kept

    def _moved(self) -> dict[Named, Record]:
        """The credentials, untouched themselves, that state another thing because their provider does."""
        moved: dict[Named, Record] = {}
        for (list_, id), record in self._left.items():
            if list_ != "providers" or reach(self._before(id)) == reach(_provider(record)):
                continue
            bound = {"scope": self._scope, "provider": id, "open": OPEN}
            for credential, body, words in self._transaction.run("offered_by", **bound):
                named = ("credentials", credential)
                if named not in self._left:
                    self._kept[named] = Kept(body, words)
                    moved[named] = decoded("credentials", body)
        return moved

    def _before(self, provider: str) -> Provider | None:
        kept = self._kept.get(("providers", provider))
        return _provider(decoded("providers", kept.body)) if kept else None

    def _provider(self, id: str) -> Provider | None:
        named = ("providers", id)
        return _provider(self._left[named]) if named in self._left else self._before(id)

    def _expect_rated(self) -> None:
        """Raise `InvalidInput` where money would be left without a rate."""
        stating: list[tuple[Any, ...]] = []
        for (list_, id), record in self._left.items():
            if list_ == "rates":
                (self._rated.add if record else self._rated.discard)(id)
        for (list_, id), record in self._left.items():
            if list_ == "rates" and record is None:
                bound = {"scope": self._scope, "currency": id, "open": OPEN}
                found = self._transaction.run("priced_in", **bound)
                stating += [tuple(row) for row in found if (row[0], row[1]) not in self._left]
            elif list_ != "rates" and record is not None and STATES in (body := encoded(record)):
                stating.append((list_, id, body))
        refuse_unrated(stating, self._rated)


def _named(change: Change) -> Named:
    return address(change.record) if isinstance(change, Put) else (list_of(change.of), change.id)


def _provider(record: Record | None) -> Provider | None:
    return record if isinstance(record, Provider) else None


def _counted_before(named: Named, kept: Kept) -> Counter[Dated]:
    return Counter(filter(None, [dated_in(named[0], kept.body)])) + counted_words(kept.words)
