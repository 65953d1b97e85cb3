"""Climbing: the rungs above or beneath a credential, found level by level with a handful of batches a level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.pattern import Pattern
from pathways.model.requirement import Requirement, cited_by
from pathways.routing.heights import ascends, goes_on
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.rung import Direction, How, Rung
from pathways.routing.upper import Upper

Pair = tuple[str, str]
"""A lower credential and an upper one."""

Joined = dict[Pair, set[str]]
"""Pairs in order, each with the ids of the agreements and ways that may join it."""


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
            joined = step(level) if level else {}
            self._fetch(joined)
            upward = [pair for pair in joined if self._ascends(pair)]
            rungs = list(self._joining(joined, upward if distance else joined))
            led = {rung.ends[near] for rung in rungs}
            # What is not followed leads all the same: where nothing else does, it is asked whether it does.
            aside = [pair for pair in joined if distance and pair[near] not in led] if len(led) < len(level) else []
            led.update(rung.ends[near] for rung in self._joining(joined, aside))
            dead_ends += [id for id in level if id not in led]
            ongoing = [rung for rung in rungs if self._goes_on(rung)]
            found += ongoing if distance else rungs
            level = sorted({rung.ends[1 - near] for rung in ongoing} - seen)
            seen.update(level)
        return tuple(found), tuple(sorted(dead_ends))

    def above(self, lowers: Collection[str]) -> frozenset[str]:
        """The credentials that some may count toward."""
        return frozenset(upper for _, upper in self._above(lowers))

    def _fetch(self, joined: Joined) -> None:
        self.near.want(sorted({upper for _, upper in joined}))
        self.near.meet(sorted({lower for lower, _ in joined}))

    def _ends(self, pair: Pair) -> tuple[Credential, Credential] | None:
        """The credentials of a pair; None where the catalogue does not have both."""
        below, above = map(self.near.credential, pair)
        return (below, above) if below and above else None

    def _ascends(self, pair: Pair) -> bool:
        ends = self._ends(pair)
        return ends is not None and ascends(*ends, self.near)

    def _goes_on(self, rung: Rung) -> bool:
        ends = self._ends(rung.ends)
        return ends is not None and goes_on(rung, *ends, self.near)

    def _joining(self, joined: Joined, pairs: Iterable[Pair]) -> Iterator[Rung]:
        """The rungs that are followed of some pairs."""
        for pair in pairs:
            self.near.looked()
            ends = self._ends(pair)
            if ends is None:
                continue
            below, above = ends
            known = self._uppers.get(above.id)
            if known is None:
                known = self._uppers[above.id] = Upper(above, self.near, self.on)
            rungs = known.rungs(below, joined[pair])
            yield from (rung for rung in rungs if not self.how or rung.how in self.how)

    def _above(self, lowers: Collection[str]) -> Joined:
        """What some credentials may count toward."""
        counting = self.near.network.counting(lowers)
        agreements = {one.id: one for found in counting.values() for one in found.agreements}
        uppers = self._covered(agreements.values())
        joined: Joined = defaultdict(set)
        for lower, found in counting.items():
            for upper, way in found.ways:
                joined[lower, upper].add(way)
            for one in found.agreements:
                for upper in uppers[one.id]:
                    joined[lower, upper].add(one.id)
        return {pair: joined[pair] for pair in sorted(joined)}

    def _covered(self, agreements: Collection[Agreement]) -> dict[str, tuple[str, ...]]:
        """Per agreement, the credentials that it may lead to."""
        patterns = {one.id: _received(one, one.to.pattern) for one in agreements if one.to.pattern is not None}
        found = self.near.matching(list(patterns.values()))
        named = {one.id: (one.to.credential,) for one in agreements if one.to.credential is not None}
        return named | {agreement: found[id(pattern)] for agreement, pattern in patterns.items()}

    def _beneath(self, uppers: Collection[str]) -> Joined:
        """What may count toward some credentials."""
        self.near.want(uppers)
        asking = [(upper, by, asked) for upper in uppers for by, asked in self._asked(upper)]
        self.near.want_patterns(*(asked for _, _, asked in asking))
        cited = [(upper, by, pattern) for upper, by, asked in asking for pattern in cited_by(asked)]
        found = self.near.matching([pattern for _, _, pattern in cited])
        joined: Joined = defaultdict(set)
        for upper, by, pattern in cited:
            for lower in found[id(pattern)]:
                joined[lower, upper].add(by)
        return {pair: joined[pair] for pair in sorted(joined, key=lambda pair: (pair[1], pair[0]))}

    def _asked(self, upper: str) -> Iterator[tuple[str, Requirement]]:
        """Everything by which a credential may cite another, each with the id of the way or the agreement."""
        credential = self.near.credential(upper)
        for way in credential.ways if credential else ():
            yield way.id, way.requires
        for agreement in self.near.agreements_toward(upper):
            yield agreement.id, agreement.from_


def _received(agreement: Agreement, pattern: Pattern) -> Pattern:
    """The pattern of what an agreement leads to, asked of the receiver alone where it names no provider."""
    return pattern if pattern.providers else pattern.model_copy(update={"providers": (agreement.receiver,)})
