"""JSON that strangers send: what the standard reader would take, or fall over, is refused with its place.

Brackets are weighed before the standard reader sees the text; numbers are looked at as text before they are made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from pathways.api.limits.bounds import JsonLimits
from pathways.api.limits.json_places import long_number, not_a_number, place, twice

# Possessive, and without the closing quote too: else a text of escaped quotes is looked through from each of them.
_PARTS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89abAB]|\\u[dD][c-fC-F]")


class Unreadable(Exception):
    """Text that is no JSON, or more than may be read: a stable code, a sentence without values, and the place.

    `line` and `column` begin at 1; None where the text has none (bad UTF-8).
    """

    def __init__(self, code: str, message: str, where: tuple[int, int] | None = None) -> None:
        self.code = code
        self.message = message
        self.line: int | None
        self.column: int | None
        self.line, self.column = where or (None, None)
        super().__init__(message)


class _Number(Exception):
    """A number that is too long."""


class _NotANumber(Exception):
    """NaN or an infinity, written out or by its size."""


class _Twice(Exception):
    """A key that stands twice in one object."""


def read_json(body: bytes, limits: JsonLimits) -> Any:
    """The value of a text; raises `Unreadable`."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable("json-utf8", "The text is not UTF-8.") from None
    deep = _too_deep(text, limits.depth)
    if deep is not None:
        raise Unreadable("json-depth", f"Arrays and objects lie more than {limits.depth} deep.", place(text, deep))
    value = _loaded(text, limits)
    if _SURROGATE.search(text) and not _encodable(value):
        raise Unreadable("json-surrogate", "A string holds half of a character.")
    return value


def _too_deep(text: str, limit: int) -> int | None:
    """Where the text is deeper than allowed; None where it is not."""
    if text.count("[") + text.count("{") <= limit:
        return None
    depth = 0
    for part in _PARTS.finditer(text):
        found = part[0]
        if found in "[{":
            depth += 1
            if depth > limit:
                return part.start()
        elif found in "]}":
            depth -= 1
    return None


@lru_cache(maxsize=8)
def _decoder(limits: JsonLimits) -> json.JSONDecoder:
    def whole(digits: str) -> int:
        if len(digits) > limits.digits:
            raise _Number
        return int(digits)

    def fraction(digits: str) -> float:
        if len(digits) > limits.digits:
            raise _Number
        return _finite(float(digits))

    return json.JSONDecoder(parse_int=whole, parse_float=fraction, parse_constant=_no_number, object_pairs_hook=_object)


def _loaded(text: str, limits: JsonLimits) -> Any:
    try:
        return _decoder(limits).decode(text)
    except json.JSONDecodeError as error:
        told = error.msg.partition(":")[0]
        raise Unreadable("json-syntax", f"The text is no JSON: {told}.", (error.lineno, error.colno)) from None
    except _Number:
        where = long_number(text, limits.digits)
        raise Unreadable("json-number", f"A number has more than {limits.digits} digits.", where) from None
    except _NotANumber:
        raise Unreadable("json-number", "NaN and infinities are no JSON.", not_a_number(text)) from None
    except _Twice:
        raise Unreadable("json-twice", "A key stands twice in one object.", twice(text)) from None


def _finite(value: float) -> float:
    if value in (float("inf"), float("-inf")):
        raise _NotANumber
    return value


def _no_number(_: str) -> float:
    raise _NotANumber


def _object(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    given = list(pairs)
    made = dict(given)
    if len(made) < len(given):
        raise _Twice
    return made


def _encodable(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
