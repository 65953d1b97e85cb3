"""Claims: several agreements for the same evidence, few steps, and what binds the agreements together."""

from __future__ import annotations

from typing import Any

from tests.oracle.draft import Draft
from tests.worlds import credential, group, holding, job, way

EVIDENCE = ("ev-1", "ev-2", "ev-3")
WORK = {"experience": {"months": 6, "occupations": "21231"}}
KINDS = ("block_transfer", "block_transfer", "prior_learning", "course_transfer")


def rivals(draft: Draft) -> None:
    """Agreements that give different amounts for the same things, and stand in each other's way."""
    _evidence(draft)
    to = draft.one("goal", "goal", "mid")
    for number in range(draft.one(2, 3, 3)):
        draft.records.append(_rival(draft, number, to))
    if to == "mid":
        draft.records.append(credential("mid", "certificate", study="60/12/5000", provider="uni", field="04"))
        draft.records.append(draft.bare("from-mid", "mid", credits=draft.one(30, 45)))
    if draft.chance(35):
        draft.records.append(draft.bare("worked", WORK, to, credits=15, kind="prior_learning"))
        if draft.chance(30):
            draft.things.append(job("21231", "2023-01-01..2023-12-31", "CA-ON", id="past"))
    draft.records.append(group("pool", draft.one(15, 20, 30)))
    _asked(draft)
    draft.goal |= {"study": draft.one("60/24/8000", "60/18/6000")} | _bounds(draft)


def sharing(draft: Draft) -> None:
    """One thing serves several claims of a study: one adds to another, one exempts besides, one does neither."""
    _evidence(draft)
    to, study = draft.one("goal", "mid", "mid"), draft.one("60/12/5000", "60/24/8000")
    sources = ("ev-1", "ev-1", "ev-1 | ev-2", "ev-2")
    draft.records.append(draft.agree("first", draft.one(*sources), to, credits=draft.one(15, 20)))
    if draft.chance(60):
        draft.records.append(draft.agree("rival", draft.one(*sources), to, credits=15))
    if draft.chance(60):
        draft.records.append(draft.bare("adding", draft.one(*sources), to, credits=10, adds_to="first"))
    if draft.chance(60):
        draft.records.append(draft.bare("exempting", draft.one(*sources), to, exemption="calculus"))
    parts = {"calculus": draft.one(15, 30)}
    if to == "mid":
        draft.records.append(credential("mid", "certificate", study=study, components=parts, provider="uni"))
        draft.records.append(draft.bare("from-mid", "mid", credits=draft.one(30, 45)))
        draft.goal |= {"study": draft.one("60/24/8000", "60/18/6000")}
    else:
        draft.goal |= {"study": study, "components": parts}
    _asked(draft)
    draft.goal |= _bounds(draft)


def awarders(draft: Draft) -> None:
    """The same evidence awards the same by several agreements, toward what the goal asks, or receives credit for."""
    _evidence(draft)
    ways = [way(study="30/9/4000", requires=draft.one(None, "ev-2"))] if draft.chance(60) else []
    draft.records.append(credential("mid", "certificate", ways=ways, provider="uni", field="04"))
    source: Any = draft.one("ev-1", "ev-1", "ev-1 | ev-3", {"all": [{"holds": "ev-1"}, WORK]})
    for number in range(draft.one(2, 3, 3)):
        given = source if draft.chance(80) else "ev-2"
        more = draft.maybe(20, overrides=f"award-{number - 1}") if number else {}
        draft.records.append(draft.agree(f"award-{number}", given, "mid", award=True, **more))
    if draft.chance(50):
        draft.asked.append({"holds": "mid"})
    else:
        draft.records.append(draft.agree("from-mid", "mid", credits=draft.one(30, 45)))
        draft.records.append(draft.agree("from-ev", draft.one("ev-1", "ev-2"), credits=15))
    _asked(draft)
    draft.goal |= {"study": draft.one("60/24/8000", "60/18/6000")} | _bounds(draft)


def _evidence(draft: Draft) -> None:
    """Things of one kind or another that claims may rest on: to be earned, some held, some of the goal's provider."""
    for id in EVIDENCE:
        study = draft.one("15/3/500", "15/4/700", "30/6/1500")
        more: dict[str, Any] = {"provider": draft.one("college", "college", "uni"), "field": draft.one("04", "06")}
        more |= draft.maybe(15, requires="ev-1") if id != "ev-1" else {}
        more |= draft.maybe(10, validity_months=12)
        draft.records.append(credential(id, draft.one("certificate", "certificate", "course"), study=study, **more))
        if draft.chance(30):
            draft.things.append(holding(id, draft.one("2018-06-01", "2023-09-01", "2024-07-01")))


def _rival(draft: Draft, number: int, to: str) -> Any:
    source: Any = draft.one(
        "ev-1",
        "ev-1",
        "ev-1 | ev-2",
        "ev-2 | ev-3",
        {"holds": {"kinds": "certificate"}},
        {"holds": {"fields": "06"}},
        {"holds": "ev-1", "max_age_months": 60},
        {"any": [{"holds": "ev-3"}, WORK]},
        {"all": [{"holds": "ev-1"}, {"lacks": "ev-3"}]},
    )
    more: dict[str, Any] = {"kind": draft.one(*KINDS)}
    if number:
        before = f"rival-{number - 1}"
        more |= draft.one({}, {}, {}, {}, {"overrides": before}, {"adds_to": before})
    more |= draft.maybe(25, group="pool")
    return draft.agree(
        f"rival-{number}", source, to, credits=draft.one(10, 15, 15, 20, "10-20", "50% of evidence"), **more
    )


def _asked(draft: Draft) -> None:
    """What is planned in any case, so that claims may rest on it."""
    if draft.chance(45):
        draft.asked.append({"holds": draft.one("ev-1", "ev-2", "ev-3")})
    if draft.chance(30):
        draft.asked.append({"experience": {"months": 12, "occupations": "21231"}})


def _bounds(draft: Draft) -> dict[str, Any]:
    """Caps and residency; more than one cap in places."""
    sources: tuple[dict[str, Any], ...] = (
        {"of": {"kinds": "certificate"}},
        {"of": {"fields": "06"}},
        {"of": {"providers": "uni"}},
        {"experience": True},
        {"agreements": "prior_learning"},
        {"agreements": "block_transfer"},
    )
    caps = [
        {"credits": draft.one("10", "15", "20", "30"), **draft.one(*sources)} for _ in range(draft.one(0, 0, 1, 1, 2))
    ]
    return {"caps": caps} | draft.maybe(30, residency=draft.one(30, 40, 45))
