"""Grades: floors on one thing, and means over several."""

from __future__ import annotations

from fractions import Fraction

from pathways.model.grade import Grade, GradeScope
from pathways.model.kinds import Verdict
from tests.oracle.exact import mark
from tests.oracle.thing import Thing


def floor(asked: Grade | None, thing: Thing) -> Verdict:
    """Whether a thing's grade reaches a floor; what is still to be earned has none yet."""
    if asked is None:
        return Verdict.MET
    if thing.holding is None:
        return Verdict.CONDITIONAL
    measure = (asked.scale, asked.scope, asked.last)
    stated = [mark(one.mark) for one in thing.holding.grades if (one.scale, one.scope, one.last) == measure]
    return _reached(asked, stated)


def mean(asked: Grade, things: list[Thing]) -> Verdict:
    """Whether the mean of the things' overall grades reaches a floor."""
    held = [thing.holding for thing in things if thing.holding]
    marks = []
    for holding in held:
        fitting = [one for one in holding.grades if one.scale == asked.scale and one.scope is GradeScope.OVERALL]
        if not fitting:
            return Verdict.UNKNOWN
        marks.append(max(mark(one.mark) or Fraction(0) for one in fitting))
    if len(held) < len(things):
        return Verdict.CONDITIONAL
    return _reached(asked, [sum(marks, Fraction(0)) / len(marks)]) if marks else Verdict.MET


def _reached(asked: Grade, values: list[Fraction | None]) -> Verdict:
    least = mark(asked.mark)
    assert least is not None
    known = [value for value in values if value is not None]
    if not known:
        return Verdict.UNKNOWN
    best = max(known)
    return Verdict.MET if best > least or (best == least and not asked.above) else Verdict.UNMET
