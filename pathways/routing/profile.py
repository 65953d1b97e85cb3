"""Profiles: what one move takes by itself, in units of bounds, and which credentials its needs could be met by.

Costs are rounded down and savings up, so that every figure bounds the truth from below.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from pathways.routing.cost import SCALE, Low
from pathways.routing.needs import MET, Need


class Measure(IntEnum):
    """What is bounded."""

    PRICE = 0
    CREDITS = 1
    OCCUPIED = 2  # months of occupying work
    STEPS = 3
    BUSY = 4  # months of work, and of occupying study that is not beside work


MEASURES = tuple(Measure)
SOONEST = len(MEASURES)
"""Where, after the measures, the least months stand in a credential's figures."""

COUNTED = SOONEST + 1
"""Where the measures begin once more, of a credential and all that may count in it, without what it requires."""

FIGURES = COUNTED + len(MEASURES)
Figures = list[int]
"""What a credential takes at least, all that it rests on included: each measure, the soonest months, what counts."""

Quantities = tuple[int, ...]
"""One amount per measure."""


@dataclass(frozen=True, slots=True)
class Saving:
    """What one agreement could spare of a study: at most this of each measure, if its need is met.

    `share`: of the whole study, in units; with the others of its `group` at most `cap`. `shared`: it adds to
    another claim and may rest on the same, so it is taken as free. Where its evidence is one thing, `held` are the held things that this
    may be, and `otherwise` the need of any other (met: the evidence is more than one thing).
    """

    agreement: str
    share: int
    spares: Quantities
    need: Need
    shared: bool
    group: str = ""
    cap: int = SCALE
    exempts: bool = False
    held: frozenset[str] = frozenset()
    otherwise: Need = MET

    def at_most(self, share: int) -> Saving:
        """With no more than a share of the study."""
        if share >= self.share:
            return self
        return replace(self, share=share, spares=tuple(-(-one * share // self.share) for one in self.spares))


@dataclass(frozen=True, slots=True)
class Profile:
    """What a move takes by itself: `fixed` in any case, `study` more when nothing is recognized.

    `need` is of its requirement. `most`: the share of the study that can be recognized at all. `months`: at least, of
    which `wait` in any case; `whole`: those of all its study.
    """

    fixed: Quantities
    study: Quantities = (0, 0, 0, 0, 0)
    savings: tuple[Saving, ...] = ()
    need: Need = MET
    most: int = SCALE
    months: int = 0
    wait: int = 0
    whole: int = 0

    @property
    def bare(self) -> Low:
        """What the move takes by itself at least: all that can be claimed is."""
        left = SCALE - min(SCALE, sum(one.share for one in self.savings))
        price, credits_ = (
            self.fixed[one] + self.study[one] * left // SCALE for one in (Measure.PRICE, Measure.CREDITS)
        )
        months = self.wait + self.whole * left // SCALE if self.whole else self.months
        return Low(months, price, credits_, 1)

    def least(self, measure: Measure, prices: Mapping[str, int]) -> int:
        """The least of one measure, when savings cost what `prices` says per agreement (else nothing)."""
        study = self.study[measure]
        if not study or not self.savings:
            return self.fixed[measure] + study
        buys = [(prices.get(one.agreement, 0), one) for one in self.savings]
        worth = [(cost, one) for cost, one in buys if cost < one.spares[measure]]
        worth.sort(key=lambda buy: buy[0] * SCALE // max(1, buy[1].share))
        total, room = self.fixed[measure] + study, self.most
        rooms = {one.group: one.cap for _, one in worth}
        for cost, one in worth:
            taken = min(room, one.share, rooms[one.group]) if one.group else min(room, one.share)
            rooms[one.group] -= taken if one.group else 0
            # A part of a saving costs and spares in proportion: fractions only loosen the bound.
            gain = one.spares[measure] - cost
            total -= gain if taken == one.share else -(-gain * taken // one.share)
            room -= taken
            if room <= 0:
                break
        return max(total, self.fixed[measure])
