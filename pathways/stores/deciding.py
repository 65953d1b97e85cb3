"""Which of what indexes have found is an answer: exact, in one place, so that every store decides alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.kinds import CredentialKind
from pathways.model.matching import Stated, fits
from pathways.model.pattern import Pattern
from pathways.model.requirement import Requirement, cited_by
from pathways.model.things import Assumption
from pathways.routing.network import Counting

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


def matched(
    asked: list[Pattern], candidates: Iterable[tuple[int, Stated]], members: Mapping[str, Collection[str]]
) -> dict[Pattern, tuple[str, ...]]:
    """Per pattern, the ids of those candidates, each with its pattern's place, that it may match."""
    found: list[set[str]] = [set() for _ in asked]
    for number, thing in candidates:
        pattern = asked[number]
        if fits(pattern, thing, [name for name in pattern.providers if thing.provider in members.get(name, ())]):
            found[number].add(thing.id)
    return {pattern: tuple(sorted(ids)) for pattern, ids in zip(asked, found, strict=True)}


def by_kind(assumptions: Iterable[Assumption]) -> tuple[Assumption, ...]:
    """Assumptions in the order of kinds."""
    kinds = list(CredentialKind)
    return tuple(sorted(assumptions, key=lambda assumption: kinds.index(assumption.kind)))
