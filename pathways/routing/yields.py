"""Yields: how much of a study claims may spare, and no sooner than when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pathways.routing.cost import SCALE
from pathways.routing.needs import INFINITE
from pathways.routing.profile import Profile
from pathways.routing.saving import Room, Saving


class Yield(NamedTuple):
    """Shares of a study that may be spared from some moments on (units from the route's start), both growing."""

    stages: tuple[tuple[int, int], ...] = ((0, 0),)

    @classmethod
    def of(cls, profile: Profile, claims: Iterable[tuple[int, Saving]], room: Room) -> Yield:
        """The yield of claims whose evidence is to be had no sooner than some moments."""
        stages, ready = [(0, 0)], list[Saving]()
        waiting = sorted(claims, key=lambda one: one[0])
        for place, (moment, saving) in enumerate(waiting):
            ready.append(saving)
            if moment < INFINITE and (place + 1 == len(waiting) or waiting[place + 1][0] > moment):
                share = min(profile.most, profile.share(ready, room))
                if share > stages[-1][1]:
                    stages.append((moment, share))
        return cls(tuple(stages[1:] if stages[1:] and not stages[1][0] else stages))

    @property
    def share(self) -> int:
        """The share that may be spared at all."""
        return self.stages[-1][1]

    def spans(self, profile: Profile, ready: int) -> tuple[int, int]:
        """When a step may start and end at the soonest that is ready at a moment but for what it claims."""
        starts, ends = list[int](), list[int]()
        for moment, share in self.stages:
            begun, left = max(ready, moment), SCALE - share
            starts.append(profile.window.start(begun, studying=left > 0))
            ends.append(profile.ends(begun, left))
        return min(starts), min(ends)
