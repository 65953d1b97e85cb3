"""The schedule: the least moments that satisfy every bound of a plan, for one order of its occupying steps.

Each bound raises one start by another, so raising until nothing moves gives the least solution; a plan whose bounds
gain without end passes its horizon and is infeasible. All numbers are integers over one common denominator.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from pathways.recognition.support import WorkUse
from pathways.recognition.thing import End

ROUNDS = 500
"""How often planned work is fitted to the moments at which it is cited, before a plan is given up as unsettled."""


class Arc(NamedTuple):
    """start[to] >= start[frm] + after*length[frm] - ahead*length[to] + months."""

    frm: int
    to: int
    after: int
    ahead: int
    months: Fraction


@dataclass
class Problem:
    """The bounds of a plan. Index 0 is the target, of length 0.

    `lengths`: months of each step, None for work. `since`: least start. `until`: bounds on starts, `end_until` on ends.
    `intakes`: months of the year in which a step may start. `works`: (citing step, use) of planned work.
    `horizon`: the last moment at which the target may be met.
    """

    lengths: list[Fraction | None]
    since: list[Fraction]
    arcs: list[Arc] = field(default_factory=list)
    until: list[tuple[int, End]] = field(default_factory=list)
    end_until: list[tuple[int, End]] = field(default_factory=list)
    intakes: dict[int, tuple[int, ...]] = field(default_factory=dict)
    works: list[tuple[int, WorkUse]] = field(default_factory=list)
    horizon: End | None = None


class Times(NamedTuple):
    """Least starts and the lengths they go with, in months."""

    starts: tuple[Fraction, ...]
    lengths: tuple[Fraction, ...]

    def end(self, step: int) -> Fraction:
        """When a step ends."""
        return self.starts[step] + self.lengths[step]


def solve(problem: Problem, order: Sequence[Arc] = ()) -> Times | None:
    """The least schedule with the order's arcs added; None where there is none.

    Planned work lasts what is missing when it is cited, and the rest follows, until nothing moves.
    """
    lengths: list[Fraction] | None = [length if length is not None else Fraction(0) for length in problem.lengths]
    arcs = [*problem.arcs, *order]
    for _ in range(ROUNDS):
        starts = _raise(problem, arcs, lengths) if lengths is not None else None
        if starts is None:
            return None
        assert lengths is not None
        settled = _work_lengths(problem, starts, lengths)
        if settled == lengths:
            return Times(tuple(starts), tuple(lengths)) if _within(problem, starts, lengths) else None
        lengths = settled
    return None


def _work_lengths(problem: Problem, starts: Sequence[Fraction], lengths: Sequence[Fraction]) -> list[Fraction] | None:
    """What each work step must last, given when its work is cited; None where works last after each other."""
    owned = [(citing, use) for citing, use in problem.works if use.own is not None]
    settled = list(lengths)
    left = {use.own: (citing, use) for citing, use in owned}
    while left:
        ready = [own for own, (_, use) in left.items() if not any(other in left for other in use.others)]
        if not ready:
            return None
        for own in ready:
            citing, use = left.pop(own)
            others = sum((settled[other] for other in use.others), Fraction(0))
            missing = (use.needed - use.past.at(starts[citing])) / use.per_month - others
            assert own is not None
            settled[own] = max(Fraction(0), missing)
    return settled


def _enough_work(problem: Problem, starts: Sequence[Fraction], lengths: Sequence[Fraction]) -> bool:
    for citing, use in problem.works:
        steps = (*use.others, use.own) if use.own is not None else use.others
        done = sum((lengths[step] for step in steps), Fraction(0)) * use.per_month
        if done + use.past.at(starts[citing]) < use.needed:
            return False
    return True


def _raise(problem: Problem, arcs: Sequence[Arc], lengths: Sequence[Fraction]) -> list[Fraction] | None:
    """Raise starts along the arcs until nothing moves; None once one passes the horizon."""
    weights = [arc.months + arc.after * lengths[arc.frm] - arc.ahead * lengths[arc.to] for arc in arcs]
    scale = lcm(*(value.denominator for value in (*weights, *problem.since)), 1)
    starts = [int(value * scale) for value in problem.since]
    into: list[list[tuple[int, int]]] = [[] for _ in starts]
    for arc, weight in zip(arcs, weights, strict=True):
        into[arc.frm].append((arc.to, int(weight * scale)))
    last = _last(problem, scale)
    snap = {step: _snapper(months, scale) for step, months in problem.intakes.items()}
    for step, to_intake in snap.items():
        starts[step] = to_intake(starts[step])
    waiting = list(range(len(starts)))
    while waiting:
        step = waiting.pop()
        if last is not None and starts[step] > last:
            return None
        for other, weight_ in into[step]:
            bound = starts[step] + weight_
            if bound > starts[other]:
                starts[other] = snap[other](bound) if other in snap else bound
                waiting.append(other)
    return [Fraction(start, scale) for start in starts]


def _last(problem: Problem, scale: int) -> int | None:
    """The last whole tick at which anything may start."""
    if problem.horizon is None:
        return None
    ticks = problem.horizon.at * scale
    whole = ticks.numerator // ticks.denominator
    return whole if problem.horizon.inclusive or ticks.denominator != 1 else whole - 1


def _snapper(months: tuple[int, ...], scale: int) -> Callable[[int], int]:
    """Raises a moment to the first moment of an intake month."""
    calendar = {month - 1 for month in months}

    def to_intake(ticks: int) -> int:
        month = -(-ticks // scale)
        while month % 12 not in calendar:
            month += 1
        return month * scale

    return to_intake


def first_intake(moment: Fraction, months: tuple[int, ...]) -> Fraction:
    """The first moment of an intake month that is no earlier than `moment`."""
    return Fraction(_snapper(months, moment.denominator)(moment.numerator), moment.denominator)


def _within(problem: Problem, starts: Sequence[Fraction], lengths: Sequence[Fraction]) -> bool:
    """Whether no end is passed."""
    if problem.horizon is not None and not problem.horizon.admits(starts[0]):
        return False
    if not all(end.admits(starts[step]) for step, end in problem.until):
        return False
    if not all(end.admits(starts[step] + lengths[step]) for step, end in problem.end_until):
        return False
    return _enough_work(problem, starts, lengths)
