"""More traps: agreements that override each other, components, assessments, standing, marks."""

from __future__ import annotations

from typing import Any

from tests.oracle.draft import Draft
from tests.worlds import credential, holding, sitting, table, way


def bands(draft: Draft) -> None:
    """A general agreement, and a particular one that it gives way to: surely, perhaps, or not at all."""
    draft.feeder("dip", 70)
    draft.feeder("cert")
    general = draft.one({"holds": {"kinds": ["diploma", "certificate"]}}, {"holds": {"fields": "06"}}, "dip")
    particular = draft.one(
        "dip",
        "dip",
        {"holds": "dip", "grade": "70"},
        {"all": [{"holds": "dip"}, {"lacks": {"kinds": "certificate"}}]},
        {"all": [{"holds": "dip"}, {"judgement": "interview"}]},
        {"holds": "dip", "max_age_months": 24},
        {"holds": {"providers": "uni"}},
        {"all": [{"holds": {"kinds": "diploma"}}, {"standing": {"status": "citizen"}}]},
    )
    worth = draft.one((60, 30), (60, 45), (90, 30), (60, 15), (30, 60))
    draft.records.append(draft.agree("general", general, credits=worth[0]))
    refused = draft.chance(15)
    less = {} if refused else {"credits": worth[1]}
    draft.records.append(draft.agree("particular", particular, overrides="general", **less))
    draft.goal |= {"study": draft.one("120/48/12000", "90/36/9000", "120/40/16000")}
    draft.goal |= draft.maybe(15, residency=draft.one(60, 75))
    draft.cap(25)


def components(draft: Draft) -> None:
    """Study in parts, some of which are exempted, beside credit."""
    draft.feeder("cert")
    draft.goal |= {"study": "90/36/9000", "components": {"maths": 30, "stage": 15}}
    named = draft.one("maths", "stage", ["maths", "stage"], "all")
    source = draft.one("cert", {"holds": "cert", "grade": "70"}, {"any": [{"holds": "dip"}, {"holds": "cert"}]})
    draft.feeder("dip")
    draft.records.append(draft.agree("exempt", source, exemption=named, **draft.maybe(30, credits=15)))
    if draft.chance(50):
        draft.records.append(draft.agree("block", draft.one("dip", "cert"), credits=draft.one(30, 60)))
    draft.goal |= draft.maybe(20, residency=60)
    draft.cap(25)


def abroad(draft: Draft) -> None:
    """A foreign degree, and what an assessment makes of it."""
    found = draft.one({}, {"kind": "bachelor"}, {"kind": "diploma"})
    where = draft.one("IN", "IN", "FR")
    draft.things.append(holding(kind="bachelor", id="foreign", completed="2016-05-01", jurisdiction=where, field="07"))
    draft.records.append(
        credential(
            "report",
            "assessment",
            wait=draft.one("2/250", "3/200"),
            provider="assessor",
            **draft.maybe(50, validity_months=12),
        )
    )
    if found:
        source = draft.one({"holds": {"jurisdictions": "IN"}}, {"holds": {"kinds": "bachelor"}})
        strength = draft.maybe(40, strength=draft.one("conditional", "discretionary"))
        plain: dict[str, Any] = {"equivalence": {**found, "field": "06"}, **strength}
        draft.records.append(draft.bare("finds", source, {"credential": "report"}, **plain))
    if draft.chance(35):
        covers = [{"holding": "foreign", **draft.one(found, {"kind": "bachelor"})}]
        draft.things.append(holding("report", draft.one("2023-05-01", "2024-03-01"), id="old-report", covers=covers))
    pattern: dict[str, Any] = {"covered_by": {"assessor": "assessor"}}
    pattern |= draft.one({}, {"kinds": "bachelor"}, {"fields": draft.one("06", "07")})
    item: dict[str, Any] = {"holds": pattern, **draft.maybe(25, throughout=True)}
    draft.asked.append(draft.one(item, {"any": [item, {"holds": "dip"}]}) if draft.has("dip") else item)


def learner(draft: Draft) -> None:
    """Where the learner lives, since when, and how that changes."""
    standing = draft.one(
        {"status": "permanent_resident"},
        {"resides_in": "CA-ON"},
        {"months_since_arrival": {"at_least": 18}},
        {"age_years": {"at_most": 31}},
        {"months_since_arrival": {"at_most": 36}},
    )
    draft.standing |= {"arrived": draft.one("2024-06-01", "2023-01-01"), "born": draft.one("1994-03-01", "1995-09-01")}
    draft.standing |= {
        "status": [
            {"status": "work_permit", "until": "2025-08-31"},
            {"status": "permanent_resident", "since": "2025-09-01"},
        ]
    }
    draft.standing |= {
        "residence": [
            draft.one(
                {"place": "CA-ON", "until": "2026-02-28"}, {"place": "CA-ON"}, {"place": "CA-ON", "since": "2025-06-01"}
            )
        ]
    }
    item: dict[str, Any] = {"standing": standing, **draft.maybe(40, throughout=True)}
    draft.feeder("cert")
    draft.asked.append(draft.one(item, {"any": [item, {"judgement": "exception"}]}, {"any": [item, {"holds": "cert"}]}))


def courses(draft: Draft) -> None:
    """Some of several courses, with a mean, an age or a number of credits."""
    for id, study in (("c1", "6/2/400"), ("c2", "6/3/300"), ("c3", "9/3/500")):
        draft.records.append(
            credential(
                id, "course", study=study, **draft.maybe(30, requires=draft.one("c1", "c2")) if id == "c3" else {}
            )
        )
        if draft.chance(55):
            grades = draft.maybe(80, grade=draft.one("60", "70", "80"))
            draft.things.append(holding(id, draft.one("2017-01-01", "2023-05-01", "2024-09-01"), **grades))
    listed = [{"holds": id, **draft.maybe(25, grade="70")} for id in ("c1", "c2", "c3")]
    some: dict[str, Any] = {"at_least": 2, "of": listed, **draft.maybe(60, mean="70")}
    young = draft.maybe(60, max_age_months=draft.one(24, 60))
    total: dict[str, Any] = {"credits": draft.one("12", "15"), "of": {"kinds": "course"}, **young}
    number: dict[str, Any] = {"holds": {"kinds": "course"}, "count": 2, **young}
    draft.asked.append(draft.one(some, total, number))


def scores(draft: Draft) -> None:
    """One named test's own scores."""
    if draft.has("test"):
        return
    draft.records.append(table("test", {7: "6"}))
    valid = draft.maybe(70, validity_months=24)
    ways = [way("sit", wait="1/300"), *([way("fast", wait="1/500")] if draft.chance(20) else [])]
    draft.records.append(credential("test", "language_test", ways=ways, **valid))
    if draft.chance(60):
        draft.things.append(
            sitting("test", draft.one("2023-02-01", "2024-02-01"), draft.one("6/6/6/7", "7/7/6/6", "6"))
        )
    asked: dict[str, Any] = draft.one(
        {"scores": {"speaking": "7"}}, {"average": "6.5"}, {"average": "6", "combine": True}
    )
    draft.asked.append({"test": "test", **asked, **draft.maybe(30, throughout=True)})
