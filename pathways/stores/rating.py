"""Does every amount of money have a rate? Told of documents that state a currency."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any

from pathways.errors import InvalidInput, Problem
from pathways.model.parts import pointer, unrated, values_in
from pathways.stores.documents import decoded

MOST_PROBLEMS = 100

STATES = '"currency":"'
"""A quote inside a document's text is escaped there, so this stands only where a currency is stated."""


def refuse_unrated(stating: Iterable[tuple[Any, ...]], rated: Collection[str]) -> None:
    """Raise `InvalidInput` for amounts in a currency that has no rate; `stating`: list, key and document of each."""
    problems = tuple(islice(_problems(stating, rated), MOST_PROBLEMS))
    if problems:
        raise InvalidInput(*problems)


def _problems(stating: Iterable[tuple[Any, ...]], rated: Collection[str]) -> Iterator[Problem]:
    for name, id, body in stating:
        for path, value in values_in(decoded(name, body)):
            for wrong in unrated(path, value, rated):
                yield Problem(f"{name}/{id} {pointer(wrong.path)}", wrong.what, wrong.hint)
