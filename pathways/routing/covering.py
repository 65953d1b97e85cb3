"""Covering: what wants take together when one credential may serve several of them.

A credential's own cost is split among the leaves that it could serve, so that no plan pays less than the sum over
leaves. Which split says most is found by weights that grow where a share was chosen: a Lagrangian relaxation of the
covering problem (Fisher, "The Lagrangian relaxation method for solving integer programming problems", 1981), improved
from draft to draft.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from pathways.routing.needs import INFINITE, Need

LEAVES = 6
"""Fewer open leaves than this are not worth splitting costs for."""

ROUNDS = 3
"""How often the weights are improved for one draft."""

START = 1 << 20

Place = tuple[int, int, str]
"""A leaf by identity, how many wants before have the very same leaf, and a credential that could serve it."""


@dataclass
class Covering:
    """Bounds one measure; `weights`: of each place."""

    weights: dict[Place, int] = field(default_factory=dict)
    _kept: dict[int, Need] = field(default_factory=dict)  # leaves, so that their identity stays their own

    def bound(self, needs: Sequence[Need], cost: Callable[[str], int]) -> int:
        """The least that meeting all needs takes of what credentials cost by themselves."""
        places = list(_places(needs))
        if sum(map(len, places)) < LEAVES:
            return 0
        costs = {id: cost(id) for of_need in places for _, leaf in of_need.values() for id in leaf.ids}
        best = 0
        for _ in range(ROUNDS if any(costs.values()) else 0):
            shares = self._shares(places, costs)
            chosen: list[Place] = []
            total = sum(_least(need, at, shares, chosen) for need, at in zip(needs, places, strict=True))
            best = max(best, total)
            for place in chosen:
                self.weights[place] += self.weights[place] >> 2
        return min(best, INFINITE)

    def _shares(self, places: Sequence[Places], costs: dict[str, int]) -> dict[Place, int]:
        totals = dict.fromkeys(costs, 0)
        every: list[Place] = []
        for of_need in places:
            for key, (before, leaf) in of_need.items():
                self._kept[key] = leaf
                every += [(key, before, id) for id in leaf.ids]
        for place in every:
            totals[place[2]] += self.weights.setdefault(place, START)
        return {place: costs[place[2]] * self.weights[place] // totals[place[2]] for place in every}


Places = dict[int, tuple[int, Need]]
"""The leaves of one need by identity, each with how many needs before have it."""


def _places(needs: Sequence[Need]) -> Iterator[Places]:
    seen: Counter[int] = Counter()
    for need in needs:
        leaves = {id(leaf): leaf for leaf in _leaves(need)}
        yield {key: (seen[key], leaf) for key, leaf in leaves.items()}
        seen.update(leaves.keys())


def _leaves(need: Need) -> Iterator[Need]:
    if need.count:
        yield need
    for part in need.parts:
        yield from _leaves(part)


def _least(need: Need, at: Places, shares: dict[Place, int], chosen: list[Place]) -> int:
    """The least sum of shares that meets a need; what is chosen for it is added to `chosen`."""
    if need.count:
        key, before = id(need), at[id(need)][0]
        ranked = sorted((shares[key, before, id_], id_) for id_ in need.ids)[: need.count]
        chosen += [(key, before, id_) for _, id_ in ranked]
        return sum(share for share, _ in ranked)
    if not need.parts:
        return 0 if need.met or need.work else INFINITE
    parts: list[tuple[int, int, list[Place]]] = []
    for position, part in enumerate(need.parts):
        mine: list[Place] = []
        parts.append((_least(part, at, shares, mine), position, mine))
    picked = sorted(parts, key=lambda one: one[:2])[: need.needed]
    for _, _, mine in picked:
        chosen += mine
    return sum(amount for amount, _, _ in picked)
