"""Windows: when a move may be made at all, whatever it rests on."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from pathways.model.time import Period, after, moment_of
from pathways.recognition.thing import End
from pathways.routing.cost import ceil_of, floor_of
from pathways.routing.move import Award, Earn, Move
from pathways.routing.needs import INFINITE


class Window(NamedTuple):
    """When a step may start, in units from the route's start; `ends`: the last moment at which it may end."""

    since: int = 0
    until: int = INFINITE
    ends: int = INFINITE


def window_of(move: Move, start: Fraction) -> Window:
    """When a move may be made, in units from the route's start."""
    if not isinstance(move, Earn | Award):
        return Window()
    periods = [move.credential.in_force]
    since, ends = 0, INFINITE
    if isinstance(move, Award):
        periods.append(move.agreement.in_force)
    else:
        since = floor_of(move.way.lead_months)
        if move.way.study is None:
            periods.append(move.way.open)
        if move.way.complete_by is not None:
            ends = ceil_of(Fraction(after(move.way.complete_by)) - start)
    return _narrowed(Window(since, INFINITE, ends), periods, start)


def _narrowed(window: Window, periods: list[Period], start: Fraction) -> Window:
    since, until = window.since, window.until
    for period in periods:
        if period.since is not None:
            since = max(since, floor_of(moment_of(period.since) - start))
        if period.until is not None:
            until = min(until, ceil_of(Fraction(after(period.until)) - start))
    return window._replace(since=since, until=until)


def ticks(end: End, start: Fraction) -> int:
    """An end in units from the route's start, rounded up."""
    return ceil_of(end.at - start)
