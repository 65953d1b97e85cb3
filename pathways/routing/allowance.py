"""Allowances: which caps bind a set of credit claims toward one goal."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from pathways.model.credential import Cap as StatedCap
from pathways.model.kinds import Verdict
from pathways.recognition.asking import Asking
from pathways.recognition.claims import Option
from pathways.recognition.counting import Cap
from pathways.recognition.match import Aim
from pathways.recognition.support import Key
from pathways.recognition.thing import Thing
from pathways.routing.move import Earn

ZERO = Fraction(0)


class LossReason(StrEnum):
    """Why credit that is granted is not counted."""

    CAP = "cap"  # at most so much from a source
    GROUP = "group"  # agreements of one group grant at most so much together
    RESIDENCY = "residency"  # so much must be earned at the provider
    STUDY = "study"  # no more than is studied
    COUNTED_ALREADY = "counted_already"  # another claim counts what this one rests on


class Allowance(NamedTuple):
    """A limit on what some claims, by their places, count together; by which cap or group."""

    members: frozenset[int]
    limit: Fraction
    reason: LossReason
    cap: StatedCap | None = None
    group: str | None = None


def caps_for(move: Earn, claims: Sequence[Option], exempted: Fraction, asking: Asking) -> list[Cap]:
    """Every cap on what the claims count together."""
    return [(one.members, one.limit) for one in allowances(move, claims, exempted, asking)]


def allowances(move: Earn, claims: Sequence[Option], exempted: Fraction, asking: Asking) -> list[Allowance]:
    """Every limit on what the claims count together: groups, sources, residency, and the study itself."""
    whole = move.goal.study
    assert whole is not None
    everything = frozenset(range(len(claims)))
    found = [Allowance(everything, whole - exempted, LossReason.STUDY), *_groups(move, claims)]
    rate = move.near.hours_rate(move.credential)
    for stated in move.credential.caps:
        limit = stated.credits.semester(rate)
        if limit is not None:
            touched = (index for index, one in enumerate(claims) if _touches(stated, one, move, asking))
            found.append(Allowance(frozenset(touched), limit, LossReason.CAP, stated))
    residency = move.credential.residency.semester(rate) if move.credential.residency else None
    if residency is not None:
        outside = (index for index, one in enumerate(claims) if not _own(one, move.credential.provider, asking))
        found.append(Allowance(frozenset(outside), max(ZERO, whole - residency), LossReason.RESIDENCY))
    return found


def _groups(move: Earn, claims: Sequence[Option]) -> list[Allowance]:
    members: dict[str, set[int]] = {}
    for index, one in enumerate(claims):
        if one.agreement.group is not None:
            members.setdefault(one.agreement.group, set()).add(index)
    found: list[Allowance] = []
    for id, indexes in sorted(members.items()):
        group = move.near.group(id)
        limit = group.cap.semester(move.near.hours_rate(move.credential)) if group else None
        if limit is not None:
            found.append(Allowance(frozenset(indexes), limit, LossReason.GROUP, group=id))
    return found


def _thing(key: Key, asking: Asking) -> Thing | None:
    """The thing behind evidence; None where it is work."""
    return asking.cast[key].thing if isinstance(key, int) else asking.scene.thing_of.get(key)


def _touches(cap: StatedCap, claim: Option, move: Earn, asking: Asking) -> bool:
    if cap.agreements:
        return claim.agreement.kind in cap.agreements
    things = [_thing(key, asking) for key in claim.support.evidence]
    if cap.experience:
        return any(thing is None for thing in things)
    assert cap.of is not None
    aim = Aim.of(move.credential)
    return any(thing is not None and asking.scene.match(cap.of, thing, aim) > Verdict.UNKNOWN for thing in things)


def _own(claim: Option, provider: str, asking: Asking) -> bool:
    """Whether a claim rests on the provider's own holdings alone."""
    things = [_thing(key, asking) for key in claim.support.evidence]
    return bool(things) and all(thing is not None and thing.provider == provider for thing in things)
