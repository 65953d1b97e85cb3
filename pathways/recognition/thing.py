"""Things: what a learner holds and what a route will have earned, with one shape for both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple, Protocol, TypeVar

from pathways.model.agreement import Agreement, AgreementGroup
from pathways.model.background import Holding
from pathways.model.credential import Credential
from pathways.model.grade import Grade
from pathways.model.kinds import CredentialKind, EarnedBy, Evidence
from pathways.model.pattern import Level
from pathways.model.things import LanguageTable, Occupation, Provider
from pathways.model.time import after, date_of, moment_of

Made = TypeVar("Made")


class Facts(Protocol):
    """What recognition asks of a catalogue, one thing at a time; whoever answers has fetched it in batches."""

    def credential(self, id: str) -> Credential | None:
        """The credential with this id."""

    def provider(self, id: str) -> Provider | None:
        """The provider with this id."""

    def agreements_toward(self, id: str) -> tuple[Agreement, ...]:
        """Active agreements that lead to this credential."""

    def group(self, id: str) -> AgreementGroup | None:
        """The agreement group with this id."""

    def tables(self) -> tuple[LanguageTable, ...]:
        """All language tables."""

    def occupations_under(self, prefix: str) -> tuple[Occupation, ...]:
        """The occupations whose code begins so."""

    def recall(self, key: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """What was made under this key before, or else make it; kept as long as the facts are."""


class End(NamedTuple):
    """An upper bound on a moment: `moment <= at` where `inclusive`, else `moment < at`. Orders by strictness."""

    at: Fraction
    inclusive: bool

    def admits(self, moment: Fraction) -> bool:
        """Whether the bound holds at `moment`."""
        return moment <= self.at if self.inclusive else moment < self.at

    @property
    def last(self) -> date:
        """The last day on which it holds at some moment."""
        day = date_of(self.at)
        return day if self.inclusive or moment_of(day) < self.at else day - timedelta(days=1)


def earlier(*ends: End | None) -> End | None:
    """The strictest of some ends; None is no bound."""
    known = [end for end in ends if end is not None]
    return min(known) if known else None


@dataclass(frozen=True, slots=True)
class Thing:
    """A holding, or one earning of a catalogue credential; None means not stated.

    `lapse_unknown`: it lapses, but when is not stated. `validity`: months a planned thing stays valid.
    """

    key: str
    kind: CredentialKind
    credential: str | None = None
    field: str | None = None
    level: Level | None = None
    provider: str | None = None
    outside: bool = False  # its provider is named but not in the catalogue
    jurisdiction: str | None = None
    credits: Fraction | None = None
    profession: str | None = None
    accreditations: frozenset[str] | None = None
    languages: frozenset[str] | None = None
    own_effort: bool | None = None
    evidence: frozenset[Evidence] | None = None
    planned: bool = False
    active: bool | None = None
    grades: tuple[Grade, ...] = ()
    completed: Fraction | None = None
    until: End | None = None
    lapse_unknown: bool = False
    validity: Fraction | None = None

    @property
    def foreign(self) -> bool:
        """Whether it is known to come from outside Canada."""
        return self.jurisdiction is not None and self.jurisdiction[:2] != "CA"


def semester_credits(credential: Credential, facts: Facts) -> Fraction | None:
    """A credential's credits in semester credits; None where there are none or they do not convert."""
    if credential.credits is None:
        return None
    return credential.credits.semester(hours_rate(credential.provider, facts))


def hours_rate(provider: str | None, facts: Facts) -> Fraction | None:
    """The hours a provider states for one semester credit, if it does."""
    known = facts.provider(provider) if provider else None
    return known.hours_per_credit if known else None


def planned_thing(credential: Credential, key: str, *, by_award: bool, facts: Facts) -> Thing:
    """What an earning of this credential will be."""

    def made() -> Thing:
        return _planned(credential, by_award=by_award, facts=facts)

    def keyed() -> Thing:
        return replace(thing, key=key)

    thing = facts.recall(("thing", credential.id, by_award), made)
    if not key:
        return thing
    return facts.recall(("thing", credential.id, by_award, key), keyed)


def _planned(credential: Credential, *, by_award: bool, facts: Facts) -> Thing:
    provider = facts.provider(credential.provider)
    return Thing(
        key="",
        kind=credential.kind,
        credential=credential.id,
        field=credential.field,
        level=credential.level,
        provider=credential.provider,
        jurisdiction=credential.jurisdiction or (provider.jurisdiction if provider else None),
        credits=semester_credits(credential, facts),
        profession=credential.profession,
        accreditations=frozenset(credential.accreditations),
        languages=frozenset(credential.languages) or None,
        own_effort=not by_award,
        evidence=frozenset(Evidence),
        planned=True,
        active=True,
        validity=credential.validity_months,
    )


def held_thing(holding: Holding, facts: Facts) -> Thing:
    """What a holding is, its own words first, its catalogue credential's where it says nothing."""
    known = facts.credential(holding.credential) if holding.credential else None
    base = planned_thing(known, "", by_award=False, facts=facts) if known else None
    provider = holding.provider or (base.provider if base else None)
    place = facts.provider(provider) if provider and not base else None
    credits_ = holding.credits.semester(hours_rate(provider, facts)) if holding.credits else None
    stated = frozenset(holding.accredited_by) if holding.accredited_by is not None else None
    spoken = frozenset(holding.taught_in) if holding.taught_in else None
    until, lapse_unknown = _lapse(holding, known)
    return Thing(
        key=holding.id,
        kind=holding.kind or (base.kind if base else CredentialKind.COURSE),
        credential=holding.credential,
        field=holding.field or (base.field if base else None),
        level=holding.level or (base.level if base else None),
        provider=provider,
        outside=provider is None and holding.provider_name is not None,
        jurisdiction=holding.jurisdiction or (base.jurisdiction if base else place.jurisdiction if place else None),
        credits=credits_ if holding.credits else (base.credits if base else None),
        profession=holding.profession or (base.profession if base else None),
        accreditations=stated if stated is not None else (base.accreditations if base else None),
        languages=spoken or (base.languages if base else None),
        own_effort=None if holding.earned_by is None else holding.earned_by is not EarnedBy.AWARD,
        evidence=frozenset(holding.evidence) if holding.evidence is not None else None,
        active=holding.active,
        grades=holding.grades,
        completed=moment_of(holding.completed) if holding.completed else None,
        until=until,
        lapse_unknown=lapse_unknown,
    )


def _lapse(holding: Holding, known: Credential | None) -> tuple[End | None, bool]:
    if holding.expires:
        return End(after(holding.expires), inclusive=False), False
    if known is None or known.validity_months is None:
        return None, False
    if holding.completed is None:
        return None, True
    return End(moment_of(holding.completed) + known.validity_months, inclusive=True), False
