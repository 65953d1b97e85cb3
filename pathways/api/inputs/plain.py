"""From inputs to the model: only what was given, under the model's names; what is wrong is told without the values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, NewType, TypeVar

import strawberry
from pydantic import TypeAdapter, ValidationError

from pathways.errors import InvalidInput, Problem
from pathways.exchange.complaints import PATTERNS

Value = TypeVar("Value")

Rational = NewType("Rational", str)
Day = NewType("Day", str)

MOST_PROBLEMS = 20
"""So many are told at once."""


def _text(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**15:
        return str(value)
    if not isinstance(value, str) or len(value) > 40:
        raise ValueError("not an exact number: write a whole number, or text such as '7/3' or '2.5'")
    return value


def _day(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value):
        raise ValueError("no day: write text such as '2019-06-01', '2019-06' or '2019'")
    return value


def _date(value: Any) -> date:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("no day of the calendar: write text such as '2026-12-01'")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("no day of the calendar: write text such as '2026-12-01'") from None


SCALARS: dict[Any, Any] = {
    date: strawberry.scalar(
        name="Date", description="A day, ISO 8601: `2026-12-01`.", parse_value=_date, serialize=date.isoformat
    ),
    Rational: strawberry.scalar(
        name="Rational",
        description="An exact number: a whole number, or text such as `7/3` or `2.5`; never a floating-point number.",
        parse_value=_text,
        serialize=str,
    ),
    Day: strawberry.scalar(
        name="Day",
        description="A day as it is known: `2019-06-01`, `2019-06` or `2019`; less than a day means its first one.",
        parse_value=_day,
        serialize=str,
    ),
}
"""The scalars of inputs, for the schema's configuration."""


def plain(value: Any) -> Any:
    """What was given, as mappings, lists and words; a member that is null or absent is left out."""
    if hasattr(value, "as_plain"):
        return value.as_plain()
    if is_dataclass(value) and not isinstance(value, type):
        return members(value)
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.value if isinstance(value, Enum) and isinstance(value.value, str) else value


def members(value: Any) -> dict[str, Any]:
    """The members of an input that were given."""
    found = ((one.name, getattr(value, one.name)) for one in fields(value))
    return {name: plain(one) for name, one in found if one is not None and one is not strawberry.UNSET}


def modelled(kind: type[Value] | Any, given: Any, where: str) -> Value:
    """A value of the model; raises `InvalidInput` with the places, beneath `where`, and no value."""
    try:
        return TypeAdapter(kind).validate_python(given)  # type: ignore[no-any-return]
    except ValidationError as error:
        raise InvalidInput(*_problems(error, where)) from None


def _problems(error: ValidationError, where: str) -> Iterator[Problem]:
    told: dict[Problem, None] = {}
    for one in error.errors(include_url=False, include_input=False):
        told[Problem(where + _path(one["loc"]), *_said(one))] = None
    yield from list(told)[:MOST_PROBLEMS]


def _path(location: tuple[int | str, ...]) -> str:
    """Where in an input something stands; what only names a branch of the validator is no place."""
    parts: list[str] = []
    for step in location:
        part = f"[{step}]" if isinstance(step, int) else "." + _camel(step)
        if not (isinstance(step, str) and (not step.isidentifier() or (parts and parts[-1] == part))):
            parts.append(part)
    return "".join(parts)


def _camel(name: str) -> str:
    first, *rest = name.strip("_").split("_")
    return first + "".join(word.title() for word in rest)


def _said(error: Mapping[str, Any]) -> tuple[str, str]:
    kind, context = str(error["type"]), error.get("ctx", {})
    if kind == "string_pattern_mismatch":
        what, hint = PATTERNS.get(context["pattern"], ("not written as it should be", ""))
        return f"is {what}", f"write {hint}" if hint else ""
    if kind in ("value_error", "requirement"):
        # The model's own rules; their words hold no values.
        return str(context.get("error") or error["msg"]), ""
    return _WORDS.get(kind, "is not as it should be").format(**{name: context[name] for name in context}), ""


_WORDS = {
    "missing": "is missing",
    "extra_forbidden": "is not known here",
    "string_too_long": "is longer than {max_length} characters",
    "date_from_datetime_parsing": "is no day of the calendar",
    "date_parsing": "is no day of the calendar",
    "too_short": "is an empty list",
    "too_long": "is longer than {max_length} items",
    "greater_than_equal": "is not at least {ge}",
    "greater_than": "is not greater than {gt}",
    "less_than_equal": "is not at most {le}",
    "int_from_float": "is no whole number",
    "fraction_parsing": "is no exact number: write a whole number, or text such as '7/3' or '2.5'",
    "decimal_parsing": "is no amount: write a decimal number as text",
    "literal_error": "is not one of: {expected}",
    "recursion_loop": "is nested too deep",
}
