"""Agreements and what they grant."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from pathways.model.base import Exact, FieldCode, Id, Months, Text, Value, listed
from pathways.model.credit import Credits
from pathways.model.kinds import AgreementKind, AgreementStatus, CredentialKind, Strength
from pathways.model.money import Price
from pathways.model.pattern import Level, Pattern
from pathways.model.requirement import Requirement
from pathways.model.source import Source
from pathways.model.time import ALWAYS, Period


class CreditGrant(Value):
    """Credit toward the target; exactly one way of saying how much.

    `low`/`high` is a range ("up to n" is 0 to n); `share_of_target` and `share_of_evidence` are shares of credits;
    `entry_year` n recognizes the years before it; `remaining` leaves so much to study.
    """

    credits: Credits | None = None
    low: Credits | None = None
    high: Credits | None = None
    share_of_target: Exact | None = None
    share_of_evidence: Exact | None = None
    entry_year: int | None = Field(default=None, ge=2)
    remaining: Credits | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"credits": value} if isinstance(value, str | int) else value

    @model_validator(mode="after")
    def _one(self) -> CreditGrant:
        if (self.low is None) != (self.high is None):
            raise ValueError("a range has both 'low' and 'high'")
        shares = (self.share_of_target is not None) + (self.share_of_evidence is not None)
        amounts = (self.credits is not None) + (self.low is not None) + (self.remaining is not None)
        if shares + amounts + (self.entry_year is not None) != 1:
            raise ValueError("say how much in exactly one way")
        return self


def _names(value: Any) -> Any:
    return value if value == "all" else listed(value)


Names = Annotated[tuple[Id, ...] | Literal["all"], BeforeValidator(_names)]
"""Names of items of a way's `requires` or of its components, or all of them."""


class Equivalent(Value):
    """What the evidence counts as, toward the target."""

    kind: CredentialKind
    level: Level | None = None
    field: FieldCode | None = None


class Grant(Value):
    """What an agreement gives; nothing at all records a sourced refusal."""

    credits: CreditGrant | None = None
    admission: Names | None = None
    exemption: Names | None = None
    equivalence: Equivalent | None = None
    award: bool = False

    @property
    def refusal(self) -> bool:
        """Whether it grants nothing."""
        return not (self.credits or self.admission or self.exemption or self.equivalence or self.award)


class Toward(Value):
    """What an agreement leads to: a credential, one of its ways, or a pattern of the receiver's credentials."""

    credential: Id | None = None
    way: Id | None = None
    pattern: Pattern | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"credential": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one(self) -> Toward:
        if (self.credential is None) == (self.pattern is None):
            raise ValueError("give either 'credential' or 'pattern'")
        if self.way is not None and self.credential is None:
            raise ValueError("'way' goes with 'credential'")
        return self


class Agreement(Value):
    """A provider's promise to recognize something; neither symmetric nor transitive.

    `overrides`: more general agreements that give way to this one. `adds_to`: agreements whose evidence it may share.
    """

    id: Id
    version: int = Field(default=1, ge=1)
    kind: AgreementKind
    title: Text | None = None
    receiver: Id
    sender: Id | None = None  # None: the receiver's own policy
    from_: Requirement = Field(alias="from")
    to: Toward
    grant: Grant
    in_force: Period = ALWAYS
    overrides: Annotated[tuple[Id, ...], BeforeValidator(listed)] = ()
    adds_to: Annotated[tuple[Id, ...], BeforeValidator(listed)] = ()
    group: Id | None = None
    strength: Strength = Strength.GUARANTEED
    fees: tuple[Price, ...] = ()
    processing_months: Months = Fraction(0)
    status: AgreementStatus = AgreementStatus.ACTIVE
    note: Text | None = None
    source: Source

    @model_validator(mode="after")
    def _sound(self) -> Agreement:
        if self.id in self.overrides or self.id in self.adds_to:
            raise ValueError("an agreement neither overrides nor adds to itself")
        return self


class AgreementGroup(Value):
    """A cap on what its member agreements grant together toward one target."""

    id: Id
    cap: Credits
    text: Text | None = None
    source: Source
