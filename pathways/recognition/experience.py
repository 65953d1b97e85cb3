"""Experience: which jobs fit a leaf, how much they amount to at a moment, and what is left to work off."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from pathways.model.background import Job
from pathways.model.kinds import Verdict
from pathways.model.requirement import Work
from pathways.model.time import after, moment_of
from pathways.recognition.match import inside

WEEKS_A_MONTH = Fraction(52, 12)

Span = tuple[Fraction, Fraction]
"""From a moment to a moment."""


def job_fits(work: Work, job: Job) -> Verdict:
    """Whether a job is of the kind asked for; a detail asked and not stated makes it UNKNOWN."""
    verdict = Verdict.MET
    if work.occupations:
        verdict = min(verdict, _coded(job.occupation, work.occupations))
    if work.teer_at_most is not None:
        teer = job.teer if job.teer is not None else teer_of(job.occupation)
        verdict = min(verdict, Verdict.UNKNOWN if teer is None else _yes(teer <= work.teer_at_most))
    if work.jurisdictions:
        verdict = min(verdict, inside(job.jurisdiction, work.jurisdictions) if job.jurisdiction else Verdict.UNKNOWN)
    return verdict


def _yes(condition: bool) -> Verdict:
    return Verdict.MET if condition else Verdict.UNMET


def _coded(code: str | None, prefixes: Iterable[str]) -> Verdict:
    return Verdict.UNKNOWN if code is None else _yes(any(code.startswith(prefix) for prefix in prefixes))


def teer_of(code: str | None) -> int | None:
    """The TEER category that a NOC 2021 code carries in its second digit."""
    return int(code[1]) if code and len(code) > 1 else None


@dataclass(frozen=True, slots=True)
class Spec:
    """The kind of work a work step is: an occupation code or prefix and a place; None is any.

    `teer` is the code's, else the one asked by the leaf that the work is for.
    """

    occupation: str | None
    jurisdiction: str | None
    teer: int | None = None

    def fits(self, work: Work) -> bool:
        """Whether such work counts for the leaf; an "any" part fits only "any"."""
        if work.occupations and (self.occupation is None or not self.occupation.startswith(work.occupations)):
            return False
        if work.teer_at_most is not None and (self.teer is None or self.teer > work.teer_at_most):
            return False
        if not work.jurisdictions:
            return True
        return self.jurisdiction is not None and inside(self.jurisdiction, work.jurisdictions) is Verdict.MET


def specs_of(work: Work) -> tuple[Spec, ...]:
    """The kinds of work by which a route may work off the leaf; none where hours have no rate."""
    if work.hours is not None and not work.hours_per_week:
        return ()
    places: tuple[str | None, ...] = work.jurisdictions or (None,)
    codes: tuple[str | None, ...] = work.occupations or (None,)
    found = (Spec(code, place, _spec_teer(code, work)) for code in codes for place in places)
    return tuple(spec for spec in found if spec.fits(work))


def _spec_teer(code: str | None, work: Work) -> int | None:
    known = teer_of(code)
    return known if known is not None else work.teer_at_most


def needed_amount(work: Work) -> Fraction:
    """What the leaf asks, in its own unit: months or hours."""
    amount = work.months if work.months is not None else work.hours
    assert amount is not None
    return amount


def per_month(work: Work) -> Fraction | None:
    """What a month of planned work is worth in the leaf's unit; None where its hours have no rate."""
    if work.months is not None:
        return Fraction(1)
    return work.hours_per_week * WEEKS_A_MONTH if work.hours_per_week else None


def needed_months(work: Work) -> Fraction | None:
    """What the leaf asks in months of planned work; None where its hours have no rate."""
    rate = per_month(work)
    return needed_amount(work) / rate if rate else None


@dataclass(frozen=True)
class Past:
    """What the background counts toward one leaf: weighted spans of time, and undated amounts, in the leaf's unit.

    `unknown` is what might count too, if what is not stated were stated.
    """

    spans: tuple[tuple[Fraction, Fraction, Fraction], ...]  # from, until, amount per month
    undated: Fraction
    unknown: bool
    within: Fraction | None

    def at(self, moment: Fraction) -> Fraction:
        """The amount that counts for a step that starts at `moment`."""
        first = moment - self.within if self.within is not None else None
        total = self.undated
        for begun, ended, rate in self.spans:
            counted_from = begun if first is None else max(begun, first)
            total += max(Fraction(0), ended - counted_from) * rate
        return total

    def reached_until(self, amount: Fraction) -> Fraction | None:
        """The last moment at which `amount` still counts, given that it does at some moment; None: for ever."""
        if self.within is None or self.undated >= amount:
            return None
        left = amount - self.undated
        for begun, ended, rate in sorted(self.spans, reverse=True):
            have = (ended - begun) * rate
            if have >= left:
                return ended - left / rate + self.within
            left -= have
        return None


def past_of(work: Work, jobs: Iterable[Job], start: Fraction, during: Callable[[Job], list[Span] | None]) -> Past:
    """What a learner's jobs count toward the leaf.

    `during` says in which spans a job counts at all (what it followed, what was held meanwhile); None: not known.
    """
    dated: list[tuple[Fraction, Fraction, Fraction]] = []
    undated, unknown = Fraction(0), False
    for job in jobs:
        verdict = job_fits(work, job)
        if verdict is Verdict.UNMET:
            continue
        spans, rate = during(job), _rate(work, job)
        amount = None if job.since else _amount(work, job)
        windowed = work.within_months is not None and not job.since
        if verdict is Verdict.UNKNOWN or spans is None or windowed or (rate is None if job.since else amount is None):
            unknown = True
        elif job.since:
            assert rate is not None
            ended = min(after(job.until), start) if job.until else start
            begun = moment_of(job.since)
            dated += [(max(begun, a), min(ended, b), rate) for a, b in spans if max(begun, a) < min(ended, b)]
        elif spans:
            assert amount is not None
            undated += amount
    return Past(_once(dated), undated, unknown, work.within_months)


def convertible(work: Work, job: Job) -> bool:
    """Whether what a job amounts to is known in the leaf's unit."""
    return (_rate(work, job) if job.since else _amount(work, job)) is not None


def _rate(work: Work, job: Job) -> Fraction | None:
    """What a month of a dated job is worth in the leaf's unit."""
    if work.months is not None:
        return Fraction(1)
    weekly = work.hours_per_week or job.hours_per_week
    return weekly * WEEKS_A_MONTH if weekly else None


def _amount(work: Work, job: Job) -> Fraction | None:
    """What an undated job is worth in the leaf's unit."""
    weekly = work.hours_per_week or job.hours_per_week
    if work.months is not None:
        return job.months if job.months is not None else (job.hours or 0) / (weekly * WEEKS_A_MONTH) if weekly else None
    if job.hours is not None:
        return job.hours
    return (job.months or 0) * weekly * WEEKS_A_MONTH if weekly else None


def _once(spans: list[tuple[Fraction, Fraction, Fraction]]) -> tuple[tuple[Fraction, Fraction, Fraction], ...]:
    """Disjoint spans; where jobs overlap the month counts once, at the highest rate."""
    edges = sorted({edge for begun, ended, _ in spans for edge in (begun, ended)})
    pieces: list[tuple[Fraction, Fraction, Fraction]] = []
    for begun, ended in pairwise(edges):
        rates = [rate for a, b, rate in spans if a <= begun and ended <= b]
        if rates:
            pieces.append((begun, ended, max(rates)))
    return tuple(pieces)
