"""Errors as clients are told them: three classes, and in none of them a value that somebody gave.

*Invalid request*: a code, a sentence and the place in the document; what to do next where it does not fit the schema.
*Domain*: the service's stable code and what to do next. *Unexpected*: an id, under which it was noted where nobody else
reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from graphql import GraphQLError, ValueNode

from pathways.api.absent import near, not_found
from pathways.api.context import Context
from pathways.api.declare import VALUES
from pathways.api.errors import StoreAway
from pathways.api.limits import Refused
from pathways.errors import InvalidInput, NotFound, PathwaysError, StoreUnavailable
from pathways.explain.mistakes import UNEXPECTED, UNFIT, next_step, what

INVALID_DOCUMENT = "invalid-document"
INVALID_VARIABLES = "invalid-variables"
UNEXPECTED_CODE = "unexpected"

MOST_TOLD = 3
"""So many problems stand in a message; all of them stand beside it."""

MOST_VALUES = 24
"""An enum of so many values, and of no more, is told by them."""

_WANTED = {
    "String": "It must be text, in quotes.",
    "ID": "It must be text, in quotes.",
    "Int": "It must be a whole number.",
    "Boolean": "It must be true or false.",
}
"""What a scalar takes, by its name."""

_MISFIT = "The value does not fit its type."
_VARIABLE = re.compile(r"(Variable '\$\w+' has invalid(?: default)? value(?: at [\w.\[\]]+)?): (.*)", re.DOTALL)
_ARGUMENT = re.compile(r"(Argument '[\w.]+' has invalid(?: default)? value(?: at [\w.\[\]]+)?): (.*)", re.DOTALL)
_EXPECTED = re.compile(
    r"Expected (?:a )?value of (?:non-null )?type '[\w!\[\]]+'"
    r"(?: not to be None| to be provided| to be an object| to include required field '\w+'| not to include unknown)?"
)


_BY_VALUE = re.compile(r"Expected value|Value |\w+ cannot represent|Enum ")
_ENUM = re.compile(r"(?:Value .* does not exist in|Enum) '(\w+)'(?: enum| cannot represent)", re.DOTALL)
_SCALAR = re.compile(rf"({'|'.join(_WANTED)}) cannot represent")
_ONE_OF = re.compile(r"(?:Within )?OneOf Input Object (?:type )?'\w+',? (?:exactly one field must be|must)")


def invalid(errors: Iterable[GraphQLError], code: str, context: Context) -> list[dict[str, Any]]:
    """What is wrong with a request, before anything of it was executed."""
    return [_formed(error, _request(error, code, context), _without_values(error)) for error in errors]


async def failed(errors: Iterable[GraphQLError], context: Context) -> list[dict[str, Any]]:
    """What went wrong in fields that were executed."""
    return [await _failed(error, context) for error in errors]


def refused(error: PathwaysError, context: Context) -> dict[str, Any]:
    """An error of the service that no field is to blame for."""
    return {"message": _what(error, context), "extensions": _domain(error, context)}


async def _failed(error: GraphQLError, context: Context) -> dict[str, Any]:
    cause: BaseException | None = error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    if isinstance(cause, NotFound):
        return _formed(error, not_found(cause, await near(cause, context), context), _what(cause, context))
    if isinstance(cause, PathwaysError):
        # That a database is away is noted once, not by everybody who asks.
        if isinstance(cause, StoreUnavailable) and not isinstance(cause, StoreAway):
            context.unexpected(cause)
        return _formed(error, _domain(cause, context), _what(cause, context))
    if isinstance(cause, GraphQLError) and _ARGUMENT.match(cause.message):
        return _formed(error, _request(cause, INVALID_VARIABLES, context), _without_values(cause))
    assert isinstance(cause, Exception)
    id = context.unexpected(cause)
    return _formed(error, {"code": UNEXPECTED_CODE, "id": id}, UNEXPECTED.say(context.lang))


def _what(error: PathwaysError, context: Context) -> str:
    """What is wrong, with the first problems where there are some: they hold places, and no values of a learner."""
    said = what(error, context.lang)
    if not isinstance(error, InvalidInput) or not error.problems:
        return said
    colon = " : " if context.lang == "fr" else ": "
    problems = "; ".join(str(one.said(context.lang)) for one in error.problems[:MOST_TOLD])
    return f"{said.removesuffix('.')}{colon}{problems}."


def _request(error: GraphQLError, code: str, context: Context) -> dict[str, Any]:
    """Codes that graphql-core's errors are given; those of limits say themselves what is too much."""
    help_ = {} if isinstance(error, Refused) else {"nextStep": UNFIT.say(context.lang)}
    return {"code": code, **(error.extensions or {}), **help_}


def _domain(error: PathwaysError, context: Context) -> dict[str, Any]:
    told: dict[str, Any] = {"code": error.code, "nextStep": next_step(error, context.lang)}
    if isinstance(error, InvalidInput):
        problems = [one.said(context.lang) for one in error.problems]
        told["problems"] = [{"where": one.where, "what": one.what, "hint": one.hint} for one in problems]
    return told


def _without_values(error: GraphQLError) -> str:
    """An error of graphql-core in so many of its words as are of the schema, or names of the document."""
    if isinstance(error, Refused):
        return error.message  # ours: it holds none
    named = _VARIABLE.match(error.message) or _ARGUMENT.match(error.message)
    if named:
        return f"{named[1]}: {_expected(named[2])}"
    if any(isinstance(node, ValueNode) for node in error.nodes or ()) or _BY_VALUE.match(error.message):
        return _expected(error.message)
    return error.message


def _expected(message: str) -> str:
    if enum := _ENUM.match(message):
        values = VALUES.get(enum[1], ())
        told = f": {', '.join(values)}" if 0 < len(values) <= MOST_VALUES else ""
        return f"It is none of the values of '{enum[1]}'{told}."
    if scalar := _SCALAR.match(message):
        return _WANTED[scalar[1]]
    if _ONE_OF.match(message):
        return "Exactly one of its members must be given, and not null."
    found = _EXPECTED.match(message)
    if found is None:
        return _MISFIT
    return f"{found[0]} field." if found[0].endswith("unknown") else f"{found[0]}."


def _formed(error: GraphQLError, extensions: dict[str, Any], message: str) -> dict[str, Any]:
    told: dict[str, Any] = {"message": message}
    if error.locations:
        told["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    if error.path is not None:
        told["path"] = error.path
    return {**told, "extensions": extensions}
