"""How much of an experience requirement jobs and work steps make up, at a moment."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from pathways.model.background import Job
from pathways.model.kinds import Verdict
from pathways.model.pattern import Pattern
from pathways.model.requirement import Work
from tests.oracle.exact import Number, day_after, moment, number
from tests.oracle.match import inside, lies, yes
from tests.oracle.thing import Action, Thing
from tests.oracle.world import World

WEEKS = Fraction(52, 12)
"""Weeks in a month."""

Span = tuple[Number, Number]


def fits(work: Work, job: Job) -> Verdict:
    """Whether a job is work of the kind asked for."""
    parts = [Verdict.MET]
    if work.occupations:
        known = job.occupation is not None
        begins = known and any(str(job.occupation).startswith(code) for code in work.occupations)
        parts.append(yes(begins) if known else Verdict.UNKNOWN)
    if work.teer_at_most is not None:
        teer = job.teer
        if teer is None and job.occupation is not None:
            teer = int(job.occupation[1])
        parts.append(Verdict.UNKNOWN if teer is None else yes(teer <= work.teer_at_most))
    if work.jurisdictions:
        parts.append(lies(job.jurisdiction, work.jurisdictions))
    return min(parts)


def suits(action: Action, work: Work) -> bool:
    """Whether a work step counts for a leaf."""
    spec = action.spec
    if spec is None or action.during != work.while_holding or action.following != work.after:
        return False
    occupied = not work.occupations or (spec.occupation or "-").startswith(work.occupations)
    placed = not work.jurisdictions or (spec.place is not None and inside(spec.place, work.jurisdictions))
    skilled = work.teer_at_most is None or (spec.teer is not None and spec.teer <= work.teer_at_most)
    return occupied and placed and skilled


def asked(work: Work) -> Number:
    """The amount, in the unit it is asked in."""
    amount = work.months if work.months is not None else work.hours
    assert amount is not None
    return number(amount)


def from_months(work: Work, months: Number, per_week: Fraction | None) -> Number | None:
    """Months of work in the unit asked for; None: there is no rate."""
    if work.months is not None:
        return months
    rate = work.hours_per_week or per_week
    return None if rate is None else number(months * WEEKS * rate)


def amount(world: World, work: Work, jobs: tuple[Job, ...], now: Number) -> Number:
    """What jobs come to at `now`, in the unit asked for; what is unknown is left out."""
    stated = sum((_stated(work, job) or 0 for job in jobs if job.since is None), Fraction(0))
    spans = [(span, job.hours_per_week) for job in jobs if job.since for span in _spans(world, work, job, now)]
    edges = sorted({edge for span, _ in spans for edge in span})
    for begin, end in pairwise(edges):
        rates = [rate for (since, until), rate in spans if since <= begin and end <= until]
        parts = [from_months(work, end - begin, rate) or 0 for rate in rates]
        stated += max(parts, default=0)
    return number(stated)


def _stated(work: Work, job: Job) -> Number | None:
    """A bare amount; when it was done is not known."""
    if work.within_months is not None or work.after is not None or work.while_holding is not None:
        return None
    if job.months is not None:
        return from_months(work, number(job.months), job.hours_per_week)
    assert job.hours is not None
    if work.hours is not None:
        return number(job.hours)
    rate = work.hours_per_week or job.hours_per_week
    return None if not rate else number(job.hours / (WEEKS * rate))


def rated(work: Work, job: Job) -> bool:
    """Whether what a job comes to converts to the unit asked for."""
    if (work.months is not None) == (job.hours is None):
        return True
    return bool(work.hours_per_week or job.hours_per_week)


def _spans(world: World, work: Work, job: Job, now: Number) -> list[Span]:
    """The parts of a dated job that count: inside the window, after and while holding what is asked."""
    assert job.since is not None
    until = min(day_after(job.until) if job.until else world.origin, world.origin)
    since = moment(job.since)
    if work.within_months is not None:
        since = max(since, number(now - work.within_months))
    spans = [(since, until)]
    if work.after is not None:
        spans = [_both(span, other) for span in spans for other in _held(world, work.after, False)]
    if work.while_holding is not None:
        spans = [_both(span, other) for span in spans for other in _held(world, work.while_holding, True)]
    return [span for span in spans if span[0] < span[1]]


def _both(one: Span, other: Span) -> Span:
    return max(one[0], other[0]), min(one[1], other[1])


def _held(world: World, pattern: Pattern, until_lapse: bool) -> list[Span]:
    """When things matching a pattern were held."""
    found: list[Thing] = [
        thing
        for thing in world.held
        if world.matcher.plain(thing, pattern) is Verdict.MET and thing.held is not None and not thing.dateless
    ]
    return [(thing.held or 0, thing.end.at if thing.end and until_lapse else world.origin) for thing in found]


def missing(world: World, work: Work, jobs: tuple[Job, ...], others: Number, now: Number) -> Number:
    """Months of work that are missing at `now`, after jobs and `others` months of other work steps."""
    left = lacking(world, work, jobs, others, now)
    if work.months is not None or left == 0:
        return left
    rate = work.hours_per_week
    assert rate is not None
    return number(left / (WEEKS * rate))


def lacking(world: World, work: Work, jobs: tuple[Job, ...], others: Number, now: Number) -> Number:
    """The same in the unit asked for; work that is asked in hours may have no rate, and then it has no months."""
    worked = from_months(work, others, None) if others else 0
    return max(0, number(asked(work) - amount(world, work, jobs, now) - (worked or 0)))
