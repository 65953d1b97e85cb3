"""Random tiny worlds, seeded: dense ones, in which the rules bind.

A world is a goal and a few gadgets (`tests/oracle/gadgets.py`). Numbers are few, so that ties and trade-offs occur.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from pathways.model.bundle import Bundle
from pathways.routing.request import RouteRequest
from tests.oracle import gadgets as small
from tests.oracle import more_gadgets as more
from tests.oracle.draft import Draft
from tests.worlds import bundle, credential, request, way

STUDIED: Sequence[Callable[[Draft], None]] = (
    *[small.credit] * 5,
    *[more.bands] * 3,
    *[more.components] * 2,
    *[small.stack] * 3,
    lambda draft: None,
)
"""What the goal's own study is about: one of these a world."""

ASKED: Sequence[Callable[[Draft], None]] = (
    *[small.exam] * 4,
    *[small.prep] * 3,
    *[small.language] * 2,
    *[small.work] * 2,
    *[small.lacking] * 4,
    small.decision,
    more.abroad,
    more.learner,
    more.courses,
    more.scores,
)
"""What the goal requires: two or three of these a world."""

CRITERIA = (
    *["months price certainty"] * 4,
    *["months price credits steps certainty"] * 4,
    *["months price", "price certainty months steps", "months steps certainty", "price months steps"] * 2,
    "credits months",
    "months",
)


def world(seed: int) -> tuple[Bundle, RouteRequest]:
    """The world of a seed: always the same one."""
    draft = Draft(Random(seed))
    draft.one(*STUDIED)(draft)
    asked: list[Callable[[Draft], None]] = []
    wanted = draft.one(1, 2, 2, 3)
    while len(asked) < wanted:
        gadget = draft.one(*ASKED)
        if gadget not in asked and not {gadget, *asked} >= {small.language, more.scores}:
            asked.append(gadget)
            gadget(draft)
    draft.records.append(goal(draft))
    return bundle(*draft.records), question(draft)


def goal(draft: Draft) -> Any:
    more = dict(draft.goal)
    study = more.pop("study", None) or draft.one("30/12/4000", "60/18/7000", "30/8/5000")
    asked = {"all": draft.asked}
    rest: dict[str, Any] = {"study": study, **{key: more.pop(key) for key in ("components",) if key in more}}
    timed = draft.maybe(25, intakes=[draft.one(1, 9)]) | draft.maybe(20, lead_months=draft.one(3, 9))
    timed |= draft.maybe(15, open=draft.one("..2026-06-30", "2025-10-01..", "..2027-03-31"))
    ways = [way("main", requires=asked, **rest, **timed)]
    if draft.chance(55):
        ways.append(
            way(
                "other",
                requires=draft.one({"all": draft.asked[:1]}, asked),
                study=draft.one("60/30/15000", "120/30/20000"),
            )
        )
    more |= draft.maybe(10, in_force=draft.one("..2026-12-31", "2025-09-01.."))
    return credential("goal", "bachelor", ways=ways, provider="uni", field="06", **more)


def question(draft: Draft) -> RouteRequest:
    limits: dict[str, Any] = {"steps": draft.one(3, 4, 5, 5), "months": draft.one(72, 96, 120)}
    limits |= draft.maybe(10, certainty=draft.one("met", "conditional")) | draft.maybe(
        5, price_cad=draft.one(10000, 15000)
    )
    start = draft.one("2025-01-01", "2025-01-01", "2025-04-15")
    start = draft.start or start
    return request("goal", *draft.things, start=start, standing=draft.standing, criteria=draft.one(*CRITERIA), **limits)
