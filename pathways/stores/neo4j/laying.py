"""Laying drawn records into the graph, many to a statement.

The driver spends its time on each single value: what rows have in common is said once, and nodes are named by number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from pathways.stores.drawing import OPEN, Drawn, Named, Relationship, document_labels, labels, things
from pathways.stores.freshness import Dated
from pathways.stores.neo4j.connection import Transaction

Alike = dict[str, Any]
"""What some rows have in common, and under `rows` the two values of each, one row after the other."""


def lay(transaction: Transaction, scope: str, since: int, drawn: Iterable[Drawn]) -> None:
    """Lay records down, in force from a revision on."""
    laid = list(drawn)
    if not laid:
        return
    nodes, numbers = _numbered(laid)
    bound = {"scope": scope, "since": since, "open": OPEN}
    led = _led((led for one in laid for led in one.relationships), numbers)
    transaction.run("lay", things=nodes, documents=_documents(laid, numbers), relationships=led, **bound)


def change_counts(transaction: Transaction, scope: str, since: int, counts: Mapping[Dated, int]) -> None:
    """Count so many more, or fewer, of each."""
    rows = [[*one, amount] for one, amount in sorted(counts.items()) if amount]
    if rows:
        transaction.run("counts", counts=rows, scope=scope, since=since, open=OPEN)


def _numbered(laid: list[Drawn]) -> tuple[list[Alike], dict[Named, int]]:
    """Every node that is needed, and which number it has among them."""
    kinds = {one.named: one.kind for one in laid}
    alike: defaultdict[tuple[str, tuple[str, ...]], list[Any]] = defaultdict(list)
    for named, shown in things(laid).items():
        told = {name: value for name, value in shown.items() if value is not None}
        alike[named[0], labels(named, kinds.get(named))] += (named[1], told)
    nodes: list[Alike] = []
    numbers: dict[Named, int] = {}
    for (list_, labelled), rows in alike.items():
        nodes.append({"list": list_, "labels": labelled, "first": len(numbers), "rows": rows})
        for id in rows[::2]:
            numbers[list_, id] = len(numbers)
    return nodes, numbers


def _documents(documents: Iterable[Drawn], numbers: Mapping[Named, int]) -> list[Alike]:
    alike: defaultdict[tuple[str, ...], list[Any]] = defaultdict(list)
    for one in documents:
        alike[document_labels(one.named, one.columns)] += (numbers[one.named], one.columns)
    return [{"labels": labelled, "rows": rows} for labelled, rows in alike.items()]


def _led(relationships: Iterable[Relationship], numbers: Mapping[Named, int]) -> list[Alike]:
    alike: defaultdict[Hashable, list[Any]] = defaultdict(list)
    showing: dict[Hashable, Relationship] = {}
    for one in relationships:
        key = (one.type, repr(one.shown)) if one.shown else one.type
        showing.setdefault(key, one)
        alike[key] += (numbers[one.start], numbers[one.end])
    return [{"type": showing[key].type, "shown": dict(showing[key].shown), "rows": rows} for key, rows in alike.items()]
