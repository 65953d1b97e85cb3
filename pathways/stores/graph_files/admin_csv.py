"""The CSV files of `neo4j-admin database import full`: a whole catalogue that the Neo4j store opens as its own.

It holds what a load lays down and publishes; constraints and indexes are made when the store is first opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pathways.stores.drawing import OPEN, Drawn, Named, counted, document_labels
from pathways.stores.freshness import Dated
from pathways.stores.graph_files.picture import Columns, Picture, path_of
from pathways.stores.graph_files.waiting import Rows

BETWEEN = "\x1f"
"""What stands between the values of a list: `--array-delimiter=U+001F`."""

_NAMED = {"scope": "string", "list": "string", "id": "string"}
_PERIOD = {"since": "long", "until": "long"}
_EVER = {"since": 0, "until": OPEN}
_CATALOGUE = {"name": "string", "published": "long[]"} | dict.fromkeys(
    ("generations", "written", "revision", "oldest", "remembered"), "long"
)


class AdminCsv:
    """The files of a catalogue of this name, at its first revision; `folder`: where documents wait."""

    def __init__(self, picture: Picture, folder: Path, catalogue: str) -> None:
        self._picture = picture
        self._catalogue = catalogue
        self._scope = f"{catalogue}/1"
        self._documents = Rows(folder / "documents")
        self._columns = Columns()
        self._counts: Counter[Dated] = Counter()

    def take(self, laid: Iterable[Drawn]) -> Iterator[Drawn]:
        """Keep the documents of what passes."""
        for one in laid:
            stated = {name: value for name, value in one.columns.items() if value is not None}
            self._columns.see(stated)
            self._documents.add([one.named, stated])
            self._counts.update(counted(one))
            yield one

    def files(self) -> Iterator[tuple[str, Iterator[str]]]:
        """Each file with its lines; a later one may be begun only when the one before has been read."""
        yield "things.csv", self._things()
        yield "relationships.csv", self._relationships()
        yield "documents.csv", _table({":ID(document)": "", **_NAMED, **_PERIOD, **self._columns}, self._laid())
        states = ({":START_ID(document)": id, ":END_ID(thing)": id, ":TYPE": "STATES"} for id in self._ids())
        yield "states.csv", _table({":START_ID(document)": "", ":END_ID(thing)": "", ":TYPE": ""}, states, label=False)
        yield "counts.csv", self._counted()
        yield "catalogue.csv", self._published()
        generation = {"catalogue": self._catalogue, "number": 1, ":LABEL": "Generation"}
        yield "generation.csv", _table({"catalogue": "string", "number": "long"}, [generation])

    def _things(self) -> Iterator[str]:
        rows = (
            {
                ":ID(thing)": path_of(one.named),
                **self._named(one.named),
                **one.shown,
                ":LABEL": BETWEEN.join(one.labels),
            }
            for one in self._picture.nodes()
        )
        return _table({":ID(thing)": "", **_NAMED, **self._picture.of_nodes}, rows)

    def _relationships(self) -> Iterator[str]:
        ends = {":START_ID(thing)": "", ":END_ID(thing)": "", ":TYPE": ""}
        rows = (
            dict(zip(ends, (path_of(one.start), path_of(one.end), one.type), strict=True)) | _EVER | dict(one.shown)
            for one in self._picture.relationships()
        )
        return _table({**ends, **_PERIOD, **self._picture.of_relationships}, rows, label=False)

    def _laid(self) -> Iterator[dict[str, Any]]:
        for (name, id), stated in self._documents.all():
            named = (name, id)
            labels = BETWEEN.join(document_labels(named, stated))
            yield {":ID(document)": path_of(named), **self._named(named), **_EVER, **stated, ":LABEL": labels}

    def _ids(self) -> Iterator[str]:
        return (path_of((name, id)) for (name, id), _ in self._documents.all())

    def _counted(self) -> Iterator[str]:
        columns = {"scope": "string", "list": "string", "year": "long", "confidence": "string", "amount": "long"}
        rows = (
            {**dict(zip(columns, (self._scope, *one, amount), strict=True)), **_EVER, ":LABEL": "Count"}
            for one, amount in sorted(self._counts.items())
        )
        return _table({**columns, **_PERIOD}, rows)

    def _published(self) -> Iterator[str]:
        first = dict.fromkeys(_CATALOGUE, 1) | {"name": self._catalogue, "published": [1, 1], "remembered": 0}
        return _table(_CATALOGUE, [{**first, ":LABEL": "Catalogue"}])

    def _named(self, named: Named) -> dict[str, str]:
        return {"scope": self._scope, "list": named[0], "id": named[1]}


def _table(columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]], *, label: bool = True) -> Iterator[str]:
    """Lines of a file; columns whose type is '' are the importer's own."""
    every = {**columns, ":LABEL": ""} if label else columns
    yield ",".join(f"{name}:{type_}" if type_ else name for name, type_ in every.items()) + "\n"
    for row in rows:
        yield ",".join(_field(row.get(name)) for name in every) + "\n"


def _field(value: Any) -> str:
    """A value as the importer reads it: without quotation marks nothing is no value, within them it is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        value = BETWEEN.join(map(str, value))
    return '"' + value.replace('"', '""') + '"' if isinstance(value, str) else repr(value)
