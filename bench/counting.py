"""A store that counts what the search asks of it, and how much it is told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from pathways.model.agreement import Agreement, AgreementGroup
from pathways.model.credential import Credential
from pathways.model.money import ExchangeRate
from pathways.model.pattern import Pattern
from pathways.model.things import Assumption, Average, LanguageTable, Occupation, Provider
from pathways.routing.network import Counting, Network
from pathways.stores.base import Store

Told = TypeVar("Told", bound=Collection[object])
Table = TypeVar("Table", bound=Mapping[Any, Collection[object]])


class Tally:
    """How many questions the store was asked, and how many records, ids and pairs it told."""

    def __init__(self) -> None:
        self.asked = 0
        self.told = 0

    def many(self, told: Told) -> Told:
        """Count an answer."""
        self.asked += 1
        self.told += len(told)
        return told

    def lists(self, told: Table) -> Table:
        """Count an answer that tells several things for each that was asked."""
        self.asked += 1
        self.told += sum(map(len, told.values()))
        return told


class CountingNetwork:
    """Passes every question of `routing.network.Network` on and counts it."""

    def __init__(self, inner: Network, tally: Tally) -> None:
        self._inner = inner
        self._tally = tally

    @property
    def revision(self) -> int:
        return self._inner.revision

    def credentials(self, ids: Collection[str]) -> Mapping[str, Credential]:
        return self._tally.many(self._inner.credentials(ids))

    def toward(self, ids: Collection[str]) -> Mapping[str, tuple[Agreement, ...]]:
        return self._tally.lists(self._inner.toward(ids))

    def matching(self, patterns: Collection[Pattern], most: int | None = None) -> Mapping[Pattern, tuple[str, ...]]:
        return self._tally.lists(self._inner.matching(patterns, most))

    def counting(self, ids: Collection[str]) -> Mapping[str, Counting]:
        told = self._inner.counting(ids)
        self._tally.asked += 1
        self._tally.told += sum(len(each.agreements) + len(each.ways) for each in told.values())
        return told

    def leading_to(self, occupations: Collection[str]) -> tuple[str, ...]:
        return self._tally.many(self._inner.leading_to(occupations))

    def licences(self, professions: Collection[str]) -> tuple[str, ...]:
        return self._tally.many(self._inner.licences(professions))

    def language_courses(self, language: str) -> tuple[str, ...]:
        return self._tally.many(self._inner.language_courses(language))

    def language_tables(self) -> tuple[LanguageTable, ...]:
        return self._tally.many(self._inner.language_tables())

    def occupations(self, prefixes: Collection[str]) -> Mapping[str, Occupation]:
        return self._tally.many(self._inner.occupations(prefixes))

    def providers(self, ids: Collection[str]) -> Mapping[str, Provider]:
        return self._tally.many(self._inner.providers(ids))

    def groups(self, ids: Collection[str]) -> Mapping[str, AgreementGroup]:
        return self._tally.many(self._inner.groups(ids))

    def averages(self) -> tuple[Average, ...]:
        return self._tally.many(self._inner.averages())

    def assumptions(self) -> tuple[Assumption, ...]:
        return self._tally.many(self._inner.assumptions())

    def rates(self) -> tuple[ExchangeRate, ...]:
        return self._tally.many(self._inner.rates())


class CountingStore:
    """A store whose networks count; everything else is the store's own."""

    def __init__(self, inner: Store, tally: Tally) -> None:
        self._inner = inner
        self._tally = tally

    @contextmanager
    def network(self) -> Iterator[Network]:
        with self._inner.network() as network:
            yield CountingNetwork(network, self._tally)

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)
