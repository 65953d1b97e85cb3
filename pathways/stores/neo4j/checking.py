"""Comparing the graph with the documents that it is drawn from."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from pydantic import ValidationError

from pathways.errors import Problem
from pathways.model.bundle import LISTS, key_of
from pathways.model.things import Provider
from pathways.stores.base import Record
from pathways.stores.documents import decoded
from pathways.stores.drawing import WORDS, Cut, Drawn, counted, drawn
from pathways.stores.freshness import Dated
from pathways.stores.neo4j.view import View

MOST_PROBLEMS = 100
PAGE = 200
AGAIN = "export the catalogue and load it again"

_OF_VERSION = ("scope", "list", "id", "since", "until")
"""What a document has besides what is drawn of its record."""


def check(view: View, cut: Cut) -> tuple[Problem, ...]:
    """The first problems of the documents and of what is drawn of them; reads everything."""
    return tuple(islice(_problems(view, cut), MOST_PROBLEMS))


def _problems(view: View, cut: Cut) -> Iterator[Problem]:
    provider_of = lru_cache(maxsize=10_000)(lambda id: view.named(Provider, [id]).get(id))
    counts: Counter[Dated] = Counter()
    for list_ in LISTS:
        for id, columns, led in _everything(view, list_):
            where = f"{list_}/{id}"
            record = _read(list_, columns["body"])
            if record is None:
                yield Problem(where, "its document cannot be read", AGAIN)
                continue
            if key_of(record) != id:
                yield Problem(where, f"its document is of {key_of(record)!r}", AGAIN)
                continue
            one = drawn(record, provider_of, cut)
            counts.update(counted(one))
            yield from _differences(where, one, columns, led)
    for list_, id in view.rows("orphans", most=MOST_PROBLEMS):
        yield Problem(f"{list_}/{id}", "is drawn but has no document", AGAIN)
    yield from _miscounted(view, counts)


def _everything(view: View, list_: str) -> Iterator[list[Any]]:
    after = ""
    while True:
        rows = view.rows("drawn", list=list_, after=after, limit=PAGE)
        yield from rows
        if len(rows) < PAGE:
            return
        after = rows[-1][0]


def _read(list_: str, body: str) -> Record | None:
    try:
        return decoded(list_, body)
    except (ValidationError, ValueError):
        return None


def _differences(
    where: str, expected: Drawn, columns: Mapping[str, Any], led: Sequence[Sequence[Any]]
) -> Iterator[Problem]:
    kept = {name: value for name, value in columns.items() if name not in (*_OF_VERSION, "body") and value != []}
    stated = {name: value for name, value in expected.columns.items() if name != "body"}
    if kept != stated:
        names = sorted(name for name in kept.keys() | stated.keys() if kept.get(name) != stated.get(name))
        yield Problem(where, f"what lists and searches ask of it differs from its document: {', '.join(names)}", AGAIN)
    there = Counter(_plain(type_, start, end, shown) for type_, start, end, shown in led)
    drawn_ = Counter(_plain(one.type, one.start, one.end, one.shown) for one in expected.relationships)
    if there != drawn_:
        types = sorted({json.loads(one)[0] for one in (there - drawn_) + (drawn_ - there)})
        yield Problem(where, f"its relationships differ from its document: {', '.join(types)}", AGAIN)


def _plain(type_: str, start: Sequence[str], end: Sequence[str], shown: Mapping[str, Any]) -> str:
    told = {name: value for name, value in shown.items() if name not in ("since", "until") and value != []}
    return json.dumps([type_, list(start), list(end), told], sort_keys=True)


def _miscounted(view: View, counts: Counter[Dated]) -> Iterator[Problem]:
    kept = {(list_, year, how): amount for list_, year, how, amount in view.rows("counted") if amount}
    counts += Counter()
    if {one: kept[one] for one in kept if one[0] != WORDS} != {one: counts[one] for one in counts if one[0] != WORDS}:
        yield Problem("freshness", "what is told of the years of sources differs from the documents", AGAIN)
    if {one: kept[one] for one in kept if one[0] == WORDS} != {one: counts[one] for one in counts if one[0] == WORDS}:
        yield Problem("words", "how many words there are differs from the documents", AGAIN)
