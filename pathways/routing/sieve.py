"""The sieve: moves that a draft need not try for a want.

Whatever completes a draft by a move takes at least what earning its credential does, and what the steps that rest on
the want's step do besides: nothing that a step rests on rests on it. A move is also left that would only be a detour.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from operator import add

from pathways.routing.bar import Bar
from pathways.routing.cost import SCALE, Low
from pathways.routing.draft import Draft
from pathways.routing.gauge import Standing
from pathways.routing.measures import MEASURES, SOONEST
from pathways.routing.move import Award, Earn, Move
from pathways.routing.outlook import Outlook
from pathways.routing.shortcuts import above, of_use, serves
from pathways.routing.supply import Sifted, Supply
from pathways.routing.wants import Want


@dataclass
class Sieve:
    """Sifts moves for the drafts of one search. `standing`: of the draft, or of one that it grew from by no step."""

    outlook: Outlook
    bar: Bar
    standing: Standing | None = None
    _of: tuple[Draft, Standing] | None = None
    _steps: dict[int, Sifted] = field(default_factory=dict)
    _lows: dict[int, Callable[[str], Low]] = field(default_factory=dict)

    def sift(self, draft: Draft, want: Want, supply: Supply) -> Sifted:
        """What tells which moves to try for a want."""
        standing = self._look_at(draft)
        if want.step not in self._steps:
            self._steps[want.step] = self._sifted(draft, want.step, standing, supply)
        return self._steps[want.step]

    def least(self, draft: Draft, want: Want, move: Move | None) -> Low:
        """What a draft takes at least in which a want is settled by a move (None: by no new one)."""
        standing = self._look_at(draft)
        if not isinstance(move, Earn | Award):
            return standing.low
        return self._low(want.step, standing)(move.credential.id)

    def _look_at(self, draft: Draft) -> Standing:
        standing = self.standing
        assert standing is not None
        if self._of is None or self._of[0] is not draft or self._of[1] is not standing:
            self._of, self._steps, self._lows = (draft, standing), {}, {}
        return standing

    def _low(self, step: int, standing: Standing) -> Callable[[str], Low]:
        if step not in self._lows:
            self._lows[step] = cache(reckoner(standing, step, self.outlook, self.bar.limits.steps))
        return self._lows[step]

    def _sifted(self, draft: Draft, step: int, standing: Standing, supply: Supply) -> Sifted:
        links = [one for one in above(draft, step) if not of_use(one, draft, supply)]
        low = self._low(step, standing)
        known: dict[tuple[str, bool], bool] = {}

        def sifted(move: Earn | Award) -> bool:
            key = move.credential.id, isinstance(move, Award)
            if key not in known:
                dear = self.bar.beaten(low(move.credential.id))
                known[key] = not dear and not any(serves(link, draft, move, supply) for link in links)
            return known[key]

        return sifted


def reckoner(standing: Standing, step: int, outlook: Outlook, steps: int) -> Callable[[str], Low]:
    """What a plan takes at least in which a step rests on an earning of some credential.

    The steps that rest on the step, itself included, come on top of what the earning takes, and so does each other
    planned step that the earning cannot rest on. `steps`: what a plan has at most.
    """
    over, beside = [0] * len(MEASURES), list[tuple[int, tuple[int, ...]]]()
    for other, least in enumerate(standing.leasts):
        if other == step or standing.upstreams[other] >> step & 1:
            over = list(map(add, over, least))
        elif any(least):
            beside.append((standing.bits[other], least))
    tail, known, left = standing.tail(step), standing.low, steps - standing.above[step]

    def low(id: str) -> Low:
        figures = outlook.layers.of(id, left)
        if figures is None:
            return known
        totals, around = list(map(add, over, figures)), outlook.around(id)
        for bit, least in beside:
            if not bit & around:
                totals = list(map(add, totals, least))
        price, credits_, occupied, steps, busy = totals
        months = max(known.months, occupied, busy, figures[SOONEST] + tail)
        steps = -(-steps // SCALE)
        return Low(months, max(known.price, price), max(known.credits, credits_), max(known.steps, steps))

    return low
