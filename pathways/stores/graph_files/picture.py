"""The graph of a catalogue while it is written: its nodes, each once, and then its relationships by their types."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pathways.stores.base import Record
from pathways.stores.derive import ProviderOf
from pathways.stores.drawing import Cut, Drawn, Named, Relationship, Shown, drawn, labels
from pathways.stores.graph_files.waiting import Rows, Sorted

_TYPES: Mapping[type, str] = {bool: "boolean", int: "long", float: "double", str: "string", list: "string[]"}


class Node(NamedTuple):
    """A node: its labels, the most general first, and what it shows."""

    named: Named
    labels: tuple[str, ...]
    shown: Shown


class Columns(dict[str, str]):
    """What rows show, by name, and of which type that is: boolean, long, double, string or string[]."""

    def see(self, shown: Shown) -> None:
        """Take note of what a row shows."""
        for name, value in shown.items():
            found = _TYPES[type(value)]
            self[name] = "double" if {self.get(name, found), found} == {"long", "double"} else found


def uncut(_: str) -> list[str]:
    """No words: for whom no words are to be found."""
    return []


class Picture:
    """The graph of a stream of records; `folder`: where it waits. `cut`: needed only for documents."""

    def __init__(self, folder: Path, provider_of: ProviderOf, cut: Cut = uncut) -> None:
        self._folder = folder
        self._provider_of = provider_of
        self._cut = cut
        self._nodes = Sorted(folder)
        self._led: dict[str, Rows] = {}
        self.of_nodes = Columns()
        self.of_relationships = Columns()

    def take(self, records: Iterable[Record]) -> Iterator[Drawn]:
        """Draw the records; what is drawn of each is handed on."""
        for record in records:
            one = drawn(record, self._provider_of, self._cut)
            for named, kind, told in own(one):
                self.of_nodes.see(told)
                self._nodes.add(named, json.dumps([kind, told], ensure_ascii=False))
            for relationship in one.relationships:
                self._nodes.add(relationship.start)
                self._nodes.add(relationship.end)
                self._lead(relationship)
            yield one

    def nodes(self) -> Iterator[Node]:
        """Every node once."""
        for (name, id), text in self._nodes.all():
            kind, shown = json.loads(text) if text else (None, {})
            yield Node((name, id), labels((name, id), kind), shown)

    def relationships(self) -> Iterator[Relationship]:
        """Every relationship, type by type."""
        for type_ in sorted(self._led):
            for start, end, shown in self._led[type_].all():
                yield Relationship(type_, tuple(start), tuple(end), shown)

    def _lead(self, relationship: Relationship) -> None:
        type_ = relationship.type
        if type_ not in self._led:
            self._led[type_] = Rows(self._folder / f"led-{type_}")
        told = stated(relationship.shown)
        self.of_relationships.see(told)
        self._led[type_].add([relationship.start, relationship.end, told])


def own(one: Drawn) -> Iterator[tuple[Named, str | None, dict[str, Any]]]:
    """The nodes of a record, each with the kind of credential that it is and what it shows."""
    yield one.named, one.kind, stated(one.shown)
    for named, shown in one.beside:
        yield named, None, stated(shown)


def stated(shown: Shown) -> dict[str, Any]:
    """What is shown, without what says nothing."""
    return {name: value for name, value in shown.items() if value is not None and value != []}


def path_of(named: Named) -> str:
    """A node's one name: its list and its id."""
    return "/".join(named)
