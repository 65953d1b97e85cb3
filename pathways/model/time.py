"""Moments and periods.

A moment is a count of months, `12 * year + month - 1 + (day - 1) / days in that month`, exact; durations are
rational months and add to it.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema, model_validator

from pathways.model.base import Value


def moment_of(day: date) -> Fraction:
    """The moment at which `day` begins, in months since year 0."""
    days = calendar.monthrange(day.year, day.month)[1]
    return 12 * day.year + day.month - 1 + Fraction(day.day - 1, days)


def date_of(moment: Fraction) -> date:
    """The day in which `moment` falls."""
    month = moment.numerator // moment.denominator
    year, index = divmod(month, 12)
    days = calendar.monthrange(year, index + 1)[1]
    return date(year, index + 1, 1 + int((moment - month) * days))


def after(day: date) -> Fraction:
    """The first moment no longer in `day`: ends are inclusive, so what ends on `day` holds at every moment before."""
    return moment_of(day + timedelta(days=1))


def _partial(value: Any) -> Any:
    """Read `2019` and `2019-06` as their first day: the oldest the thing can be, which never flatters it."""
    if (
        isinstance(value, str)
        and len(value.strip()) < len("2019-06-01")
        and re.fullmatch(r"\d{4}(-\d{2})?", value.strip())
    ):
        return value.strip() + "-01" * (3 - len(value.strip().split("-")))
    return value


Day = Annotated[
    date,
    BeforeValidator(_partial),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
"""A calendar day; a year or a month alone means its first day."""


class Period(Value):
    """When something is in force; both ends are inclusive, None is open."""

    since: Day | None = None
    until: Day | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Period:
        if self.since and self.until and self.since > self.until:
            raise ValueError("ends ('until') before it begins ('since')")
        return self

    def covers(self, moment: Fraction) -> bool:
        """Whether the period holds at `moment`."""
        begun = self.since is None or moment >= moment_of(self.since)
        return begun and (self.until is None or moment < after(self.until))


ALWAYS = Period()
