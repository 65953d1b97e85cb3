"""Walking rows in their order until enough have passed.

Where a filter names values that an index holds one by one, each in the order asked, each of those strands is walked by
itself and what they give is put together: nothing that has another value is read then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pathways.stores.embedded.conditions import Condition
from pathways.stores.embedded.network import EmbeddedNetwork
from pathways.stores.embedded.ordered import Place, Rows

MOST_STRANDS = 64
"""More than so many are not walked one by one."""


class Walk(NamedTuple):
    """A stretch of an index that is in the order asked, and what its rows are still asked. `budget` None: no end."""

    source: str
    within: str
    bound: dict[str, str | int]
    asked: Sequence[Condition]
    after: Place | None
    most: int
    budget: int | None


def walked(network: EmbeddedNetwork, rows: Rows, walk: Walk) -> list[Place] | None:
    """The places of the next rows that pass; None: as many rows as the budget has did not hold enough of them."""
    found: list[Place] = []
    for strand in strands(rows, walk):
        told = (_all if strand.budget is None else _some)(network, rows, strand)
        if told is None:
            return None
        found += told
    return sorted(found, reverse=rows.down)[: walk.most]


def walk_of(rows: Rows, asked: Sequence[Condition], after: Place | None, most: int, budget: int | None) -> Walk:
    """A walk over all rows of a list."""
    return Walk(rows.walked, rows.own, rows.bound(asked, after), asked, after, most, budget)


def strands(rows: Rows, walk: Walk) -> Iterator[Walk]:
    """What a walk is made up of. Where no index would find what passes, a budget would be of no use."""
    able = [one for one in walk.asked if one.strands and rows.order in one.strands.indexes]
    best = min(able, key=lambda one: len(one.strands.values) if one.strands else 0, default=None)
    left = [one for one in walk.asked if one is not best]
    endless = walk.budget is None or not any(one.finds for one in left)
    if best is None or best.strands is None or len(best.strands.values) > MOST_STRANDS:
        yield walk._replace(budget=None) if endless and best is None else walk
        return
    column, values, indexes = best.strands
    share = None if endless or walk.budget is None else max(walk.most, walk.budget // max(1, len(values)))
    source = f"{rows.table} c INDEXED BY {indexes[rows.order].format(rows.language)}"
    for value in values:
        # Some indexes do not hold what is not stated.
        within = f"c.{column} = :strand AND c.{column} <> ''"
        yield walk._replace(
            source=source, within=within, bound={**walk.bound, "strand": value}, asked=left, budget=share
        )


def _all(network: EmbeddedNetwork, rows: Rows, walk: Walk) -> list[Place]:
    # The conditions are kept from choosing another index.
    tests = [f"+({one.test})" for one in walk.asked]
    statement = f"""
        SELECT {", ".join(rows.columns)} FROM {walk.source}
        WHERE {" AND ".join([walk.within, rows.beyond(walk.after), *tests])} ORDER BY {rows.ordered} LIMIT :most
    """
    return network.rows(statement, most=walk.most, **walk.bound)


def _some(network: EmbeddedNetwork, rows: Rows, walk: Walk) -> list[Place] | None:
    tests = " AND ".join(f"({one.test})" for one in walk.asked)
    statement = f"""
        SELECT {tests}, {", ".join(rows.columns)} FROM {walk.source}
        WHERE {walk.within} AND {rows.beyond(walk.after)} ORDER BY {rows.ordered} LIMIT :budget
    """
    seen, budget = 0, walk.budget or 0
    found: list[Place] = []
    for passes, *place in network.each(statement, budget=budget, **walk.bound):
        seen += 1
        if passes:
            found.append(tuple(place))
        if len(found) == walk.most:
            return found
    return found if seen < budget else None
