"""Bounds: costs that no plan which contains some given moves can better."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pathways.routing.cost import SCALE, Low
from pathways.routing.move import Award, Earn, Move, WorkOff
from pathways.routing.needs import INFINITE, Need, given, least, least_sum, leaves
from pathways.routing.outlook import SOONEST, Outlook
from pathways.routing.profile import Measure, Profile, Saving


@dataclass(frozen=True)
class Holdings:
    """What a node has: its moves, the credentials they earn, and the credentials that may still be added."""

    moves: Sequence[Move]
    have: frozenset[str]
    barred: frozenset[str]  # credentials no earning of which may be added


@dataclass
class Bounds:
    """Lower bounds over one outlook."""

    outlook: Outlook

    def least(self, moves: Sequence[Move], barred: Collection[str]) -> Low | None:
        """A cost that no plan with these moves betters; None where no plan with them can be completed."""
        have = frozenset(move.credential.id for move in moves if isinstance(move, Earn | Award))
        node = Holdings(moves, have, frozenset(barred) - have)
        profiles = [self.outlook.profile(move) for move in moves]
        needs = [given(profile.need, have) for profile in profiles]
        open_leaves = [leaf for need in needs for leaf in leaves(need)]
        uses: dict[str, int] = {}
        for leaf in open_leaves:
            for id in leaf.ids:
                uses[id] = uses.get(id, 0) + 1
        found = [self._measure(node, profiles, needs, uses, measure) for measure in Measure]
        if max(found) >= INFINITE:
            return None
        price, credits_, occupied, steps = found
        months = max(occupied, self._longest(node, profiles))
        return Low(months, price, credits_, -(-steps // SCALE))

    def _measure(
        self,
        node: Holdings,
        profiles: Sequence[Profile],
        needs: Sequence[Need],
        uses: dict[str, int],
        measure: Measure,
    ) -> int:
        outlook, barred = self.outlook, node.barred

        def share(id: str) -> int:
            return INFINITE if id in barred else outlook.alone(id, measure) // uses[id]

        def whole(id: str) -> int:
            return INFINITE if id in barred else outlook.of(id, measure)

        left = [[(saving, given(saving.need, node.have)) for saving in profile.savings] for profile in profiles]
        buyers = sum(1 for savings in left if any(not need.met for _, need in savings))

        def bought(saving: Saving, need: Need) -> int:
            if saving.shared or need.met:
                return 0
            free = need.touched.isdisjoint(barred)
            return (outlook.cost(need, measure) if free else least(need, whole)) // max(1, buyers)

        alone = bought_too = 0
        for profile, savings in zip(profiles, left, strict=True):
            if measure is Measure.OCCUPIED and profile.beside_work:
                continue  # it may run while work does, and then adds no time
            costs = {saving.agreement: bought(saving, need) for saving, need in savings}
            free = {one: INFINITE if cost >= INFINITE // max(1, buyers) else 0 for one, cost in costs.items()}
            alone += profile.least(measure, free)
            bought_too += profile.least(measure, costs)
        return min(INFINITE, max(bought_too, alone + sum(least_sum(need, share) for need in needs)))

    def _longest(self, node: Holdings, profiles: Sequence[Profile]) -> int:
        """The least moment at which the first move, the arrival, can be done.

        Each move ends no sooner than what it needs, be that planned already or still to be added; raised from the
        moves' own months a few times over, which each time is a lower bound.
        """
        ends = [profile.months for profile in profiles]
        earned: dict[str, list[int]] = {}
        for index, move in enumerate(node.moves):
            if isinstance(move, Earn | Award):
                earned.setdefault(move.credential.id, []).append(index)

        def soonest(id: str) -> int:
            planned = min((ends[index] for index in earned.get(id, ())), default=INFINITE)
            return planned if id in node.barred else min(planned, self.outlook.soonest(id))

        for _ in range(min(4, len(ends))):
            for index in range(len(ends) - 1, -1, -1):
                need = profiles[index].need
                if need.met or isinstance(node.moves[index], WorkOff):
                    continue
                untouched = need.touched.isdisjoint(node.have) and need.touched.isdisjoint(node.barred)
                wait = self.outlook.cost(need, SOONEST) if untouched else least(need, soonest)
                ends[index] = max(ends[index], profiles[index].months + wait)
        return ends[0]
