"""Standing: residence, status, arrival, age: each with the period in which it holds."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pathways.model.background import LearnerStanding, Residence, Status
from pathways.model.kinds import Residency, Verdict
from pathways.model.requirement import Bounds, Condition
from pathways.model.time import Day, after, moment_of
from pathways.recognition.fit import Fit
from pathways.recognition.match import MET, UNMET, inside
from pathways.recognition.thing import End

DOMESTIC = frozenset({Residency.CITIZEN, Residency.PERMANENT_RESIDENT, Residency.REFUGEE})


def standing_fits(condition: Condition, standing: LearnerStanding) -> tuple[Fit, ...]:
    """Every stated entry that answers the condition, with when it holds; one UNKNOWN where nothing is stated.

    `active_licence` is answered by holdings, not here.
    """
    if condition.resides_in:
        places = standing.residence
        return _listed(places, [inside(entry.place, condition.resides_in) for entry in places or ()])
    if condition.status:
        known = standing.status
        return _listed(known, [MET if entry.status in condition.status else UNMET for entry in known or ()])
    if condition.months_since_arrival:
        return _since(standing.arrived, condition.months_since_arrival, Fraction(1))
    assert condition.age_years is not None
    return _since(standing.born, condition.age_years, Fraction(12))


def _listed(entries: Sequence[Residence | Status] | None, verdicts: Sequence[Verdict]) -> tuple[Fit, ...]:
    if entries is None:
        return (Fit(Verdict.UNKNOWN),)
    judged = zip(entries, verdicts, strict=True)
    return tuple(_during(entry, verdict) for entry, verdict in judged if verdict > UNMET)


def _during(entry: Residence | Status, verdict: Verdict) -> Fit:
    until = End(after(entry.until), inclusive=False) if entry.until else None
    return Fit(verdict, moment_of(entry.since) if entry.since else Fraction(0), until)


def _since(day: Day | None, bounds: Bounds, months: Fraction) -> tuple[Fit, ...]:
    if day is None:
        return (Fit(Verdict.UNKNOWN),)
    zero = moment_of(day)
    since = zero + (bounds.at_least or 0) * months
    until = End(zero + bounds.at_most * months, inclusive=True) if bounds.at_most is not None else None
    return (Fit(Verdict.MET, since, until),)


def domestic(standing: LearnerStanding, moment: Fraction) -> bool | None:
    """Whether the learner pays domestic prices at `moment`; None where no status is stated for then."""
    if standing.status is None:
        return None
    now = [
        entry.status
        for entry in standing.status
        if (entry.since is None or moment_of(entry.since) <= moment)
        and (entry.until is None or moment < after(entry.until))
    ]
    return any(status in DOMESTIC for status in now) if now else None
