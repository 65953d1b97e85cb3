"""The gauge: a cost that no plan which completes a draft can better.

What the planned steps take is added up, with every saving that may still be claimed taken as free. On top comes what
is still wanted. Wants may share what they rest on, so only those are added up of which that is ruled out: nothing that
one of them may ever rest on can serve another, or is planned already.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from operator import add
from typing import NamedTuple

from pathways.routing.beside import Beside
from pathways.routing.cost import SCALE, Low
from pathways.routing.covering import Covering
from pathways.routing.draft import Draft
from pathways.routing.ground import OUTSIDE
from pathways.routing.measures import MEASURES, Measure
from pathways.routing.move import Award, Earn, Move, WorkOff
from pathways.routing.needs import INFINITE, given
from pathways.routing.outlook import Outlook
from pathways.routing.stakes import Item, Stakes
from pathways.routing.timing import Timing
from pathways.routing.usable import WORK


class Standing(NamedTuple):
    """What a draft takes at least, and what that is made of, step by step.

    `leasts`: each measure; `upstreams`: all that it rests on and itself, in bits; `bits`: what it earns, or work;
    `tail`: the least time from the step's start to the arrival. `above`: how many steps each step serves, and itself.
    """

    low: Low
    leasts: tuple[tuple[int, ...], ...]
    upstreams: list[int]
    bits: list[int]
    tail: Callable[[int], int]
    above: list[int]


@dataclass
class Gauge:
    """Measures drafts over one outlook."""

    outlook: Outlook
    timing: Timing
    stakes: Stakes
    coverings: Mapping[Measure, Covering]

    @classmethod
    def over(cls, outlook: Outlook, steps: int) -> Gauge:
        """The gauge over an outlook, of plans of so many steps at most."""
        coverings = {measure: Covering() for measure in (Measure.PRICE, Measure.CREDITS, Measure.STEPS)}
        return cls(outlook, Timing(outlook, steps), Stakes(outlook, Beside(outlook), steps), coverings)

    def low(self, draft: Draft) -> Low | None:
        """The bound; None where the draft cannot be completed."""
        standing = self.standing(draft)
        return standing.low if standing is not None else None

    def standing(self, draft: Draft) -> Standing | None:
        """The bound with what it is made of; None where the draft cannot be completed."""
        bits = [self.outlook.bit(move.credential.id) if isinstance(move, Earn | Award) else 0 for move in draft.moves]
        upstreams = draft.upstreams()
        citable = _citable(bits, upstreams)
        above = [sum(one >> step & 1 for one in upstreams[1:]) for step in range(len(draft.moves))]
        stakes = [self.stakes.of(draft, step, citable[step], above[step]) for step in range(len(draft.moves))]
        leasts = tuple(stake.least for stake in stakes)
        totals = list(map(sum, zip(*leasts, strict=True)))
        more = self._wanted(draft, citable, [stake.more for stake in stakes if stake.more is not None])
        if more is None:
            return None
        price, credits_, occupied, steps, busy = map(add, totals, more)
        if max(price, credits_, occupied, steps, busy) >= INFINITE:
            return None
        spared = [stake.spared for stake in stakes]
        months = self.timing.longest(draft, spared, above)
        if months is None:
            return None
        low = Low(max(months, occupied, busy), price, credits_, -(-steps // SCALE))
        work = self.outlook.bit(WORK) | self.outlook.bit(OUTSIDE)
        bits = [work if isinstance(move, WorkOff) else bit for move, bit in zip(draft.moves, bits, strict=True)]
        return Standing(low, leasts, upstreams, bits, partial(self.timing.tail, draft, spared), above)

    def _wanted(self, draft: Draft, citable: list[int], items: list[Item]) -> list[int] | None:
        """What is still wanted takes, by measure, beside what may still be claimed."""
        left = self.stakes.left(draft)
        worked = left.within > left.new
        idle, works = list(items), False
        for step, need in self.timing.needs(draft):
            if not need.met:
                amounts = self.stakes.beside.amounts(need, citable[step], left, worked=worked)
                if max(amounts) >= INFINITE:
                    return None
                under, works = self.outlook.under(need), works or need.works
                items.append(Item(amounts, under))
                if not worked:
                    idle.append(Item(self.stakes.beside.amounts(need, citable[step], left, worked=True), under))
        if not items:
            return [0] * len(MEASURES)
        covered = self._covered(draft, citable) if len(items) > 1 else {}
        found = [max(_apart(items, measure), covered.get(measure, 0)) for measure in MEASURES]
        if works and not worked:
            # Work is a step besides all that is earned, whatever that may rest on.
            found[Measure.STEPS] = max(found[Measure.STEPS], SCALE + _apart(idle, Measure.STEPS))
        return found

    def rests_on_work(self, move: Move) -> bool:
        """Whether what a move may claim may rest on work, directly or not."""
        outlook = self.outlook
        work = outlook.bit(WORK) | outlook.bit(OUTSIDE)
        return any(outlook.under(one.need) & work for one in outlook.profile(move).savings)

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


def _citable(bits: list[int], upstreams: list[int]) -> list[int]:
    """Per step, the planned credentials that it may come to rest on, in bits: those that do not rest on it."""
    found: list[int] = []
    for step in range(len(bits)):
        citable = 0
        for bit, upstream in zip(bits, upstreams, strict=True):
            if not upstream >> step & 1:
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
