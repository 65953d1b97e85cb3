"""Work: only so long ago, and once however many jobs were done at a time."""

from __future__ import annotations

from typing import Any

from tests.oracle.draft import Draft
from tests.worlds import credential, job, way


def window(draft: Draft) -> None:
    """Work for something long that comes first, which counts for the goal too unless it is too long ago by then."""
    entry: dict[str, Any] = {"months": draft.one(4, 6, 12), "occupations": "21231", **draft.maybe(20, within_months=24)}
    beside = draft.maybe(30, beside_work=True)
    studies = draft.one(("30/12/1500", "30/7/4000"), ("30/8/2000", "30/12/800"), ("15/6/2500",))
    ways = [
        way(id, study=study, requires={"experience": entry}, **beside)
        for id, study in zip(("one", "two"), studies, strict=False)
    ]
    draft.records.append(credential("entry", "certificate", ways=ways))
    recent: dict[str, Any] = {"months": draft.one(6, 9, 12), "occupations": "21231"}
    recent |= {"within_months": draft.one(9, 12, 18, 24)}
    for index in range(draft.one(0, 0, 1, 2)):
        when = draft.one("2023-07-01..2024-06-30", "2024-04-01..2024-12-31", "2022-01-01..2022-12-31")
        draft.things.append(job("21231", when, "CA-ON", id=f"job{index}"))
    item: dict[str, Any] = {"experience": recent}
    other = draft.one({"judgement": "portfolio"}, item, item)
    draft.asked.append({"all": [{"any": [item, other]}, {"holds": "entry"}]})
    draft.goal |= {"study": draft.one("30/8/3000", "60/12/5000")}


def overlapping(draft: Draft) -> None:
    """Jobs done at the same time, some with their hours."""
    spans = (
        "2022-01-01..2022-12-31",
        "2022-07-01..2023-06-30",
        "2022-04-15..2022-10-20",
        "2023-01-01..2024-06-30",
        "2024-03-01..",
    )
    for index in range(draft.one(2, 2, 3)):
        hours = draft.maybe(60, hours_per_week=draft.one("40", "20", "30"))
        code = draft.one("21231", "21231", "21232", "41401")
        draft.things.append(job(code, draft.one(*spans), "CA-ON", id=f"job{index}", **hours))
    if draft.chance(25):
        draft.things.append(job("21231", None, "CA-ON", id="more", months=draft.one(3, 6)))
    amount = draft.one(
        {"months": draft.one(12, 18, 24)}, {"hours": draft.one(1500, 2000), "hours_per_week": 40}, {"hours": 2000}
    )
    asked: dict[str, Any] = {**amount, "occupations": "2123", **draft.maybe(30, within_months=draft.one(24, 36, 48))}
    item: dict[str, Any] = {"experience": asked}
    draft.asked.append(draft.one(item, {"any": [item, {"judgement": "portfolio"}]}))
    if draft.chance(60):
        learnt: dict[str, Any] = {
            "experience": {"months": draft.one(12, 18), "occupations": draft.one("2123", "21231")}
        }
        draft.records.append(draft.agree("prior", learnt, credits=draft.one(15, 30), kind="prior_learning"))
    if draft.chance(40):
        draft.records.append(draft.agree("other", {"experience": {"months": 6, "occupations": "41401"}}, credits=15))
    draft.goal |= {"study": draft.one("60/24/8000", "90/36/9000")}
    draft.cap(25)
