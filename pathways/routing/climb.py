"""Climbing: the rungs above or beneath a credential, found level by level with a handful of batches a level."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from pathways.model.agreement import Agreement
from pathways.model.pattern import Pattern
from pathways.model.requirement import Requirement, cited_by
from pathways.routing.heights import goes_on
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.rung import Direction, How, Rung
from pathways.routing.upper import Upper

Pair = tuple[str, str]
"""A lower credential and an upper one."""


@dataclass
class Climb:
    """What one ladder is found with; `on` is a moment, None any; `how`: which rungs are followed, empty all."""

    near: Neighbourhood
    direction: Direction
    on: Fraction | None
    how: frozenset[How] = frozenset()
    _uppers: dict[str, Upper] = field(default_factory=dict)

    def rungs(self, start: str, depth: int) -> tuple[tuple[Rung, ...], tuple[str, ...]]:
        """The rungs, nearest to the start first, and the dead ends."""
        step, near = (self._above, 0) if self.direction is Direction.UP else (self._beneath, 1)
        found: list[Rung] = []
        dead_ends: list[str] = []
        seen, level = {start}, [start]
        for distance in range(depth):
            pairs = step(level) if level else []
            rungs = [rung for pair in pairs for rung in self._between(*pair)]
            led = {rung.ends[near] for rung in rungs}
            dead_ends += [id for id in level if id not in led]
            upward = [rung for rung in rungs if self._goes_on(rung)]
            found += upward if distance else rungs
            level = sorted({rung.ends[1 - near] for rung in upward} - seen)
            seen.update(level)
        return tuple(found), tuple(sorted(dead_ends))

    def above(self, lowers: Collection[str]) -> frozenset[str]:
        """The credentials that some may count toward."""
        return frozenset(upper for _, upper in self._above(lowers))

    def _goes_on(self, rung: Rung) -> bool:
        below, above = self.near.credential(rung.lower), self.near.credential(rung.upper)
        return below is not None and above is not None and goes_on(rung, below, above, self.near)

    def _between(self, lower: str, upper: str) -> Iterator[Rung]:
        below, above = self.near.credential(lower), self.near.credential(upper)
        if below is not None and above is not None:
            rungs = self._uppers.setdefault(upper, Upper(above, self.near, self.on)).rungs(below)
            yield from (rung for rung in rungs if not self.how or rung.how in self.how)

    def _above(self, lowers: Collection[str]) -> list[Pair]:
        """Pairs of a credential and one that it may count toward."""
        counting = self.near.network.counting(lowers)
        agreements = {one.id: one for found in counting.values() for one in found.agreements}
        uppers = self._covered(agreements.values())
        pairs: set[Pair] = set()
        for lower, found in counting.items():
            pairs.update((lower, upper) for upper, _ in found.ways)
            pairs.update((lower, upper) for one in found.agreements for upper in uppers[one.id])
        self.near.want(sorted({upper for _, upper in pairs} | set(lowers)))
        return sorted(pairs)

    def _covered(self, agreements: Collection[Agreement]) -> dict[str, tuple[str, ...]]:
        """Per agreement, the credentials that it may lead to."""
        patterns = {one.id: _received(one, one.to.pattern) for one in agreements if one.to.pattern is not None}
        found = self.near.matching(list(patterns.values()))
        named = {one.id: (one.to.credential,) for one in agreements if one.to.credential is not None}
        return named | {agreement: found[id(pattern)] for agreement, pattern in patterns.items()}

    def _beneath(self, uppers: Collection[str]) -> list[Pair]:
        """Pairs of a credential that may count toward one, and that one."""
        self.near.want(uppers)
        sought = {upper: [pattern for tree in self._asked(upper) for pattern in cited_by(tree)] for upper in uppers}
        found = self.near.matching([pattern for patterns in sought.values() for pattern in patterns])
        pairs = {(low, upper) for upper, patterns in sought.items() for one in patterns for low in found[id(one)]}
        self.near.want(sorted({lower for lower, _ in pairs}))
        return sorted(pairs, key=lambda pair: (pair[1], pair[0]))

    def _asked(self, upper: str) -> Iterator[Requirement]:
        """Everything by which a credential may cite another."""
        credential = self.near.credential(upper)
        for way in credential.ways if credential else ():
            self.near.want_patterns(way.requires)
            yield way.requires
        for agreement in self.near.agreements_toward(upper):
            yield agreement.from_


def _received(agreement: Agreement, pattern: Pattern) -> Pattern:
    """The pattern of what an agreement leads to, asked of the receiver alone where it names no provider."""
    return pattern if pattern.providers else pattern.model_copy(update={"providers": (agreement.receiver,)})
