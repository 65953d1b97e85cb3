"""How a thing fits a leaf that asks for holdings: its verdict, and from when until when it may be cited."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pathways.model.grade import Grade
from pathways.model.kinds import Verdict
from pathways.model.requirement import CreditsFrom, Holds
from pathways.model.time import moment_of
from pathways.recognition.thing import End, Thing, earlier


@dataclass(frozen=True, slots=True)
class Fit:
    """A held thing's answer to a leaf: citable at moments from `since` until `until`."""

    verdict: Verdict
    since: Fraction = Fraction(0)
    until: End | None = None


@dataclass(frozen=True, slots=True)
class PlannedFit:
    """A planned thing's answer.

    It must have ended no more than `lasts` months before it is cited (None: any time before), and no earlier than the
    moment `ended_since`.
    """

    verdict: Verdict
    lasts: Fraction | None = None
    ended_since: Fraction | None = None


def grade_verdict(floor: Grade | None, thing: Thing) -> Verdict:
    """Whether a thing's own grades reach the floor; what is planned has none yet."""
    if floor is None:
        return Verdict.MET
    if thing.planned:
        return Verdict.CONDITIONAL
    known = [grade.value for grade in thing.grades if grade.same_measure(floor)]
    if not known:
        return Verdict.UNKNOWN
    return Verdict.MET if floor.reached_by(max(known)) else Verdict.UNMET


def citable(thing: Thing) -> Fit:
    """When a held thing is held and valid, whatever is asked of it."""
    verdict = Verdict.UNKNOWN if thing.lapse_unknown else Verdict.MET
    return Fit(verdict, thing.completed or Fraction(0), thing.until)


def fit_held(leaf: Holds | CreditsFrom, thing: Thing, matched: Verdict) -> Fit:
    """A held thing's fit, given the verdict of the leaf's pattern."""
    own = citable(thing)
    verdict = min(matched, own.verdict, grade_verdict(leaf.grade, thing))
    until = own.until
    if leaf.max_age_months is not None:
        if thing.completed is None:
            verdict = min(verdict, Verdict.UNKNOWN)
        else:
            until = earlier(until, End(thing.completed + leaf.max_age_months, inclusive=True))
    if leaf.completed_since is not None:
        if thing.completed is None:
            verdict = min(verdict, Verdict.UNKNOWN)
        elif thing.completed < moment_of(leaf.completed_since):
            verdict = Verdict.UNMET
    return Fit(verdict, own.since, until)


def fit_planned(leaf: Holds | CreditsFrom, thing: Thing, matched: Verdict) -> PlannedFit:
    """A planned thing's fit, given the verdict of the leaf's pattern."""
    lasts = [bound for bound in (thing.validity, leaf.max_age_months) if bound is not None]
    since = moment_of(leaf.completed_since) if leaf.completed_since else None
    return PlannedFit(min(matched, grade_verdict(leaf.grade, thing)), min(lasts, default=None), since)
