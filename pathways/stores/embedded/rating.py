"""Does every amount of money have a rate? Asked inside the transaction that might leave one without."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import apsw

from pathways.stores.embedded.connection import rows
from pathways.stores.rating import MOST_PROBLEMS, STATES, refuse_unrated

_STATING = f"SELECT list, id, body FROM record WHERE list <> 'rates' AND instr(body, '{STATES}' || ?)"
_RATED = "SELECT id FROM record WHERE list = 'rates'"


def expect_staged_rated(connection: apsw.Connection, documents: str) -> None:
    """Raise `InvalidInput` for amounts in what was staged in a currency that has no rate."""
    unrated = f"""
        SELECT r.list, r.id, r.body FROM temp.staged_money m CROSS JOIN {documents} r ON r.number = m.number
        WHERE m.currency NOT IN (SELECT id FROM main.record WHERE list = 'rates') LIMIT ?
    """
    _refuse(connection, connection.execute(unrated, (MOST_PROBLEMS,)))


def expect_rated(connection: apsw.Connection, touched: Iterable[tuple[str, str]]) -> None:
    """The same after changes to some records, by list and key: where a rate is gone, whoever needs it is looked at."""
    rated = {id for (id,) in rows(connection, _RATED)}
    stating: list[tuple[Any, ...]] = []
    for name, id in touched:
        if name != "rates":
            stating += rows(connection, f"{_STATING} AND list = ? AND id = ?", ("", name, id))
        elif id not in rated:
            stating += rows(connection, _STATING, (id,))
    _refuse(connection, stating)


def _refuse(connection: apsw.Connection, stating: Iterable[tuple[Any, ...]]) -> None:
    refuse_unrated(stating, {id for (id,) in rows(connection, _RATED)})
