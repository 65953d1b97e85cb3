"""Ladders: what a credential counts toward, and what counts toward it, rung by rung, for nobody in particular."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

import networkx as nx

from pathways.errors import NotFound
from pathways.model.agreement import Agreement
from pathways.model.pattern import Pattern
from pathways.model.requirement import Requirement, cited_by
from pathways.model.time import moment_of
from pathways.routing.heights import SERVING, ascends, height
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.network import Network
from pathways.routing.rung import Rung, Upper
from pathways.routing.worth import How

__all__ = ["Direction", "How", "Ladder", "Rung", "ladders"]

Pair = tuple[str, str]
"""A lower credential and an upper one."""

COUNTING = frozenset({How.CREDIT, How.STACKING, How.AWARD})
"""What counts the lower credential; the rest only opens a door with it."""


class Direction(StrEnum):
    """Which way a ladder is followed."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Ladder:
    """The rungs within a depth of a credential, nearest first; every other member holds credential ids in order.

    All that the start counts toward (or that counts toward it) is there. From there on it is a ladder: a rung leads to
    a higher credential, and counts the lower one or asks for more of it than that it is of some kind ("any bachelor").
    `exits`: credentials on the way that are held on their own. `dead_ends`: going up, credentials that count toward
    nothing in the catalogue; going down, those toward which nothing counts; only what was followed is among them, not
    what lies at the depth asked. `highest`: the highest credentials reached, several where they are equals.
    """

    start: str
    direction: Direction
    rungs: tuple[Rung, ...]
    exits: tuple[str, ...]
    dead_ends: tuple[str, ...]
    highest: tuple[str, ...]
    revision: int


def ladders(
    credential_id: str, network: Network, direction: Direction, *, depth: int = 6, on: date | None = None
) -> Ladder:
    """Follow what counts toward what for `depth` rungs, by what is in force `on` a day (None: at any time).

    Raises `NotFound` for a credential that the catalogue does not have.
    """
    climb = _Climb(Neighbourhood(network), direction, moment_of(on) if on else None)
    if climb.near.credential(credential_id) is None:
        raise NotFound("credentials", credential_id)
    rungs, dead_ends = climb.rungs(credential_id, depth)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph((rung.lower, rung.upper) for rung in rungs)
    credentials = {id: found for id in graph if id != credential_id and (found := climb.near.credential(id))}
    top = max(map(height, credentials.values()), default=None)
    return Ladder(
        start=credential_id,
        direction=direction,
        rungs=rungs,
        exits=tuple(sorted(id for id, one in credentials.items() if graph.out_degree(id) and one.kind not in SERVING)),
        dead_ends=dead_ends,
        highest=tuple(sorted(id for id, one in credentials.items() if height(one) == top)),
        revision=network.revision,
    )


@dataclass
class _Climb:
    """Rungs found level by level, with a handful of batches a level."""

    near: Neighbourhood
    direction: Direction
    on: Fraction | None
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
            led = {_ends(rung)[near] for rung in rungs}
            dead_ends += [id for id in level if id not in led]
            upward = [rung for rung in rungs if self._carries_on(rung)]
            found += upward if distance else rungs
            level = sorted({_ends(rung)[1 - near] for rung in upward} - seen)
            seen.update(level)
        return tuple(found), tuple(sorted(dead_ends))

    def _carries_on(self, rung: Rung) -> bool:
        """Whether a ladder goes on there: it is a way up, and it is about this credential, not about all of a kind."""
        below, above = self.near.credential(rung.lower), self.near.credential(rung.upper)
        if below is None or above is None or not ascends(below, above, self.near):
            return False
        return rung.how in COUNTING or any(map(_particular, cited_by(rung.part)))

    def _between(self, lower: str, upper: str) -> Iterator[Rung]:
        below, above = self.near.credential(lower), self.near.credential(upper)
        if below is not None and above is not None:
            yield from self._uppers.setdefault(upper, Upper(above, self.near, self.on)).rungs(below)

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


def _ends(rung: Rung) -> Pair:
    return rung.lower, rung.upper


def _particular(pattern: Pattern) -> bool:
    """Whether a pattern asks for more than a kind of credential at some level from somewhere."""
    return bool(pattern.ids or pattern.fields or pattern.providers or pattern.professions or pattern.accredited_by)
