"""What is wrong with a document, in sentences for whoever wrote it; never in the words of the validator."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from pathways.errors import Problem
from pathways.exchange.document import Document
from pathways.exchange.hints import EXAMPLES, nearest, requirement_hint, where_key_belongs
from pathways.exchange.shapes import Shape, traced
from pathways.explain.mistakes import MEANT
from pathways.explain.words.two import Two
from pathways.model.base import Unfit
from pathways.model.parts import Path
from pathways.model.places import PLACE, place_meant
from pathways.model.requirement import MAIN_KEYS

Model = TypeVar("Model", bound=BaseModel)

PATTERNS: Mapping[str, tuple[Two, Two]] = {
    r"^[a-z0-9][a-z0-9._:-]*$": (
        Two("no id", "pas un identifiant"),
        Two("lower-case letters, digits, '.', ':', '-' and '_'", "minuscules, chiffres, « . », « : », « - » et « _ »"),
    ),
    PLACE: (
        Two("no place that is known", "pas un lieu connu"),
        Two("a country or a part of one: CA, CA-ON", "un pays ou une partie d'un pays : CA, CA-ON"),
    ),
    r"^[0-9]{5}$": (
        Two("no NOC 2021 code", "pas un code de la CNP 2021"),
        Two("five digits: 21231", "cinq chiffres : 21231"),
    ),
    r"^[0-9]{1,5}$": (
        Two("no beginning of a NOC 2021 code", "pas le début d'un code de la CNP 2021"),
        Two("one to five digits: 213", "un à cinq chiffres : 213"),
    ),
    r"^[0-9]{2,4}$": (
        Two("no ISCED-F field", "pas un domaine de la CITE-F"),
        Two("two to four digits: 06, 0613", "deux à quatre chiffres : 06, 0613"),
    ),
    r"^[A-Z]{3}$": (Two("no currency", "pas une monnaie"), Two("three capital letters: CAD", "trois majuscules : CAD")),
}
"""What a string of the model is not that does not match, and what to write."""

WRITTEN = {
    "Level": "write framework:level, as in oqf:5",
    "Text": "write text, or en: and fr: with text",
    "Bundle": "write lists under their names, as in 'credentials:'",
}
"""How the things are written that are seldom written as mappings."""

_Words = tuple[str, str]
_Sentence = Callable[[Mapping[str, Any], Shape], _Words]


class _Complaint(NamedTuple):
    """A problem whose place is not looked up yet."""

    path: Path
    what: str
    hint: str
    french: tuple[str, str] | None = None


def read_as(model: type[Model], document: Document) -> tuple[Model | None, tuple[Problem, ...]]:
    """The document as a value of `model`, or None and every problem with its place."""
    try:
        return model.model_validate(document.data), ()
    except ValidationError as error:
        return None, problems_of(error, document, model)


def problems_of(
    error: ValidationError, document: Document, model: type[BaseModel], at: Path = ()
) -> tuple[Problem, ...]:
    """Every problem of what stands at a path of a document and is no value of `model`, with its place."""
    data = document.data
    for step in at:
        data = data[step]
    told = [complaint._replace(path=(*at, *complaint.path)) for complaint in _told(error, data, model)]
    places = document.places([complaint.path for complaint in told])
    told.sort(key=lambda complaint: places[complaint.path])
    return tuple(Problem(document.where(one.path, places[one.path]), *one[1:]) for one in told)


def quoted(value: Any) -> str:
    """A value as it is shown in a problem: short, and never something that cannot be printed."""
    text = repr(value) if isinstance(value, str) else f"a {_noun(value)}"
    text = text.encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= 60 else text[:57] + "...'"


def plain_errors(error: ValidationError) -> Iterator[Mapping[str, Any]]:
    """What the validator says, leaving out what only follows from another error."""
    errors = error.errors(include_url=False)
    beneath = {tuple(each["loc"][:cut]) for each in errors for cut in range(len(each["loc"]))}
    for each in errors:
        location = tuple(each["loc"])
        follows = each["type"] == "too_short" and location in beneath
        other_branch = each["type"] == "literal_error" and str(location[-1]).startswith("literal[")
        if not follows and not (other_branch and len(errors) > 1):
            yield dict(each)


def _told(error: ValidationError, data: Any, model: type[BaseModel]) -> list[_Complaint]:
    return list(dict.fromkeys(_complaint(each, data, model) for each in plain_errors(error)))


def _complaint(error: Mapping[str, Any], data: Any, model: type[BaseModel]) -> _Complaint:
    unfit = error.get("ctx", {}).get("error")
    if isinstance(unfit, Unfit):
        shape = traced((*error["loc"], *unfit.at), data, model)
        return _Complaint(shape.path, unfit.what, unfit.hint, unfit.french)
    shape = traced(tuple(error["loc"]), data, model)
    return _Complaint(shape.path, *_SENTENCES.get(error["type"], _as_said)(error, shape))


def _noun(value: Any) -> str:
    return {dict: "mapping", list: "list", tuple: "list", str: "text", bool: "boolean"}.get(type(value), "value")


def _as_said(error: Mapping[str, Any], shape: Shape) -> _Words:
    """What the model itself says; it words its own rules."""
    said = str(error.get("ctx", {}).get("error") or error["msg"])
    value = error["input"]
    return f"{quoted(value)}: {said}" if isinstance(value, str) and repr(value) not in said else said, ""


def _unknown_key(error: Mapping[str, Any], shape: Shape) -> _Words:
    key = str(error["loc"][-1])
    return f"the key {quoted(key)} is not known here", where_key_belongs(key, shape.model)


def _missing(error: Mapping[str, Any], shape: Shape) -> _Words:
    key = str(error["loc"][-1])
    return f"{key!r} is missing", f"add '{EXAMPLES.get(key, f'{key}: ...')}'"


def _requirement(error: Mapping[str, Any], shape: Shape) -> _Words:
    what, _ = _as_said(error, shape)
    return what, requirement_hint(error["input"], (*MAIN_KEYS, "language"))


def _closed_list(error: Mapping[str, Any], shape: Shape) -> _Words:
    value = error["input"]
    if not isinstance(value, str):
        return f"should be a word, not {quoted(value)}", f"one of: {', '.join(shape.words)}"
    close = nearest(value, shape.words)
    return f"{quoted(value)} is not one of: {', '.join(shape.words)}", close if close.startswith("did") else ""


def _pattern(error: Mapping[str, Any], shape: Shape) -> _Words:
    what, hint = PATTERNS[error["ctx"]["pattern"]]
    meant = place_meant(error["input"]) if error["ctx"]["pattern"] == PLACE else None
    return f"{quoted(error['input'])} is {what.en}", MEANT.say("en", near=repr(meant)) if meant else f"write {hint.en}"


def _no(noun: str, hint: str) -> _Sentence:
    return lambda error, shape: (f"{quoted(error['input'])} is no {noun}", hint)


def _should_be(noun: str, hint: str = "") -> _Sentence:
    return lambda error, shape: (f"should be {noun}, not {_a(error['input'])}", hint)


def _a(value: Any) -> str:
    if value is None:
        return "empty"
    return quoted(value) if isinstance(value, str) else f"a {_noun(value)}"


def _mapping(error: Mapping[str, Any], shape: Shape) -> _Words:
    hint = WRITTEN.get(error.get("ctx", {}).get("class_name", "")) or f"with the keys {', '.join(shape.keys)}"
    return f"should be a mapping, not {_a(error['input'])}", hint


def _bound(word: str, limit: str) -> _Sentence:
    return lambda error, shape: (f"{quoted(str(error['input']))} is not {word} {error['ctx'][limit]}", "")


_DAY = _no("date", "write a day, a month or a year: 2024-11-01, 2024-11, 2024")
_SENTENCES: dict[str, _Sentence] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "enum": _closed_list,
    "literal_error": _closed_list,
    "string_pattern_mismatch": _pattern,
    "string_too_long": lambda error, shape: (f"is longer than {error['ctx']['max_length']} characters", "shorten it"),
    "string_type": _should_be("text"),
    "int_parsing": _no("whole number", "write digits only"),
    "int_parsing_size": _no("whole number of a sensible size", "write fewer digits"),
    "int_type": _should_be("a whole number"),
    "int_from_float": _no("whole number", "write digits only"),
    "bool_parsing": _no("yes or no", "write true or false"),
    "bool_type": _should_be("true or false"),
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
    "date_parsing": _DAY,
    "date_type": _should_be("a date", "write a day, a month or a year: 2024-11-01, 2024-11, 2024"),
    "tuple_type": _should_be("a list", "write one item to a line, each after '- '"),
    "dict_type": _mapping,
    "model_type": _mapping,
    "model_attributes_type": _mapping,
    "too_short": lambda error, shape: ("is an empty list", "name at least one"),
    "greater_than_equal": _bound("at least", "ge"),
    "less_than_equal": _bound("at most", "le"),
    "requirement": _requirement,
    "recursion_loop": lambda error, shape: ("is nested too deep", "write it flatter"),
}
