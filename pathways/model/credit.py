"""Credit: an exact amount with a unit, and the rates between units.

The common unit inside the program is the Canadian semester credit.
"""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from typing import Any

from pydantic import model_serializer, model_validator

from pathways.model.base import Exact, Value, exact_text

CREDITS_A_YEAR = Fraction(30)
"""Semester credits of a year of full-time study."""


class CreditUnit(StrEnum):
    """What credit is counted in."""

    SEMESTER = "semester"  # one-semester course = 3
    ECTS = "ects"
    CATS = "cats"  # UK credit accumulation and transfer
    SCQF = "scqf"
    QUARTER = "quarter"  # US and Canadian quarter credit
    FULL_COURSE = "full_course"  # full-year course = 1.0
    HOURS = "hours"  # converts only at a provider's stated rate


RATES: dict[CreditUnit, Fraction] = {
    CreditUnit.SEMESTER: Fraction(1),
    CreditUnit.ECTS: Fraction(1, 2),
    CreditUnit.CATS: Fraction(1, 4),
    CreditUnit.SCQF: Fraction(1, 4),
    CreditUnit.QUARTER: Fraction(2, 3),
    CreditUnit.FULL_COURSE: Fraction(6),
}
"""Semester credits per unit."""


class Credits(Value):
    """An amount of credit; in bundles written `60`, `60 ects`, `7.5 full_course` (no unit means semester)."""

    amount: Exact
    unit: CreditUnit = CreditUnit.SEMESTER

    @model_validator(mode="before")
    @classmethod
    def _written(cls, value: Any) -> Any:
        if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
            text = str(value).strip()
            # An amount alone is what is mostly written, and is told without the expression below.
            match = None if text.isdecimal() else re.fullmatch(r"(\S+)(?:\s+([a-z_]+))?", text)
            if match:
                return {"amount": match[1], "unit": match[2] or CreditUnit.SEMESTER}
            if not text.isdecimal():
                raise ValueError("write credit as an amount and a unit ('60', '30 ects', '7.5 full_course')")
            return {"amount": text}
        return value

    @model_serializer
    def _write(self) -> str:
        tail = "" if self.unit is CreditUnit.SEMESTER else f" {self.unit.value}"
        return exact_text(self.amount) + tail

    def semester(self, hours_per_credit: Fraction | None = None) -> Fraction | None:
        """The amount in semester credits, or None (unknown) where no rate converts it.

        `hours_per_credit`: the provider's stated hours for one semester credit, if it states one.
        """
        if self.unit is CreditUnit.HOURS:
            return self.amount / hours_per_credit if hours_per_credit else None
        # A multiplication of fractions takes longer than all else that is asked of most records.
        return self.amount if self.unit is CreditUnit.SEMESTER else self.amount * RATES[self.unit]
