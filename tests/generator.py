"""Random tiny worlds, seeded: dense ones, in which the rules bind.

A world is a goal and two or three gadgets. Each gadget is a small trap around a few rules (credit that is counted
already, an exam that lapses, a test to be sat again ...); it adds records and things held, and gives the goal
something to require. Numbers are few, so that ties and trade-offs occur.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeVar

from pathways.model.bundle import Bundle
from pathways.routing.request import RouteRequest
from tests.worlds import agreement, bundle, credential, group, holding, job, occupation, request, said, sitting, table, way

Item = TypeVar("Item")


@dataclass
class Draft:
    """A world being drawn."""

    random: Random
    records: list[Any] = field(default_factory=list)
    things: list[Any] = field(default_factory=list)
    asked: list[Any] = field(default_factory=list)  # what the goal requires
    goal: dict[str, Any] = field(default_factory=dict)  # what else the goal is

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

    def agree(self, id: str, from_: Any, to: Any = "goal", **more: Any) -> Any:
        """An agreement with a random strength, fee, wait and time in force."""
        more |= self.maybe(25, strength=self.one("conditional", "discretionary"))
        more |= self.maybe(25, processing_months=self.one(2, 3, 6))
        more |= self.maybe(20, fee=self.one("100", "500"))
        more |= self.maybe(25, in_force=self.one("2025-07-01..", "..2025-06-30", "..2025-12-31", "..2026-06-30"))
        return agreement(id, from_, to, **more)

    def feeder(self, id: str) -> None:
        """A smaller credential that leads to the goal: held, or to be earned."""
        if self.has(id):
            return
        study = {"cert": ("15/6/1500", "30/6/2000", "30/12/1000"), "dip": ("60/12/4000", "60/18/3000", "60/24/6000")}
        kind = {"cert": "certificate", "dip": "diploma"}[id]
        owner = self.one("college", "college", "uni")
        more = self.maybe(15, intakes=[self.one(1, 3, 9)]) | self.maybe(15, beside_work=True)
        self.records.append(credential(id, kind, study=self.one(*study[id]), provider=owner, field="06", **more))
        if self.chance(45):
            grades = self.maybe(40, grade=self.one("60", "70", "80"))
            self.things.append(holding(id, self.one("2018-06-01", "2023-09-01", "2024-07-01"), **grades))


def credit(draft: Draft) -> None:
    """Two agreements toward the goal's study, and what binds what they grant."""
    for id in ("cert", "dip"):
        draft.feeder(id)
    shape = draft.one("group", "same", "override", "chain", "range", "share")
    first: dict[str, Any] = {"credits": draft.one(15, 30, 30)}
    second: dict[str, Any] = {"credits": draft.one(30, 60, 60)}
    if shape == "group":
        draft.records.append(group("pool", draft.one(30, 45)))
        first["group"] = second["group"] = "pool"
    if shape == "range":
        second["credits"] = draft.one("0-60", "15-60", "30-60")
    if shape == "share":
        second["credits"] = draft.one("50% of evidence", "50%", "year 2", "remaining 60")
    general = draft.one("cert", {"holds": {"kinds": ["certificate", "diploma"]}}) if shape in ("same", "override") else "cert"
    if shape == "override":
        second["overrides"] = "from-cert"
        general = {"holds": {"kinds": ["certificate", "diploma"]}}
        first["credits"] = draft.one(30, 60, 90)
        second["credits"] = draft.one(15, 30, 60)
    draft.records.append(draft.agree("from-cert", general, **first))
    draft.records.append(draft.agree("from-dip", "dip", **second, **draft.maybe(10, adds_to="from-cert")))
    if shape == "chain":
        draft.records.append(draft.agree("cert-to-dip", "cert", "dip", credits=15))
    whole = draft.one("120/48/12000", "90/36/9000", "120/40/16000")
    draft.goal |= {"study": whole}
    draft.goal |= draft.maybe(25, residency=draft.one(60, 75, 90))
    draft.goal |= draft.maybe(25, caps=[{"credits": draft.one("15", "30"), "of": {"kinds": draft.one("diploma", "certificate")}}])


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
    item |= draft.maybe(35, max_age_months=draft.one(6, 12, 24)) | draft.maybe(30, grade="70")
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
    draft.records.append(credential("test", "language_test", wait=draft.one("1/300", "2/250"), validity_months=draft.one(6, 24)))
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
            credential("intern", "licence", wait=draft.one("1/150", "3/100"), profession="eng", jurisdiction="CA-ON", **validity)
        )
        item |= draft.one({"while_holding": "intern"}, {"after": "intern"}, {})
        draft.records.append(occupation("21231", CA_ON="eng"))
    for index in range(draft.one(0, 1, 1, 2)):
        when = draft.one("2021-01-01..2021-12-31", "2023-01-01..2023-12-31", "2023-07-01..2024-06-30", "2024-01-01..")
        draft.things.append(job(draft.one("21231", "21231", "41401"), when, draft.one("CA-ON", "CA-ON", "IN"), id=f"job{index}"))
    if draft.chance(30):
        draft.feeder("cert")
        draft.asked.append({"any": [{"experience": item}, draft.one({"judgement": "portfolio"}, {"holds": "cert"})]})
    else:
        draft.asked.append(draft.name_of({"experience": item}, "work", 20))


def lacking(draft: Draft) -> None:
    """A cheap start that is closed to whoever has earned something else, which is wanted too."""
    draft.feeder("cert")
    door = {"lacks": draft.one({"ids": "cert"}, {"kinds": "certificate"}, {"kinds": "exam"}, {"kinds": ["graduate_certificate"]})}
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
    sure = draft.one({"holds": "dip"}, {"holds": "dip", "grade": "70"}, {"credits": "60", "of": {"kinds": ["diploma", "certificate"]}})
    other = draft.one({"judgement": "committee"}, {"holds": "dip", "grade": "80"})
    draft.asked.append(draft.one({"any": [sure, other]}, {"any": [sure, other]}, sure))


GADGETS: Sequence[Callable[[Draft], None]] = (credit, credit, credit, stack, exam, exam, prep, prep, language, work, lacking, decision)
CRITERIA = (
    "months price certainty",
    "months price certainty",
    "months price",
    "months price credits steps certainty",
    "price certainty",
    "months certainty steps",
    "price months steps",
    "credits months",
    "months",
)


def world(seed: int) -> tuple[Bundle, RouteRequest]:
    """The world of a seed: always the same one."""
    draft = Draft(Random(seed))
    gadgets: list[Callable[[Draft], None]] = []
    while len(gadgets) < draft.one(2, 3, 3):
        gadget = draft.one(*GADGETS)
        if gadget not in gadgets and not {gadget, *gadgets} >= {credit, stack}:
            gadgets.append(gadget)
    for gadget in gadgets:
        gadget(draft)
    draft.records.append(_goal(draft))
    return bundle(*draft.records), _request(draft)


def _goal(draft: Draft) -> Any:
    more = dict(draft.goal)
    study = more.pop("study", None) or draft.one("30/12/4000", "60/18/7000", "30/8/5000")
    asked = {"all": draft.asked}
    rest: dict[str, Any] = {} if study is None else {"study": study}
    timed = draft.maybe(25, intakes=[draft.one(1, 9)]) | draft.maybe(20, lead_months=draft.one(3, 9))
    timed |= draft.maybe(15, open=draft.one("..2026-06-30", "2025-10-01..", "..2027-03-31"))
    ways = [way("main", requires=asked, **rest, **timed)]
    if draft.chance(25):
        ways.append(way("other", requires=draft.one({"all": draft.asked[:1]}, asked), study=draft.one("60/30/15000", "120/30/20000")))
    more |= draft.maybe(10, in_force=draft.one("..2026-12-31", "2025-09-01.."))
    return credential("goal", "bachelor", ways=ways, provider="uni", field="06", **more)


def _request(draft: Draft) -> RouteRequest:
    limits: dict[str, Any] = {"steps": draft.one(3, 4, 4, 5), "months": draft.one(60, 90, 120)}
    limits |= draft.maybe(10, certainty=draft.one("met", "conditional")) | draft.maybe(5, price_cad=draft.one(10000, 15000))
    start = draft.one("2025-01-01", "2025-01-01", "2025-04-15")
    return request("goal", *draft.things, start=start, criteria=draft.one(*CRITERIA), **limits)
