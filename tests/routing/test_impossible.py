"""Why there is no route, what would open one, and how far a stopped search can be from the best: one claim a world."""

from __future__ import annotations

from typing import Any

import pytest

from pathways.model.bundle import LISTS, Bundle
from pathways.model.kinds import Verdict
from pathways.model.requirement import MAIN_KEYS
from pathways.routing.answer import Found, GaveUp, Halt, Impossible, Missing
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.observer import Observer, Stop
from pathways.routing.relaxed import TOTAL
from pathways.routing.request import RouteRequest
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork
from tests.generator import world
from tests.oracle import undominated
from tests.worlds import (
    agreement,
    bundle,
    credential,
    holding,
    job,
    provider,
    request,
    said,
    sitting,
    table,
    way,
)

DIP = credential("dip", study="60/24/6000")
EXAM = credential("exam", "exam", wait="2/200")
IELTS = (
    credential("ielts", "language_test", wait="1/300", validity_months=24),
    table("ielts", {5: "5/4/5/5", 7: "6/6/6/6"}),
)
CLB_7 = {"language": "en", "levels": 7}


def goal(requires: Any, **more: Any) -> Any:
    return credential("goal", wait="1/100", requires=requires, **more)


def ask(*records: Any, target: Any = "goal", **question: Any) -> Impossible:
    found = bundle(*records)
    answer = routes(request(target, *question.pop("held", ()), **question), PlainNetwork(found))
    assert isinstance(answer, Impossible), answer
    return answer


def line(missing: Missing) -> str:
    """Who asks what, and what the background gives: `goal/way language unmet`."""
    fields = set(type(missing.requirement).model_fields)
    asked = next((key for key in (*MAIN_KEYS, "language") if key in fields), "")
    who = missing.agreement or "/".join(filter(None, (missing.credential, missing.way))) or "target"
    return f"{who} {missing.end}" if missing.end else f"{who} {asked} {missing.best.name.lower()}"


def because(answer: Impossible) -> list[str]:
    return sorted(line(missing) for missing in answer.because)


def openings(answer: Impossible) -> list[str]:
    """`raise months 24 6000`: the change, what is changed, months and price."""
    return [
        f"{one.change} {one.limit or (one.missing and line(one.missing))} {one.cost.months} {one.cost.price}"
        for one in answer.openings
    ]


class TestLeaves:
    def test_a_level_that_nothing_raises_to_is_missing(self) -> None:
        answer = ask(*IELTS, goal(CLB_7), held=[said("7/7/5/7")])
        assert (because(answer), answer.limits) == (["goal/way language unmet"], ())
        assert openings(answer) == ["meet goal/way language unmet 1 100"]

    def test_a_course_that_raises_it_makes_it_possible(self) -> None:
        course = credential("prep", "course", study="3/2/400", raises={"language": "en", "levels": {"writing": 7}})
        records = bundle(*IELTS, course, goal(CLB_7))
        assert isinstance(routes(request("goal", said("7/7/5/7")), PlainNetwork(records)), Found)

    def test_what_is_deep_down_is_named_and_not_what_rests_on_it(self) -> None:
        middle = credential("middle", wait="1/10", requires={"all": ["exam", {"standing": {"resides_in": "CA-ON"}}]})
        answer = ask(EXAM, middle, goal("middle"), standing={"residence": []})
        assert because(answer) == ["middle/way standing unmet"]
        assert openings(answer) == ["meet middle/way standing unmet 4 310"]

    def test_a_target_that_nobody_offers(self) -> None:
        assert because(ask(credential("goal"))) == ["target holds unmet"]

    def test_a_place_where_no_licence_is_to_be_had_for_the_work(self) -> None:
        work = {"experience": {"months": 12, "while_holding": {"kinds": "licence"}}}
        assert because(ask(goal(work))) == ["goal/way experience unmet"]

    def test_one_of_two_ways_is_enough_so_both_are_named(self) -> None:
        ways = [way("a", wait="1/10", requires="dead"), way("b", wait="1/10", requires={"judgement": "seat"})]
        answer = ask(credential("dead"), credential("goal", ways=ways), certainty="conditional")
        assert because(answer) == ["goal/a holds unmet", "goal/b judgement discretionary"]
        assert answer.limits == ("certainty",)

    def test_any_names_every_leaf(self) -> None:
        answer = ask(credential("x"), credential("y"), goal("x | y"))
        assert because(answer) == ["goal/way holds unmet"] * 2
        assert len(answer.openings) == 2

    def test_all_names_one_leaf_for_one_is_enough(self) -> None:
        answer = ask(credential("x"), credential("y"), goal("x & y"))
        assert because(answer) == ["goal/way holds unmet"]
        assert openings(answer) == []

    def test_what_rests_only_on_itself_is_named(self) -> None:
        chicken = credential("chicken", wait="1/1", requires="egg")
        egg = credential("egg", wait="1/1", requires="chicken")
        answer = ask(chicken, egg, target="egg")
        assert set(because(answer)) <= {"chicken/way holds unmet", "egg/way holds unmet"}
        assert because(answer)
        assert openings(answer)

    def test_an_award_is_not_earned_by_own_effort(self) -> None:
        asked = {"holds": {"ids": "b", "own_effort": True}}
        records = (credential("a"), credential("b"), credential("c"))
        led = (agreement("a-b", "a", "b", award=True), agreement("b-c", asked, "c", award=True))
        assert because(ask(*records, *led, target="c", held=[holding("a")])) == ["b-c holds unmet"]

    def test_a_closed_door(self) -> None:
        answer = ask(goal({"lacks": {"kinds": "bachelor"}}), held=[holding(kind="bachelor")])
        assert because(answer) == ["goal/way lacks unmet"]
        assert openings(answer) == ["meet goal/way lacks unmet 1 100"]

    def test_a_door_that_its_own_path_closes(self) -> None:
        bach = credential("bach", "bachelor", study="120/48/9000")
        answer = ask(bach, goal({"all": [{"holds": "bach"}, {"lacks": {"kinds": "bachelor"}}]}))
        assert because(answer) == ["goal/way lacks met"]


class TestWhatIsNotStated:
    def test_an_unknown_grade_is_to_be_stated(self) -> None:
        answer = ask(credential("dip"), goal({"holds": "dip", "grade": "70"}), held=[holding("dip")])
        assert because(answer) == ["goal/way holds unknown"]
        assert openings(answer) == ["state goal/way holds unknown 1 100"]

    def test_a_grade_too_low_is_to_be_met(self) -> None:
        answer = ask(credential("dip"), goal({"holds": "dip", "grade": "70"}), held=[holding("dip", grade="60")])
        assert openings(answer) == ["meet goal/way holds unmet 1 100"]

    def test_a_job_without_its_place(self) -> None:
        asked = {"experience": {"hours": 1000, "jurisdictions": "CA"}}
        assert because(ask(goal(asked), held=[job(hours=2000)])) == ["goal/way experience unknown"]

    def test_a_status_that_is_not_stated(self) -> None:
        answer = ask(goal({"standing": {"status": "permanent_resident"}}))
        assert openings(answer) == ["state goal/way standing unknown 1 100"]


class TestAgreements:
    LICENCES = (
        credential("lic-on", "licence", provider="cno", profession="nurse"),
        credential("lic-bc", "licence", provider="bccnm", profession="nurse"),
        provider("cno", kind="regulator"),
        provider("bccnm", "CA-BC", kind="regulator"),
    )

    def test_a_licence_from_elsewhere_could_be_recognized(self) -> None:
        answer = ask(*self.LICENCES, target="lic-bc", held=[holding("lic-on", active=True)])
        assert openings(answer) == ["sign target holds unmet 0 0"]

    def test_without_one_there_is_nothing_to_recognize(self) -> None:
        assert openings(ask(*self.LICENCES, target="lic-bc")) == ["meet target holds unmet 0 0"]

    def test_an_award_that_asks_for_another_profession(self) -> None:
        move = agreement("move", {"holds": {"professions": "pilot"}}, "lic-bc", award=True, fee="50")
        answer = ask(*self.LICENCES, move, target="lic-bc", held=[holding("lic-on", active=True)])
        assert because(answer) == ["move holds unmet"]
        assert openings(answer) == ["sign move holds unmet 0 50"]

    def test_a_diploma_of_another_college(self) -> None:
        answer = ask(credential("mine"), credential("theirs"), goal("theirs"), held=[holding("mine")])
        assert openings(answer) == ["sign goal/way holds unmet 1 100"]


class TestTime:
    def test_a_result_that_lapsed_and_cannot_be_had_again(self) -> None:
        old = credential("old", "exam", validity_months=12)
        answer = ask(old, goal("old"), held=[holding("old", "2020-01-01")])
        assert because(answer) == ["goal/way holds unmet"]

    def test_a_result_that_lapses_on_the_way(self) -> None:
        old = credential("old", "exam", validity_months=12)
        answer = ask(old, DIP, goal("old & dip"), held=[holding("old", "2024-06-01")])
        assert because(answer) == ["goal/way holds met"]
        assert openings(answer) == ["meet goal/way holds met 25 6100"]

    def test_one_sitting_cannot_serve_twice(self) -> None:
        records = (
            EXAM.model_copy(update={"validity_months": 6}),
            credential("dip", study="30/12/900", requires="exam"),
        )
        answer = ask(*records, goal("dip & exam"), steps=3)
        assert (because(answer), answer.limits) == ([], ("steps",))
        assert openings(answer) == ["raise steps 15 1400"]

    @pytest.mark.parametrize(
        ("records", "reason"),
        [
            ((DIP, goal("dip", open="..2026-12-30")), "goal/way open"),
            ((DIP, goal("dip", complete_by="2026-12-30")), "goal/way complete_by"),
            ((goal(None, in_force="..2024-12-31"),), "goal in_force"),
            ((credential("goal", study="60/30/1", complete_within_months=24),), "goal/way complete_within_months"),
        ],
    )
    def test_an_end_that_is_passed(self, records: tuple[Any, ...], reason: str) -> None:
        assert because(ask(*records)) == [reason]

    def test_an_agreement_that_ended(self) -> None:
        led = agreement("a-b", "a", "b", award=True, in_force="..2024-12-31")
        answer = ask(credential("a"), credential("b"), led, target="b", held=[holding("a")])
        assert because(answer) == ["a-b in_force"]


class TestLimits:
    @pytest.mark.parametrize(
        ("limits", "name"),
        [
            ({"months": 20}, "months"),
            ({"price_cad": 5000}, "price_cad"),
            ({"steps": 0}, "steps"),
            ({"places": "CA-QC"}, "places"),
            ({"delivery": "online"}, "delivery"),
            ({"taught_in": "fr"}, "taught_in"),
            ({"certainty": "met"}, "certainty"),
            ({"source_age_years": 0}, "source_age_years"),
        ],
    )
    def test_a_limit_alone_stands_in_the_way(self, limits: dict[str, Any], name: str) -> None:
        asked = {"judgement": "a seat"} if name == "certainty" else None
        dip = credential("dip", study="60/24/6000", requires=asked, delivery=["in_person"], languages=["en"])
        answer = ask(dip, target="dip", **limits)
        assert answer.limits == (name,)
        assert openings(answer)[0] == f"raise {name} 24 6000"

    def test_two_limits_of_which_each_stands_in_the_way(self) -> None:
        answer = ask(DIP, target="dip", months=20, price_cad=5000)
        assert len(answer.limits) == 1
        assert openings(answer) == []

    def test_two_ways_each_too_much_in_its_own_respect(self) -> None:
        ways = [way("slow", study="60/48/1000"), way("dear", study="60/12/9000")]
        answer = ask(credential("goal", ways=ways), months=24, price_cad=5000)
        assert answer.limits == ("months", "price_cad")
        assert openings(answer) == ["raise months 48 1000", "raise price_cad 12 9000"]

    def test_a_leaf_that_no_limit_helps_is_the_reason(self) -> None:
        answer = ask(credential("x"), credential("goal", study="60/48/9000", requires="x"), months=24)
        assert (because(answer), answer.limits, openings(answer)) == (["goal/way holds unmet"], (), [])

    def test_the_least_by_the_first_criterion_is_told(self) -> None:
        ways = [way("slow", study="60/48/1000"), way("fast", study="60/30/9000")]
        records = (credential("goal", ways=ways),)
        assert openings(ask(*records, months=24)) == ["raise months 30 9000"]
        assert openings(ask(*records, months=24, criteria="price months")) == ["raise months 48 1000"]


class _Deadline(Observer):
    """Stops at the first set of moves after so many."""

    def __init__(self, after: int) -> None:
        self.left, self.seen = after, 0

    def opened(self, moves: Any) -> None:
        self.seen += 1
        if self.seen > self.left:
            raise Stop


def test_a_deadline_leaves_the_proof_and_what_is_explained_by_then() -> None:
    records = bundle(DIP)
    asked = request("dip", months=20)
    assert routes(asked, PlainNetwork(records), _Deadline(0)) == Impossible(1)


class _Unsurveyed(Observer):
    """Stops when so much was looked at."""

    def __init__(self, after: int) -> None:
        self.left = after

    def surveyed(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Stop


def test_a_deadline_in_what_is_looked_at_beforehand_says_so_and_leaves_no_half_of_it() -> None:
    records = bundle(
        *(credential(f"c{n}", wait="1/1", requires=f"c{n + 1}") for n in range(4)), credential("c4", wait="1/1")
    )
    asked, network = request("c0", steps=9), PlainNetwork(records)
    near, whole = Neighbourhood(network), routes(asked, network)
    stopped = [routes(asked, network, _Unsurveyed(after), near) for after in range(40)]
    assert {type(one) for one in stopped} == {Found, GaveUp}
    assert stopped[0] == GaveUp((), 1, None, Halt.DEADLINE)
    assert routes(asked, network, near=near) == whole


def test_an_explanation_spends_no_more_than_its_share() -> None:
    records = bundle(*(credential(f"c{n}", wait="1/1", requires=f"c{n + 1} | c{n + 2}") for n in range(40)))
    watching = _Deadline(10**6)
    routes(request("c0", months=1, steps=40), PlainNetwork(records), watching)
    assert watching.seen <= 2 * TOTAL


def _shuffled(records: Bundle) -> Bundle:
    lists = {name: tuple(reversed(getattr(records, name))) for name in LISTS}
    turned = [one.model_copy(update={"ways": tuple(reversed(one.ways))}) for one in lists["credentials"]]
    return records.model_copy(update=lists | {"credentials": tuple(turned)})


def _tight(seed: int) -> tuple[Bundle, RouteRequest]:
    """A random world whose limits leave little."""
    records, asked = world(seed)
    limits = asked.limits.model_copy(update={"months": asked.limits.months / 6, "steps": 2})
    return records, asked.model_copy(update={"limits": limits})


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_records_changes_nothing(seed: int) -> None:
    records, asked = _tight(seed)
    one, other = (routes(asked, PlainNetwork(each)) for each in (records, _shuffled(records)))
    if isinstance(one, Impossible):
        assert one == other
    assert type(one) is type(other)


@pytest.mark.parametrize("seed", range(12))
def test_no_route_betters_the_bound_of_a_search_that_gave_up(seed: int) -> None:
    records, asked = world(seed)
    best = undominated(records, asked)
    for units in (1, 2, 5, 20):
        limits = asked.limits.model_copy(update={"work_units": units})
        answer = routes(asked.model_copy(update={"limits": limits}), PlainNetwork(records))
        if not isinstance(answer, GaveUp):
            continue
        assert answer.bound is not None or not best
        for cost in best:
            figures = dict(zip((one.value for one in asked.criteria), cost, strict=True))
            for name, figure in figures.items():
                bound = getattr(answer.bound, name)
                assert bound >= figure if isinstance(figure, Verdict) else bound <= figure, (units, name)


def test_a_bound_is_no_worse_than_what_was_found() -> None:
    ways = [way(f"w{n}", study=f"60/{10 + n}/{9000 - n * 100}") for n in range(20)]
    asked = request("goal", work_units=8)
    answer = routes(asked, PlainNetwork(bundle(credential("goal", ways=ways))))
    assert isinstance(answer, GaveUp)
    assert answer.halt is Halt.WORK_UNITS
    assert answer.bound is not None
    assert answer.bound.certainty is Verdict.MET
    assert all(answer.bound.months <= route.cost.months for route in answer.routes)


def test_unused_sittings_are_no_reason() -> None:
    answer = ask(*IELTS, goal(CLB_7), held=[sitting("ielts", "2024-06-01", "5/5/5/5")])
    assert because(answer) == ["goal/way language unmet"]
