"""Profiles: what one move takes by itself, in units of bounds, and which credentials its needs could be met by.

Costs are rounded down and savings up, so that every figure bounds the truth from below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from pathways.recognition.support import Key
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

    `share`: of the whole study, in units; `within`: the caps of its profile that bind it. `shared`: it adds to another
    claim and may rest on the same, so it is taken as free. Where its evidence is one thing, `held` are the held things
    that this may be, and `otherwise` the need of any other (met: the evidence is more than one thing).
    """

    agreement: str
    share: int
    spares: Quantities
    need: Need
    shared: bool
    within: tuple[int, ...] = ()
    exempts: bool = False
    held: frozenset[str] = frozenset()
    otherwise: Need = MET

    def at_most(self, share: int) -> Saving:
        """With no more than a share of the study."""
        if share >= self.share:
            return self
        return replace(self, share=share, spares=tuple(-(-one * share // self.share) for one in self.spares))


class Room(NamedTuple):
    """What claims may rest on in a plan: on what is ready, and on so many new steps.

    `steps`: how many of them each claim's evidence takes at least, in units, if it is new; an agreement that is not
    named takes none. `left`: how many there may still be. `ready`: what is held or planned, by name, of that which may
    be all the evidence of each agreement. No two claims rest on the same.
    """

    steps: dict[str, int]
    left: int
    ready: dict[str, tuple[Key, ...]]


@dataclass(frozen=True)
class Profile:
    """What a move takes by itself: `fixed` in any case, `study` more when nothing is recognized.

    `need` is of its requirement. `caps`: shares of the study that some savings spare together at most; of any two of
    them one holds all of the other's savings, or none. `most`: the share of the study that can be recognized at all.
    `months`: at least, of which `wait` in any case; `whole`: those of all its study.
    """

    fixed: Quantities
    study: Quantities = (0, 0, 0, 0, 0)
    savings: tuple[Saving, ...] = ()
    need: Need = MET
    caps: tuple[int, ...] = ()
    most: int = SCALE
    months: int = 0
    wait: int = 0
    whole: int = 0

    @property
    def bare(self) -> Low:
        """What the move takes by itself at least: all that can be claimed is."""
        return Low(self.months, self.leasts[Measure.PRICE], self.leasts[Measure.CREDITS], 1)

    @cached_property
    def leasts(self) -> Quantities:
        """The least of each measure, when savings cost nothing."""
        return tuple(self.least(measure, {}) for measure in MEASURES)

    def least(self, measure: Measure, prices: Mapping[str, int]) -> int:
        """The least of one measure, when savings cost what `prices` says per agreement (else nothing)."""
        study = self.study[measure]
        if not study or not self.savings:
            return self.fixed[measure] + study
        gains = [(one.spares[measure] - prices.get(one.agreement, 0), one) for one in self.savings]
        gained = self._under_caps([gain for gain in gains if gain[0] > 0])
        return self.fixed[measure] + max(0, study - gained)

    def roomy(self, measure: Measure, savings: Iterable[Saving], room: Room, paid: Mapping[str, int]) -> int:
        """The least of one measure where only some savings are to be had, in so much room.

        `paid`: what is paid by each agreement if its evidence is new.
        """
        study = self.study[measure]
        gained = _in_room([(one.spares[measure], one) for one in savings], room, paid) if study else 0
        return self.fixed[measure] + max(0, study - gained)

    def by_itself(self, measure: Measure, room: Room) -> int:
        """The least of one measure where what claims rest on costs nothing, in so much room."""
        return max(self.least(measure, {}), self.roomy(measure, self.savings, room, {}))

    def share(self, savings: Iterable[Saving], room: Room | None = None) -> int:
        """The share of the study that some savings spare at most."""
        gains = [(one.share, one) for one in savings]
        gained = self._under_caps(list(gains))
        return gained if room is None else min(gained, _in_room(gains, room, {}))

    def _under_caps(self, gains: list[tuple[int, Saving]]) -> int:
        """The most that savings gain together; a part of one in proportion, which only loosens the bound."""
        gains.sort(key=lambda gain: -gain[0] * SCALE // max(1, gain[1].share))
        total, left, rooms = 0, self.most, list(self.caps)
        for gain, one in gains:
            taken = min(left, one.share)
            for cap in one.within:
                taken = min(taken, rooms[cap])
            for cap in one.within:
                rooms[cap] -= taken
            total += gain if taken == one.share else -(-gain * taken // max(1, one.share))
            left -= taken
            if left <= 0:
                break
        return total


def _in_room(gains: list[tuple[int, Saving]], room: Room, paid: Mapping[str, int]) -> int:
    """The most that savings gain by what is ready and in so many steps, whatever caps bind them.

    `paid`: what is gained less by each agreement where its evidence is new.
    """
    total, left, best = 0, room.left, dict[Key, int]()
    new: list[tuple[int, int]] = []
    for gain, one in gains:
        for name in room.ready.get(one.agreement, ()):
            if best.get(name, 0) < gain:
                best[name] = gain
        steps = room.steps.get(one.agreement, 0)
        if not steps:
            total += gain
        elif gain > paid.get(one.agreement, 0):
            new.append((gain - paid.get(one.agreement, 0), steps))
    total += sum(best.values())
    for gain, steps in sorted(new, key=lambda one: -one[0] * SCALE // one[1]):
        if steps >= left:
            return total + -(-gain * max(0, left) // steps)
        total, left = total + gain, left - steps
    return total
