"""What an agreement gives a credential toward another, at most: one claim alone, under every cap that binds it."""

from __future__ import annotations

from fractions import Fraction

from pathways.model.agreement import Agreement, CreditGrant
from pathways.model.credential import Cap
from pathways.model.credit import CREDITS_A_YEAR, Credits
from pathways.model.kinds import Verdict
from pathways.recognition.claims import Goal
from pathways.recognition.match import Aim, match
from pathways.recognition.thing import Thing, hours_rate
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.rung import How, Worth

ZERO = Fraction(0)


def worth_of(agreement: Agreement, goal: Goal, thing: Thing, near: Neighbourhood) -> Worth | None:
    """What an agreement gives `thing` toward a goal that it covers; None: nothing there."""
    grant, way = agreement.grant, goal.way
    if way is None:
        return Worth(How.AWARD) if grant.award else None
    spared = _exempted(agreement, goal, near)
    if way.study is not None and (grant.credits or spared):
        credit = _credit(agreement, grant.credits, goal, thing, spared, near) if grant.credits else spared
        if credit is None or credit > 0:
            share = credit / goal.study if credit is not None and goal.study else None
            return Worth(How.CREDIT, way, credit, share)
    return Worth(How.ADMISSION, way) if grant.admission or grant.exemption or grant.equivalence else None


def _exempted(agreement: Agreement, goal: Goal, near: Neighbourhood) -> Fraction:
    """Semester credits of the components that are exempted."""
    names, study = agreement.grant.exemption, goal.way.study if goal.way else None
    if not names or study is None:
        return ZERO
    rate = hours_rate(goal.credential.provider, near)
    named = (part for part in study.components if names == "all" or part.name in names)
    total = sum((part.credits.semester(rate) or ZERO for part in named), ZERO)
    return total if goal.study is None else min(total, goal.study)


def _credit(
    agreement: Agreement, grant: CreditGrant, goal: Goal, thing: Thing, spared: Fraction, near: Neighbourhood
) -> Fraction | None:
    granted = _amount(grant, goal, thing, near)
    if granted is None:
        return None
    left = () if goal.study is None else (goal.study - spared,)
    return spared + max(ZERO, min(granted, *left, *_limits(agreement, goal, thing, near)))


def _amount(grant: CreditGrant, goal: Goal, thing: Thing, near: Neighbourhood) -> Fraction | None:
    """Semester credits that are granted at most; of a share of the evidence's credits, what `thing` brings."""
    stated = grant.credits or grant.high
    if stated is not None:
        return stated.semester(hours_rate(goal.credential.provider, near))
    if grant.entry_year is not None:
        return CREDITS_A_YEAR * (grant.entry_year - 1)
    if grant.share_of_evidence is not None:
        return None if thing.credits is None else grant.share_of_evidence * thing.credits
    if goal.study is None:
        return None
    if grant.share_of_target is not None:
        return grant.share_of_target * goal.study
    assert grant.remaining is not None
    left = grant.remaining.semester(hours_rate(goal.credential.provider, near))
    return None if left is None else goal.study - left


def _limits(agreement: Agreement, goal: Goal, thing: Thing, near: Neighbourhood) -> list[Fraction]:
    """The caps on a single claim: its group's, its source's, and what must be earned at the provider."""
    upper = goal.credential
    stated: list[Credits] = [cap.credits for cap in upper.caps if _touches(cap, agreement, goal, thing, near)]
    group = near.group(agreement.group) if agreement.group else None
    if group is not None:
        stated.append(group.cap)
    rate = hours_rate(upper.provider, near)
    limits = [limit for each in stated if (limit := each.semester(rate)) is not None]
    residency = upper.residency.semester(rate) if upper.residency and thing.provider != upper.provider else None
    if residency is not None and goal.study is not None:
        limits.append(max(ZERO, goal.study - residency))
    return limits


def _touches(cap: Cap, agreement: Agreement, goal: Goal, thing: Thing, near: Neighbourhood) -> bool:
    if cap.of is None:
        return agreement.kind in cap.agreements
    return match(cap.of, thing, Aim.of(goal.credential), near) > Verdict.UNKNOWN
