"""A route question: from this background to that target, judged by these criteria, within these limits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field

from pathways.model.background import Background
from pathways.model.base import Jurisdiction, Language, Months, NocCode, Value, listed
from pathways.model.kinds import Delivery, Verdict
from pathways.model.requirement import Requirement


class Criterion(StrEnum):
    """What a route may be judged by."""

    MONTHS = "months"
    PRICE = "price"
    CREDITS = "credits"
    STEPS = "steps"
    CERTAINTY = "certainty"


DEFAULT_CRITERIA = (Criterion.MONTHS, Criterion.PRICE, Criterion.CERTAINTY)


class Limits(Value):
    """What a route may not exceed; None asks nothing. `work_units` bounds the search itself."""

    steps: int = Field(default=12, ge=0, le=40)
    months: Months = Fraction(240)
    price_cad: Decimal | None = None
    places: Annotated[tuple[Jurisdiction, ...], BeforeValidator(listed)] = ()
    delivery: Annotated[tuple[Delivery, ...], BeforeValidator(listed)] = ()
    taught_in: Annotated[tuple[Language, ...], BeforeValidator(listed)] = ()
    certainty: Verdict = Verdict.DISCRETIONARY
    source_age_years: int | None = Field(default=None, ge=0)
    work_units: int = Field(default=30_000, ge=1)


class OccupationTarget(Value):
    """An occupation, in the places asked for (none: anywhere in the catalogue)."""

    occupation: NocCode
    places: Annotated[tuple[Jurisdiction, ...], BeforeValidator(listed)] = ()


class RouteRequest(Value):
    """A background, a target, and how to judge routes between them.

    `target`: any requirement (a credential is `{holds: its-id}`), or an occupation.
    `pace`: share of full-time study, 1 is full time.
    """

    background: Background
    target: Requirement | OccupationTarget
    start: date
    pace: Annotated[Fraction, Field(gt=0)] = Fraction(1)
    criteria: tuple[Criterion, ...] = Field(default=DEFAULT_CRITERIA, min_length=1)
    limits: Limits = Limits()
