"""Where in a JSON text something stands, looked for only once it is known to be there."""

from __future__ import annotations

import json
import re

_TOKENS = re.compile(
    r'(?P<string>"[^"\\]*+(?:\\.[^"\\]*+)*+"?)'
    r"|(?P<number>-?\d[\d.eE+-]*)|(?P<word>-?[A-Za-z]+)|(?P<mark>[\[\]{}:,])",
    re.DOTALL,
)


def place(text: str, position: int) -> tuple[int, int]:
    """The line and the column of a position, both from 1."""
    before = text.rfind("\n", 0, position)
    return text.count("\n", 0, position) + 1, position - before


def long_number(text: str, digits: int) -> tuple[int, int] | None:
    """The first number of more digits."""
    found = (one for one in _TOKENS.finditer(text) if one["number"] and len(one[0]) > digits)
    return next((place(text, one.start()) for one in found), None)


def not_a_number(text: str) -> tuple[int, int] | None:
    """The first number that is none: a word for one, or one too large to be held."""
    for one in _TOKENS.finditer(text):
        if one["word"] in ("NaN", "Infinity", "-Infinity") or (one["number"] and _infinite(one[0])):
            return place(text, one.start())
    return None


def twice(text: str) -> tuple[int, int] | None:
    """The first key that stands in its object already."""
    objects: list[set[str]] = []
    last: re.Match[str] | None = None
    for one in _TOKENS.finditer(text):
        if one[0] in ("{", "["):
            objects.append(set())
        elif one[0] in ("}", "]") and objects:
            objects.pop()
        elif one[0] == ":" and objects and last is not None:
            key = json.loads(last[0])
            if key in objects[-1]:
                return place(text, last.start())
            objects[-1].add(key)
        last = one
    return None


def _infinite(digits: str) -> bool:
    try:
        return float(digits) in (float("inf"), float("-inf"))
    except ValueError:
        return False
