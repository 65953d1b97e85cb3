"""Reading lists: one page of keys, or how many there are.

There are two ways to a page. An index that one filter has finds all rows that pass it, and those that pass the others
are sorted; or the rows are walked in their order until enough have passed. The first costs what the filter leaves, the
second what is left out between two that pass; which is less is told by counting, never further than it is worth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isqrt
from typing import Any

from pathways.model.kinds import AgreementKind, CredentialKind, ProviderKind
from pathways.stores.base import list_of
from pathways.stores.embedded.asking import conditions
from pathways.stores.embedded.conditions import Condition
from pathways.stores.embedded.network import EmbeddedNetwork
from pathways.stores.listing import Order
from pathways.stores.shelves import ordered_by

Place = tuple[str, ...]
"""What a row is ordered by, its id last."""

_TABLES = {
    "credentials": "credential",
    "agreements": "agreement",
    "providers": "provider",
    "occupations": "occupation",
    "skills": "skill",
    "frameworks": "framework",
}
_KINDS = {"credentials": CredentialKind, "agreements": AgreementKind, "providers": ProviderKind}


@dataclass(frozen=True)
class Rows:
    """The rows of a list, and how they are ordered: `down` turns the order round."""

    of: type[Any]
    order: Order = Order.ID
    language: str = "en"
    down: bool = False

    @property
    def table(self) -> str:
        """The table that has a row for each record."""
        return _TABLES.get(list_of(self.of), "record")

    @property
    def own(self) -> str:
        """What tells the list's rows from others in the same table."""
        return "c.list = :list" if self.table == "record" else "1"

    @property
    def columns(self) -> tuple[str, ...]:
        """What rows are ordered by."""
        provider = "c.receiver" if self.table == "agreement" else "c.provider"
        named = {"id": "c.id", "title": f"c.title_{self.language}", "provider": provider}
        return tuple(named[name] for name in ordered_by(self.of, self.order))

    @property
    def walked(self) -> str:
        """The table, by the index that has the order: it, or its beginning."""
        index = {
            Order.ID: "record_by_id" if self.table == "record" else "",
            Order.TITLE: f"{self.table}_by_title_{self.language}",
            Order.PROVIDER: "agreement_by_receiver" if self.table == "agreement" else "credential_by_provider",
        }[self.order]
        return f"{self.table} c " + (f"INDEXED BY {index}" if index else "NOT INDEXED")


class Browser:
    """Reads lists in one read transaction. `few`: so many rows are always sorted rather than walked to."""

    def __init__(self, network: EmbeddedNetwork, few: int) -> None:
        self.network = network
        self.few = few

    def page(self, rows: Rows, given: Mapping[str, Any], after: Place | None, most: int) -> list[Place]:
        """The places of the next rows that pass the filters given, at most so many."""
        if rows.order is Order.KIND:
            return self._by_kind(rows, given, after, most)
        return self._page(rows, self.conditions(rows, given), after, most)

    def conditions(self, rows: Rows, given: Mapping[str, Any]) -> list[Condition]:
        """The filters as conditions."""
        return conditions(self.network, rows.of, given)

    def _page(self, rows: Rows, asked: Sequence[Condition], after: Place | None, most: int) -> list[Place]:
        bound = max(self.few, isqrt(most * self.size(rows.of)))
        narrow = self.narrowest(rows, asked, bound)
        if narrow is None:
            found = self._walked(rows, asked, after, most, bound)
            if found is not None:
                return found
            narrow = self.narrowest(rows, asked, self.size(rows.of))
        return self._sorted(rows, asked, narrow, after, most) if narrow else self._all(rows, asked, after, most)

    def size(self, of: type[Any]) -> int:
        """How many records there are of a kind."""
        if list_of(of) in _TABLES:
            # All of these state their source.
            statement = "SELECT coalesce(sum(amount), 0) FROM freshness WHERE list = :list"
        else:
            statement = "SELECT count(*) FROM record WHERE list = :list"
        size: int = self.network.rows(statement, list=list_of(of))[0][0]
        return size

    def narrowest(self, rows: Rows, asked: Sequence[Condition], bound: int) -> Condition | None:
        """The condition whose index finds the fewest rows, where those are fewer than so many."""
        best = None
        for one in asked:
            if one.finds is not None and bound:
                # Some may be found twice, which makes them no cheaper.
                count = f"SELECT count(*) FROM (SELECT 1 FROM ({one.finds}) LIMIT :bound)"
                found: int = self.network.rows(count, bound=bound, **bound_to(rows, [one]))[0][0]
                if found < bound:
                    best, bound = one, found
        return best

    def _by_kind(self, rows: Rows, given: Mapping[str, Any], after: Place | None, most: int) -> list[Place]:
        """Kind by kind, each in the order of titles, or of ids where there are none."""
        inner = Order.TITLE if "title" in ordered_by(rows.of, Order.KIND) else Order.ID
        part = replace(rows, order=inner)
        others = self.conditions(rows, {name: asked for name, asked in given.items() if name != "kinds"})
        found: list[Place] = []
        for kind in sorted(map(str, _KINDS[list_of(rows.of)]), reverse=rows.down):
            passed = after is not None and (kind > after[0] if rows.down else kind < after[0])
            if passed or kind not in given.get("kinds", (kind,)):
                continue
            asked = [*self.conditions(rows, {"kinds": (kind,)}), *others]
            left = after[1:] if after is not None and kind == after[0] else None
            found += [(kind, *place) for place in self._page(part, asked, left, most - len(found))]
            if len(found) == most:
                break
        return found

    def _sorted(
        self, rows: Rows, asked: Sequence[Condition], narrow: Condition, after: Place | None, most: int
    ) -> list[Place]:
        """Of the rows that one condition finds, those that pass all others, sorted."""
        tests = [one.test for one in asked if one is not narrow]
        statement = f"""
            SELECT {", ".join(rows.columns)} FROM {found_by(rows, narrow)}
            WHERE {" AND ".join([rows.own, _beyond(rows, after), *tests])} ORDER BY {_ordered(rows)} LIMIT :most
        """
        return self.network.rows(statement, most=most, **bound_to(rows, asked), **_parts(after))

    def _all(self, rows: Rows, asked: Sequence[Condition], after: Place | None, most: int) -> list[Place]:
        """The next rows that pass, in their order."""
        # The conditions are kept from choosing another index.
        tests = [f"+({one.test})" for one in asked]
        statement = f"""
            SELECT {", ".join(rows.columns)} FROM {rows.walked}
            WHERE {" AND ".join([rows.own, _beyond(rows, after), *tests])} ORDER BY {_ordered(rows)} LIMIT :most
        """
        return self.network.rows(statement, most=most, **bound_to(rows, asked), **_parts(after))

    def _walked(
        self, rows: Rows, asked: Sequence[Condition], after: Place | None, most: int, budget: int
    ) -> list[Place] | None:
        """The same, but None where so many rows did not hold enough and an index would find what passes."""
        if all(one.finds is None for one in asked):
            return self._all(rows, asked, after, most)
        statement = f"""
            SELECT {" AND ".join(f"({one.test})" for one in asked)}, {", ".join(rows.columns)} FROM {rows.walked}
            WHERE {rows.own} AND {_beyond(rows, after)} ORDER BY {_ordered(rows)} LIMIT :budget
        """
        seen = 0
        found: list[Place] = []
        for passes, *place in self.network.each(statement, budget=budget, **bound_to(rows, asked), **_parts(after)):
            seen += 1
            if passes:
                found.append(tuple(place))
            if len(found) == most:
                return found
        return found if seen < budget else None


def found_by(rows: Rows, narrow: Condition) -> str:
    """The rows that a condition's index finds, each once."""
    return f"(SELECT DISTINCT id FROM ({narrow.finds})) d CROSS JOIN {rows.table} c ON c.id = d.id"


def _ordered(rows: Rows) -> str:
    return ", ".join(f"{column} {'DESC' if rows.down else 'ASC'}" for column in rows.columns)


def _beyond(rows: Rows, after: Place | None) -> str:
    """That a row stands after a place."""
    if after is None:
        return "1"
    places = ", ".join(f":after_{number}" for number in range(len(after)))
    return f"({', '.join(rows.columns)}) {'<' if rows.down else '>'} ({places})"


def _parts(after: Place | None) -> dict[str, str]:
    return {f"after_{number}": part for number, part in enumerate(after or ())}


def bound_to(rows: Rows, asked: Sequence[Condition]) -> dict[str, str | int]:
    """What the statements about conditions are given."""
    bound: dict[str, str | int] = {"list": list_of(rows.of)}
    for one in asked:
        bound |= one.bound
    return bound
