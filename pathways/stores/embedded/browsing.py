"""Reading lists: one page of places, or how many there are.

There are two ways to a page. An index that one filter has finds all rows that pass it, and those that pass the others
are sorted; or the rows are walked in their order until enough have passed. The first costs what the filter leaves, the
second what is left out between two that pass; which is less is told by counting, never further than it is worth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import isqrt
from typing import Any

from pathways.model.kinds import AgreementKind, CredentialKind, ProviderKind
from pathways.stores.base import list_of
from pathways.stores.embedded.asking import conditions
from pathways.stores.embedded.conditions import Condition
from pathways.stores.embedded.network import EmbeddedNetwork
from pathways.stores.embedded.ordered import TABLES, Place, Rows
from pathways.stores.embedded.walking import walk_of, walked
from pathways.stores.listing import Order
from pathways.stores.shelves import ordered_by

_KINDS = {"credentials": CredentialKind, "agreements": AgreementKind, "providers": ProviderKind}


class Browser:
    """Reads lists in one read transaction. `few`: so many rows are always sorted rather than walked to."""

    def __init__(self, network: EmbeddedNetwork, few: int) -> None:
        self.network = network
        self.few = few

    def page(self, rows: Rows, given: Mapping[str, Any], after: Place | None, most: int) -> list[Place]:
        """The places of the next rows that pass the filters given, at most so many."""
        asked = self.conditions(rows, given)
        if rows.order is not Order.KIND:
            return self._page(rows, asked, after, most)
        # An agreement's kind is a number in its row, which is not in the order of words.
        narrow = None if rows.table == "agreement" else self._few_found(rows, asked, most)
        if narrow is None and "text" in given:
            # Full text is not asked once for each kind.
            narrow = self.narrowest(rows, asked, self.size(rows.of) + 1)
        if narrow is not None and rows.table != "agreement":
            return self._sorted(rows, asked, narrow, after, most)
        return self._by_kind(rows, given, after, most)

    def conditions(self, rows: Rows, given: Mapping[str, Any]) -> list[Condition]:
        """The filters as conditions."""
        return conditions(self.network, rows.of, given)

    def size(self, of: type[Any]) -> int:
        """How many records there are of a kind."""
        if list_of(of) in TABLES:
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
                found: int = self.network.rows(count, bound=bound, **rows.bound([one]))[0][0]
                if found < bound:
                    best, bound = one, found
        return best

    def _few_found(self, rows: Rows, asked: Sequence[Condition], most: int) -> Condition | None:
        """A condition that finds so few rows that a walk could hardly read fewer."""
        return self.narrowest(rows, asked, self._worth(rows, most))

    def _worth(self, rows: Rows, most: int) -> int:
        # Where so many of all rows pass, a walk to a page's end reads as many.
        return max(self.few, isqrt(most * self.size(rows.of)))

    def _page(self, rows: Rows, asked: Sequence[Condition], after: Place | None, most: int) -> list[Place]:
        narrow = self._few_found(rows, asked, most)
        if narrow is None:
            found = walked(self.network, rows, walk_of(rows, asked, after, most, self._worth(rows, most)))
            if found is not None:
                return found
            narrow = self.narrowest(rows, asked, self.size(rows.of))
        if narrow is None:
            return walked(self.network, rows, walk_of(rows, asked, after, most, None)) or []
        return self._sorted(rows, asked, narrow, after, most)

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
            SELECT {", ".join(rows.columns)} FROM {rows.found_by(narrow)}
            WHERE {" AND ".join([rows.own, rows.beyond(after), *tests])} ORDER BY {rows.ordered} LIMIT :most
        """
        return self.network.rows(statement, most=most, **rows.bound(asked, after))
