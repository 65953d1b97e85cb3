"""Openness: whether a way can be started on a day, from when on it can, or which end is passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pathways.model.credential import Credential
from pathways.model.time import Period, after, date_of, moment_of
from pathways.model.way import Way
from pathways.routing.evaluation import Openness
from pathways.routing.figures import figures_of
from pathways.routing.lenient import COMPLETE_BY, IN_FORCE, OPEN, WITHIN
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.schedule import first_intake


@dataclass(frozen=True)
class Opening:
    """Whether and when a way can be started; `months`: what all of it takes at full time."""

    openness: Openness
    months: Fraction
    opens: date | None = None
    ended: str | None = None


def opening_of(
    credential: Credential, way: Way, moment: Fraction, remaining: Fraction | None, near: Neighbourhood
) -> Opening:
    """When a way can be started, asked on a day; `remaining`: the semester credits that are left to study, if known."""
    figures = figures_of(credential, way, near)
    whole = figures.study.amount + figures.wait.amount
    studying = way.study is None or remaining is None or remaining > 0
    start = moment + way.lead_months
    for period in _periods(credential, way, studying=studying):
        start = max(start, moment_of(period.since)) if period.since else start
    if way.study is not None and studying and way.study.intakes:
        start = first_intake(start, way.study.intakes)
    share = Fraction(1)
    if (
        remaining is not None
        and way.study is not None
        and (credits_ := way.study.credits.semester(near.hours_rate(credential)))
    ):
        share = remaining / credits_
    taken = figures.study.amount * share + figures.wait.amount
    ended = _ended(credential, way, start, taken, studying=studying)
    if ended is not None:
        return Opening(Openness.OVER, whole, ended=ended)
    if start > moment:
        return Opening(Openness.NOT_YET, whole, opens=date_of(start))
    return Opening(Openness.OPEN, whole)


def _periods(credential: Credential, way: Way, *, studying: bool) -> tuple[Period, ...]:
    """With nothing left to study the way's own window is not asked."""
    return (credential.in_force, way.open) if studying else (credential.in_force,)


def _ended(credential: Credential, way: Way, start: Fraction, taken: Fraction, *, studying: bool) -> str | None:
    """The end that is passed by whoever starts at a moment and takes so many months."""
    if credential.in_force.until and start >= after(credential.in_force.until):
        return IN_FORCE
    if studying and way.open.until and start >= after(way.open.until):
        return OPEN
    if way.complete_by is not None and start + taken >= after(way.complete_by):
        return COMPLETE_BY
    within = way.complete_within_months
    return WITHIN if within is not None and taken > within else None
