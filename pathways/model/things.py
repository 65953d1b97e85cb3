"""The smaller things of a catalogue: providers, occupations, skills, frameworks, tables, averages."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from pathways.model.base import Currency, Exact, FieldCode, Id, Jurisdiction, Language, NocCode, Text, Value, listed
from pathways.model.grade import Mark
from pathways.model.kinds import Audience, CredentialKind, ProviderKind, Skill4
from pathways.model.money import Price
from pathways.model.source import Source
from pathways.model.time import ALWAYS, Period


class Provider(Value):
    """Who offers, accepts, regulates or assesses.

    `members`: providers that belong to this group; a pattern that names the group means any of them.
    """

    id: Id
    name: Text
    kind: ProviderKind
    jurisdiction: Jurisdiction
    url: str | None = None
    hours_per_credit: Exact | None = None  # stated hours of instruction for one semester credit
    members: Annotated[tuple[Id, ...], BeforeValidator(listed)] = ()
    source: Source


class Regulated(Value):
    """Where an occupation may only be practised with a licence of this profession."""

    jurisdictions: Annotated[tuple[Jurisdiction, ...], BeforeValidator(listed)]
    profession: Id


class Occupation(Value):
    """A NOC 2021 unit group."""

    id: NocCode
    title: Text
    teer: int = Field(ge=0, le=5)
    regulated: tuple[Regulated, ...] = ()
    source: Source


class Skill(Value):
    """Something a credential teaches and an occupation asks for."""

    id: Id
    title: Text
    occupations: Annotated[tuple[NocCode, ...], BeforeValidator(listed)] = ()
    source: Source


class FrameworkLevel(Value):
    """One level of a qualifications framework."""

    value: int
    title: Text


class Framework(Value):
    """A qualifications framework and its levels."""

    id: Id
    title: Text
    levels: tuple[FrameworkLevel, ...] = ()
    source: Source


class LanguageTable(Value):
    """How one test's scores convert to CLB/NCLC: per level, the least score in each skill.

    `in_force` is about the date of the sitting. `purpose` None: for any.
    """

    id: Id
    test: Id
    language: Language
    levels: dict[int, dict[Skill4, Mark]]
    purpose: str | None = None
    in_force: Period = ALWAYS
    source: Source


class Average(Value):
    """A sourced average by which a missing tuition, fee or load is estimated; None asks nothing."""

    id: Id
    quantity: str  # 'tuition_per_year', 'fees_per_year', 'credits_per_year', 'months', 'price'
    value: Exact
    currency: Currency | None = None
    kinds: Annotated[tuple[CredentialKind, ...], BeforeValidator(listed)] = ()
    fields: Annotated[tuple[FieldCode, ...], BeforeValidator(listed)] = ()
    jurisdictions: Annotated[tuple[Jurisdiction, ...], BeforeValidator(listed)] = ()
    audience: Audience = Audience.EVERYONE
    text: Text | None = None
    source: Source


class Assumption(Value):
    """What is assumed of a kind of credential where nothing is known; set high, so that gaps never flatter."""

    kind: CredentialKind
    months: Exact  # of a whole way: its study, or what is waited for
    price: Price
    text: Text
