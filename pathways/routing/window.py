"""Windows: when a move may be made at all, whatever it rests on."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from typing import NamedTuple

from pathways.model.time import Period, after, moment_of
from pathways.recognition.thing import End
from pathways.routing.cost import SCALE, ceil_of, floor_of
from pathways.routing.move import Award, Earn
from pathways.routing.needs import INFINITE

YEAR = 12 * SCALE


class Window(NamedTuple):
    """When a step may start, in units from the route's start; `ends`: the last moment at which it may end.

    `opens`: the same as `since` where something is left to study; then it starts at an intake (`intakes`: of the first
    year; none: on any day). `done`: the first moment at which it may end.
    """

    since: int = 0
    until: int = INFINITE
    ends: int = INFINITE
    opens: int = 0
    intakes: tuple[int, ...] = ()
    done: int = 0

    def start(self, ready: int, *, studying: bool) -> int:
        """The first moment from `ready` on at which it may start."""
        moment = max(ready, self.since)
        if not studying:
            return moment
        moment = max(moment, self.opens)
        if not self.intakes:
            return moment
        years, rest = divmod(moment, YEAR)
        place = bisect_left(self.intakes, rest)
        if place == len(self.intakes):
            years, place = years + 1, 0
        return years * YEAR + self.intakes[place]

    def end(self, ready: int, length: int, *, studying: bool) -> int:
        """The first moment at which it may end, ready at one and lasting so long."""
        return max(ready + length, self.done) if self.done else self.start(ready, studying=studying) + length


ANY_TIME = Window()


def window_of(move: Earn | Award, start: Fraction) -> Window:
    """When a move may be made, in units from the route's start."""
    if isinstance(move, Award):
        window = _narrowed(Window(), [move.credential.in_force, move.agreement.in_force], start)
        # It is processed as soon as its evidence is there; only then need its agreement be in force.
        return window._replace(done=window.since)
    way, periods = move.way, [move.credential.in_force]
    if way.study is None:
        periods.append(way.open)
    ends = INFINITE if way.complete_by is None else ceil_of(Fraction(after(way.complete_by)) - start)
    window = _narrowed(Window(floor_of(way.lead_months), INFINITE, ends), periods, start)
    if way.study is None:
        return window
    return window._replace(opens=_since(way.open, start), intakes=_intakes(way.study.intakes, start))


def _narrowed(window: Window, periods: list[Period], start: Fraction) -> Window:
    since, until = window.since, window.until
    for period in periods:
        since = max(since, _since(period, start))
        if period.until is not None:
            until = min(until, ceil_of(Fraction(after(period.until)) - start))
    return window._replace(since=since, until=until)


def _since(period: Period, start: Fraction) -> int:
    return 0 if period.since is None else max(0, floor_of(moment_of(period.since) - start))


def _intakes(months: tuple[int, ...], start: Fraction) -> tuple[int, ...]:
    """The intakes of the first year, in units from the route's start, rounded down."""
    return tuple(sorted(floor_of((month - 1 - start) % 12) for month in months))


def ticks(end: End, start: Fraction) -> int:
    """An end in units from the route's start, rounded up."""
    return ceil_of(end.at - start)
