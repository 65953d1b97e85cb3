"""Claims: which agreements apply toward a target, on what evidence, and what they grant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from pathways.model.agreement import Agreement, CreditGrant
from pathways.model.credential import Credential
from pathways.model.credit import CREDITS_A_YEAR, Credits
from pathways.model.kinds import Strength, Verdict
from pathways.model.time import after, moment_of
from pathways.model.way import Way
from pathways.recognition.asking import Asking
from pathways.recognition.experience import Span
from pathways.recognition.match import Aim, belongs, match
from pathways.recognition.support import Claim, Key, Support, WorkUse, delayed
from pathways.recognition.thing import End, Facts, earlier, hours_rate, planned_thing
from pathways.recognition.tree import supports

STRENGTHS = {
    Strength.GUARANTEED: Verdict.MET,
    Strength.CONDITIONAL: Verdict.CONDITIONAL,
    Strength.DISCRETIONARY: Verdict.DISCRETIONARY,
}


@dataclass(frozen=True, slots=True)
class Goal:
    """What a step earns and how: `way` is None for an award. `study` is in semester credits, None where unknown."""

    credential: Credential
    way: Way | None
    study: Fraction | None

    @classmethod
    def of(cls, credential: Credential, way: Way | None, facts: Facts) -> Goal:
        """The goal of earning a credential in a way."""
        study = way.study.credits.semester(hours_rate(credential.provider, facts)) if way and way.study else None
        return cls(credential, way, study)


@dataclass(frozen=True, slots=True)
class Option:
    """An agreement that may be claimed with one evidence.

    `support` binds what claiming it binds, in force and processing included. `amount`: semester credits granted, None
    where it grants no credit. `low`: the low end, where the grant is a range.
    """

    agreement: Agreement
    support: Support
    amount: Fraction | None = None
    low: Fraction | None = None

    @property
    def claim(self) -> Claim:
        """What is claimed."""
        return Claim(self.agreement.id, self.support.evidence)


def covers(agreement: Agreement, goal: Goal, facts: Facts) -> bool:
    """Whether an agreement leads to the goal."""
    to, credential = agreement.to, goal.credential
    if to.pattern is None:
        return to.credential == credential.id and (to.way is None or (goal.way is not None and to.way == goal.way.id))
    if not belongs(credential.provider, agreement.receiver, facts):
        return False
    thing = planned_thing(credential, "", by_award=False, facts=facts)
    return match(to.pattern, thing, Aim.of(credential), facts) is Verdict.MET


def agreements_for(goal: Goal, facts: Facts) -> tuple[Agreement, ...]:
    """The active agreements that lead to the goal, in the order of their ids."""
    key = ("leading", goal.credential.id, goal.way.id if goal.way else None)
    return facts.recall(
        key, lambda: tuple(one for one in facts.agreements_toward(goal.credential.id) if covers(one, goal, facts))
    )


def options(agreement: Agreement, goal: Goal, asking: Asking) -> Iterator[Option]:
    """Every evidence with which the agreement can be claimed at the floor or above, with what it grants."""
    strength = STRENGTHS[agreement.strength]
    if strength < asking.floor:
        return
    for support in supports(agreement.from_, replace(asking, counts=True, guises=())):
        yield from claimed(agreement, support, goal, asking)


def claimed(agreement: Agreement, support: Support, goal: Goal, asking: Asking) -> list[Option]:
    """What claiming an agreement toward the goal grants, given what its `from` is met by; empty where it cannot be."""
    if _rests_on(goal.credential.id, support.evidence, asking):
        return []
    bound = _in_force(agreement, delayed(support, agreement.processing_months, asking.scene.start))
    bound = replace(bound, verdict=min(bound.verdict, STRENGTHS[agreement.strength]))
    return list(_graded(agreement, bound, goal, asking))


def _rests_on(credential: str, evidence: Iterable[Key], asking: Asking) -> bool:
    """Whether an earning of the goal's own credential is among the evidence, or part of it."""
    scene = asking.scene
    for key in evidence:
        if isinstance(key, int):
            things = [asking.thing(key)]
        else:
            parts = [part for part in scene.holdings if part == key or key in scene.parts_above(part)]
            things = [scene.thing_of[part] for part in parts]
        if any(thing is not None and thing.credential == credential for thing in things):
            return True
    return False


def _in_force(agreement: Agreement, support: Support) -> Support:
    period = agreement.in_force
    since = max(support.since, moment_of(period.since)) if period.since else support.since
    until = earlier(support.until, End(after(period.until), inclusive=False)) if period.until else support.until
    claimed = Claim(agreement.id, support.evidence)
    return replace(support, since=since, until=until, claims=frozenset((claimed,)))


def _graded(agreement: Agreement, support: Support, goal: Goal, asking: Asking) -> Iterator[Option]:
    """The option with its amount of credit; a range at its low end, or at its high end where that is certain enough."""
    grant = agreement.grant.credits
    if grant is None or goal.study is None:
        yield Option(agreement, support)
        return
    if grant.low is not None and grant.high is not None:
        rate = hours_rate(goal.credential.provider, asking.scene.facts)
        low, high = grant.low.semester(rate), grant.high.semester(rate)
        if low is not None and high is not None:
            yield Option(agreement, support, min(low, goal.study), low)
            if asking.floor <= Verdict.DISCRETIONARY and high > low:
                doubtful = replace(support, verdict=min(support.verdict, Verdict.DISCRETIONARY))
                yield Option(agreement, doubtful, min(high, goal.study), low)
        return
    amount = _amount(grant, goal, support, asking)
    if amount is not None:
        yield Option(agreement, support, min(amount, goal.study))
    elif agreement.grant.admission or agreement.grant.exemption or agreement.grant.equivalence:
        yield Option(agreement, support)


def _amount(grant: CreditGrant, goal: Goal, support: Support, asking: Asking) -> Fraction | None:
    assert goal.study is not None
    rate = hours_rate(goal.credential.provider, asking.scene.facts)

    def semester(credits_: Credits) -> Fraction | None:
        return credits_.semester(rate)

    if grant.credits is not None:
        return semester(grant.credits)
    if grant.share_of_target is not None:
        return grant.share_of_target * goal.study
    if grant.entry_year is not None:
        return CREDITS_A_YEAR * (grant.entry_year - 1)
    if grant.remaining is not None:
        left = semester(grant.remaining)
        return None if left is None else max(Fraction(0), goal.study - left)
    assert grant.share_of_evidence is not None
    held = [_credits_of(key, asking) for key in support.evidence]
    known = [amount for amount in held if amount is not None]
    return grant.share_of_evidence * sum(known, Fraction(0)) if len(known) == len(held) else None


def _credits_of(key: Key, asking: Asking) -> Fraction | None:
    thing = asking.thing(key)
    return thing.credits if thing else Fraction(0)  # work is evidence without credits of its own


def override_cap(
    agreement: Agreement,
    evidence: frozenset[Key],
    goal: Goal,
    asking: Asking,
    moment: Fraction,
    spans: Mapping[int, Span],
) -> Verdict:
    """The best verdict that overriding agreements leave to a claim at `moment`; UNMET bars it.

    `spans`: when each planned step starts and ends.
    """
    cap = Verdict.MET
    for other in agreements_for(goal, asking.scene.facts):
        if agreement.id in other.overrides and other.in_force.covers(moment):
            verdict = asked_of(other, evidence, asking, moment, spans)
            if verdict is Verdict.MET:
                return Verdict.UNMET
            cap = min(cap, verdict if verdict > Verdict.UNMET else Verdict.MET)
    return cap


def asked_of(
    agreement: Agreement, evidence: frozenset[Key], asking: Asking, moment: Fraction, spans: Mapping[int, Span]
) -> Verdict:
    """How far that evidence alone, and the learner as they are at `moment`, meet an agreement's `from`."""
    best = Verdict.UNMET
    asked = replace(asking, counts=True, guises=(), only=evidence)
    for floor in (Verdict.MET, Verdict.CONDITIONAL, Verdict.DISCRETIONARY, Verdict.UNKNOWN):
        found = supports(agreement.from_, replace(asked, floor=floor))
        now = [one.verdict for one in found if holds_at(one, moment, spans)]
        if now:
            best = max(now)
            break
    return best


def holds_at(support: Support, moment: Fraction, spans: Mapping[int, Span]) -> bool:
    """Whether a support holds at a moment, given when planned steps start and end."""
    if support.since > moment or (support.until is not None and not support.until.admits(moment)):
        return False
    for cite in support.cites:
        ended = spans[cite.step][1]
        if ended > moment or (cite.lasts is not None and ended < moment - cite.lasts):
            return False
        if cite.ended_since is not None and ended < cite.ended_since:
            return False
    if any(spans[step][1] <= moment for step, _ in support.not_before):  # what ends now is held now
        return False
    return all(_worked(use, moment, spans) >= use.needed for use in support.work)


def _worked(use: WorkUse, moment: Fraction, spans: Mapping[int, Span]) -> Fraction:
    """What jobs and planned work come to at a moment, in the unit that is asked."""
    first = moment - use.within if use.within is not None else Fraction(0)
    steps = use.others if use.own is None else (*use.others, use.own)
    months = sum((max(Fraction(0), spans[step][1] - max(spans[step][0], first)) for step in steps), Fraction(0))
    return use.past.at(moment) + months * use.per_month
