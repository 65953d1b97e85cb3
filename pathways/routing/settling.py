"""Settling: figures of credentials lowered until nothing moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heappop, heappush

from pathways.routing.cost import SCALE
from pathways.routing.needs import INFINITE, Need
from pathways.routing.profile import COUNTED, FIGURES, MEASURES, SOONEST, Figures, Measure, Profile

FREE = (0,) * FIGURES
"""What costs nothing, and what lies beyond the edge of a survey."""

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
    while left:
        _, _, id = heappop(left)
        queued.remove(id)
        known = figures[id]
        found = list(map(min, known, *(takes(one, figures) for one in profiles(id)), NEVER))
        if found != known:
            known[:] = found
            rank = found[Measure.PRICE] + MONTH * found[SOONEST]
            for user in users.get(id, ()):
                if user in figures and user not in queued:
                    queued.add(user)
                    heappush(left, (rank, 0, user))


def takes(profile: Profile, figures: Mapping[str, Figures]) -> list[int]:
    """What a move takes, what it rests on included."""
    required, counted, bare = _row(profile.need, figures), _counted(profile, figures), profile.leasts
    found = [max(counted[one], bare[one] + required[one]) for one in MEASURES]
    return [*found, profile.months + required[SOONEST], *counted]


def _counted(profile: Profile, figures: Mapping[str, Figures]) -> Sequence[int]:
    """What a move takes with all that counts in it: nothing counts twice, so what claims rest on may be added up."""
    if not profile.savings:
        return profile.leasts
    rows = [(one.agreement, FREE if one.shared else _row(one.need, figures)) for one in profile.savings]
    return [profile.least(one, {id: row[COUNTED + one] for id, row in rows}) for one in MEASURES]


def _row(need: Need, figures: Mapping[str, Figures]) -> Sequence[int]:
    """Every figure of what meeting a need takes, its parts sharing what they take: the worst of the cheapest."""
    if need.met:
        return FREE
    if need.count:
        row = _nth([figures.get(id, FREE) for id in need.ids], need.count)
    elif need.parts:
        row = _nth([_row(part, figures) for part in need.parts], need.needed)
    else:
        row = FREE if need.work else NEVER
    if not need.work:
        return row
    worked = [one + (need.work if place in TIMED else 0) for place, one in enumerate(row)]
    worked[Measure.STEPS] += SCALE  # of what counts, work may be done for several claims at once
    return worked


def _nth(rows: Sequence[Sequence[int]], place: int) -> Sequence[int]:
    """Of each figure the amount at a place from 1 on, the least first."""
    if len(rows) == 1:
        return rows[0]
    if place == 1:
        return list(map(min, *rows))
    if place == len(rows):
        return list(map(max, *rows))
    return [sorted(amounts)[place - 1] for amounts in zip(*rows, strict=True)]
