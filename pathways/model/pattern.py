"""Patterns: what a holding must look like to count, with negation and "the target's"."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, model_validator

from pathways.model.base import FieldCode, Id, Jurisdiction, Text, Value, listed
from pathways.model.credit import Credits
from pathways.model.kinds import CredentialKind, Evidence

TARGETS: Literal["target"] = "target"


class Level(Value):
    """A level on a named qualifications framework; levels of different frameworks are not compared."""

    framework: Id
    value: int

    @model_validator(mode="before")
    @classmethod
    def _written(cls, value: Any) -> Any:
        """Read `oqf:5`."""
        if isinstance(value, str) and ":" in value:
            framework, _, level = value.rpartition(":")
            return {"framework": framework, "value": level}
        return value


class CoveredBy(Value):
    """Asks that an assessment covers the holding: one of these by id, or any by this assessor for this purpose."""

    ids: Annotated[tuple[Id, ...], BeforeValidator(listed)] = ()
    assessor: Id | None = None
    purpose: str | None = None

    @model_validator(mode="after")
    def _some(self) -> CoveredBy:
        if not (self.ids or self.assessor or self.purpose):
            raise ValueError("names no assessment: give 'ids', 'assessor' or 'purpose'")
        return self


class Pattern(Value):
    """What a holding must be; every part given must hold, an absent part asks nothing.

    A bare id, or a list of ids, is read as "one of these credentials".
    """

    ids: Annotated[tuple[Id, ...], BeforeValidator(listed)] = ()
    kinds: Annotated[tuple[CredentialKind, ...], BeforeValidator(listed)] = ()
    fields: Annotated[
        tuple[FieldCode, ...] | Literal["target"],
        BeforeValidator(lambda value: value if value == TARGETS else listed(value)),
    ] = ()
    fields_not: Annotated[tuple[FieldCode, ...], BeforeValidator(listed)] = ()
    providers: Annotated[tuple[Id, ...], BeforeValidator(listed)] = ()
    jurisdictions: Annotated[tuple[Jurisdiction, ...], BeforeValidator(listed)] = ()
    jurisdictions_not: Annotated[tuple[Jurisdiction, ...], BeforeValidator(listed)] = ()
    level_at_least: Level | None = None
    credits_at_least: Credits | None = None
    professions: Annotated[
        tuple[Id, ...] | Literal["target"],
        BeforeValidator(lambda value: value if value == TARGETS else listed(value)),
    ] = ()
    accredited_by: Annotated[tuple[Id, ...], BeforeValidator(listed)] = ()
    taught_in: Annotated[tuple[str, ...], BeforeValidator(listed)] = ()
    covered_by: CoveredBy | None = None
    own_effort: bool = False  # earned by own study or exam, not by an award
    evidenced_by: Annotated[tuple[Evidence, ...], BeforeValidator(listed)] = ()
    text: Text | None = None  # how the source words it

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return value if isinstance(value, dict) or not isinstance(value, str | list | tuple) else {"ids": value}

    @model_validator(mode="after")
    def _some(self) -> Pattern:
        if not self.model_fields_set - {"text"}:
            raise ValueError("matches everything: say at least one thing the holding must be")
        return self

    @property
    def own_ids_only(self) -> bool:
        """Whether the pattern is nothing but a list of credentials."""
        return bool(self.ids) and self.model_fields_set <= {"ids", "text"}
