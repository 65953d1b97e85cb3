"""The CSV files of `neo4j-admin database import full`: a whole catalogue that the Neo4j store opens as its own.

It holds what a load lays down and publishes; constraints and indexes are made when the store is first opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pathways.stores.base import Record
from pathways.stores.derive import ProviderOf
from pathways.stores.drawing import OPEN, Cut, Drawn, Named, counted, document_labels, drawn, labels
from pathways.stores.freshness import Dated
from pathways.stores.graph_files.picture import Columns, own, path_of, stated
from pathways.stores.graph_files.table import BETWEEN, Table, row
from pathways.stores.graph_files.waiting import Sorted

_NAMED = ("scope:string", "list:string", "id:string")
_PERIOD = ("since:long", "until:long")
_EVER = ("0", str(OPEN))
_ENDS = (":START_ID(thing)", ":END_ID(thing)", ":TYPE")
_COUNTED = ("list:string", "year:long", "confidence:string", "amount:long")
_FIRST = {"published:long[]": f"1{BETWEEN}1", "remembered:long": "0"}
_FIRST |= dict.fromkeys(("generations:long", "written:long", "revision:long", "oldest:long"), "1")
"""What a catalogue says of itself at its first revision."""


class AdminCsv:
    """The files of a catalogue of this name, at its first revision, in `folder`; some of it waits on disk in `waiting`.

    `cut`: as words are cut for full text.
    """

    def __init__(self, folder: Path, waiting: Path, catalogue: str, provider_of: ProviderOf, cut: Cut) -> None:
        self._folder = folder
        self._catalogue = catalogue
        self._scope = f"{catalogue}/1"
        self._provider_of = provider_of
        self._cut = cut
        self._shown = Columns()
        self._things = Sorted(waiting)
        self._relationships = Table(folder, "relationships", *_ENDS, *_PERIOD)
        self._documents = Table(folder, "documents", ":ID(document)", *_NAMED, *_PERIOD, ":LABEL")
        self._states = Table(folder, "states", ":START_ID(document)", ":END_ID(thing)", ":TYPE")
        self._counts: Counter[Dated] = Counter()

    def take(self, records: Iterable[Record]) -> Iterator[Drawn]:
        """Draw the records; what is drawn of each is handed on."""
        for record in records:
            one = drawn(record, self._provider_of, self._cut)
            self._draw(one)
            self._lay_down(one)
            self._counts.update(counted(one))
            yield one

    def close(self) -> None:
        """Write what could not be told before all had come."""
        things = Table(self._folder, "things", ":ID(thing)", *_NAMED, ":LABEL", columns=self._shown)
        for (name, id), line in self._things.all():
            things.write(line or self._thing((name, id), None, {}))
        counts = Table(self._folder, "counts", "scope:string", *_COUNTED, *_PERIOD, ":LABEL")
        for told, amount in sorted(self._counts.items()):
            counts.add((self._scope, *map(str, told), str(amount), *_EVER, "Count"))
        catalogue = Table(self._folder, "catalogue", "name:string", *_FIRST, ":LABEL")
        catalogue.add((self._catalogue, *_FIRST.values(), "Catalogue"))
        generation = Table(self._folder, "generation", "catalogue:string", "number:long", ":LABEL")
        generation.add((self._catalogue, "1", "Generation"))
        for table in (self._relationships, self._documents, self._states, things, counts, catalogue, generation):
            table.close()

    def _draw(self, one: Drawn) -> None:
        """The graph of a record."""
        for named, kind, told in own(one):
            self._things.add(named, self._thing(named, kind, told))
        for type_, start, end, shown in one.relationships:
            self._things.add(start)
            self._things.add(end)
            self._relationships.add((path_of(start), path_of(end), type_, *_EVER), stated(shown))

    def _lay_down(self, one: Drawn) -> None:
        """The document of a record."""
        path = path_of(one.named)
        columns = {name: value for name, value in one.columns.items() if value is not None}
        kinds = BETWEEN.join(document_labels(one.named, columns))
        self._documents.add((path, self._scope, *one.named, *_EVER, kinds), columns)
        self._states.add((path, path, "STATES"))

    def _thing(self, named: Named, kind: str | None, told: Mapping[str, Any]) -> str:
        """The line of a node."""
        found = BETWEEN.join(labels(named, kind))
        return row((path_of(named), self._scope, *named, found), told, self._shown)
