"""From moves and choices to the bounds of a schedule."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pathways.model.time import Period, after, moment_of
from pathways.recognition.support import Support
from pathways.recognition.thing import End
from pathways.routing.choice import Choice
from pathways.routing.move import Award, Earn, Move
from pathways.routing.schedule import Arc, Problem

ZERO = Fraction(0)


def assemble(moves: Sequence[Move], choices: Sequence[Choice], start: Fraction, horizon: End) -> Problem | None:
    """The bounds of a plan whose first move is the arrival; None where a step outlasts what its way allows."""
    problem = Problem([choice.months for choice in choices], [start] * len(moves), horizon=horizon)
    for index, (move, choice) in enumerate(zip(moves, choices, strict=True)):
        support = choice.support
        problem.since[index] = max(problem.since[index], support.since)
        if support.until is not None:
            problem.until.append((index, support.until))
        if support.end_until is not None:
            problem.end_until.append((index, support.end_until))
        problem.works += [(index, use) for use in support.work]
        _cites(problem, index, support, choices)
        if isinstance(move, Award):
            _period(problem, index, move.credential.in_force)
        if isinstance(move, Earn) and not _way(problem, index, move, choice, start):
            return None
    return problem


def _cites(problem: Problem, index: int, support: Support, choices: Sequence[Choice]) -> None:
    arcs = problem.arcs
    for cite in support.cites:
        arcs.append(Arc(cite.step, index, 1, 0, cite.delay))
        if cite.lasts is not None:
            arcs.append(Arc(index, cite.step, 0, 1, -cite.lasts))
        if cite.lasts_to_end is not None:
            arcs.append(Arc(index, cite.step, 1, 1, -cite.lasts_to_end))
        if cite.started_since is not None:
            problem.since[cite.step] = max(problem.since[cite.step], cite.started_since)
        if cite.ended_since is not None:
            length = choices[cite.step].months or ZERO
            problem.since[cite.step] = max(problem.since[cite.step], cite.ended_since - length)
    arcs += [Arc(course, test, 1, 0, ZERO) for test, course in support.feeds]
    arcs += [Arc(index, step, int(to_end), 1, ZERO) for step, to_end in support.not_before]
    for use in support.work:
        steps = use.others if use.own is None else (*use.others, use.own)
        if use.within is not None:
            arcs += [Arc(index, step, 0, 0, -use.within) for step in steps]


def _way(problem: Problem, index: int, move: Earn, choice: Choice, start: Fraction) -> bool:
    way = move.way
    problem.since[index] = max(problem.since[index], start + way.lead_months)
    _period(problem, index, move.credential.in_force)
    if choice.studying:
        _period(problem, index, way.open)
        if way.study and way.study.intakes:
            problem.intakes[index] = way.study.intakes
    if way.complete_by is not None:
        problem.end_until.append((index, End(after(way.complete_by), inclusive=False)))
    within = way.complete_within_months
    return within is None or choice.months is None or choice.months <= within


def _period(problem: Problem, index: int, period: Period) -> None:
    if period.since is not None:
        problem.since[index] = max(problem.since[index], moment_of(period.since))
    if period.until is not None:
        problem.until.append((index, End(after(period.until), inclusive=False)))
