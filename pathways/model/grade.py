"""Grades with their scale and scope. Grades of different scales are never compared."""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator, model_validator

from pathways.model.base import Unfit, Value

LETTERS = ("F", "E", "D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A", "A+")
"""Letter marks from the lowest to the highest."""


class GradeScope(StrEnum):
    """What a grade is the average of."""

    OVERALL = "overall"
    LAST_CREDITS = "last_credits"  # the latest so many credits
    EACH_COURSE = "each_course"  # the lowest single course


@lru_cache(maxsize=1024)
def mark_of(text: str) -> Fraction | None:
    """A mark as a number that orders marks of one scale; None where the text is no mark."""
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return Fraction(text)
    return Fraction(LETTERS.index(text.upper())) if text.upper() in LETTERS else None


def _marked(text: str) -> str:
    if mark_of(text) is None:
        raise Unfit(
            "is no mark",
            "n'est pas une note",
            "write a number or a letter from F to A+",
            "un nombre, ou une lettre de F à A+",
        )
    return text


Mark = Annotated[str, AfterValidator(_marked)]
"""A mark as it was given: a number, or a letter from F to A+."""

LETTER = "letter"
"""The scale of letter marks."""


def highest_of(scale: str) -> Fraction | None:
    """The highest number on a scale, which its name tells; None where it tells none."""
    if scale == "percent":
        return Fraction(100)
    named = re.fullmatch(r"[a-z][a-z-]*-(\d{1,6}(?:\.\d{1,6})?)", scale)
    return Fraction(named[1]) if named else None


def owner_of(scale: str) -> str | None:
    """The provider whose own scale it is, by its name; None where it is nobody's."""
    named = re.fullmatch(r"gpa-([a-z][a-z0-9._:-]*)", scale)
    return named[1] if named else None


def unknown_scale() -> Unfit:
    """That a scale is none that is known."""
    return Unfit(
        "is no scale that is known",
        "n'est pas une échelle connue",
        "percent, letter, one that names its highest mark (gpa-4.0, points-20), or a provider's own: gpa-PROVIDER",
        "percent, letter, une qui nomme sa note la plus haute (gpa-4.0, points-20), ou celle d'un prestataire : "
        "gpa-PRESTATAIRE",
        at=("scale",),
    )


class Grade(Value):
    """A mark on a named scale.

    A scale is `percent`, `letter`, one that names its highest mark (`gpa-4.0`, `points-20`), or where the highest is
    not known a provider's own (`gpa-PROVIDER`).

    As a floor, `above` asks for more than the mark itself. `last` counts credits for LAST_CREDITS.
    """

    mark: Mark
    scale: str = "percent"
    scope: GradeScope = GradeScope.OVERALL
    last: int | None = None
    above: bool = False

    @model_validator(mode="before")
    @classmethod
    def _written(cls, value: Any) -> Any:
        """Read `70 percent`, `3.0 gpa-4.0`, `B letter`."""
        if isinstance(value, str):
            mark, _, scale = value.strip().partition(" ")
            return {"mark": mark, "scale": scale.strip() or "percent"}
        return value

    @model_validator(mode="after")
    def _sound(self) -> Grade:
        highest, letter = highest_of(self.scale), self.mark.upper() in LETTERS
        if self.scale != LETTER and highest is None and owner_of(self.scale) is None:
            raise unknown_scale()
        if letter != (self.scale == LETTER) or (highest is not None and self.value > highest):
            raise Unfit("is no mark of its scale", "n'est pas une note de son échelle", at=("mark",))
        if (self.scope is GradeScope.LAST_CREDITS) != (self.last is not None):
            raise ValueError("'last' (a number of credits) goes with scope 'last_credits' and with no other")
        return self

    @property
    def value(self) -> Fraction:
        """The mark as a number; comparable only within one scale."""
        value = mark_of(self.mark)
        assert value is not None
        return value

    def same_measure(self, other: Grade) -> bool:
        """Whether the two speak of the same scale and scope."""
        return (self.scale, self.scope, self.last) == (other.scale, other.scope, other.last)

    def reached_by(self, value: Fraction) -> bool:
        """Whether a value on this grade's scale meets it as a floor."""
        return value > self.value if self.above else value >= self.value
