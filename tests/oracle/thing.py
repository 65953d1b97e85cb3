"""Things: what is held, and what a step would earn, described alike."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pathways.model.agreement import Agreement
from pathways.model.background import Holding, Sitting
from pathways.model.credential import Credential
from pathways.model.kinds import CredentialKind, EarnedBy, Evidence
from pathways.model.pattern import Level, Pattern
from pathways.model.things import Provider
from pathways.model.way import Way
from tests.oracle.exact import Number, day_after, moment, number, semester


@dataclass(frozen=True)
class End:
    """A last moment, in which the thing still holds (inclusive) or no longer does."""

    at: Number
    inclusive: bool

    def passed(self, now: Number) -> bool:
        return now > self.at or (now == self.at and not self.inclusive)


@dataclass(frozen=True, eq=False)
class Thing:
    """`key`: two things with one key are one thing in any count. None in an attribute: not stated."""

    key: str
    credential: str | None = None
    kind: CredentialKind | None = None
    field: str | None = None
    provider: str | None = None
    provider_name: str | None = None
    jurisdiction: str | None = None
    level: Level | None = None
    credits: Number | None = None
    profession: str | None = None
    accredited_by: tuple[str, ...] | None = None
    taught_in: tuple[str, ...] = ()
    own_effort: bool | None = None
    evidence: tuple[Evidence, ...] | None = None
    holding: Holding | None = None  # None: planned, or a sitting
    held: Number | None = None  # None: planned, or from always
    end: End | None = None  # of something held
    dateless: bool = False  # lapses, but nobody said when
    validity: Number | None = None  # of something planned


@dataclass(frozen=True)
class Spec:
    """What a work step is work in; None: any."""

    occupation: str | None
    place: str | None
    teer: int | None


@dataclass(frozen=True, eq=False)
class Action:
    """What a step does: a way, an award or work. The goal is the action without any of them."""

    credential: Credential | None = None
    way: Way | None = None
    agreement: Agreement | None = None
    thing: Thing | None = None
    spec: Spec | None = None
    during: Pattern | None = None  # the work's while_holding
    following: Pattern | None = None  # the work's after


def planned_thing(credential: Credential, provider: Provider | None, own_effort: bool) -> Thing:
    """What a step of this credential earns."""
    return Thing(
        key=credential.id,
        credential=credential.id,
        kind=credential.kind,
        field=credential.field,
        provider=credential.provider,
        jurisdiction=credential.jurisdiction or (provider.jurisdiction if provider else None),
        level=credential.level,
        credits=semester(credential.credits, provider.hours_per_credit if provider else None),
        profession=credential.profession,
        accredited_by=credential.accreditations,
        taught_in=credential.languages,
        own_effort=own_effort,
        evidence=tuple(Evidence),
        validity=None if credential.validity_months is None else number(credential.validity_months),
    )


def held_thing(holding: Holding, like: Thing | None, hours_per_credit: Fraction | None) -> Thing:
    """A holding; what it does not state comes from its credential, `like`."""
    like = like or Thing(key="")
    validity, completed = like.validity, holding.completed
    end = End(day_after(holding.expires), inclusive=False) if holding.expires else None
    if end is None and validity is not None and completed is not None:
        end = End(number(moment(completed) + validity), inclusive=True)
    return Thing(
        key=holding.credential or f"held {holding.id}",
        credential=holding.credential,
        kind=holding.kind or like.kind,
        field=holding.field or like.field,
        provider=holding.provider or like.provider,
        provider_name=holding.provider_name,
        jurisdiction=holding.jurisdiction or like.jurisdiction,
        level=holding.level or like.level,
        credits=semester(holding.credits, hours_per_credit) if holding.credits else like.credits,
        profession=holding.profession or like.profession,
        accredited_by=like.accredited_by if holding.accredited_by is None else holding.accredited_by,
        taught_in=like.taught_in if holding.taught_in is None else holding.taught_in,
        own_effort=None if holding.earned_by is None else holding.earned_by is not EarnedBy.AWARD,
        evidence=holding.evidence,
        holding=holding,
        held=moment(completed) if completed else None,
        end=end,
        dateless=end is None and validity is not None,
    )


def sitting_thing(sitting: Sitting, validity: Number | None) -> Thing:
    """A sitting, as something that is held and lapses."""
    taken = moment(sitting.taken)
    end = None if validity is None else End(number(taken + validity), inclusive=True)
    return Thing(key=f"sitting {sitting.id}", held=taken, end=end)
