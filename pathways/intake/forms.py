"""Records that differ in nothing but names and words: what one of them gives, with gaps, is what all of them give.

A catalogue holds thousands of records of one form. A form is learned from a line that was read in full, as every line
is that fits no form: so whatever is wrong with a line is found and told where it always was. What a form gives for
the line that it was learned from was compared with what reading that in full gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

Rows = MutableMapping[str, list[tuple[Any, ...]]]
"""Rows by table, as a store's maker makes them."""

Taking = Callable[[Sequence[Any]], tuple[Any, ...]]
"""Takes some things of a list."""


class Line(NamedTuple):
    """A line cut at its quotes. `marks`: what stands between its strings, which are keys and values as they come."""

    number: int
    text: str
    marks: str
    strings: list[str]


def cut(number: int, line: bytes) -> Line | None:
    """A line in strings and marks; None: it is not that simple."""
    try:
        text = str(line, "utf-8")
    except UnicodeDecodeError:
        return None
    parts = text.split('"')
    # A string that does not end would stand among those that do.
    if "\\" in text or not len(parts) % 2:
        return None
    return Line(number, text, '"'.join(parts[::2]), parts[1::2])


def taking(places: Sequence[int]) -> Taking:
    """Takes what stands at these places."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda things: tuple(things[place] for place in places)


class Form(NamedTuple):
    """What a line of some form gives.

    Each cell of a row is taken from a pool: the line's strings, its number, its document, which begins at `begins`,
    then `constants`, and what is `joined` of words and strings. `allowed` matches what may stand in the `gaps`.
    """

    name: str
    gaps: Taking
    allowed: re.Pattern[str]
    begins: int
    constants: tuple[Any, ...]
    joined: tuple[tuple[str, Taking], ...]
    rows: tuple[tuple[str, Taking], ...]

    def put(self, line: Line, rows: Rows) -> bool:
        """Add what a line gives; returns whether what stands in its gaps may stand there."""
        number, text, _, strings = line
        if not self.allowed.fullmatch("\n".join(self.gaps(strings))):
            return False
        joined = [words % of(strings) for words, of in self.joined]
        pool = (*strings, number, text[self.begins : -1], *self.constants, *joined)
        for table, of in self.rows:
            rows[table].append(of(pool))
        return True
