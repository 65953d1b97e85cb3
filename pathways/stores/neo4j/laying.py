"""Laying drawn records into the graph, many to a statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pathways.stores.drawing import OPEN, Drawn, things
from pathways.stores.freshness import Dated
from pathways.stores.neo4j.connection import Transaction


def lay(transaction: Transaction, scope: str, since: int, drawn: Iterable[Drawn], moved: Iterable[Drawn] = ()) -> None:
    """Lay records down, in force from a revision on; of those that were `moved` the documents only."""
    laid, documents = list(drawn), [*drawn, *moved]
    bound: dict[str, Any] = {"scope": scope, "since": since, "open": OPEN}
    nodes = things(laid)
    if nodes:
        rows = [{"list": list_, "id": id, "shown": shown} for (list_, id), shown in nodes.items()]
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
