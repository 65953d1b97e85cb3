"""Small traps around a few rules each: they add records and things held, and give the goal something to require."""

from __future__ import annotations

from typing import Any

from tests.oracle.draft import Draft
from tests.worlds import credential, group, holding, job, occupation, said, sitting, table, way


def credit(draft: Draft) -> None:
    """Agreements toward the goal's study, and what binds what they grant."""
    for id in ("cert", "dip"):
        draft.feeder(id, 55)
    first: dict[str, Any] = {"credits": draft.one(15, 30, 30)}
    second: dict[str, Any] = {"credits": draft.one(30, 60, 60)}
    if draft.chance(50):
        draft.records.append(group("pool", draft.one(30, 45)))
        first["group"] = second["group"] = "pool"
    if draft.chance(45):
        second["credits"] = draft.one("0-60", "15-60", "30-60")
    elif draft.chance(30):
        second["credits"] = draft.one("50% of evidence", "50%", "year 2", "remaining 60")
    general = draft.one("cert", "cert", {"holds": {"kinds": ["certificate", "diploma"]}})
    draft.records.append(draft.agree("from-cert", general, **first))
    draft.records.append(draft.agree("from-dip", "dip", **second, **draft.maybe(10, adds_to="from-cert")))
    if draft.chance(35):
        draft.records.append(draft.agree("cert-to-dip", "cert", "dip", credits=draft.one(15, 30)))
    elif draft.chance(40):
        source = draft.one("cert", "dip", "cert & dip")
        draft.records.append(
            draft.agree("as-well", source, credits=draft.one(15, 45, 60), **draft.maybe(20, adds_to="from-cert"))
        )
    elif draft.chance(40):
        draft.things.append(job("41401", "2021-01-01..2022-06-30", "CA-ON", id="past"))
        learnt = {"experience": {"months": 12, "occupations": "41401"}}
        draft.records.append(draft.agree("prior", learnt, credits=draft.one(15, 30), kind="prior_learning"))
    draft.goal |= {"study": draft.one("120/48/12000", "90/36/9000", "120/40/16000")}
    draft.goal |= draft.maybe(25, residency=draft.one(60, 75, 90))
    draft.cap(45)


def stack(draft: Draft) -> None:
    """A diploma stacked from smaller things, both worth credit toward the goal."""
    if draft.has("cert") or draft.has("dip"):
        return
    draft.feeder("cert")
    draft.records.append(credential("course", "course", study=draft.one("15/3/900", "15/4/600")))
    draft.records.append(credential("dip", wait=draft.one("1/100", "2/50"), requires="cert & course", credits=30))
    draft.records.append(draft.agree("from-cert", "cert", credits=draft.one(15, 30)))
    draft.records.append(draft.agree("from-dip", "dip", credits=draft.one(30, 45)))
    if draft.chance(30):
        draft.things.append(holding("course", "2023-05-01", **draft.maybe(50, part_of="whole")))
        draft.things.append(holding("dip", "2023-06-01", id="whole"))
    draft.goal |= {"study": draft.one("60/24/8000", "90/36/9000")}


def exam(draft: Draft) -> None:
    """An exam that lapses or grows old before it is used, perhaps held already."""
    valid = draft.maybe(60, validity_months=draft.one(6, 12, 24))
    ways = [way("sit", wait=draft.one("1/200", "2/200", "3/100"), **draft.maybe(20, occupies=True))]
    if draft.chance(30):
        ways.append(way("course", study="15/4/900", requires=draft.one(None, {"judgement": "portfolio"})))
    draft.records.append(credential("exam", "exam", ways=ways, **valid))
    if draft.chance(50):
        day = draft.one("2020-03-01", "2023-10-01", "2024-06-01", "2024-11-01")
        grades = draft.maybe(60, grade=draft.one("60", "70", "80"))
        draft.things.append(holding("exam", day, **grades, **draft.maybe(15, expires="2025-08-31")))
    item: dict[str, Any] = {"holds": "exam"}
    item |= draft.maybe(50, max_age_months=draft.one(6, 12, 24)) | draft.maybe(30, grade="70")
    item |= draft.maybe(35, throughout=True) | draft.maybe(5, completed_since="2025-06-01")
    draft.asked.append(draft.name_of(item, "exam", 30))


def prep(draft: Draft) -> None:
    """A longer credential before the goal, so that what was earned first grows old; or an award in its place."""
    lead = draft.maybe(30, lead_months=draft.one(3, 6)) | draft.maybe(30, intakes=[draft.one(3, 9)])
    start = draft.maybe(25, open=draft.one("..2025-03-31", "2025-07-01..", "..2025-12-31"))
    more = [way("full", study=draft.one("30/12/3000", "30/10/4000", "60/18/5000"), **lead, **start)]
    if draft.chance(50):
        decided = draft.one({"judgement": "portfolio"}, {"judgement": "interview"}, {"holds": "exam", "grade": "70"})
        if draft.has("exam") or "judgement" in decided:
            more.append(way("short", study=draft.one("30/6/5000", "30/6/3000"), requires=decided))
    draft.records.append(credential("prep", "graduate_certificate", ways=more))
    if draft.chance(45):
        draft.records.append(credential("abroad", "licence", profession="pro", wait="4/700", jurisdiction="CA-BC"))
        if draft.chance(60):
            draft.things.append(holding("abroad", "2022-01-01", active=True))
        source = draft.one({"holds": {"professions": "pro"}}, "abroad")
        draft.records.append(draft.agree("mobility", source, "prep", award=True))
    draft.asked.append(draft.name_of({"holds": "prep"}, "prep", 25))


def language(draft: Draft) -> None:
    """A level to be shown by a test, a course that raises it, a sitting that may not do."""
    draft.records.append(table("test", {5: "5", 7: "6/6/6/7", 9: "8"}))
    draft.records.append(
        credential("test", "language_test", wait=draft.one("1/300", "2/250"), validity_months=draft.one(6, 24))
    )
    if draft.chance(70):
        raises = {"language": "en", "levels": draft.one(7, 9, {"speaking": 7})}
        draft.records.append(credential("esl", "course", study=draft.one("15/4/1200", "15/6/800"), raises=raises))
    if draft.chance(45):
        draft.things.append(said(draft.one(5, 7, "7/7/7/5", 9)))
    if draft.chance(45):
        marks = draft.one("6/6/6/7", "6/6/6/6", "5", "8")
        draft.things.append(sitting("test", draft.one("2022-05-01", "2023-06-01", "2024-10-01"), marks))
    item: dict[str, Any] = {"language": "en", "levels": draft.one(7, 7, {"speaking": 7}, 9)}
    item |= draft.maybe(25, throughout=True) | draft.maybe(10, combine=True)
    draft.asked.append(draft.name_of(item, "english", 25))


def work(draft: Draft) -> None:
    """Experience: inside a window, while holding a provisional licence, in a regulated occupation."""
    item: dict[str, Any] = {"months": draft.one(12, 24), "occupations": ["21231"], "jurisdictions": ["CA-ON"]}
    item |= draft.maybe(40, within_months=draft.one(24, 36))
    if draft.chance(45):
        validity = draft.maybe(60, validity_months=draft.one(12, 18, 36))
        draft.records.append(
            credential(
                "intern",
                "licence",
                wait=draft.one("1/150", "3/100"),
                profession="eng",
                jurisdiction="CA-ON",
                **validity,
            )
        )
        item |= draft.one({"while_holding": "intern"}, {"after": "intern"}, {})
        draft.records.append(occupation("21231", CA_ON="eng"))
    for index in range(draft.one(0, 1, 1, 2)):
        when = draft.one("2021-01-01..2021-12-31", "2023-01-01..2023-12-31", "2023-07-01..2024-06-30", "2024-01-01..")
        draft.things.append(
            job(draft.one("21231", "21231", "41401"), when, draft.one("CA-ON", "CA-ON", "IN"), id=f"job{index}")
        )
    if draft.chance(30):
        draft.feeder("cert")
        draft.asked.append({"any": [{"experience": item}, draft.one({"judgement": "portfolio"}, {"holds": "cert"})]})
    else:
        draft.asked.append(draft.name_of({"experience": item}, "work", 20))


def lacking(draft: Draft) -> None:
    """A cheap start that is closed to whoever has earned something else, which is wanted too."""
    draft.feeder("cert")
    door = {
        "lacks": draft.one(
            {"ids": "cert"}, {"kinds": "certificate"}, {"kinds": "exam"}, {"kinds": ["graduate_certificate"]}
        )
    }
    if draft.chance(30):
        door["throughout"] = True
    ways = [way("first", study=draft.one("15/3/300", "30/6/600"), requires=door, **draft.maybe(30, intakes=[9]))]
    if draft.chance(60):
        ways.append(way("later", study=draft.one("30/9/2500", "30/6/4000")))
    draft.records.append(credential("starter", "micro_credential", ways=ways))
    draft.asked.append(draft.one({"all": ["starter", "cert"]}, {"all": ["starter", "cert"]}, "starter"))


def decision(draft: Draft) -> None:
    """A committee, or something sure in its place; or a grade floor."""
    draft.feeder("dip")
    sure = draft.one(
        {"holds": "dip"},
        {"holds": "dip", "grade": "70"},
        {"credits": "60", "of": {"kinds": ["diploma", "certificate"]}},
    )
    other = draft.one({"judgement": "committee"}, {"holds": "dip", "grade": "80"})
    draft.asked.append(draft.one({"any": [sure, other]}, {"any": [sure, other]}, sure))
