"""Which of what indexes have found is an answer: exact, in one place, so that every store decides alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.kinds import CredentialKind
from pathways.model.matching import Stated, fits
from pathways.model.pattern import Pattern
from pathways.model.requirement import Requirement, cited_by
from pathways.model.things import Assumption
from pathways.routing.network import Counting
from pathways.stores.lookup import place_of, stated_in

Things = Mapping[str, tuple[Stated, Collection[str]]]
"""What credentials state, each with the groups that its provider is a member of."""

Pair = tuple[str, str]
"""A credential and an agreement."""


def leading(
    ids: Collection[str],
    named: Iterable[Pair],
    covering: Iterable[Pair],
    agreements: Mapping[str, Agreement],
    things: Things,
) -> dict[str, tuple[Agreement, ...]]:
    """Per id, the agreements that name it, and of those that perhaps cover it the ones whose pattern does."""
    found: dict[str, set[str]] = {id: set() for id in sorted(set(ids))}
    for credential, agreement in named:
        found[credential].add(agreement)
    for credential, agreement in covering:
        pattern = agreements[agreement].to.pattern
        if pattern is not None and fits(pattern, *things[credential]):
            found[credential].add(agreement)
    return {id: tuple(agreements[agreement] for agreement in sorted(named)) for id, named in found.items()}


class Citing:
    """What may cite credentials: of what perhaps does, the agreements and the ways that do."""

    def __init__(self, agreements: Mapping[str, Agreement], uppers: Iterable[Credential], things: Things) -> None:
        self._agreements = agreements
        self._requires = {(upper.id, way.id): way.requires for upper in uppers for way in upper.ways}
        self._things = things

    def told(
        self, ids: Collection[str], evidence: Iterable[Pair], entries: Iterable[tuple[str, str, str]]
    ) -> dict[str, Counting]:
        """The answer; `evidence`: credential and agreement, `entries`: credential, upper credential and its way."""
        cited: dict[str, set[str]] = defaultdict(set)
        ways: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for id, agreement in evidence:
            if self._may_cite(self._agreements[agreement].from_, id):
                cited[id].add(agreement)
        for id, upper, way in entries:
            if self._may_cite(self._requires[upper, way], id):
                ways[id].add((upper, way))
        return {
            id: Counting(tuple(self._agreements[one] for one in sorted(cited[id])), tuple(sorted(ways[id])))
            for id in sorted(set(ids))
        }

    def _may_cite(self, requirement: Requirement, id: str) -> bool:
        thing, groups = self._things[id]
        return any(fits(pattern, thing, groups) for pattern in cited_by(requirement))


class Matched:
    """What may match patterns, of the candidates that are looked at for each; of one pattern the `most + 1` quickest.

    `members`: of each group that a pattern names, the providers in it.
    """

    def __init__(self, asked: Sequence[Pattern], members: Mapping[str, Collection[str]], most: int | None) -> None:
        self._asked = asked
        self._members = members
        self._kept = None if most is None else most + 1
        self._found: list[dict[str, int]] = [{} for _ in asked]
        self._last: list[tuple[int, str] | None] = [None] * len(asked)

    def look(self, number: int, row: Sequence[Any]) -> bool:
        """Look at a candidate of the pattern of this number, as a row that `stated_in` reads.

        False where enough are quicker already, so that neither it nor what comes after it in their order can matter.
        """
        place, last = place_of(row), self._last[number]
        if last is not None and place > last:
            return False
        thing, pattern, found = stated_in(row), self._asked[number], self._found[number]
        groups = [name for name in pattern.providers if thing.provider in self._members.get(name, ())]
        if fits(pattern, thing, groups):
            found[thing.id] = thing.quickest
            if self._kept is not None and len(found) >= 2 * self._kept:
                self._drop(number)
        return True

    def _drop(self, number: int) -> None:
        """Keep only the quickest, and the place of the last of them."""
        kept = self._quickest(number)
        self._found[number] = {id: quickest for quickest, id in kept}
        self._last[number] = kept[-1]

    def _quickest(self, number: int) -> list[tuple[int, str]]:
        return sorted((quickest, id) for id, quickest in self._found[number].items())[: self._kept]

    def until(self, number: int, last: tuple[int, str]) -> int:
        """How many were found of a pattern up to a place."""
        return sum(place <= last for place in self._quickest(number))

    def told(self) -> dict[Pattern, tuple[str, ...]]:
        """Per pattern, the ids in order."""
        return {
            pattern: tuple(sorted(id for _, id in self._quickest(number))) for number, pattern in enumerate(self._asked)
        }


def by_kind(assumptions: Iterable[Assumption]) -> tuple[Assumption, ...]:
    """Assumptions in the order of kinds."""
    kinds = list(CredentialKind)
    return tuple(sorted(assumptions, key=lambda assumption: kinds.index(assumption.kind)))
