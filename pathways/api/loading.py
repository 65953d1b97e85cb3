"""Reads of one request, gathered: what fields of one level ask for is read at once, however many there are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

from strawberry.dataloader import DataLoader

from pathways.api.ports import Asker
from pathways.explain.parts import Noting
from pathways.explain.words.two import Lang
from pathways.model.agreement import Agreement
from pathways.model.background import Background
from pathways.model.base import Text
from pathways.routing.network import Counting
from pathways.stores.base import AnyRecord, list_of, type_of

Key = TypeVar("Key")
Value = TypeVar("Value")
Told = TypeVar("Told")

NOBODY = Background()
ROUNDS = 6
"""How often words are tried: each time, names that the last attempt lacked are there."""


class Loaders:
    """What was read for one request, and what is being read."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._records: dict[str, DataLoader[str, Any]] = {}
        self._known: dict[tuple[str, str], Any] = {}
        self._toward: DataLoader[str, tuple[Agreement, ...]] | None = None
        self._counting: DataLoader[str, Counting] | None = None

    async def one(self, of: type[AnyRecord], id: str | None) -> AnyRecord | None:
        """The record with this key, if there is one; of no key there is none."""
        if id is None:
            return None
        name = list_of(of)
        if (name, id) in self._known:
            return cast(AnyRecord | None, self._known[name, id])
        return cast(AnyRecord | None, await self._loader(name).load(id))

    async def many(self, of: type[AnyRecord], ids: Iterable[str]) -> list[AnyRecord]:
        """The records with these keys in their order; unknown ones are left out."""
        wanted = list(ids)
        if not wanted:
            return []
        found = await self._loader(list_of(of)).load_many(wanted)
        return [one for one in found if one is not None]

    async def toward(self, credential: str) -> tuple[Agreement, ...]:
        """The active agreements toward a credential, in the order of their ids."""
        if self._toward is None:
            self._toward = self._batched(lambda service, ids: service.toward(ids))
        return await self._toward.load(credential)

    async def counting(self, credential: str) -> Counting:
        """The active agreements and the ways that may cite a credential."""
        if self._counting is None:
            self._counting = self._batched(lambda service, ids: service.counting(ids))
        return await self._counting.load(credential)

    async def tell(self, make: Callable[[Noting], Told], lang: Lang, background: Background = NOBODY) -> Told:
        """Words that may need names: they are tried, and tried again with the names that were missing.

        Sentences ask for names one by one, and reads are to be few: so the names of all sentences that wait are read
        at once.
        """
        for _ in range(ROUNDS):
            names = _Names(self._known)
            told = make(Noting(lang, names, background))
            if not names.missing:
                return told
            for waiting in [self._loader(name).load(id) for name, id in names.missing]:
                await waiting
        raise AssertionError("words that need names without end")

    def _loader(self, name: str) -> DataLoader[str, Any]:
        known = self._records.get(name)
        if known is None:
            of = type_of(name)

            async def load(ids: Sequence[str]) -> list[Any]:
                found: Mapping[str, Any] = await self._asker.read(lambda service: service.named(of, ids))
                self._known.update({(name, id): found.get(id) for id in ids})
                return [found.get(id) for id in ids]

            known = self._records[name] = DataLoader(load_fn=load)
        return known

    def _batched(self, read: Callable[[Any, Collection[str]], Mapping[str, Value]]) -> DataLoader[str, Value]:
        async def load(ids: Sequence[str]) -> list[Value]:
            found = await self._asker.read(lambda service: read(service, ids))
            return [found[id] for id in ids]

        return DataLoader(load_fn=load)


class _Names:
    """Names from what was read; what was not read yet is noted."""

    def __init__(self, known: Mapping[tuple[str, str], Any]) -> None:
        self._known = known
        self.missing: dict[tuple[str, str], None] = {}

    def title(self, of: str, id: str) -> Text | None:
        """The title of a record that was read."""
        if (of, id) not in self._known:
            self.missing[of, id] = None
            return None
        record = self._known[of, id]
        return next(
            (text for name in ("title", "name", "text") if isinstance(text := getattr(record, name, None), Text)), None
        )
