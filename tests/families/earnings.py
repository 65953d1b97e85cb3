"""Credentials that are earned more than once, cited in each other's place, or in the way of themselves."""

from __future__ import annotations

from typing import Any

from pathways.model.way import Way
from tests.oracle.draft import Draft
from tests.worlds import credential, holding, way


def sittings(draft: Draft) -> None:
    """An exam that is too old for the goal by the time it has opened the way to something long."""
    ways = [way("slow", wait=draft.one("3/100", "2/150"))]
    ways += [way("fast", wait="1/400")] if draft.chance(50) else []
    valid = draft.maybe(60, validity_months=draft.one(6, 9, 12))
    draft.records.append(credential("ticket", "exam", ways=ways, **valid))
    if draft.chance(30):
        draft.things.append(holding("ticket", draft.one("2023-10-01", "2024-09-01"), **draft.maybe(50, grade="60")))
    if draft.chance(25):
        draft.feeder("cert", 70)
        draft.records.append(draft.agree("given", "cert", "ticket", award=True))
    first: dict[str, Any] = {"holds": "ticket", **draft.maybe(40, throughout=True), **draft.maybe(20, grade="70")}
    draft.records.append(credential("clinic", "certificate", ways=_long(draft, first)))
    again: dict[str, Any] = {"holds": draft.one("ticket", "ticket", {"ids": "ticket", "own_effort": True})}
    again |= draft.maybe(70, max_age_months=draft.one(6, 9)) | draft.maybe(30, throughout=True)
    other = draft.one({"judgement": "board"}, {"holds": "clinic"}, {"holds": "clinic"})
    draft.asked.append(
        {"all": [again, {"holds": "clinic"}]} if draft.chance(70) else {"all": [again, {"any": [other, "clinic"]}]}
    )
    draft.goal |= {"study": draft.one("30/8/3000", "60/12/5000")}


def _long(draft: Draft, requires: Any) -> list[Way]:
    """Something long, perhaps in a dearer way too that is shorter."""
    ways = [way("plain", study=draft.one("30/12/1500", "30/10/2000"), requires=requires)]
    return ways + (
        [way("dear", study=draft.one("30/7/4000", "30/8/3000"), requires=requires)] if draft.chance(60) else []
    )


def roundabout(draft: Draft) -> None:
    """Something that lapses, and something earned with it that would do as well, and lasts."""
    early = draft.maybe(55, open=draft.one("..2025-03-31", "..2025-06-30"))
    lapses = draft.maybe(75, validity_months=draft.one(6, 9))
    first = way("way", wait=draft.one("1/100", "2/600", "1/900"), **early)
    draft.records.append(credential("basic", "micro_credential", ways=[first], **lapses))
    ways = [way("way", study=draft.one("15/3/600", "15/2/300", "15/4/200"), requires="basic")]
    draft.records.append(credential("full", "certificate", ways=ways, **draft.maybe(20, validity_months=12)))
    if draft.chance(30):
        draft.records.append(draft.agree("upgrade", "basic", "full", award=True))
    needs = draft.one(None, "basic", "basic", "full")
    draft.records.append(credential("stage", ways=_long(draft, needs)))
    leaf: dict[str, Any] = {"holds": {"kinds": ["micro_credential", "certificate"]}, **draft.maybe(30, throughout=True)}
    leaf |= draft.maybe(35, max_age_months=draft.one(6, 10)) | draft.maybe(15, completed_since="2025-03-01")
    draft.asked.append({"all": [leaf, {"holds": "stage"}]})
    draft.goal |= {"study": draft.one("30/8/3000", "60/12/5000")}


def toward_itself(draft: Draft) -> None:
    """Agreements whose evidence may be, or be part of, another earning of what they lead to."""
    old = draft.one("2012-06-01", "2017-06-01")
    draft.records.append(credential("dip", study=draft.one("60/15/4000", "60/12/6000"), field="06"))
    draft.records.append(credential("twin", study=draft.one("60/18/3000", "60/16/2000"), provider="poly", field="06"))
    within = draft.chance(35)
    draft.things.append(holding("dip", old, id="old-dip", **({"part_of": "old-twin"} if within else {})))
    if within or draft.chance(30):
        draft.things.append(holding("twin", old, id="old-twin"))
    any_ = draft.one({"holds": {"kinds": "diploma"}}, {"holds": {"fields": "06"}}, "twin", "dip | twin")
    draft.records.append(draft.agree("again", any_, "dip", credits=draft.one(15, 30, 45)))
    asked: dict[str, Any] = {"holds": "dip", "max_age_months": draft.one(60, 36)}
    if draft.chance(50):
        licence = {"profession": "pro", "jurisdiction": "CA-ON", **draft.maybe(70, validity_months=draft.one(12, 18))}
        renew = way("renew", wait=draft.one("1/100", "1/300"), requires="permit")
        draft.records.append(
            credential("permit", "licence", ways=[way("new", wait=draft.one("4/900", "6/500")), renew], **licence)
        )
        draft.records.append(credential("visitor", "licence", wait="2/200", profession="pro", jurisdiction="CA-BC"))
        draft.records.append(draft.agree("moved", {"holds": {"professions": "pro"}}, "permit", award=True))
        if draft.chance(60):
            draft.things.append(holding("permit", draft.one("2022-03-01", "2024-03-01"), active=True))
        keep = draft.maybe(50, throughout=True)
        pattern = draft.one({"professions": "pro"}, {"ids": "permit"}, {"ids": "permit", "own_effort": True})
        draft.asked.append({"standing": {"active_licence": pattern}, **keep})
    draft.asked.append(draft.one(asked, {"any": [asked, {"judgement": "board"}]}))
    draft.goal |= {"study": draft.one("30/8/3000", "60/12/5000")}
