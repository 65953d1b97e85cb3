"""Reading lists: a page of them, how many there are, and which values they have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pathways.stores.base import AnyRecord, Record, list_of
from pathways.stores.cursors import cursor_at, language_of
from pathways.stores.drawing import Cut
from pathways.stores.listing import Listed, Listing
from pathways.stores.neo4j.asking import conditions
from pathways.stores.neo4j.connection import Rows
from pathways.stores.neo4j.statements import parts
from pathways.stores.neo4j.view import View
from pathways.stores.shelves import ordered_by

_AS: Mapping[str, Callable[[str], Iterable[str]]] = {
    "fields": lambda field: (field[:2],),
    "jurisdictions": lambda place: {place, place.partition("-")[0]},
}
"""What a facet's value is told as, where that is not itself."""


def page(
    view: View, asked: Listing[AnyRecord], given: Mapping[str, Any], after: tuple[str, ...] | None, cut: Cut
) -> Listed[AnyRecord]:
    """The next records that pass the filters given."""
    down = asked.descending != asked.backward
    part = parts("listing")
    columns = [part[f"column {_column(asked, name)}"] for name in ordered_by(asked.of, asked.order)]
    ordered = ", ".join(f"{column} DESC" if down else column for column in columns)
    named = ", ".join(columns)
    made = conditions(view, asked.of, given, cut)
    if after is not None:
        made.bound |= {"after": list(after), "first": after[0]}
        first = f"{columns[0]} {'<=' if down else '>='} $asked.first"
        made.tests.append(part["after"].format(first=first, columns=named, beyond="<" if down else ">"))
    text = f"{made.text}\n{part['page'].format(ordered=ordered, columns=named)}"
    found = [] if made.nothing else view.ask(text, {**made.bound, "most": asked.limit + 1})
    told = found[: asked.limit][:: -1 if asked.backward else 1]
    records = view.keyed(asked.of, [row[1:] for row in told])
    return Listed(
        tuple(records[row[1]] for row in told),
        tuple(cursor_at(asked, row[0]) for row in told),
        len(found) > asked.limit,
        view.revision,
    )


def count(view: View, of: type[Record], given: Mapping[str, Any], cut: Cut) -> int:
    """How many records pass the filters."""
    rows = _rows(view, of, given, "count", cut)
    return int(rows[0][0]) if rows else 0


def facet(view: View, of: type[Record], given: Mapping[str, Any], name: str, cut: Cut) -> tuple[tuple[str, int], ...]:
    """Each value with how many of the records that pass the other filters have it, the most frequent first."""
    others = {other: asks for other, asks in given.items() if other != name}
    counts: Counter[str] = Counter()
    for value, amount in _rows(view, of, others, "facet", cut, value=parts("listing")[f"value {name}"]):
        counts.update(dict.fromkeys(_AS[name](value) if name in _AS else (str(value),), amount))
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _column(asked: Listing[Any], name: str) -> str:
    if name == "title":
        return f"title_{language_of(asked)}"
    return "receiver" if name == "provider" and list_of(asked.of) == "agreements" else name


def _rows(view: View, of: type[Any], given: Mapping[str, Any], what: str, cut: Cut, **parted: str) -> Rows:
    made = conditions(view, of, given, cut)
    return [] if made.nothing else view.ask(f"{made.text}\n{parts('listing')[what].format(**parted)}", made.bound)
