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

    `every`: all orders are wanted, because more than the target's moment depends on them.
    """

    occupying: tuple[int, ...]
    beside: Beside
    beaten: Callable[[Fraction], bool]
    weighed: Callable[[], None]
    every: bool = False


def schedules(problem: Problem, sequencing: Sequencing) -> Iterator[Times]:
    """Schedules by branching on which occupying step comes next, the most promising first.

    A branch is left when it has no schedule, or when even its loosest schedule meets the target at a moment that is
    `beaten`. Where the bounds alone keep the steps apart, that one schedule is the best of all orders.
    """
    loose = solve(problem)
    if loose is None or sequencing.beaten(loose.starts[0]):
        return
    if not sequencing.every and not _overlapping(loose, sequencing):
        yield loose
        return
    by_start = sorted(sequencing.occupying, key=lambda step: (loose.starts[step], step))
    yield from _ordered(problem, (), tuple(by_start), sequencing)


def _overlapping(times: Times, sequencing: Sequencing) -> bool:
    for one, other in combinations(sequencing.occupying, 2):
        apart = times.end(one) <= times.starts[other] or times.end(other) <= times.starts[one]
        if not apart and not sequencing.beside(one, other):
            return True
    return False


def _ordered(problem: Problem, done: tuple[int, ...], left: tuple[int, ...], sequencing: Sequencing) -> Iterator[Times]:
    sequencing.weighed()
    times = solve(problem, _arcs(done, left, sequencing.beside))
    if times is None or sequencing.beaten(times.starts[0]):
        return
    if not left or (not sequencing.every and not _overlapping(times, sequencing)):
        yield times
        return
    for step in left:
        rest = tuple(other for other in left if other != step)
        yield from _ordered(problem, (*done, step), rest, sequencing)


def _arcs(done: Sequence[int], left: Sequence[int], beside: Beside) -> list[Arc]:
    """Each step already placed comes before all that are placed later or not yet."""
    arcs: list[Arc] = []
    for position, step in enumerate(done):
        arcs += [Arc(step, later, 1, 0, ZERO) for later in (*done[position + 1 :], *left) if not beside(step, later)]
    return arcs
