"""One revision of a catalogue, as it is read: whatever is written meanwhile, its answers stay the same."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator
from typing import Any, cast

from pathways.explain.mistakes import unavailable
from pathways.explain.words.stores import READ_TOO_LONG
from pathways.stores.base import AnyRecord, Record, list_of
from pathways.stores.documents import Documents, decoded
from pathways.stores.neo4j.connection import Connection, Rows

KEPT_SHARE = 0.9
"""A view is refused when so much of the time is over for which what it reads is kept."""


class View:
    """Reads one revision. `seconds`: how long what was replaced since is kept at least."""

    def __init__(self, connection: Connection, documents: Documents, catalogue: str, seconds: float) -> None:
        self._connection = connection
        self._documents = documents
        # Before the revision is read: it cannot have been replaced any earlier.
        self._until = time.monotonic() + seconds * KEPT_SHARE
        ((published,),) = connection.read("published", catalogue=catalogue)
        self.generation: int = published[0]
        self.revision: int = published[1]
        self.scope = f"{catalogue}/{self.generation}"

    def rows(self, name: str, **bound: Any) -> Rows:
        """The rows of a statement about this revision."""
        return self._fresh(self._connection.read(name, scope=self.scope, revision=self.revision, **bound))

    def ask(self, text: str, bound: dict[str, Any]) -> Rows:
        """The rows of a statement that was put together."""
        return self._fresh(self._connection.ask(text, {"scope": self.scope, "revision": self.revision, **bound}))

    def named(self, of: type[AnyRecord], ids: Collection[str]) -> dict[str, AnyRecord]:
        """The records with these keys, in the order of keys; unknown ones are left out."""
        return self.keyed(of, self.rows("named", list=list_of(of), ids=sorted(set(ids)))) if ids else {}

    def all(self, of: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """All records of a kind, in the order of keys."""
        return tuple(self.keyed(of, self.rows("whole_list", list=list_of(of))).values())

    def listed(self, list_: str, size: int) -> Iterator[Record]:
        """All records of a list in the order of keys, read so many at a time; they are not kept in memory."""
        after = ""
        while found := self.rows("page", list=list_, after=after, limit=size):
            for id, _, body in found:
                yield decoded(list_, body)
                after = id

    def keyed(self, of: type[AnyRecord], rows: Iterable[list[Any]]) -> dict[str, AnyRecord]:
        """The records in rows of key, revision and document."""
        list_ = list_of(of)
        return {row[0]: cast(AnyRecord, self.decoded(list_, *row)) for row in rows}

    def decoded(self, list_: str, id: str, since: int, body: str) -> Any:
        """The record in a document."""
        return self._documents.decoded(list_, id, (self.generation, since), body)

    def _fresh(self, rows: Rows) -> Rows:
        if time.monotonic() > self._until:
            raise unavailable(READ_TOO_LONG, revision=self.revision)
        return rows
