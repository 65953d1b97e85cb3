"""Packing: all work that can be done before what comes in is all there, so that several processes may share it.

A batch is packed as a small database of its own: the store copies rows from it many times faster than it is handed
them one by one.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from functools import cache
from typing import Any

import apsw

from pathways.model.credential import Credential
from pathways.model.money import HOME
from pathways.stores.base import address
from pathways.stores.derive import Row, own, own_words, place
from pathways.stores.documents import encoded
from pathways.stores.embedded.connection import rows
from pathways.stores.embedded.schema import SCHEMA
from pathways.stores.embedded.writing import INSERTS
from pathways.stores.freshness import dated
from pathways.stores.incoming import Batch, Numbered
from pathways.stores.rating import STATES

_OWN = {
    "record": "number INTEGER PRIMARY KEY, list TEXT, id TEXT, body TEXT",
    "words": "number INTEGER PRIMARY KEY, provider TEXT, place TEXT, "
    "title_en TEXT, title_fr TEXT, more_en TEXT, more_fr TEXT",
    "money": "currency TEXT, number INTEGER",
    "named": "list TEXT, id TEXT",
    "knot": "list TEXT, id TEXT, number INTEGER, needs TEXT",
    "opened": "id TEXT, kind TEXT",
    "beside": "about TEXT, number INTEGER",
    "dated": "list TEXT, year INTEGER, confidence TEXT, amount INTEGER",
}
"""What is staged besides the rows of the tables that derive from documents."""

_CURRENCY = re.compile(STATES + '([A-Z]{3})"')

CARRIED = {"agreement": 3, "evidence": 1, "entry": 1}
"""Tables that name credentials which must be there, and in which column; '' names none.

What they name is not kept once more.
"""


def prepare(records: Iterable[Numbered]) -> Batch:
    """The rows that records are staged as, by the table they are for."""
    batch: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for number, record, (names, needs, opens, beside), document in records:
        named = address(record)
        body = encoded(record) if document is None else document
        batch["record"].append((number, *named, body))
        carried = {_add(batch, table, row) for table, row in own(record)}
        said = own_words(record)
        if said is not None:
            provider = record.provider if isinstance(record, Credential) else None
            batch["words"].append((number, provider, place(record), *said))
        if STATES in body:
            batch["money"] += [(currency, number) for currency in set(_CURRENCY.findall(body)) - {HOME}]
        counts_as = dated(record)
        if counts_as is not None:
            batch["dated"].append(counts_as)
        if names:
            batch["named"] += [one for one in names if one not in carried]
        if opens:
            batch["opened"] += opens
        if needs is not None:
            batch["knot"].append((*named, number, json.dumps(needs)))
        if beside is not None:
            batch["beside"].append((beside, number))
    return batch


def _add(batch: dict[str, list[tuple[Any, ...]]], table: str, row: Row) -> tuple[str, Any] | None:
    """Add a row; returns list and key of what it names and carries."""
    batch[table].append(row)
    column = CARRIED.get(table)
    return None if column is None else ("credentials", row[column])


@cache
def columns() -> Mapping[str, str]:
    """What is staged: per table, its columns. They have no indexes: rows are only ever added at their ends."""
    with closing(apsw.Connection(":memory:")) as connection:
        connection.execute(SCHEMA)
        stated = {table: rows(connection, f"SELECT name, type FROM pragma_table_info('{table}')") for table in INSERTS}
    return _OWN | {table: ", ".join(f"{name} {kind}" for name, kind in found) for table, found in stated.items()}


class Packer:
    """A `Maker` for this store."""

    def __init__(self) -> None:
        self._lately = _Lately()

    def rows(self, records: Iterable[Numbered]) -> Batch:
        """The rows that records are staged as."""
        return prepare(records)

    def packed(self, batch: Batch) -> bytes:
        """A database that holds the rows in tables as they are staged."""
        with closing(apsw.Connection(":memory:")) as connection:
            connection.execute("BEGIN")
            for table, names in columns().items():
                connection.execute(f"CREATE TABLE {table} ({names})")
            for table, staged in batch.items():
                found = self._fewer(table, staged)
                places = ", ".join("?" * (columns()[table].count(",") + 1))
                connection.executemany(f"INSERT INTO {table} VALUES ({places})", found)
            connection.execute("COMMIT")
            return connection.serialize("main")

    def _fewer(self, table: str, staged: Sequence[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
        """The rows of a table, less what is told by fewer."""
        if table == "named":
            return self._lately.new(staged)
        if table == "dated":
            return [(*one, amount) for one, amount in Counter(staged).items()]
        return staged


MOST_KNOWN = 100_000


class _Lately:
    """Leaves out what was named lately: most records name one of a few providers."""

    def __init__(self) -> None:
        self._known: set[tuple[Any, ...]] = set()

    def new(self, named: Iterable[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
        for row in named:
            if row not in self._known:
                if len(self._known) >= MOST_KNOWN:
                    self._known.clear()
                self._known.add(row)
                yield row
