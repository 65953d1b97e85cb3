"""What has come in and is not published yet, asked in SQL: none of it is held in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import apsw

from pathways.stores.base import Record
from pathways.stores.documents import decoded
from pathways.stores.embedded.connection import rows
from pathways.stores.embedded.knots import Knots
from pathways.stores.incoming import Beside, Tied

_GROUPED = {"agreement": ("leads",), "evidence": ("provider", "credential"), "entry": ("provider", "credential")}
"""Per table that carries names of credentials, the columns up to those names in which it is ordered."""

AROUND = 200
"""How many keys to either side are looked at for one that was perhaps meant."""


class EmbeddedDraft:
    """A `Draft` in the tables of one connection.

    `documents`: the table that holds what came in. `tables`: per derived table, the one that holds its rows.
    `whole`: whether nothing else is there.
    """

    def __init__(self, connection: apsw.Connection, documents: str, tables: Mapping[str, str], *, whole: bool) -> None:
        self._connection = connection
        self._documents = documents
        self._tables = tables
        self._there = ("main.record",) if whole else ("temp.staged_record", "main.record")
        self._knots = Knots(connection)

    def missing(self, most: int) -> list[tuple[str, str]]:
        """List and key of what is named and not there."""
        staged = "SELECT list, id FROM temp.staged_named WHERE id {}GLOB '*[*]'".format
        found = self._missing(staged("NOT "), (), "t.id = n.id", most)
        # A key that ends in a star begins the key of some record.
        begun = "t.id >= rtrim(n.id, '*') AND t.id < rtrim(n.id, '*') || ':'"
        found += self._missing(staged(""), (), begun, most)
        for table, grouped in _GROUPED.items():
            # Grouped as the table or an index of it is ordered, so that nothing has to be sorted.
            once = f"SELECT 'credentials' AS list, {grouped[-1]} AS id FROM {self._tables[table]}"
            once += f" WHERE {grouped[-1]} <> '' GROUP BY {', '.join(grouped)}"
            found += self._missing(once, (), "t.id = n.id", most)
        return sorted(set(found))[:most]

    def naming(self, named: Iterable[tuple[str, str]]) -> Iterator[tuple[int, Record]]:
        """The records that came in and may name one of these, with their numbers, in order."""
        quoted = json.dumps([json.dumps(key.removesuffix("*"), ensure_ascii=False)[:-1] for _, key in named])
        statement = f"""
            SELECT number, list, body FROM {self._documents} r
            WHERE EXISTS (SELECT 1 FROM json_each(?) j WHERE instr(r.body, j.value)) ORDER BY number
        """
        return self._records(statement, (quoted,))

    def near(self, name: str, key: str) -> list[str]:
        """Keys of a list that stand around this one in its order."""
        found: list[str] = []
        for table in self._there:
            for side, order in (("<", "DESC"), (">", "ASC")):
                around = f"SELECT id FROM {table} WHERE list = ? AND id {side} ? ORDER BY id {order} LIMIT ?"
                found += [id for (id,) in rows(self._connection, around, (name, key, AROUND))]
        return sorted(set(found))

    def beside(self) -> Iterator[Beside]:
        """Each record that is to be looked at again, with the one it is looked at beside, where that is there."""
        statement = f"""
            SELECT r.number, r.list, r.body, b.about FROM temp.staged_beside b
            CROSS JOIN {self._documents} r ON r.number = b.number ORDER BY b.about, r.list, b.number
        """
        last, other = ("", ""), None
        found: Iterable[tuple[Any, ...]] = self._connection.execute(statement)
        for number, name, body, about in found:
            asked = ("credentials" if name == "agreements" else "providers", about)
            if asked != last:
                last, other = asked, self._find(*asked)
            yield Beside(number, name, body, asked[0], other)

    def tied(self, name: str, key: str | None = None) -> Tied | None:
        """A record of a list, this one or the first, that waits for what is never free; None: there is none."""
        return self._knots.tied(name, key)

    def free(self, name: str, keys: Iterable[str]) -> None:
        """Take records as free, so that `tied` tells of others."""
        self._knots.free(name, keys)

    def _missing(self, named: str, bound: tuple[str, ...], there: str, most: int) -> list[tuple[str, str]]:
        absent = " AND ".join(
            f"NOT EXISTS (SELECT 1 FROM {table} t WHERE t.list = n.list AND {there})" for table in self._there
        )
        statement = f"WITH n AS ({named}) SELECT DISTINCT * FROM n WHERE {absent} LIMIT {most}"
        return [(name, id) for name, id in rows(self._connection, statement, bound)]

    def _find(self, name: str, key: str) -> str | None:
        for table in self._there:
            found = rows(self._connection, f"SELECT body FROM {table} WHERE list = ? AND id = ?", (name, key))
            if found:
                return str(found[0][0])
        return None

    def _records(self, statement: str, bound: tuple[str, ...]) -> Iterator[tuple[int, Record]]:
        found: Iterable[tuple[Any, ...]] = self._connection.execute(statement, bound)
        return ((number, decoded(name, body)) for number, name, body in found)
