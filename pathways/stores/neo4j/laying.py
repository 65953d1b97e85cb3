"""Laying drawn records into the graph, many to a statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from pathways.stores.freshness import Dated
from pathways.stores.neo4j.connection import Transaction
from pathways.stores.neo4j.drawing import Drawn, Named, Shown

OPEN = 2**62
"""The end of what has none: a very large revision."""

WORDS = "words"
"""What texts and words are counted as, beside the years of sources: full text weighs by how many there are."""


def lay(transaction: Transaction, scope: str, since: int, drawn: Iterable[Drawn], moved: Iterable[Drawn] = ()) -> None:
    """Lay records down, in force from a revision on; of those that were `moved` the documents only."""
    laid, documents = list(drawn), [*drawn, *moved]
    bound: dict[str, Any] = {"scope": scope, "since": since, "open": OPEN}
    things = _things(laid)
    if things:
        rows = [{"list": list_, "id": id, "shown": shown} for (list_, id), shown in things.items()]
        transaction.run("things", things=rows, **bound)
    kinds = [{"id": one.named[1], "kind": one.kind} for one in laid if one.kind]
    if kinds:
        transaction.run("kinds", kinds=kinds, scope=scope)
    if documents:
        rows = [{"list": one.named[0], "id": one.named[1], "columns": one.columns} for one in documents]
        transaction.run("documents", documents=rows, **bound)
    led = [
        {"type": one.type, "from": one.start, "to": one.end, "shown": dict(one.shown)}
        for record in laid
        for one in record.relationships
    ]
    if led:
        transaction.run("relationships", relationships=led, **bound)


def change_counts(transaction: Transaction, scope: str, since: int, counts: Mapping[Dated, int]) -> None:
    """Count so many more, or fewer, of each."""
    rows = [[*one, amount] for one, amount in sorted(counts.items()) if amount]
    if rows:
        transaction.run("counts", counts=rows, scope=scope, since=since, open=OPEN)


def counted(drawn: Drawn) -> Counter[Dated]:
    """What a record adds to the counts."""
    return Counter(filter(None, [drawn.dated])) + counted_words(drawn.words)


def counted_words(words: int | None) -> Counter[Dated]:
    """What a text of so many words adds; None or -1: there is no text."""
    if words is None or words < 0:
        return Counter()
    return Counter({(WORDS, 0, "texts"): 1, (WORDS, 0, "words"): words})


def _things(laid: Iterable[Drawn]) -> dict[Named, Shown]:
    """Every node that is needed, once; those that are only named show nothing."""
    things: dict[Named, Shown] = {}
    for one in laid:
        for relationship in one.relationships:
            things.setdefault(relationship.start, {})
            things.setdefault(relationship.end, {})
    for one in laid:
        things[one.named] = one.shown
        things.update(one.beside)
    return things
