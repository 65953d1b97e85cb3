"""Settling: figures of credentials lowered until nothing moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pathways.routing.needs import INFINITE, least
from pathways.routing.profile import COUNTED, FIGURES, SOONEST, Figures, Measure, Profile


def lower(
    figures: Mapping[str, Figures] | dict[str, Figures],
    waiting: Iterable[str],
    profiles: Callable[[str], list[Profile]],
    users: Mapping[str, Iterable[str]],
) -> None:
    """Lower the figures of those waiting, and of all that use them, until nothing moves; in place."""
    left = dict.fromkeys(waiting)
    while left:
        id = next(iter(left))
        del left[id]
        known, best = figures[id], profiles(id)
        found = [min((takes(one, place, figures) for one in best), default=INFINITE) for place in range(FIGURES)]
        if any(new < old for new, old in zip(found, known, strict=True)):
            known[:] = map(min, found, known)
            left.update((user, None) for user in users.get(id, ()) if user in figures)


def takes(profile: Profile, place: int, figures: Mapping[str, Figures]) -> int:
    """What a move takes, what it rests on included."""

    def below(id: str) -> int:
        known = figures.get(id)
        return known[place] if known else 0

    if place == SOONEST:
        return min(INFINITE, profile.months + least(profile.need, below, timed=True))
    measure = Measure(place if place < SOONEST else place - COUNTED)
    counted = _counted(profile, measure, figures)
    if place > SOONEST:
        return min(INFINITE, counted)
    required = least(profile.need, below, timed=measure is Measure.BUSY)
    return min(INFINITE, max(counted, profile.least(measure, {}) + required))


def _counted(profile: Profile, measure: Measure, figures: Mapping[str, Figures]) -> int:
    """What a move takes with all that counts in it: nothing counts twice, so what claims rest on may be added up."""
    if not profile.savings:
        return profile.fixed[measure] + profile.study[measure]

    def below(id: str) -> int:
        known = figures.get(id)
        return known[COUNTED + measure] if known else 0

    timed = measure is Measure.BUSY
    prices = {one.agreement: 0 if one.shared else least(one.need, below, timed=timed) for one in profile.savings}
    return profile.least(measure, prices)
