"""A table of Neo4j's importer: rows written as they come, and beside them a header, told when all have come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pathways.stores.graph_files.picture import Columns

BETWEEN = "\x1f"
"""What stands between the values of a list: `--array-delimiter=U+001F`."""


def row(own: Iterable[str], shown: Mapping[str, Any], columns: Columns) -> str:
    """A line: the values of the importer's own columns, then what is shown, in the order of `columns`.

    What `columns` do not know yet they learn, so that earlier lines are shorter: the importer takes what they have.
    """
    columns.see(shown)
    cells = [_quoted(value) for value in own]
    cells += [_FIELDS[type(shown[name])](shown[name]) if name in shown else "" for name in columns]
    return ",".join(cells).rstrip(",") + "\n"


def _quoted(value: str) -> str:
    # Without quotation marks nothing is no value, within them it is an empty one.
    return '"' + value.replace('"', '""') + '"'


_FIELDS: Mapping[type, Callable[[Any], str]] = {
    bool: lambda value: str(value).lower(),
    int: repr,
    float: repr,
    str: _quoted,
    list: lambda values: _quoted(BETWEEN.join(values)),
}


class Table:
    """The two files of a table in a folder: `name.csv`, and `name-header.csv` once it is closed.

    `own`: the importer's columns, which come first and are in every row.
    """

    def __init__(self, folder: Path, name: str, *own: str, columns: Columns | None = None) -> None:
        self._header = folder / f"{name}-header.csv"
        self._own = own
        self._columns = Columns() if columns is None else columns
        self._file = (folder / f"{name}.csv").open("w", encoding="utf-8", newline="\n")

    def add(self, own: Iterable[str], shown: Mapping[str, Any] = MappingProxyType({})) -> None:
        """One more row."""
        self.write(row(own, shown, self._columns))

    def write(self, line: str) -> None:
        """One more row, of a line that `row` made for the same columns."""
        self._file.write(line)

    def close(self) -> None:
        """Tell the columns; no row can be added then."""
        self._file.close()
        named = [*self._own, *(f"{name}:{type_}" for name, type_ in self._columns.items())]
        self._header.write_text(",".join(named) + "\n", encoding="utf-8", newline="\n")
