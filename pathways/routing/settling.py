"""Settling: figures of credentials lowered until nothing moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pathways.routing.needs import INFINITE, least
from pathways.routing.profile import FIGURES, SOONEST, Figures, Measure, Profile


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
    measure, timed = Measure(place), place == Measure.BUSY
    prices = {one.agreement: 0 if one.shared else least(one.need, below, timed=timed) for one in profile.savings}
    bought = profile.least(measure, prices)
    return min(INFINITE, max(bought, profile.least(measure, {}) + least(profile.need, below, timed=timed)))
