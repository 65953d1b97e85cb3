"""Savings: what agreements could spare of one study, in units of bounds, and what their evidence takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from pathways.recognition.support import Key
from pathways.routing.bringing import Bringing
from pathways.routing.cost import SCALE
from pathways.routing.measures import Quantities
from pathways.routing.needs import MET, Need


@dataclass(frozen=True, slots=True)
class Saving:
    """What one agreement could spare of a study: at most this of each measure, if its need is met.

    `share`: of the whole study, in units; `within`: the caps of its profile that bind it. `shared`: it adds to another
    claim and may rest on the same, so it is taken as free. Where its evidence is one thing, `held` are the held things
    that this may be, and `otherwise` the need of any other (met: the evidence is more than one thing). `evidence`: what
    of its need no other claim may rest on. `bring`: what it rests on is a pool, of which each thing brings some.
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
    evidence: Need = MET
    bring: Bringing | None = None

    def at_most(self, share: int, **changes: Any) -> Saving:
        """With no more than a share of the study, and other changes."""
        if share >= self.share:
            return replace(self, **changes) if changes else self
        spares = tuple(-(-one * share // self.share) for one in self.spares)
        return replace(self, share=share, spares=spares, **changes)

    def sparing(self, most: Iterable[int]) -> Saving:
        """With no more of each measure than `most`."""
        return replace(self, spares=tuple(map(min, self.spares, most)))


class Room(NamedTuple):
    """What claims may rest on in a plan: on what is ready, and on so many new steps.

    `steps`: how many of them each claim's evidence takes at least, in units, if it is new; an agreement that is not
    named takes none. `left`: how many there may still be. `ready`: what is held or planned, by name, of that which may
    be all the evidence of each agreement. No two claims rest on the same.
    """

    steps: dict[str, int]
    left: int
    ready: dict[str, tuple[Key, ...]]


def in_room(gains: list[tuple[int, Saving]], room: Room, paid: Mapping[str, int]) -> int:
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
