"""A catalogue that is open: what every use case needs of its store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import islice
from typing import cast

from pathways.model.base import Text
from pathways.model.bundle import LISTS
from pathways.model.credential import Credential
from pathways.stores.base import LARGEST_PAGE, Engine, Record, Search, Store, address, type_of

MOST_COMPARED = 5_000
"""How many ids are compared with one that is not known."""

MOST_SOUNDING = 100
"""How many ids are compared that full text finds."""

BEGINS = 4
"""So many first letters of a word are taken to be right."""


class Opened:
    """One catalogue. Errors are those of `pathways.errors`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def revision(self) -> int:
        """The newest revision of the catalogue; 0 is an empty one."""
        return self._store.revision

    @property
    def engine(self) -> Engine:
        """What keeps the catalogue, and which version of it."""
        return self._store.engine

    def title(self, of: str, id: str) -> Text | None:
        """What the catalogue calls a record of a list (`explain.voice.Names`)."""
        record = self._find(of, id)
        for field in ("title", "name", "text"):
            text = getattr(record, field, None)
            if isinstance(text, Text):
                return text
        return None

    def nearest(self, of: str, id: str) -> tuple[str, ...]:
        """Known ids that look like one that is not known, the nearest first; `of`: a list, or anything for all."""
        lists = [of] if of in LISTS else list(LISTS)
        known = dict.fromkeys(islice((key for name in lists for key in self._keys(name)), MOST_COMPARED))
        known |= dict.fromkeys(self._sounding(lists, id))
        return _closest(id, known)

    def alike(self, of: str, id: str) -> tuple[str, ...]:
        """The same of one list for one indexed read: only ids whose words begin as those of the unknown one do."""
        return _closest(id, self._sounding([of], id))

    def _sounding(self, lists: Iterable[str], id: str) -> Iterable[str]:
        begins = " ".join(word[:BEGINS] for word in id.replace("-", " ").replace("_", " ").split())
        among = tuple(type_of(name) for name in lists)
        return (address(record)[1] for record in self._store.search(Search(begins, among=among, limit=MOST_SOUNDING)))

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def _find(self, name: str, id: str) -> Record | None:
        return self._store.find(_any(name), id)

    def _named(self, name: str, ids: Collection[str]) -> Mapping[str, Record]:
        return self._store.named(_any(name), ids)

    def _records(self, name: str) -> Iterator[Record]:
        """Every record of a list, in the order of keys, a page at a time."""
        after = None
        while True:
            page = self._store.page(_any(name), after=after, limit=LARGEST_PAGE)
            yield from page.records
            if page.next is None:
                return
            after = page.next

    def _keys(self, name: str) -> Iterable[str]:
        return (address(record)[1] for record in self._records(name))


def _closest(id: str, known: Iterable[str]) -> tuple[str, ...]:
    return tuple(get_close_matches(id, list(known), n=3, cutoff=0.6))


def _any(name: str) -> type[Credential]:
    """The kind of record that a list holds, as any one of them: the store's answer is then some record."""
    return cast(type[Credential], type_of(name))
