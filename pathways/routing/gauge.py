"""The gauge: a cost that no plan which completes a draft can better.

What the planned steps take is added up, with every saving that may still be claimed taken as free. On top comes what
is still wanted. Wants may share what they rest on, so only those are added up of which that is ruled out: nothing that
one of them may ever rest on can serve another, or is planned already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from operator import add

from pathways.routing.beside import Beside
from pathways.routing.cost import SCALE, Low
from pathways.routing.covering import Covering
from pathways.routing.draft import Draft
from pathways.routing.move import Award, Earn, Move
from pathways.routing.needs import INFINITE, given
from pathways.routing.outlook import Outlook
from pathways.routing.profile import MEASURES, Measure
from pathways.routing.stakes import Item, Stakes
from pathways.routing.timing import Timing
from pathways.routing.usable import WORK


@dataclass
class Gauge:
    """Measures drafts over one outlook."""

    outlook: Outlook
    timing: Timing
    stakes: Stakes
    coverings: Mapping[Measure, Covering]

    @classmethod
    def over(cls, outlook: Outlook) -> Gauge:
        """The gauge over an outlook."""
        coverings = {measure: Covering() for measure in (Measure.PRICE, Measure.CREDITS, Measure.STEPS)}
        return cls(outlook, Timing(outlook), Stakes(outlook, Beside(outlook)), coverings)

    def low(self, draft: Draft) -> Low | None:
        """The bound; None where the draft cannot be completed."""
        citable = self._citable(draft)
        totals = [0] * len(MEASURES)
        items: list[Item] = []
        shares: list[int] = []
        for step in range(len(draft.moves)):
            stake = self.stakes.of(draft, step, citable[step])
            totals = list(map(add, totals, stake.least))
            shares.append(stake.share)
            if stake.more is not None:
                items.append(stake.more)
        for step, need in self.timing.needs(draft):
            if not need.met:
                amounts = self.stakes.beside.amounts(need, citable[step])
                if max(amounts) >= INFINITE:
                    return None
                items.append(Item(amounts, self.outlook.under(need)))
        if items:
            covered = self._covered(draft, citable) if len(items) > 1 else {}
            for measure in MEASURES:
                totals[measure] += max(_apart(items, measure), covered.get(measure, 0))
        price, credits_, occupied, steps, busy = totals
        if max(totals) >= INFINITE:
            return None
        months = self.timing.longest(draft, shares)
        return None if months is None else Low(max(months, occupied, busy), price, credits_, -(-steps // SCALE))

    def rests_on_work(self, move: Move) -> bool:
        """Whether what a move may claim may rest on work, directly or not."""
        outlook = self.outlook
        return any(outlook.under(one.need) & outlook.bit(WORK) for one in outlook.profile(move).savings)

    def _covered(self, draft: Draft, citable: list[int]) -> dict[Measure, int]:
        """What the wants take together, each credential by itself and paid for once."""
        needs = [
            given(need, self.outlook.ids(self.outlook.under(need) & citable[step]))
            for step, need in self.timing.needs(draft)
            if not need.met
        ]
        return {
            measure: covering.bound(needs, partial(self.outlook.alone, measure=measure))
            for measure, covering in self.coverings.items()
        }

    def _citable(self, draft: Draft) -> list[int]:
        """Per step, the planned credentials that it may come to rest on, in bits: those that do not rest on it."""
        bits = [self.outlook.bit(move.credential.id) if isinstance(move, Earn | Award) else 0 for move in draft.moves]
        upstream = draft.upstreams()
        found: list[int] = []
        for step in range(len(draft.moves)):
            citable = 0
            for other, bit in enumerate(bits):
                if not upstream[other] >> step & 1:
                    citable |= bit
            found.append(citable)
        return found


def _apart(items: list[Item], measure: Measure) -> int:
    """The sum of a measure over items that can share nothing, the largest first."""
    total, used = 0, 0
    for item in sorted(items, key=lambda item: -item.amounts[measure]):
        if item.amounts[measure] and not item.under & used:
            total += item.amounts[measure]
            used |= item.under
    return total
