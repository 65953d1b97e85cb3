"""Things that are much like each other: of some it makes no difference which is taken, of others a little."""

from __future__ import annotations

from typing import Any

from tests.oracle.draft import Draft
from tests.worlds import credential, holding

COURSES = ("like-1", "like-2", "like-3", "like-4")


def alike(draft: Draft) -> None:
    """Courses that differ in name alone, or in one thing more, for claims, counts, pools and what must not be held."""
    for id in COURSES[: draft.one(3, 3, 4)]:
        study = draft.one("15/3/700", "15/3/700", "15/3/700", "15/3/900", "15/4/700")
        odd: dict[str, Any] = draft.one({}, {}, {}, {"field": "04"}, {"provider": "poly"}, {"beside_work": True})
        draft.records.append(credential(id, "course", **{"study": study, "provider": "college", "field": "06", **odd}))
        if draft.chance(12):
            draft.things.append(holding(id, draft.one("2018-06-01", "2023-09-01")))
    sources: tuple[Any, ...] = (
        {"holds": {"kinds": "course"}},
        {"holds": {"kinds": "course", "providers": "college"}},
        {"holds": {"kinds": "course", "fields": "06"}},
        {"holds": {"ids": list(draft.one(COURSES[:2], COURSES[1:3]))}},
        {"holds": "like-3"},
    )
    for number in range(draft.one(0, 1, 2)):
        draft.records.append(draft.agree(f"from-{number}", draft.one(*sources), credits=draft.one(15, 15, 10)))
    pool = {"credits": draft.one("30", "30", "45"), "of": {"kinds": "course"}}
    several = {"holds": {"kinds": "course"}, "count": 2}
    draft.asked.append(draft.one(pool, pool, several, several, {"holds": "like-2"}, sources[2]))
    if draft.chance(20):
        draft.asked.append({"lacks": draft.one("like-1", "like-2")})
    of = draft.one({"providers": "college"}, {"fields": "06"})
    draft.goal |= {"study": draft.one("60/24/9000", "60/18/6000")}
    draft.goal |= draft.maybe(25, caps=[{"credits": "15", "of": of}]) | draft.maybe(15, residency=45)
