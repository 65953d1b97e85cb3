"""Settling: figures of credentials lowered until nothing moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heappop, heappush

from pathways.routing.cost import SCALE
from pathways.routing.measures import COUNTED, FIGURES, FREE, MEASURES, SOONEST, Figures, Measure, Row
from pathways.routing.needs import INFINITE, Need
from pathways.routing.profile import Profile

NEVER = (INFINITE,) * FIGURES

MONTH = 500
"""What a month is worth in dollars, where costs are put in one order."""

TIMED = (Measure.BUSY, SOONEST, COUNTED + Measure.BUSY)
"""Where figures count months, of which work takes some."""


def lower(
    figures: Mapping[str, Figures] | dict[str, Figures],
    waiting: Iterable[str],
    profiles: Callable[[str], list[Profile]],
    users: Mapping[str, Iterable[str]],
) -> None:
    """Lower the figures of those waiting, and of all that use them, until nothing moves; in place.

    What rests on the cheapest is looked at first, so that most figures are lowered once.
    """
    left = [(0, place, id) for place, id in enumerate(dict.fromkeys(waiting))]
    queued = {id for _, _, id in left}
    made: dict[str, list[_Taking]] = {}
    while left:
        _, _, id = heappop(left)
        queued.remove(id)
        if id not in made:
            made[id] = [_Taking(one, figures) for one in profiles(id)]
        known = figures[id]
        found = list(map(min, known, *(one.takes() for one in made[id]), NEVER))
        if found != known:
            known[:] = found
            rank = found[Measure.PRICE] + MONTH * found[SOONEST]
            for user in users.get(id, ()):
                for one in made.get(user, ()):
                    one.moved(id)
                if user in figures and user not in queued:
                    queued.add(user)
                    heappush(left, (rank, 0, user))


class _Taking:
    """What a move takes, of which only what has moved is reckoned anew."""

    def __init__(self, profile: Profile, figures: Mapping[str, Figures]) -> None:
        self.profile, self.figures = profile, figures
        self.needs = [profile.need, *(one.evidence for one in profile.savings if not one.shared)]
        self.named = [one.agreement for one in profile.savings if not one.shared]
        self.prices = [{one.agreement: 0 for one in profile.savings} for _ in MEASURES]
        self.rows: list[Row] = [FREE] * len(self.needs)
        self.counted: Row = profile.leasts
        self.known: list[int] = []
        self.dirty = set(range(len(self.needs)))
        self.under: dict[str, list[int]] = {}
        for place, need in enumerate(self.needs):
            for id in need.touched:
                self.under.setdefault(id, []).append(place)

    def moved(self, id: str) -> None:
        """The figures of a credential were lowered."""
        self.dirty.update(self.under.get(id, ()))

    def takes(self) -> list[int]:
        """What the move takes, what it rests on included."""
        if not self.dirty and self.known:
            return self.known
        counting: set[Measure] = set()
        for place in self.dirty:
            # A copy: figures are lowered in place, and whether they were since is told from what they were.
            row, old = tuple(row_of(self.needs[place], self.figures)), self.rows[place]
            self.rows[place] = row
            if place:
                for one in MEASURES:
                    if row[COUNTED + one] != old[COUNTED + one] or not self.known:
                        self.prices[one][self.named[place - 1]] = row[COUNTED + one]
                        counting.add(one)
        self.dirty.clear()
        profile = self.profile
        if counting:
            counted = list(self.counted)
            for one in counting:
                counted[one] = profile.least(one, self.prices[one])
            self.counted = counted
        required, bare = self.rows[0], profile.leasts
        found = [max(self.counted[one], bare[one] + required[one]) for one in MEASURES]
        self.known = [*found, profile.months + required[SOONEST], *self.counted]
        return self.known


def row_of(need: Need, figures: Mapping[str, Row]) -> Row:
    """Every figure of what meeting a need takes, its parts sharing what they take: the worst of the cheapest."""
    if need.met:
        return FREE
    if need.count:
        row = _nth([figures.get(id, FREE) for id in need.ids], need.count)
    elif need.parts:
        row = _nth([row_of(part, figures) for part in need.parts], need.needed)
    else:
        row = FREE if need.work else NEVER
    fewest = need.fewest * SCALE
    if fewest > row[Measure.STEPS] or fewest > row[COUNTED + Measure.STEPS]:
        row = list(row)
        for place in (Measure.STEPS, COUNTED + Measure.STEPS):
            row[place] = max(row[place], fewest)
    if not need.work:
        return row
    worked = [one + (need.work if place in TIMED else 0) for place, one in enumerate(row)]
    worked[Measure.STEPS] += SCALE  # of what counts, work may be done for several claims at once
    return worked


def _nth(rows: Sequence[Row], place: int) -> Row:
    """Of each figure the amount at a place from 1 on, the least first."""
    if len(rows) == 1:
        return rows[0]
    if place == 1:
        return list(map(min, *rows))
    if place == len(rows):
        return list(map(max, *rows))
    return [sorted(amounts)[place - 1] for amounts in zip(*rows, strict=True)]
