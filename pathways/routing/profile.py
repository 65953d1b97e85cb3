"""Profiles: what one move takes by itself, in units of bounds, and which credentials its needs could be met by.

Costs are rounded down and savings up, so that every figure bounds the truth from below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pathways.routing.cost import SCALE, Low
from pathways.routing.measures import MEASURES, Measure, Quantities
from pathways.routing.needs import MET, Need
from pathways.routing.saving import Room, Saving, in_room
from pathways.routing.window import ANY_TIME, Window


@dataclass(frozen=True)
class Profile:
    """What a move takes by itself: `fixed` in any case, `study` more when nothing is recognized.

    `need` is of its requirement. `caps`: shares of the study that some savings spare together at most; of any two of
    them one holds all of the other's savings, or none. `most`: the share of the study that can be recognized at all.
    `months`: at least, of which `wait` in any case; `whole`: those of all its study. `window`: when it
    may be made at all.
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
    window: Window = ANY_TIME

    @property
    def bare(self) -> Low:
        """What the move takes by itself at least: all that can be claimed is."""
        return Low(self.months, self.leasts[Measure.PRICE], self.leasts[Measure.CREDITS], 1)

    def ends(self, ready: int, left: int) -> int:
        """When it ends at the soonest once all it rests on is there, with that share of its study left."""
        return self.window.end(ready, self.lasts(left), studying=left > 0)

    def lasts(self, left: int) -> int:
        """How long it takes at least with that share of its study left."""
        return self.wait + self.whole * left // SCALE if self.whole else self.months

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
        gained = in_room([(one.spares[measure], one) for one in savings], room, paid) if study else 0
        return self.fixed[measure] + max(0, study - gained)

    def by_itself(self, measure: Measure, room: Room) -> int:
        """The least of one measure where what claims rest on costs nothing, in so much room."""
        return max(self.least(measure, {}), self.roomy(measure, self.savings, room, {}))

    def share(self, savings: Iterable[Saving], room: Room | None = None) -> int:
        """The share of the study that some savings spare at most."""
        gains = [(one.share, one) for one in savings]
        gained = self._under_caps(list(gains))
        return gained if room is None else min(gained, in_room(gains, room, {}))

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
