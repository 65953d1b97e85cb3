"""Grades with their scale and scope. Grades of different scales are never compared."""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Any

from pydantic import model_validator

from pathways.model.base import Value

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


class Grade(Value):
    """A mark on a named scale (`percent`, `gpa-4.0`, `gpa-4.33`, `letter` ...).

    As a floor, `above` asks for more than the mark itself. `last` counts credits for LAST_CREDITS.
    """

    mark: str
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
        if mark_of(self.mark) is None:
            raise ValueError("no mark: write a number or a letter from F to A+")
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
