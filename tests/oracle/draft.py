"""A random world while it is being drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeVar

from tests.worlds import agreement, credential, holding

Item = TypeVar("Item")


@dataclass
class Draft:
    """A world being drawn."""

    random: Random
    records: list[Any] = field(default_factory=list)
    things: list[Any] = field(default_factory=list)
    asked: list[Any] = field(default_factory=list)  # what the goal requires
    goal: dict[str, Any] = field(default_factory=dict)  # what else the goal is
    standing: dict[str, Any] = field(default_factory=dict)  # where the learner stands
    start: str | None = None  # of the route; None: any of a few days

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def one(self, *items: Item) -> Item:
        return self.random.choice(items)

    def maybe(self, percent: int, **more: Any) -> dict[str, Any]:
        return more if self.chance(percent) else {}

    def has(self, id: str) -> bool:
        """Whether a credential was drawn already."""
        return any(getattr(one, "id", None) == id for one in self.records)

    def name_of(self, item: dict[str, Any], name: str, percent: int = 60) -> dict[str, Any]:
        """Perhaps let an agreement grant this item of the goal's requirement."""
        if not self.chance(percent):
            return item
        grant = self.one({"admission": name}, {"admission": name}, {"exemption": name}, {"admission": "all"})
        source = self.one("cert", "dip", "cert")
        self.feeder(source)
        self.records.append(self.agree(f"waive-{name}", source, **grant))
        return {**item, "name": name}

    def bare(self, id: str, from_: Any, to: Any = "goal", **more: Any) -> Any:
        """An agreement as it is said."""
        return agreement(id, from_, to, **more)

    def agree(self, id: str, from_: Any, to: Any = "goal", **more: Any) -> Any:
        """An agreement with a random strength, fee, wait and time in force."""
        more |= self.maybe(25, strength=self.one("conditional", "discretionary"))
        more |= self.maybe(25, processing_months=self.one(2, 3, 6))
        more |= self.maybe(20, fee=self.one("100", "500"))
        more |= self.maybe(25, in_force=self.one("2025-07-01..", "..2025-06-30", "..2025-12-31", "..2026-06-30"))
        return agreement(id, from_, to, **more)

    def cap(self, percent: int) -> None:
        """Perhaps cap what one source may be worth toward the goal."""
        of = self.one({"kinds": "diploma"}, {"kinds": "diploma"}, {"kinds": "certificate"}, {"fields": "06"})
        sources: list[dict[str, Any]] = [{"of": of}] * 3 + [{"experience": True}, {"agreements": "prior_learning"}]
        source = self.one(*sources)
        self.goal |= self.maybe(percent, caps=[{"credits": self.one("15", "30"), **source}])

    def feeder(self, id: str, held: int = 45) -> None:
        """A smaller credential that leads to the goal: held, or to be earned."""
        if self.has(id):
            return
        study = {"cert": ("15/6/1500", "30/6/2000", "30/12/1000"), "dip": ("60/12/4000", "60/18/3000", "60/24/6000")}
        kind = {"cert": "certificate", "dip": "diploma"}[id]
        owner = self.one("college", "college", "uni")
        more = self.maybe(15, intakes=[self.one(1, 3, 9)]) | self.maybe(15, beside_work=True)
        self.records.append(credential(id, kind, study=self.one(*study[id]), provider=owner, field="06", **more))
        if self.chance(held):
            grades = self.maybe(40, grade=self.one("60", "70", "80"))
            self.things.append(holding(id, self.one("2018-06-01", "2023-09-01", "2024-07-01"), **grades))
