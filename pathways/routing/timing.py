"""Timing: when the steps of a draft can start and end at the soonest, one after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from pathways.model.requirement import Experience
from pathways.recognition.support import Support
from pathways.routing.cost import SCALE, floor_of
from pathways.routing.draft import Draft
from pathways.routing.measures import SOONEST
from pathways.routing.move import Move, WorkOff
from pathways.routing.needs import INFINITE, Need, need_of
from pathways.routing.outlook import Outlook
from pathways.routing.profile import Profile
from pathways.routing.window import ticks
from pathways.routing.yields import Yield


@dataclass
class Timing:
    """Times drafts over one outlook."""

    outlook: Outlook
    steps: int  # what a plan has at most
    _supports: dict[tuple[int, int], tuple[object, int, int]] = field(default_factory=dict)
    _works: dict[tuple[int, tuple[str, ...]], tuple[Experience, Need]] = field(default_factory=dict)

    @property
    def start(self) -> Fraction:
        """The moment at which a route starts."""
        return self.outlook.profiler.asking.scene.start

    def needs(self, draft: Draft) -> Iterator[tuple[int, Need]]:
        """What each step needs that is wanted, or that depends on the work of other steps."""
        for want in draft.wants:
            yield want.step, want.need
        for step, sheet in enumerate(draft.sheets):
            for late in sheet.late:
                if isinstance(late.leaf, Experience):
                    yield step, self._work(late.leaf, draft.moves[step])

    def _work(self, leaf: Experience, move: Move) -> Need:
        key = id(leaf), move.key
        if key not in self._works:
            asking = replace(self.outlook.profiler.asking, aim=move.aim)
            self._works[key] = leaf, need_of(leaf, asking, self.outlook.profiler.terrain)
        return self._works[key][1]

    def longest(self, draft: Draft, spared: list[Yield], above: list[int]) -> int | None:
        """The least months until the arrival; None where an end is passed.

        `spared`: per step, what its claims may spare; `above`: how many steps it serves, and itself.
        """
        waits = [0] * len(draft.moves)
        for step, need in self.needs(draft):
            if not need.met:
                waits[step] = max(waits[step], self.outlook.cost(need, SOONEST, self.steps - above[step]))
        starts, ends = [-1] * len(draft.moves), [-1] * len(draft.moves)
        for step in range(len(draft.moves)):
            if not self._time(draft, step, spared, (waits, starts, ends)):
                return None
        return starts[0]

    def tail(self, draft: Draft, spared: list[Yield], step: int) -> int:
        """The least time from a step's start to the arrival's, after all that rests on it."""
        if not step:
            return 0
        move = draft.moves[step]
        length = self._length(move, self.outlook.profile(move), SCALE - spared[step].share)
        users = (other for other, rests in enumerate(draft.rests) if rests >> step & 1)
        return length + max((self.tail(draft, spared, user) for user in users), default=0)

    def _time(self, draft: Draft, step: int, spared: list[Yield], times: tuple[list[int], ...]) -> bool:
        """Set when a step may start and end at least, after all that it rests on; False where an end is passed."""
        waits, starts, ends = times
        if starts[step] >= 0:
            return True
        move, profile = draft.moves[step], self.outlook.profile(draft.moves[step])
        window, left = profile.window, SCALE - spared[step].share
        start, rests = waits[step], draft.rests[step]
        while rests:
            below = (rests & -rests).bit_length() - 1
            rests &= rests - 1
            if not self._time(draft, below, spared, times):
                return False
            start = max(start, ends[below])
        for note in draft.sheets[step].notes:
            since, until = self._bounds(note.support)
            start = max(start, since)
            if max(start, window.since) > until:
                return False
        if isinstance(move, WorkOff):
            starts[step], ends[step] = start, start + self._length(move, profile, left)
        else:
            starts[step], ends[step] = spared[step].spans(profile, start)
        late = starts[step] > window.until and (left > 0 or not profile.whole)
        return not late and ends[step] <= window.ends

    def _bounds(self, support: Support) -> tuple[int, int]:
        """When a support holds, in units from the route's start; remembered by their identity."""
        key = id(support.since), id(support.until)
        known = self._supports.get(key)
        if known is None:
            since = max(0, floor_of(support.since - self.start))
            until = INFINITE if support.until is None else ticks(support.until, self.start)
            # What bounds it is kept beside the figures, so that its identity stays its own.
            known = self._supports[key] = (support.since, support.until), since, until
        return known[1:]

    def _length(self, move: Move, profile: Profile, left: int) -> int:
        """The least months of a step, given the share of its study that is left."""
        if isinstance(move, WorkOff):
            sole = not self.outlook.labour.shares_work(move.leaf)
            return self._work(move.leaf, move).work if sole else 0
        return profile.lasts(left)
