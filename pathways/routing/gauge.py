"""The gauge: a cost that no plan which completes a draft can better.

What the planned steps take is added up, with every saving that may still be claimed taken as free. On top comes what
is still wanted. Wants may share what they rest on, so only those are added up of which that is ruled out: nothing that
one of them may ever rest on can serve another, or is planned already.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from pathways.routing.claiming import claimable
from pathways.routing.cost import SCALE, Low
from pathways.routing.draft import Draft
from pathways.routing.move import Award, Earn, Move
from pathways.routing.needs import INFINITE, WORK, Need, given, least
from pathways.routing.outlook import Outlook
from pathways.routing.profile import MEASURES, Measure
from pathways.routing.timing import Timing
from pathways.routing.wants import Claims


class Item(NamedTuple):
    """Something still to be had: the least of each measure, and all that it may rest on, in bits."""

    amounts: tuple[int, ...]
    under: int


@dataclass
class Gauge:
    """Measures drafts over one outlook."""

    outlook: Outlook
    timing: Timing
    _given: dict[tuple[int, int], tuple[Need, tuple[int, ...]]] = field(default_factory=dict)

    def low(self, draft: Draft) -> Low | None:
        """The bound; None where the draft cannot be completed."""
        citable = self._citable(draft)
        totals = [0] * len(MEASURES)
        items: list[Item] = []
        shares: list[int] = []
        for step in range(len(draft.moves)):
            item, share = self._step(draft, step, citable[step], totals)
            shares.append(share)
            if item is not None:
                items.append(item)
        for step, need in self.timing.needs(draft):
            if not need.met:
                amounts = self._amounts(need, citable[step])
                if max(amounts) >= INFINITE:
                    return None
                items.append(Item(amounts, self.outlook.under(need)))
        if items:
            for measure in MEASURES:
                totals[measure] += _apart(items, measure)
        price, credits_, occupied, steps, busy = totals
        if max(totals) >= INFINITE:
            return None
        months = self.timing.longest(draft, shares)
        return None if months is None else Low(max(months, occupied, busy), price, credits_, -(-steps // SCALE))

    def rests_on_work(self, move: Move) -> bool:
        """Whether what a move may claim may rest on work, directly or not."""
        outlook = self.outlook
        return any(outlook.under(one.need) & outlook.bit(WORK) for one in outlook.profile(move).savings)

    def _citable(self, draft: Draft) -> list[int]:
        """Per step, the planned credentials that it may come to rest on, in bits: those that do not rest on it."""
        bits = [self.outlook.bit(move.credential.id) if isinstance(move, Earn | Award) else 0 for move in draft.moves]
        upstream = [draft.upstream(step) | 1 << step for step in range(len(draft.moves))]
        found: list[int] = []
        for step in range(len(draft.moves)):
            citable = 0
            for other, bit in enumerate(bits):
                if not upstream[other] >> step & 1:
                    citable |= bit
            found.append(citable)
        return found

    def _step(self, draft: Draft, step: int, planned: int, totals: list[int]) -> tuple[Item | None, int]:
        """Add what a step takes at least to the totals; what it may still claim, and the share it may be spared."""
        move = draft.moves[step]
        profile = self.outlook.profile(move)
        if not profile.savings:
            for measure in MEASURES:
                totals[measure] += profile.fixed[measure] + profile.study[measure]
            return None, 0
        open_ = self._open(draft, step, move)
        claims = {claim.agreement.id: claim for claim in draft.sheets[step].claims}
        free, paid, under, share = dict[str, int](), [dict[str, int]() for _ in MEASURES], 0, 0
        for saving in profile.savings:
            claim = claims.get(saving.agreement)
            if claim is not None and (claim.spares or saving.agreement in open_):
                share += saving.share
                continue
            if claim is not None or saving.agreement not in open_:
                free[saving.agreement] = INFINITE
                for prices in paid:
                    prices[saving.agreement] = INFINITE
                continue
            costs = self._amounts(saving.need, planned)
            if max(costs) >= INFINITE:
                free[saving.agreement] = INFINITE
            else:
                share += saving.share
                under |= self.outlook.under(saving.need)
            for prices, cost in zip(paid, costs, strict=True):
                prices[saving.agreement] = 0 if saving.shared and cost < INFINITE else cost
        least_ = [profile.least(measure, free) for measure in MEASURES]
        most = [profile.least(measure, paid[measure]) for measure in MEASURES]
        for measure in MEASURES:
            totals[measure] += least_[measure]
        extra = tuple(high - low for high, low in zip(most, least_, strict=True))
        return (Item(extra, under) if any(extra) else None), min(share, profile.most)

    def _open(self, draft: Draft, step: int, move: Move) -> frozenset[str]:
        """The agreements whose claim by a step is still open."""
        for want in draft.wants:
            if isinstance(want, Claims) and want.step == step and not want.early:
                floor = self.outlook.profiler.asking.floor
                return frozenset(one.id for one in claimable(move, floor, early=False)[want.position :])
        return frozenset()

    def _amounts(self, need: Need, planned: int) -> tuple[int, ...]:
        """What meeting a need takes at least, where the credentials in `planned` (bits) are to be had already."""
        outlook = self.outlook
        if need.met:
            return (0,) * len(MEASURES)
        shared = outlook.under(need) & planned
        key = id(need), shared
        if key not in self._given:
            if not shared:
                amounts = tuple(outlook.cost(need, measure) for measure in MEASURES)
            else:
                left = given(need, outlook.ids(shared))
                amounts = tuple(
                    least(left, self._beside(measure, shared), timed=measure is Measure.BUSY) for measure in MEASURES
                )
            # The need is kept beside its amounts, so that its identity stays its own.
            self._given[key] = need, amounts
        return self._given[key][1]

    def _beside(self, measure: Measure, planned: int) -> Callable[[str], int]:
        """What earning a credential takes at least, where planned steps may serve it."""
        outlook = self.outlook

        def beside(id: str) -> int:
            return outlook.alone(id, measure) if outlook.around(id) & planned else outlook.of(id, measure)

        return beside


def _apart(items: list[Item], measure: Measure) -> int:
    """The sum of a measure over items that can share nothing, the largest first."""
    total, used = 0, 0
    for item in sorted(items, key=lambda item: -item.amounts[measure]):
        if item.amounts[measure] and not item.under & used:
            total += item.amounts[measure]
            used |= item.under
    return total
