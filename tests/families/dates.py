"""Days on which something is still, or not yet, true."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.oracle.draft import Draft
from tests.worlds import credential, holding, job, said, sitting, table, way

EDGES = {
    "2025-01-01": ("..2025-08-31", "..2025-09-01", "2025-09-01..", "2025-09-02.."),
    "2025-04-15": ("..2025-12-14", "..2025-12-15", "2025-12-15..", "2025-12-16.."),
}
"""The days around the one on which something of eight months has ended, by the day on which the route starts."""


def last_days(draft: Draft) -> None:
    """What leads to the goal ends on the very day, or the day before, on which the goal starts."""
    draft.start = draft.one("2025-01-01", "2025-04-15")
    edges = EDGES[draft.start]
    for id, kind, studies in (
        ("first", "certificate", ("30/8/1500", "30/7/2500")),
        ("second", "diploma", ("60/8/4000", "60/12/3000")),
    ):
        draft.records.append(credential(id, kind, study=draft.one(*studies), **draft.maybe(25, open="..2025-01-01")))
        if draft.chance(30):
            draft.things.append(
                holding(id, "2023-06-01", **draft.maybe(40, expires=draft.one("2025-01-01", "2025-08-31")))
            )
    strength = draft.maybe(30, strength=draft.one("conditional", "discretionary"))
    edge = draft.one(*edges)
    draft.records.append(draft.bare("credit", "first", credits=draft.one(15, 30), in_force=edge, **strength))
    more: dict[str, Any] = draft.one({"overrides": "credit"}, {}, {"processing_months": 1})
    source = draft.one("second", {"holds": {"kinds": ["certificate", "diploma"]}})
    draft.records.append(draft.bare("other", source, credits=draft.one(10, 45), in_force=draft.one(*edges), **more))
    if draft.chance(40):
        less: dict[str, Any] = {"overrides": "credit", "in_force": draft.one(*edges[:2])}
        draft.records.append(draft.bare("band", "first", credits=draft.one(5, 10), **less))
    if draft.chance(40):
        item = {"judgement": "board", "name": "board"}
        draft.records.append(draft.bare("seat", "first", admission="board", in_force=draft.one(*edges)))
        draft.asked.append(item)
    if draft.chance(40):
        draft.records.append(credential("pass", "micro_credential", wait=draft.one("10/900", "9/500")))
        draft.records.append(draft.bare("passed", "first", "pass", award=True, in_force=draft.one(*edges)))
        draft.asked.append({"holds": "pass"})
    draft.goal |= {"study": draft.one("60/24/8000", "90/36/9000")}


def coming(draft: Draft) -> None:
    """Things that will be held only some time after the route starts."""
    day = draft.one("2025-03-01", "2025-06-01", "2025-09-15", "2026-01-01")
    ways = [way("plain", study=draft.one("30/6/1500", "30/12/500"))]
    ways += [way("dear", study=draft.one("30/4/3000", "30/2/2500"))] if draft.chance(60) else []
    draft.records.append(credential("due", "certificate", ways=ways, **draft.maybe(25, validity_months=12)))
    draft.things.append(holding("due", day, **draft.maybe(50, grade=draft.one("60", "70"))))
    some: list[Callable[[Draft, str], None]] = []
    for _ in range(draft.one(1, 2)):
        piece = draft.one(_asked, _credit, _closed, _foreign, _sat, _worked, _licensed)
        if piece not in some:
            some.append(piece)
            piece(draft, day)
    draft.goal |= {"study": draft.one("60/24/8000", "90/30/9000")}


def _asked(draft: Draft, day: str) -> None:
    item: dict[str, Any] = {"holds": "due", **draft.maybe(30, throughout=True), **draft.maybe(30, grade="70")}
    item |= draft.maybe(30, max_age_months=draft.one(6, 12)) | draft.maybe(20, completed_since="2025-05-01")
    draft.asked.append(draft.one(item, item, {"any": [item, {"judgement": "board"}]}))


def _credit(draft: Draft, day: str) -> None:
    draft.records.append(draft.agree("from-due", "due", credits=draft.one(15, 30)))
    draft.feeder("dip", 60)
    if draft.chance(60):
        draft.records.append(draft.agree("from-any", {"holds": {"kinds": ["certificate", "diploma"]}}, credits=30))


def _closed(draft: Draft, day: str) -> None:
    ways = [way("first", study=draft.one("15/3/300", "15/6/600"), requires={"lacks": {"kinds": "certificate"}})]
    ways += [way("later", study="15/6/2500")] if draft.chance(60) else []
    draft.records.append(credential("opening", "micro_credential", ways=ways))
    draft.asked.append(draft.one({"all": ["opening", "due"]}, "opening"))


def _foreign(draft: Draft, day: str) -> None:
    draft.things.append(holding(kind="bachelor", id="foreign", completed=day, jurisdiction="IN", field="06"))
    report = draft.maybe(50, validity_months=draft.one(6, 12))
    draft.records.append(
        credential("report", "assessment", wait=draft.one("2/250", "3/200"), provider="assessor", **report)
    )
    pattern: dict[str, Any] = {"covered_by": {"assessor": "assessor"}, **draft.maybe(40, kinds="bachelor")}
    draft.asked.append({"holds": pattern, **draft.maybe(25, throughout=True)})


def _sat(draft: Draft, day: str) -> None:
    draft.records.append(table("test", {5: "5", 7: "6"}))
    draft.records.append(credential("test", "language_test", wait=draft.one("1/300", "8/100"), validity_months=24))
    draft.things.append(sitting("test", day, draft.one("6", "6", "5")))
    if draft.chance(50):
        draft.things.append(said(draft.one(5, 5, 7)))
    if draft.chance(60):
        raises = {"language": "en", "levels": 7}
        draft.records.append(credential("esl", "course", study="15/4/1200", raises=raises))
        if draft.chance(40):
            draft.things.append(holding("esl", day))
    draft.asked.append({"language": "en", "levels": 7, **draft.maybe(25, throughout=True)})


def _worked(draft: Draft, day: str) -> None:
    while_ = draft.one({"after": "due"}, {"while_holding": "due"}, {})
    asked: dict[str, Any] = {"months": draft.one(6, 12), "occupations": "21231", **while_}
    draft.things.append(job("21231", draft.one("2024-06-01..2025-06-30", "2024-01-01.."), "CA-ON"))
    draft.asked.append(draft.one({"experience": asked}, {"any": [{"experience": asked}, {"judgement": "portfolio"}]}))


def _licensed(draft: Draft, day: str) -> None:
    lapses = draft.maybe(60, validity_months=draft.one(12, 24))
    draft.records.append(credential("permit", "licence", wait="3/400", profession="pro", **lapses))
    draft.things.append(holding("permit", day, active=True))
    keep = draft.maybe(40, throughout=True)
    draft.asked.append({"standing": {"active_licence": {"professions": "pro"}}, **keep})
