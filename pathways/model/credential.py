"""Credentials: anything on offer that a person can earn and then hold."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from pathways.model.base import (
    Exact,
    FieldCode,
    Id,
    Jurisdiction,
    Language,
    Months,
    NocCode,
    Text,
    Value,
    listed,
    unique,
)
from pathways.model.credit import Credits
from pathways.model.grade import Mark, mark_of
from pathways.model.kinds import STANDING_KINDS, AgreementKind, CredentialKind, Skill4
from pathways.model.pattern import Level, Pattern
from pathways.model.requirement import Levels
from pathways.model.source import Source
from pathways.model.time import ALWAYS, Period
from pathways.model.way import Way


class Cap(Value):
    """At most so much credit from one source: holdings of a pattern, experience, or kinds of agreement."""

    credits: Credits
    of: Pattern | None = None
    experience: bool = False
    agreements: Annotated[tuple[AgreementKind, ...], BeforeValidator(listed)] = ()
    text: Text | None = None

    @model_validator(mode="after")
    def _one(self) -> Cap:
        if sum((self.of is not None, self.experience, bool(self.agreements))) != 1:
            raise ValueError("caps exactly one source: 'of' (a pattern), 'experience' or 'agreements'")
        return self


class Raises(Value):
    """The CLB/NCLC levels a language course brings a learner to; it confirms nothing itself."""

    language: Language
    levels: Levels


class Marks(Value):
    """Which scores there are: from the least to the most, numbers or letters; `step` None: any between them."""

    least: Mark
    most: Mark
    step: Exact | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Marks:
        if _kind(self.least) != _kind(self.most) or not _value(self.least) < _value(self.most):
            raise ValueError("the least and the most are both numbers or both letters, the least first")
        if self.step is not None and (self.step == 0 or not _kind(self.least)):
            raise ValueError("a 'step' is greater than 0, and between numbers")
        return self

    def hold(self, score: str) -> bool:
        """Whether a score is one of them."""
        if _kind(score) != _kind(self.least):
            return False
        above = _value(score) - _value(self.least)
        inside = 0 <= above <= _value(self.most) - _value(self.least)
        return inside and (self.step is None or (above / self.step).denominator == 1)


def _kind(mark: str) -> bool:
    """Whether a mark is a number."""
    return mark[0].isdigit()


def _value(mark: str) -> Fraction:
    value = mark_of(mark)
    assert value is not None
    return value


def _alike(value: Any) -> Any:
    """Let one scale stand for all four skills."""
    return {skill.value: value for skill in Skill4} if isinstance(value, dict) and "least" in value else value


class Scores(Value):
    """The scores that a language test gives in each skill, and overall; None: none, or it is not known."""

    skills: Annotated[dict[Skill4, Marks], BeforeValidator(_alike)] = Field(default_factory=dict)
    overall: Marks | None = None
    source: Source


class Assesses(Value):
    """What an assessment is for; it covers the foreign holdings it was made from."""

    purposes: Annotated[tuple[str, ...], BeforeValidator(listed)] = ()


class Mastery(Value):
    """What a micro-credential shows for itself; None is not known."""

    assessed_by: Text | None = None  # how mastery is proven
    validated_by: tuple[str, ...] = ()  # employers, bodies
    portfolio: bool | None = None
    hours: Exact | None = None


class Credential(Value):
    """A credential of any kind.

    `credits` None: carries no credit, or the amount is not known where `study` would need it.
    `residency`: credits that must be earned at the provider. `validity_months` None: does not lapse.
    """

    id: Id
    provider: Id
    kind: CredentialKind
    title: Text
    description: Text | None = None
    field: FieldCode | None = None
    level: Level | None = None
    credits: Credits | None = None
    skills: Annotated[tuple[Id, ...], BeforeValidator(listed)] = ()
    occupations: Annotated[tuple[NocCode, ...], BeforeValidator(listed)] = ()
    languages: Annotated[tuple[str, ...], BeforeValidator(listed)] = ()
    accreditations: Annotated[tuple[Id, ...], BeforeValidator(listed)] = ()
    jurisdiction: Jurisdiction | None = None  # None: the provider's
    validity_months: Months | None = None
    residency: Credits | None = None
    caps: tuple[Cap, ...] = ()
    profession: Id | None = None  # licences and designations only
    raises: Raises | None = None
    scores: Scores | None = None  # of a language test
    assesses: Assesses | None = None
    mastery: Mastery | None = None
    ways: tuple[Way, ...] = ()
    in_force: Period = ALWAYS
    source: Source

    @model_validator(mode="after")
    def _sound(self) -> Credential:
        unique(tuple(way.id for way in self.ways))
        if self.kind in STANDING_KINDS and self.profession is None:
            raise ValueError(f"a {self.kind.value} names its 'profession'")
        if self.profession is not None and self.kind not in STANDING_KINDS:
            raise ValueError("only a licence or a designation names a 'profession'")
        if self.scores is not None and self.kind is not CredentialKind.LANGUAGE_TEST:
            raise ValueError("only a language test states its 'scores'")
        if (self.kind is CredentialKind.ASSESSMENT) != (self.assesses is not None):
            raise ValueError("an assessment, and nothing else, says what it 'assesses' (its purposes)")
        return self
