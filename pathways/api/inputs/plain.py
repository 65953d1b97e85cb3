"""From inputs to the model: only what was given, under the model's names; what is wrong is told without the values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, NewType, TypeVar

import strawberry
from pydantic import TypeAdapter, ValidationError

from pathways.api.declare import NAMES
from pathways.api.types.node import key_in
from pathways.errors import InvalidInput, Problem
from pathways.exchange.complaints import PATTERNS, plain_errors
from pathways.explain.mistakes import MEANT, problem
from pathways.explain.words.two import LANGS, Two
from pathways.model.base import Unfit
from pathways.model.places import PLACE, place_meant

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


def plain(value: Any, where: str) -> Any:
    """What was given at a place, as mappings, lists and words; a member that is null or absent is left out."""
    if hasattr(value, "as_plain"):
        return value.as_plain(where)
    if is_dataclass(value) and not isinstance(value, type):
        return members(value, where)
    if isinstance(value, list):
        return [plain(one, f"{where}[{place}]") for place, one in enumerate(value)]
    return value.value if isinstance(value, Enum) and isinstance(value.value, str) else value


def members(value: Any, where: str) -> dict[str, Any]:
    """The members of an input that were given; those that name records by their global ids have the keys instead."""
    found = {name: plain(one, f"{where}.{camel(name)}") for name, one in stated(value).items()}
    for one in fields(value):
        listed = one.metadata.get(NAMES)
        if listed and one.name in found:
            found[one.name] = _keys(found[one.name], listed, f"{where}.{camel(one.name)}")
    return found


def _keys(given: Any, listed: str, where: str) -> Any:
    if isinstance(given, list):
        return [key_in(one, listed, f"{where}[{place}]") for place, one in enumerate(given)]
    return key_in(given, listed, where)


def stated(value: Any) -> dict[str, Any]:
    """The members of an input that were given, as they were."""
    found = ((one.name, getattr(value, one.name)) for one in fields(value))
    return {name: one for name, one in found if one is not None and one is not strawberry.UNSET}


def modelled(kind: type[Value] | Any, given: Any, where: str, source: Any = None) -> Value:
    """A value of the model; raises `InvalidInput` with the places, beneath `where`, and no value.

    `source`: the input that `given` was made from, where it is one; places are told as they stand there.
    """
    try:
        return TypeAdapter(kind).validate_python(given)  # type: ignore[no-any-return]
    except ValidationError as error:
        raise InvalidInput(*_problems(error, where, source)) from None


def _problems(error: ValidationError, where: str, source: Any) -> Iterator[Problem]:
    told: dict[Problem, None] = {}
    for one in plain_errors(error):
        unfit = one.get("ctx", {}).get("error")
        steps = (*one["loc"], *(unfit.at if isinstance(unfit, Unfit) else ()))
        place = where + path_in(source, steps)
        told[problem(place, *_said(one, may_echo="background" not in place))] = None
    yield from list(told)[:MOST_PROBLEMS]


def path_in(source: Any, steps: Sequence[int | str]) -> str:
    """Where in an input stands what a path of the model leads to.

    The model knows nothing of the member that says which one of several was given, of lists by skill, or of a name that
    only the input has; and what only names a branch of the validator is no place.
    """
    path = ""
    for step in steps:
        more, source = _step(source, step)
        path += more
    if steps and is_dataclass(source) and steps[-1] in stated(source):
        path += f".{camel(str(steps[-1]))}"  # the main word of an input that bears it too: a test's `test`
    return path


def _step(source: Any, step: int | str) -> tuple[str, Any]:
    """What a step of the model adds to a path in an input, and what stands there."""
    if isinstance(step, int):
        return f"[{step}]", source[step] if isinstance(source, list) and step < len(source) else None
    if isinstance(source, list):
        found = (place for place, one in enumerate(source) if plain(getattr(one, "skill", None), "") == step)
        at = next(found, None)
        said = [one.name for one in fields(source[at]) if one.name != "skill"] if at is not None else []
        return (f"[{at}].{said[0]}", None) if said else ("", source)
    if not is_dataclass(source):
        return (f".{camel(step)}", None) if source is None and step.isidentifier() else ("", source)
    given_ = stated(source)
    if step in given_ or not given_:
        return f".{camel(step)}", given_.get(step)
    if any(one.name == step for one in fields(source)):
        return f".{camel(step)}", None
    for name in [*INNER, *given_] if len(given_) == 1 else INNER:
        if is_dataclass(given_.get(name)):
            more, there = _step(given_[name], step)
            return (f".{camel(name)}{more}", there) if more else ("", source)
    return "", source


INNER = ("pattern",)
"""Members of inputs whose parts the model has one level higher, or under another name."""


def camel(name: str) -> str:
    """A name of the model as the schema writes it."""
    first, *rest = name.strip("_").split("_")
    return first + "".join(word.title() for word in rest)


def _said(error: Mapping[str, Any], may_echo: bool) -> tuple[Two, Two | None]:
    """What is wrong, and what to do. `may_echo`: whether that may say what was given in other words."""
    kind, context = str(error["type"]), error.get("ctx", {})
    unfit = context.get("error")
    if isinstance(unfit, Unfit):
        what, hint = zip((unfit.what, unfit.hint), unfit.french, strict=True)
        return Two(*what), Two(*hint)
    if kind == "string_pattern_mismatch":
        what, hint = PATTERNS[context["pattern"]]
        meant = place_meant(error["input"]) if may_echo and context["pattern"] == PLACE else None
        told = Two(*(MEANT.say(lang, near=meant) for lang in LANGS)) if meant else hint
        return Two(f"is {what.en}", f"n'est {what.fr}"), told
    if kind in ("value_error", "requirement"):
        # The model's own rules; their words hold no values.
        said = str(context.get("error") or error["msg"])
        return Two(said, said), None
    words = _WORDS.get(kind, _MISFIT)
    return Two(words.say("en", **context), words.say("fr", **context)), None


_MISFIT = Two("is not as it should be", "n'est pas comme il faut")
_WORDS = {
    "missing": Two("is missing", "manque"),
    "extra_forbidden": Two("is not known here", "n'est pas connu ici"),
    "string_too_long": Two("is longer than {max_length} characters", "dépasse {max_length} caractères"),
    "date_from_datetime_parsing": Two("is no day of the calendar", "n'est pas un jour du calendrier"),
    "date_parsing": Two("is no day of the calendar", "n'est pas un jour du calendrier"),
    "too_short": Two("is an empty list", "est une liste vide"),
    "too_long": Two("is longer than {max_length} items", "compte plus de {max_length} éléments"),
    "greater_than_equal": Two("is not at least {ge}", "n'est pas d'au moins {ge}"),
    "greater_than": Two("is not greater than {gt}", "n'est pas plus grand que {gt}"),
    "less_than_equal": Two("is not at most {le}", "n'est pas d'au plus {le}"),
    "int_from_float": Two("is no whole number", "n'est pas un nombre entier"),
    "fraction_parsing": Two(
        "is no exact number: write a whole number, or text such as '7/3' or '2.5'",
        "n'est pas un nombre exact : un nombre entier, ou un texte comme « 7/3 » ou « 2.5 »",
    ),
    "decimal_parsing": Two(
        "is no amount: write a decimal number as text", "n'est pas un montant : un nombre décimal sous forme de texte"
    ),
    "literal_error": Two("is not one of: {expected}", "n'est pas un de ces mots : {expected}"),
    "recursion_loop": Two("is nested too deep", "est trop imbriqué"),
}
