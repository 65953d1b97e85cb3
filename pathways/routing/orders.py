"""Orders: in which sequence the occupying steps of a plan are best done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from pathways.routing.schedule import Arc, Problem, Times, solve

Beside = Callable[[int, int], bool]
"""Whether two occupying steps need not wait for each other."""

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Sequencing:
    """What is to be put in order: the occupying steps, which of them need not wait for each other, and what is beaten.

    `aside`: sets without any of which those left follow each other. `every`: all
    orders are wanted, because more than the target's moment depends on them.
    """

    occupying: tuple[int, ...]
    beside: Beside
    beaten: Callable[[Fraction], bool]
    weighed: Callable[[], None]
    aside: tuple[frozenset[int], ...] = (frozenset(),)
    every: bool = False


def schedules(problem: Problem, sequencing: Sequencing) -> Iterator[Times]:
    """Schedules by branching on which occupying step comes next, the most promising first.

    A branch is left when it has no schedule, or when even its loosest schedule meets the target at a moment that is
    `beaten`. Where the bounds alone keep the steps apart, that one schedule is the best of all orders.
    """
    loose = solve(problem)
    if loose is None or sequencing.beaten(loose.starts[0]):
        return
    tails = _tails(problem, loose.lengths)
    if sequencing.beaten(_soonest(loose, (), sequencing.occupying, sequencing, tails)):
        return
    if not sequencing.every and not _overlapping(loose, sequencing):
        yield loose
        return
    by_start = sorted(sequencing.occupying, key=lambda step: (loose.starts[step], step))
    yield from _ordered(problem, (), tuple(by_start), sequencing, tails)


def _overlapping(times: Times, sequencing: Sequencing) -> bool:
    for one, other in combinations(sequencing.occupying, 2):
        apart = times.end(one) <= times.starts[other] or times.end(other) <= times.starts[one]
        if not apart and not sequencing.beside(one, other):
            return True
    return False


def _soonest(
    times: Times, done: Sequence[int], left: Sequence[int], sequencing: Sequencing, tails: Sequence[Fraction]
) -> Fraction:
    """The least moment of the target, when those left follow those done one after another.

    `times` is a schedule in which those left may still overlap. Of work and ways beside work only one kind is counted.
    """
    soonest = times.starts[0]
    for aside in sequencing.aside:
        waiting = [step for step in left if step not in aside]
        if waiting:
            first = min(times.starts[step] for step in waiting)
            begun = max((times.end(step) for step in done if step not in aside), default=first)
            last = max(begun, first) + sum((times.lengths[step] for step in waiting), ZERO)
            soonest = max(soonest, last + min(tails[step] for step in waiting))
    return soonest


def _tails(problem: Problem, lengths: Sequence[Fraction]) -> list[Fraction]:
    """Per step, the months from its end to the target at least: the longest chain of steps that cite each other."""
    after: list[list[Arc]] = [[] for _ in lengths]
    for arc in problem.arcs:
        if arc.after and not arc.ahead:
            after[arc.frm].append(arc)
    tails: dict[int, Fraction] = {0: ZERO}

    def tail(step: int) -> Fraction:
        if step not in tails:
            tails[step] = ZERO
            tails[step] = max((arc.months + lengths[arc.to] + tail(arc.to) for arc in after[step]), default=ZERO)
        return tails[step]

    return [tail(step) for step in range(len(lengths))]


def _ordered(
    problem: Problem, done: tuple[int, ...], left: tuple[int, ...], sequencing: Sequencing, tails: Sequence[Fraction]
) -> Iterator[Times]:
    sequencing.weighed()
    times = solve(problem, _arcs(done, left, sequencing.beside))
    if times is None or sequencing.beaten(_soonest(times, done, left, sequencing, tails)):
        return
    if not left or (not sequencing.every and not _overlapping(times, sequencing)):
        yield times
        return
    for step in left:
        rest = tuple(other for other in left if other != step)
        yield from _ordered(problem, (*done, step), rest, sequencing, tails)


def _arcs(done: Sequence[int], left: Sequence[int], beside: Beside) -> list[Arc]:
    """Each step already placed comes before all that are placed later or not yet."""
    arcs: list[Arc] = []
    for position, step in enumerate(done):
        arcs += [Arc(step, later, 1, 0, ZERO) for later in (*done[position + 1 :], *left) if not beside(step, later)]
    return arcs
