"""What can be asked besides routes: what holds today, what is within reach, what counts toward what."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from pathways.model.background import Background
from pathways.model.base import FieldCode, Id, Jurisdiction, Value, listed
from pathways.model.kinds import CredentialKind, Delivery
from pathways.model.requirement import Requirement
from pathways.routing.request import DEFAULT_CRITERIA, Criterion, Limits, OccupationTarget
from pathways.routing.rung import Direction, How


class Selection(Value):
    """Which credentials are meant; an empty part asks nothing.

    `fields` are prefixes, a group among `providers` stands for its members, `CA` among `jurisdictions` covers `CA-ON`
    (the credential's own, else its provider's), `delivery` asks for some way that is offered so.
    """

    kinds: Annotated[tuple[CredentialKind, ...], BeforeValidator(listed)] = ()
    fields: Annotated[tuple[FieldCode, ...], BeforeValidator(listed)] = ()
    providers: Annotated[tuple[Id, ...], BeforeValidator(listed)] = ()
    jurisdictions: Annotated[tuple[Jurisdiction, ...], BeforeValidator(listed)] = ()
    delivery: Annotated[tuple[Delivery, ...], BeforeValidator(listed)] = ()


class EvaluationRequest(Value):
    """How far a background meets a requirement, or what a credential asks, on a day; exactly one of the two."""

    background: Background
    on: date
    requirement: Requirement | None = None
    credential: str | None = None

    @model_validator(mode="after")
    def _one(self) -> EvaluationRequest:
        if (self.requirement is None) == (self.credential is None):
            raise ValueError("give either 'requirement' or 'credential'")
        return self


class OpportunitiesRequest(Value):
    """What is within reach of a background: the `most` nearest, by steps, then by the criteria in their order.

    Where `among` names no kinds, those that only serve what comes after them (`heights.SERVING`) are left out.
    """

    background: Background
    start: date
    pace: Annotated[Fraction, Field(gt=0)] = Fraction(1)
    among: Selection = Selection()
    most: int = Field(default=20, ge=1, le=200)
    criteria: tuple[Criterion, ...] = Field(default=(Criterion.MONTHS, Criterion.PRICE), min_length=1)
    limits: Limits = Limits(steps=3, work_units=6_000)


class ComparisonRequest(Value):
    """One background and several targets, judged by the same criteria within the same limits."""

    background: Background
    targets: tuple[Requirement | OccupationTarget, ...] = Field(min_length=1, max_length=20)
    start: date
    pace: Annotated[Fraction, Field(gt=0)] = Fraction(1)
    criteria: tuple[Criterion, ...] = Field(default=DEFAULT_CRITERIA, min_length=1)
    limits: Limits = Limits()


class LadderRequest(Value):
    """What a credential counts toward (up), or what counts toward it (down); `on` None: at any time.

    `how`: which rungs are followed; empty: all.
    """

    credential: str
    direction: Direction
    depth: int = Field(default=6, ge=1, le=20)
    on: date | None = None
    how: tuple[How, ...] = ()


class StructureRequest(Value):
    """The shape of a catalogue, or of some credentials of it, by what is in force `on` a day (None: at any time)."""

    among: Selection = Selection()
    on: date | None = None
