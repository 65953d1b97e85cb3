"""Filters and orders of listings as they are given."""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Annotated, Any

import strawberry

from pathways.api.declare import given, option, worded
from pathways.api.enums import AgreementKind, AgreementStatus, CredentialKind, Delivery, ProviderKind, Strength
from pathways.api.inputs.plain import Rational, camel, members, modelled
from pathways.api.inputs.small import LevelInput
from pathways.model.base import Exact, FieldCode, Jurisdiction, NocPrefix
from pathways.model.pattern import Level
from pathways.service.reading import FILTER
from pathways.stores.listing import Order, Where

_ORDERS = {
    "ID": "By their keys.",
    "TITLE": "By their titles in the language asked for; accents and case do not matter.",
    "KIND": "By their kinds, then by their titles.",
    "PROVIDER": "By the keys of their providers (agreements: receivers), then by their titles.",
}
worded(Order, "What records are ordered by; those that are alike follow their keys.", _ORDERS.__getitem__)


@given
class OrderInput:
    """How records are ordered."""

    by: Annotated[Order, strawberry.argument(description="By what.")] = strawberry.field(
        description="By what; absent: by their keys.", default=Order.ID
    )
    descending: bool = strawberry.field(description="Whether the last comes first.", default=False)


@given
class CredentialFilter:
    """Which credentials: all that is given must hold, and of each list one item; what is left out asks nothing."""

    text: str | None = option(
        "Words that each stand in its title, its description, its provider's name or its place's."
    )
    keys: list[str] | None = option("One of these, by key or id.", names="credentials")
    kinds: list[CredentialKind] | None = option("One of these kinds.")
    fields: list[str] | None = option("A field under one of these ISCED-F 2013 codes.")
    providers: list[str] | None = option(
        "From one of these providers, by key or id; a group stands for its members.", names="providers"
    )
    jurisdictions: list[str] | None = option("Of one of these places or a part of it (ISO 3166).")
    professions: list[str] | None = option("A licence or title of one of these professions.")
    occupations: list[str] | None = option("Leads to an occupation whose NOC 2021 code begins so.", names="occupations")
    skills: list[str] | None = option("Teaches one of these skills, by key or id.", names="skills")
    languages: list[str] | None = option("Taught in one of these languages (ISO 639-1).")
    delivery: list[Delivery] | None = option("Offered in one of these ways.")
    accreditations: list[str] | None = option("Accredited by one of these bodies, by key or id.", names="providers")
    level_at_least: LevelInput | None = option("At this level of its framework or higher.")
    credits_at_least: Rational | None = option("Of so many semester credits or more.")
    credits_at_most: Rational | None = option("Of so many semester credits or fewer.")


@given
class ProviderFilter:
    """Which providers: all that is given must hold; what is left out asks nothing."""

    text: str | None = option("Words that each stand in its name or its place's.")
    keys: list[str] | None = option("One of these, by key or id.", names="providers")
    kinds: list[ProviderKind] | None = option("One of these kinds.")
    jurisdictions: list[str] | None = option("In one of these places or a part of it (ISO 3166).")


@given
class AgreementFilter:
    """Which agreements: all that is given must hold; what is left out asks nothing."""

    text: str | None = option("Words that each stand in its title or note.")
    keys: list[str] | None = option("One of these, by key or id.", names="agreements")
    kinds: list[AgreementKind] | None = option("One of these kinds.")
    receivers: list[str] | None = option(
        "Of one of these receivers, by key or id; a group stands for its members.", names="providers"
    )
    senders: list[str] | None = option("About credentials of one of these providers, by key or id.", names="providers")
    strengths: list[Strength] | None = option("As firm as one of these.")
    statuses: list[AgreementStatus] | None = option("At one of these stages of its life.")
    toward: str | None = option("Active, and leads to this credential, by key or id.", names="credentials")
    citing: str | None = option("Active, and may count this credential, by key or id.", names="credentials")


@given
class OccupationFilter:
    """Which occupations: all that is given must hold; what is left out asks nothing."""

    text: str | None = option("Words that each stand in its title.")
    occupations: list[str] | None = option("With a NOC 2021 code that begins so.", names="occupations")
    teers: list[int] | None = option("Of one of these TEER categories.")
    regulated_in: list[str] | None = option("Regulated in one of these places (ISO 3166).")


@given
class SkillFilter:
    """Which skills: all that is given must hold; what is left out asks nothing."""

    text: str | None = option("Words that each stand in its title.")
    keys: list[str] | None = option("One of these, by key or id.", names="skills")
    occupations: list[str] | None = option(
        "Asked for by an occupation whose NOC 2021 code begins so.", names="occupations"
    )


WRITTEN: dict[str, Any] = {
    "jurisdictions": Jurisdiction,
    "regulated_in": Jurisdiction,
    "fields": FieldCode,
    "occupations": NocPrefix,
}
"""Filters whose values have a form."""


def where_of(filter_: Any, on: date | None) -> Where:
    """The model's filters; `on`: the day on which records must be in force."""
    found = members(filter_, FILTER) if filter_ else {}
    asked: dict[str, Any] = {"in_force_on": on}
    for name, value in found.items():
        asked["ids" if name == "keys" else name] = _value(name, value)
    return Where(**asked)


def _value(name: str, value: Any) -> Any:
    where = f"{FILTER}.{camel(name)}"
    if name == "level_at_least":
        return modelled(Level, value, where)
    if name in ("credits_at_least", "credits_at_most"):
        amount: Fraction = modelled(Exact, value, where)
        return amount
    if name in WRITTEN:
        written: tuple[str, ...] = modelled(tuple[WRITTEN[name], ...], value, where)  # type: ignore[valid-type]
        return written
    return tuple(map(_word, value)) if isinstance(value, list) else value


def _word(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value
