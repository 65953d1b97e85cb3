"""Who waits for whom, and who never comes free: circles are what is left when all that can come free has.

Everything is looked at once, and then again only when something that it waits for comes free; the queue and what is
not free yet are tables, so that memory does not grow with them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import apsw

from pathways.stores.embedded.connection import rows
from pathways.stores.incoming import Tied

PAGE = 1_000

_TABLES = """
DROP TABLE IF EXISTS temp.tied; DROP TABLE IF EXISTS temp.waits; DROP TABLE IF EXISTS temp.freed;
CREATE TEMP TABLE tied (id TEXT PRIMARY KEY, number INTEGER, needs TEXT) WITHOUT ROWID;
CREATE TEMP TABLE waits (lower TEXT, upper TEXT, PRIMARY KEY (lower, upper)) WITHOUT ROWID;
CREATE TEMP TABLE freed (number INTEGER PRIMARY KEY, id TEXT)
"""
_OPENED = """
DELETE FROM temp.tied WHERE EXISTS (SELECT 1 FROM temp.staged_opened WHERE id = '' AND kind = '')
    OR id IN (SELECT id FROM temp.staged_opened)
    OR (SELECT kind FROM main.credential c WHERE c.id = tied.id) IN (SELECT kind FROM temp.staged_opened WHERE id = '')
"""
_WAITS = """
INSERT INTO temp.waits SELECT DISTINCT j.value, t.id FROM temp.tied t, json_tree(t.needs) j WHERE j.type = 'text'
ORDER BY 1, 2
"""
_UPPERS = "SELECT t.id, t.needs FROM temp.waits w CROSS JOIN temp.tied t ON t.id = w.upper WHERE w.lower = ?"


class Knots:
    """The knots of one list at a time; made when first asked about it."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._name = ""

    def tied(self, name: str, key: str | None) -> Tied | None:
        """See `Draft.tied`."""
        self._make(name)
        wanted = "SELECT number, id, needs FROM temp.tied WHERE ?1 IS NULL OR id = ?1 ORDER BY id LIMIT 1"
        for number, id, needs in rows(self._connection, wanted, (key,)):
            return Tied(number, id, json.loads(needs))
        return None

    def free(self, name: str, keys: Iterable[str]) -> None:
        """See `Draft.free`."""
        self._make(name)
        for key in keys:
            self._free(key)
        self._follow()

    def _make(self, name: str) -> None:
        if name == self._name:
            return
        self._name = name
        self._connection.execute(_TABLES)
        staged = "SELECT id, number, needs FROM temp.staged_knot WHERE list = ? ORDER BY id"
        self._connection.execute(f"INSERT INTO temp.tied {staged}", (name,))
        if name == "credentials":
            self._connection.execute(_OPENED)
        self._connection.execute(_WAITS)
        for id, needs in self._pages():
            self._look(id, needs)
        self._follow()

    def _pages(self) -> Iterator[tuple[str, str]]:
        page = "SELECT id, needs FROM temp.tied WHERE id > ? ORDER BY id LIMIT ?"
        after = ""
        while found := rows(self._connection, page, (after, PAGE)):
            yield from ((id, needs) for id, needs in found)
            after = found[-1][0]

    def _follow(self) -> None:
        """Look again at whatever waits for what came free, until nothing more does."""
        queued = "SELECT number, id FROM temp.freed ORDER BY number LIMIT ?"
        while found := rows(self._connection, queued, (PAGE,)):
            self._connection.execute("DELETE FROM temp.freed WHERE number <= ?", (found[-1][0],))
            for _, lower in found:
                for upper, needs in rows(self._connection, _UPPERS, (lower,)):
                    self._look(upper, needs)

    def _look(self, id: str, needs: str) -> None:
        if self._met(json.loads(needs)):
            self._free(id)

    def _free(self, id: str) -> None:
        self._connection.execute("DELETE FROM temp.tied WHERE id = ?", (id,))
        if rows(self._connection, "SELECT 1 FROM temp.waits WHERE lower = ? LIMIT 1", (id,)):
            self._connection.execute("INSERT INTO temp.freed (id) VALUES (?)", (id,))

    def _met(self, needs: Any) -> bool:
        amount, items = needs
        met = [item for item in items if (self._met(item) if isinstance(item, list) else not self._is_tied(item))]
        return bool(len(met) >= amount)

    def _is_tied(self, id: str) -> bool:
        return bool(rows(self._connection, "SELECT 1 FROM temp.tied WHERE id = ?", (id,)))
