"""What is within reach, the nearest first: on random worlds as a search for every single credential finds it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pathways.model.bundle import Bundle
from pathways.model.kinds import CredentialKind, Verdict
from pathways.routing.answer import Found
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.observer import Observer, Stop
from pathways.routing.opportunities import Offered, Opportunities, meant, opportunities
from pathways.routing.questions import OpportunitiesRequest, Selection
from pathways.routing.request import Criterion, Limits, RouteRequest
from pathways.routing.selecting import selector
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork
from tests.families import FAMILIES, member
from tests.generator import world
from tests.oracle import undominated
from tests.routing.plain_today import learner
from tests.worlds import agreement, background, bundle, credential, holding, job, provider, request, requirement

WORLDS = 60
JUDGED = 20


def drawn(seed: int) -> tuple[Bundle, RouteRequest]:
    names = list(FAMILIES)
    catalogue, question = world(seed) if seed % 2 else member(names[seed // 2 % len(names)], seed)
    return catalogue, learner(catalogue, question, seed) if seed % 3 else question


def further(cost: tuple[Any, ...], id: str, *, apart: bool) -> tuple[Any, ...]:
    """Where a credential stands: what nothing that is held counts toward is a step further."""
    steps, *others = cost
    return steps + apart, apart, *others, id


def near_to(catalogue: Bundle, *things: Any, observer: Observer | None = None, **more: Any) -> Opportunities:
    """What is within reach of a background of some things."""
    asked = OpportunitiesRequest(background=background(*things), start=date(2025, 1, 1), **more)
    near = Neighbourhood(PlainNetwork(catalogue))
    selected = selector(meant(asked.among), near)
    return opportunities(asked, Offered([one.id for one in catalogue.credentials if selected(one)]), near, observer)


def ids(found: Opportunities) -> list[str]:
    return [one.credential.id for one in found.found]


@pytest.mark.parametrize("seed", range(WORLDS))
def test_the_nearest_are_those_that_single_searches_find(seed: int) -> None:
    catalogue, question = drawn(seed)
    order = [(Criterion.MONTHS, Criterion.PRICE), (Criterion.PRICE,), (Criterion.CERTAINTY, Criterion.CREDITS)][
        seed % 3
    ]
    limits = Limits(steps=1 + seed % 3, months=question.limits.months)
    judged = (Criterion.STEPS, *order)
    held = {one.credential for one in question.background.holdings}
    expected = []
    for one in catalogue.credentials:
        asked = RouteRequest(
            background=question.background,
            target=requirement(one.id),
            start=question.start,
            criteria=judged,
            limits=limits,
        )
        answer = routes(asked, PlainNetwork(catalogue))
        if isinstance(answer, Found) and one.id not in held:
            expected += [(min(route.cost.key(judged) for route in answer.routes), one.id)]
    served: set[str] = set()
    for most in (50, 2):
        wanted = OpportunitiesRequest(
            background=question.background, start=question.start, criteria=order, limits=limits, most=most
        )
        near = Neighbourhood(PlainNetwork(catalogue))
        found = opportunities(wanted, Offered([one.id for one in catalogue.credentials]), near)
        told = [(one.route.cost.key(judged), one.credential.id) for one in found.found if one.credential.id not in held]
        assert found.complete
        served = served or {one.credential.id for one in found.found if one.served}
        assert told == sorted(expected, key=lambda one: further(*one, apart=one[1] not in served))[: len(told)]
        assert len(told) == min(most, len(expected)) or most < 50


@pytest.mark.parametrize("seed", range(1, JUDGED, 2))
def test_nothing_within_reach_is_missing_as_exhaustion_finds(seed: int) -> None:
    catalogue, question = world(seed)
    held = {one.credential for one in question.background.holdings}
    limits = Limits(steps=2, months=question.limits.months)
    wanted = OpportunitiesRequest(background=question.background, start=question.start, limits=limits, most=50)
    found = opportunities(
        wanted, Offered([one.id for one in catalogue.credentials]), Neighbourhood(PlainNetwork(catalogue))
    )
    told = {one.credential.id: (one.route.cost.steps, one.route.cost.months) for one in found.found}
    for one in catalogue.credentials:
        changes = {"target": requirement(one.id), "limits": limits, "criteria": (Criterion.STEPS, Criterion.MONTHS)}
        costs = undominated(catalogue, question.model_copy(update=changes))
        if one.id not in held:
            assert told.get(one.id) == min(costs, default=None)


WORLD = bundle(
    provider("college", "CA-ON"),
    provider("far", "CA-BC"),
    credential("cert", "certificate", study="30/12/1000"),
    credential("short", "certificate", study="15/4/2000", field="06"),
    credential("dip", study="60/24/6000", requires="cert"),
    credential("bach", "bachelor", study="120/48/9000", requires="dip", provider="far"),
    credential("exam", "exam", wait="1/50"),
    credential("closed", "master", study="30/12/1000", requires={"all": ["cert", {"holds": {"kinds": "doctorate"}}]}),
    credential("vague", "master", study="30/12/1000", requires={"standing": {"resides_in": "CA-ON"}}),
)


def test_the_nearest_come_first_and_say_what_each_takes() -> None:
    found = near_to(WORLD)
    assert ids(found) == ["short", "cert", "dip", "bach"]
    assert [one.route.cost.steps for one in found.found] == [1, 1, 2, 3]


def test_what_is_held_is_not_offered_and_leads_on() -> None:
    assert ids(near_to(WORLD, holding("cert"))) == ["dip", "short", "bach"]
    lapsing = bundle(credential("cpr", "certificate", wait="1/50", validity_months=12))
    assert ids(near_to(lapsing, holding("cpr", "2022-01-01"))) == ["cpr"]


def test_filters_and_the_length_of_the_page() -> None:
    assert ids(near_to(WORLD, among=Selection(kinds=(CredentialKind.EXAM,)))) == ["exam"]
    assert ids(near_to(WORLD, among=Selection(fields=("06",)))) == ["short"]
    assert ids(near_to(WORLD, among=Selection(jurisdictions=("CA-BC",)))) == ["bach"]
    assert ids(near_to(WORLD, among=Selection(providers=("far",)))) == ["bach"]
    page = near_to(WORLD, most=2)
    assert (ids(page), page.complete) == (["short", "cert"], True)


def test_kinds_that_only_serve_others_are_offered_where_they_are_named() -> None:
    kinds = ["bridging_program", "course", "exam", "language_test", "licence", "micro_credential"]
    more: dict[str, Any] = {"licence": {"profession": "nurse"}}
    catalogue = bundle(*(credential(kind, kind, wait="1", **more.get(kind, {})) for kind in kinds))
    assert ids(near_to(catalogue)) == ["licence", "micro_credential"]
    assert ids(near_to(catalogue, among=Selection(kinds=tuple(map(CredentialKind, kinds))))) == kinds


def test_other_criteria_order_equals_by_steps() -> None:
    assert ids(near_to(WORLD, criteria=(Criterion.PRICE,)))[:2] == ["cert", "short"]


def test_what_one_thing_keeps_away_is_told_what_is_not_stated_first() -> None:
    found = near_to(WORLD, holding("cert"))
    assert [(one.credential.id, one.missing.best) for one in found.blocked] == [
        ("vague", Verdict.UNKNOWN),
        ("closed", Verdict.UNMET),
    ]


def test_credit_that_is_recognized_brings_things_nearer() -> None:
    catalogue = bundle(
        credential("old"),
        credential("a", study="60/20/1000"),
        credential("b", study="60/24/1000"),
        agreement("credit", "old", "b", credits=30),
    )
    assert ids(near_to(catalogue, holding("old"))) == ["b", "a"]


class Patient(Observer):
    """Stops after so many sets of moves."""

    def __init__(self, left: int) -> None:
        self.left = left

    def opened(self, moves: Any) -> None:
        self.left -= 1
        if self.left < 0:
            raise Stop


def test_who_is_stopped_says_that_more_may_be_near() -> None:
    few = [near_to(WORLD, observer=Patient(left)) for left in range(6)]
    assert [one.complete for one in few][:2] == [False, False]
    assert [len(one.found) for one in few] == sorted(len(one.found) for one in few)
    spent = near_to(WORLD, limits=Limits(steps=3, work_units=1))
    assert not spent.complete


def test_what_was_not_looked_at_makes_it_incomplete() -> None:
    asked = OpportunitiesRequest(background=background(), start=request("cert").start)
    near = Neighbourhood(PlainNetwork(WORLD))
    assert not opportunities(asked, Offered(["cert"], whole=False), near).complete


SERVING = (
    credential("quick", "micro_credential", wait="1/100"),
    credential("dip", study="60/24/6000", field="06"),
    credential("exam", "exam", wait="1/50"),
    credential("test", "exam", wait="1/50"),
)


def served_by(target: Any, *things: Any, more: Any = ()) -> bool:
    """Whether something of a background counts toward a credential."""
    found = near_to(bundle(*SERVING, target, *more), *things, among=Selection(kinds=(CredentialKind.MASTER,)))
    return {one.credential.id: one.served for one in found.found}[target.id]


def test_what_nothing_held_counts_toward_is_a_step_further() -> None:
    one = credential("one", "bachelor", study="120/48/9000", requires="dip")
    two = credential("two", "bachelor", study="30/12/1", requires={"all": ["dip", "exam"]})
    three = credential("three", "bachelor", study="30/12/1", requires={"all": ["dip", "exam", "test"]})
    found = near_to(bundle(*SERVING, one, two, three), holding("dip"))
    assert [(one.credential.id, one.served) for one in found.found] == [
        ("one", True),
        ("two", True),
        ("quick", False),
        ("three", True),
    ]
    assert ids(near_to(bundle(*SERVING, one)))[0] == "quick"


def test_a_holding_counts_toward_what_asks_for_its_like_whatever_its_grade() -> None:
    asked = {"any": [{"holds": {"kinds": "diploma", "fields": "06"}, "grade": "90 percent"}, "exam"]}
    target = credential("target", "master", study="30/12/1", requires=asked)
    assert served_by(target, holding("dip", grades=["60 percent"]))
    assert not served_by(target, holding(kind="diploma", field="04"))
    assert not served_by(target, holding(kind="diploma"))  # of what field is not known
    assert not served_by(target)


def test_what_has_lapsed_counts_toward_nothing() -> None:
    target = credential("target", "master", study="30/12/1", requires={"any": ["dip", "exam"]})
    assert served_by(target, holding("dip", expires="2025-06-01"))
    assert not served_by(target, holding("dip", expires="2024-06-01"))


def test_a_holding_counts_toward_what_an_agreement_credits_it_for() -> None:
    target = credential("target", "master", study="30/12/1")
    assert served_by(target, holding("dip"), more=[agreement("credit", "dip", "target", credits=10)])
    assert not served_by(target, holding("dip"))


def test_work_done_counts_toward_what_it_is_enough_for() -> None:
    asked = {"any": [{"experience": {"months": 24, "occupations": "21232"}}, "exam"]}
    target = credential("target", "master", study="30/12/1", requires=asked)
    assert served_by(target, job("21232", "2020-01-01..2023-12-31"))
    assert not served_by(target, job("21232", "2023-10-01..2023-12-31"))
