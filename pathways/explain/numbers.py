"""Numbers, money, dates and lists, the way each language writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from pathways.explain.words.routes import CREDIT, MONTH, MONTHS_OF_YEAR, UNITS
from pathways.explain.words.two import Lang, Noun, Two
from pathways.model.credit import Credits

NBSP = "\u00a0"
AND = Two("and", "et")
OR = Two("or", "ou")
_DAY = Two("{month} {day}, {year}", "{day} {month} {year}")
_MONTH = Two("{month} {year}", "{month} {year}")
_MONEY = Two("${amount}", "{amount}" + NBSP + "$")
_PERCENT = Two("{amount}%", "{amount}" + NBSP + "%")


def rounded(value: Fraction, places: int) -> Decimal:
    """The value to so many decimals, halves away from zero."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def number(value: Fraction | int, lang: Lang, places: int = 1) -> str:
    """A number with at most so many decimals: `1,234.5`, `1 234,5`."""
    text = f"{rounded(Fraction(value), places):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(",", NBSP).replace(".", ",") if lang == "fr" else text


def money(value: Fraction, lang: Lang) -> str:
    """Canadian dollars, cents only where there are any: `$1,234.50`, `1 234,50 $`."""
    amount = rounded(value, 2)
    text = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    return _MONEY.say(lang, amount=text.replace(",", NBSP).replace(".", ",") if lang == "fr" else text)


def percent(value: Fraction, lang: Lang) -> str:
    """A share of a hundred: `70%`, `70 %`."""
    return _PERCENT.say(lang, amount=number(value, lang))


def counted(value: Fraction | int, noun: Noun, lang: Lang) -> str:
    """A number and its noun: `1 month`, `15.5 months`, `1,5 crédit` (French: plural from two on)."""
    shown = rounded(Fraction(value), 1)
    plural = shown >= 2 if lang == "fr" else shown != 1
    return f"{number(value, lang)} {noun.bare(lang, plural)}"


def months(value: Fraction, lang: Lang) -> str:
    """A duration in months."""
    return counted(value, MONTH, lang)


def credits(value: Fraction, lang: Lang) -> str:
    """An amount of semester credits."""
    return counted(value, CREDIT, lang)


def amount_of(value: Credits, lang: Lang) -> str:
    """An amount of credit in its own unit."""
    return counted(value.amount, UNITS[value.unit.value], lang)


def day(value: date, lang: Lang) -> str:
    """A day: `January 15, 2027`, `15 janvier 2027`, `1er janvier 2027`."""
    first = "1er" if lang == "fr" and value.day == 1 else str(value.day)
    return _DAY.say(lang, day=first, month=MONTHS_OF_YEAR[value.month - 1].say(lang), year=value.year)


def as_of(text: str, lang: Lang) -> str:
    """A date as precise as a source states it: a year, a month, a day, or two of them (`2024/2025`)."""
    return " / ".join(_stated(part, lang) for part in text.split("/"))


def _stated(text: str, lang: Lang) -> str:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return day(date(*parts), lang) if _is_day(*parts) else text
    if len(parts) == 2 and 1 <= parts[1] <= 12:
        return _MONTH.say(lang, month=MONTHS_OF_YEAR[parts[1] - 1].say(lang), year=parts[0])
    return text


def _is_day(year: int, month: int, day_: int) -> bool:
    try:
        date(year, month, day_)
    except ValueError:
        return False
    return True


def join(items: Sequence[str], last: Two, lang: Lang, comma: str = ", ") -> str:
    """A list in words: `a, b and c`."""
    if len(items) <= 1:
        return "".join(items)
    return f"{comma.join(items[:-1])} {last.say(lang)} {items[-1]}"
