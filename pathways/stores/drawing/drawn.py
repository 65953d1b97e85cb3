"""What there is of a record in a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from pathways.stores.freshness import Dated

Named = tuple[str, str]
"""A node: its list and its id there."""

Shown = Mapping[str, Any]
Cut = Callable[[str], list[str]]
"""Cuts a text into words, as full text does."""


OPEN = 2**62
"""The end of what has none: a very large revision."""


class Relationship(NamedTuple):
    """One of a record's, and what it shows."""

    type: str
    start: Named
    end: Named
    shown: Shown = MappingProxyType({})


class Drawn(NamedTuple):
    """A record in the graph.

    `columns`: of its document. `shown`: of its node. `beside`: nodes that are its own besides, with what they show.
    `words`: how many full text finds it by; None: it is not found so. `dated`: what its source counts as.
    """

    named: Named
    columns: Shown
    shown: Shown
    beside: tuple[tuple[Named, Shown], ...]
    relationships: tuple[Relationship, ...]
    words: int | None
    dated: Dated | None

    @property
    def kind(self) -> str | None:
        """A credential's kind."""
        return self.columns["kind"] if self.named[0] == "credentials" else None


def things(laid: Iterable[Drawn]) -> dict[Named, Shown]:
    """Every node that is needed, once; those that are only named show nothing."""
    found: dict[Named, Shown] = {}
    for one in laid:
        for relationship in one.relationships:
            found.setdefault(relationship.start, {})
            found.setdefault(relationship.end, {})
    for one in laid:
        found[one.named] = one.shown
        found.update(one.beside)
    return found
