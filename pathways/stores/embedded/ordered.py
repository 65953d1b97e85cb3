"""The rows of a list and how they are ordered, in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pathways.stores.base import list_of
from pathways.stores.embedded.conditions import Condition
from pathways.stores.listing import Order
from pathways.stores.shelves import ordered_by

Place = tuple[str, ...]
"""What a row is ordered by, its id last."""

TABLES = {
    "credentials": "credential",
    "agreements": "agreement",
    "providers": "provider",
    "occupations": "occupation",
    "skills": "skill",
    "frameworks": "framework",
}
"""Per list, the table with a row for each record; all others have their documents only."""


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
        return TABLES.get(list_of(self.of), "record")

    @property
    def own(self) -> str:
        """What tells the list's rows from others in the same table."""
        return "c.list = :list" if self.table == "record" else "1"

    @property
    def columns(self) -> tuple[str, ...]:
        """What rows are ordered by."""
        provider = "c.receiver" if self.table == "agreement" else "c.provider"
        named = {"id": "c.id", "kind": "c.kind", "title": f"c.title_{self.language}", "provider": provider}
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

    @property
    def ordered(self) -> str:
        """How rows are sorted."""
        return ", ".join(f"{column} {'DESC' if self.down else 'ASC'}" for column in self.columns)

    def beyond(self, after: Place | None) -> str:
        """That a row stands after a place, which is given by `bound`."""
        if after is None:
            return "1"
        places = ", ".join(f":after_{number}" for number in range(len(after)))
        return f"({', '.join(self.columns)}) {'<' if self.down else '>'} ({places})"

    def bound(self, asked: Sequence[Condition], after: Place | None = None) -> dict[str, str | int]:
        """What statements about these conditions and this place are given."""
        bound: dict[str, str | int] = {"list": list_of(self.of)}
        for one in asked:
            bound |= one.bound
        return bound | {f"after_{number}": part for number, part in enumerate(after or ())}

    def found_by(self, narrow: Condition) -> str:
        """The rows that a condition's index finds, each once, as `c`."""
        return f"(SELECT DISTINCT id FROM ({narrow.finds})) d CROSS JOIN {self.table} c ON c.id = d.id"
