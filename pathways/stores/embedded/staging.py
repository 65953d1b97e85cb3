"""Staging: what comes in is kept in tables of one connection's own, as it comes, until all of it is there.

They have no indexes: rows are only ever added at their ends. All work that can be done for one record alone is done
by `prepare`, which knows nothing of a connection, so that several processes may share it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import apsw

from pathways.model.credential import Credential
from pathways.model.money import HOME
from pathways.stores.base import address
from pathways.stores.embedded.connection import rows
from pathways.stores.embedded.derive import Row, own, own_words
from pathways.stores.embedded.documents import encoded
from pathways.stores.embedded.writing import INSERTS
from pathways.stores.incoming import Batch, Intake, Numbered

_OWN = {
    "record": "number INTEGER PRIMARY KEY, list TEXT, id TEXT, body TEXT",
    "words": "number INTEGER PRIMARY KEY, provider TEXT, title_en TEXT, title_fr TEXT, more_en TEXT, more_fr TEXT",
    "money": "currency TEXT, number INTEGER",
    "named": "list TEXT, id TEXT",
    "knot": "list TEXT, id TEXT, number INTEGER, needs TEXT",
    "opened": "id TEXT, kind TEXT",
    "beside": "about TEXT, number INTEGER",
}
"""What is staged besides the rows of the tables that derive from documents."""

# A quote inside a document's text is escaped there, so this stands only where a currency is stated.
_CURRENCY = re.compile('"currency":"([A-Z]{3})"')

TABLES = (*_OWN, *INSERTS)


CARRIED = {"leads": ("credentials", 0), "evidence": ("credentials", 1), "entry": ("credentials", 1)}
"""Tables that name records which must be there: of which list, and in which column of their key, which begins each row.

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
            batch["words"].append((number, record.provider if isinstance(record, Credential) else None, *said))
        if '"currency":"' in body:
            batch["money"] += [(currency, number) for currency in set(_CURRENCY.findall(body)) - {HOME}]
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
    names = CARRIED.get(table)
    return (names[0], row[names[1]]) if names else None


class Staging:
    """The tables of one stream, which go with their connection."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        for table, columns in _OWN.items():
            connection.execute(f"CREATE TEMP TABLE staged_{table} ({columns})")
        for table in INSERTS:
            connection.execute(f"CREATE TEMP TABLE staged_{table} AS SELECT * FROM main.{table} WHERE 0")
        self._inserts = {table: self._insert(table) for table in TABLES}

    def fill(self, intake: Intake) -> None:
        """Stage all that comes in."""
        known = _Lately()
        for batch in intake.batches(prepare):
            for table, staged in batch.items():
                found = known.new(staged) if table == "named" else staged
                self._connection.executemany(self._inserts[table], found)

    def _insert(self, table: str) -> str:
        columns = rows(self._connection, f"SELECT count(*) FROM pragma_table_info('staged_{table}')")[0][0]
        return f"INSERT INTO temp.staged_{table} VALUES ({', '.join('?' * columns)})"


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
