"""Exact numbers and moments. A whole number is an `int`, which Python adds many times faster than a Fraction."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from pathways.model.credit import Credits, CreditUnit

Number = int | Fraction

SEMESTER_CREDITS = {
    CreditUnit.SEMESTER: Fraction(1),
    CreditUnit.ECTS: Fraction(1, 2),
    CreditUnit.CATS: Fraction(1, 4),
    CreditUnit.SCQF: Fraction(1, 4),
    CreditUnit.QUARTER: Fraction(2, 3),
    CreditUnit.FULL_COURSE: Fraction(6),
}
LETTERS = ("F", "E", "D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A", "A+")


def number(value: int | Fraction | Decimal) -> Number:
    """The same number, as an int where it is whole."""
    if isinstance(value, int):
        return value
    exact = value if isinstance(value, Fraction) else Fraction(value)
    return exact.numerator if exact.denominator == 1 else exact


def ratio(part: Number, whole: Number) -> Number:
    return number(Fraction(part) / whole)


def moment(day: date) -> Number:
    """When a day begins."""
    return number(12 * day.year + day.month - 1 + Fraction(day.day - 1, calendar.monthrange(day.year, day.month)[1]))


def day_after(day: date) -> Number:
    """When the next day begins: what ends on `day` holds at every moment before."""
    return moment(day + timedelta(days=1))


def semester(credits: Credits | None, hours_per_credit: Fraction | None = None) -> Number | None:
    """In semester credits; None: not known."""
    if credits is None:
        return None
    if credits.unit is CreditUnit.HOURS:
        return number(credits.amount / hours_per_credit) if hours_per_credit else None
    return number(credits.amount * SEMESTER_CREDITS[credits.unit])


def mark(text: str) -> Fraction | None:
    """A mark as a number; None: it is no mark."""
    if text.upper() in LETTERS:
        return Fraction(LETTERS.index(text.upper()))
    try:
        return Fraction(text)
    except ValueError:
        return None
