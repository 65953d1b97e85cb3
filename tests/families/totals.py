"""Credit that counts once, and in a largest total."""

from __future__ import annotations

from typing import Any

from tests.oracle.draft import Draft
from tests.worlds import credential, group, holding, job

LARGE = ("120/48/12000", "90/36/9000", "120/40/16000")


def parts(draft: Draft) -> None:
    """Things held as parts of others, one of which is earned again, or brings credit beside the other."""
    worth = {"module": ("course", "15/3/700"), "part": ("certificate", "30/8/1500"), "whole": ("diploma", "60/15/3000")}
    for id, (kind, study) in worth.items():
        owner = draft.one("college", "college", "uni")
        draft.records.append(credential(id, kind, study=study, provider=owner, field="06"))
    above = draft.one(
        {"module": "old-whole"},
        {"part": "old-whole"},
        {"module": "old-part", "part": "old-whole"},
        {"module": "old-part"},
    )
    for id in ("module", "part", "whole"):
        if id in above or f"old-{id}" in above.values() or draft.chance(20):
            whole = {"part_of": above[id]} if id in above else {}
            grades = draft.maybe(60, grade=draft.one("60", "70"))
            day = draft.one("2016-06-01", "2023-09-01", "2024-07-01")
            draft.things.append(holding(id, day, id=f"old-{id}", **whole, **grades))
    for id, credits in (("module", 15), ("part", 30), ("whole", draft.one(30, 45, 60))):
        source: dict[str, Any] = {"holds": id, **draft.one({}, {"grade": "70"}, {"max_age_months": 60})}
        if draft.chance(80):
            more = draft.maybe(12, adds_to="from-module") if id != "module" else {}
            draft.records.append(draft.agree(f"from-{id}", source, credits=credits, **more))
    if draft.chance(25):
        draft.asked.append({"credits": draft.one("45", "60"), "of": {"kinds": ["course", "certificate", "diploma"]}})
    draft.goal |= {"study": draft.one(*LARGE)}


def nested_caps(draft: Draft) -> None:
    """Three sources of credit, each two of which have a cap together: the largest total takes a part of each."""
    kinds = {
        "one": ("diploma", "poly", "04"),
        "two": ("certificate", "poly", "06"),
        "three": ("diploma", "college", "06"),
    }
    for id, (kind, owner, field) in kinds.items():
        draft.records.append(credential(id, kind, study="30/6/1500", provider=owner, field=field))
        if draft.chance(90):
            draft.things.append(holding(id, draft.one("2020-06-01", "2023-09-01")))
        more = draft.maybe(25, group="pool") | draft.maybe(10, credits="15-45")
        draft.records.append(draft.agree(f"from-{id}", id, **{"credits": draft.one(30, 40, 45), **more}))
    draft.records.append(group("pool", draft.one(30, 50)))
    sources = ({"kinds": "diploma"}, {"providers": "poly"}, {"fields": "06"})
    caps: list[dict[str, Any]] = [{"credits": draft.one("30", "40", "50"), "of": one} for one in sources]
    if draft.chance(40):
        draft.things.append(job("41401", "2021-01-01..2022-06-30", "CA-ON", id="past"))
        learnt = {"experience": {"months": 12, "occupations": "41401"}}
        draft.records.append(draft.agree("prior", learnt, credits=draft.one(15, 30), kind="prior_learning"))
        caps.append(
            {"credits": draft.one("10", "20"), **draft.one({"experience": True}, {"agreements": "prior_learning"})}
        )
    draft.goal |= {"study": draft.one(*LARGE), "caps": caps} | draft.maybe(30, residency=draft.one(60, 75))
