"""What a learner meets on a day, node by node, and what would be recognized, as exhaustion finds it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from pathways.model.bundle import Bundle
from pathways.model.kinds import Verdict
from pathways.model.requirement import Group, walk
from pathways.model.way import Way
from pathways.routing.evaluate import evaluate
from pathways.routing.evaluation import (
    CredentialEvaluation,
    Detail,
    Hinge,
    LossReason,
    Node,
    Openness,
    Proviso,
    RequirementEvaluation,
    WayEvaluation,
)
from pathways.routing.figures import figures_of
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.questions import EvaluationRequest
from pathways.routing.request import RouteRequest
from pathways.stores.plain import PlainNetwork
from tests.families import FAMILIES, member
from tests.generator import world
from tests.oracle.exact import number, semester
from tests.routing.plain_today import Today, judged, learner
from tests.worlds import (
    agreement,
    background,
    bundle,
    credential,
    group,
    holding,
    job,
    occupation,
    request,
    requirement,
    sitting,
    table,
)

MET, CONDITIONAL, DISCRETIONARY = Verdict.MET, Verdict.CONDITIONAL, Verdict.DISCRETIONARY
UNKNOWN, UNMET = Verdict.UNKNOWN, Verdict.UNMET
WORLDS = 100


def asked(catalogue: Bundle, request_: RouteRequest, **of: Any) -> Any:
    question = EvaluationRequest(background=request_.background, on=request_.start, **of)
    return evaluate(question, PlainNetwork(catalogue))


def nodes(tree: Any, *things: Any, catalogue: Bundle | None = None, on: str = "2025-01-01") -> tuple[Node, ...]:
    """A requirement judged for a background of some things."""
    question = EvaluationRequest(
        background=background(*things), on=date.fromisoformat(on), requirement=requirement(tree)
    )
    found = evaluate(question, PlainNetwork(catalogue or bundle(credential("a"), credential("b"))))
    assert isinstance(found, RequirementEvaluation)
    return found.nodes


def of_goal(catalogue: Bundle, *things: Any, on: str = "2025-01-01", **standing: Any) -> WayEvaluation:
    """The first way of `goal`, judged."""
    found = asked(catalogue, request("goal", *things, start=on, standing=standing), credential="goal")
    assert isinstance(found, CredentialEvaluation)
    return found.ways[0]


def drawn(seed: int) -> tuple[Bundle, RouteRequest]:
    names = list(FAMILIES)
    catalogue, question = world(seed) if seed % 2 else member(names[seed // 2 % len(names)], seed)
    return catalogue, learner(catalogue, question, seed)


@pytest.mark.parametrize("seed", range(WORLDS))
def test_every_node_is_met_as_far_as_exhaustion_finds(seed: int) -> None:
    catalogue, question = drawn(seed)
    for way in (way for one in catalogue.credentials for way in one.ways):
        found = asked(catalogue, question, requirement=way.requires)
        for node, judged_ in zip(walk(way.requires), found.nodes, strict=True):
            assert judged_.verdict is judged(catalogue, question, node), node
            _told_well(judged_)


def _told_well(node: Node) -> None:
    """What is not known is told by what to state; what is met needs nothing stated."""
    leaf = not isinstance(node.requirement, Group) or node.requirement.mean is not None
    if leaf and node.verdict is UNKNOWN:
        assert node.details
    assert all(one.stated is (node.verdict is UNMET) for one in node.details)
    assert node.verdict <= UNKNOWN or not node.details


@pytest.mark.parametrize("seed", range(WORLDS))
def test_what_would_be_recognized_is_what_exhaustion_finds(seed: int) -> None:
    catalogue, question = drawn(seed)
    for one in catalogue.credentials:
        found = asked(catalogue, question, credential=one.id)
        for way in found.ways:
            _recognized_well(way, Today.of(catalogue, question, one, way.way))


def _recognized_well(found: WayEvaluation, day: Today) -> None:
    if found.way.study is not None:
        bare = (semester(found.way.study.credits), MET)
        assert {(number(one.remaining), one.verdict) for one in found.recognitions} == day.recognized() - {bare}
    verdicts = {one.agreement.id: one.verdict for one in found.applied}
    for one in day.world.agreements:
        in_force = day.world.covers(one.in_force, day.world.origin)
        if day.world.leads_to(one, day.credential, day.way) and in_force and not one.grant.award:
            # What the learner meets only perhaps is nothing that could be claimed.
            assert max(day.applied(one), UNKNOWN) is max(verdicts.get(one.id, UNMET), UNKNOWN)
    for applied in found.applied:
        assert (applied.lost > 0) is bool(applied.losses)


@pytest.mark.parametrize("seed", range(WORLDS))
def test_a_way_is_met_as_far_as_any_claims_let_it(seed: int) -> None:
    catalogue, question = drawn(seed)
    for one in catalogue.credentials:
        for way in asked(catalogue, question, credential=one.id).ways:
            day = Today.of(catalogue, question, one, way.way)
            best = day.started(number(day.world.origin + _months(catalogue, one, way.way)))
            assert max(way.verdict, UNKNOWN) is max(best, UNKNOWN)


def _months(catalogue: Bundle, of: Any, way: Way) -> Fraction:
    figures = figures_of(of, way, Neighbourhood(PlainNetwork(catalogue)))
    return figures.study.amount + figures.wait.amount


def test_nodes_are_flat_and_say_what_the_verdict_rests_on() -> None:
    tree = {"at_least": 2, "of": ["a", {"judgement": "board"}, "b"]}
    found = nodes(tree, holding("b"))
    assert [(one.id, one.parent, one.verdict, one.chosen) for one in found] == [
        (0, None, DISCRETIONARY, True),
        (1, 0, UNMET, False),
        (2, 0, DISCRETIONARY, True),
        (3, 0, MET, True),
    ]
    assert (found[0].needed, found[1].needed, found[3].cited) == (2, None, ("b",))
    assert found[2].hinges == (Hinge(Proviso.DECIDE),)


def test_what_is_not_stated_is_asked_for() -> None:
    (one,) = nodes({"holds": "a", "grade": "70"}, holding("a"))
    assert (one.verdict, one.details) == (UNKNOWN, (Detail("a", "grades"),))


def test_what_nearly_does_is_told() -> None:
    (one,) = nodes({"holds": "a", "grade": "70"}, holding("a", grade="65"), holding("b", grade="65"))
    assert (one.verdict, one.details) == (UNMET, (Detail("a", "grades", stated=True),))


def test_a_mean_is_taken_over_the_items_that_are_counted() -> None:
    tree = {"at_least": 1, "of": ["a", "b"], "mean": "70"}
    found = nodes(tree, holding("a", grade="60"), holding("b", grade="80"))
    assert [(one.verdict, one.chosen) for one in found] == [(MET, True), (MET, False), (MET, True)]


def test_a_mean_is_the_best_there_is_over_things_that_would_each_do() -> None:
    tree = {"at_least": 3, "of": [{"holds": {"kinds": "course"}} for _ in range(4)], "mean": "69"}
    courses = [holding(kind="course", id=f"c{number}", grade=str(50 + number)) for number in range(20)]
    assert nodes(tree, *courses)[0].verdict is MET
    assert nodes(tree, *courses[:-1])[0].verdict is UNMET


def test_experience_says_how_much_there_is() -> None:
    (one,) = nodes({"experience": {"months": 24}}, job("21231", months=18))
    assert (one.verdict, one.have) == (UNMET, Fraction(18))
    (one,) = nodes({"experience": {"months": 24, "jurisdictions": "CA"}}, job("21231", months=30, id="there"))
    assert (one.verdict, one.details) == (UNKNOWN, (Detail("there", "jurisdiction"),))


def test_a_score_that_is_missing_is_asked_for() -> None:
    catalogue = bundle(credential("test", "language_test", wait="1/100"), table("test", {7: "6"}))
    taken = sitting("test", "2024-06-01", {"listening": "6", "reading": "6", "speaking": "6"}, id="mine")
    (one,) = nodes({"language": "en", "levels": 7}, taken, catalogue=catalogue)
    assert (one.verdict, one.details) == (UNKNOWN, (Detail("mine", "scores.writing"),))


def test_what_has_to_last_is_conditional_where_it_lapses_sooner() -> None:
    catalogue = bundle(
        credential("pass", "exam", validity_months=12),
        credential("goal", study="60/24/6000", requires={"holds": "pass", "throughout": True}),
    )
    lapsing = of_goal(catalogue, holding("pass", "2024-06-01")).nodes[0]
    assert (lapsing.verdict, lapsing.hinges) == (CONDITIONAL, (Hinge(Proviso.KEEP, until=date(2025, 6, 1)),))


def test_an_item_that_an_agreement_grants_says_so() -> None:
    catalogue = bundle(
        credential("dip"),
        credential("goal", study="60/24/6000", requires={"all": [{"holds": "exam", "name": "entry"}]}),
        credential("exam", "exam", wait="1/100"),
        agreement("waive", "dip", "goal", admission="entry", strength="conditional"),
    )
    root, item = of_goal(catalogue, holding("dip")).nodes
    assert (root.verdict, item.verdict, item.granted, item.agreements) == (CONDITIONAL, CONDITIONAL, True, ("waive",))
    assert item.hinges == (Hinge(Proviso.CONFIRM, "waive"),)


def test_credit_is_lost_to_a_cap_to_residency_and_to_what_counts_already() -> None:
    study = {"study": "120/48/20000", "provider": "uni"}
    catalogue = bundle(
        credential("dip", study="60/24/6000"),
        group("pool", 20),
        credential("goal", "bachelor", residency=90, **study),
        agreement("block", "dip", "goal", credits=45),
        agreement("course", "dip", "goal", credits=15),
        agreement("work", {"experience": {"months": 6}}, "goal", credits=30, group="pool"),
    )
    way = of_goal(catalogue, holding("dip"), job("21231", months=12))
    block, course, work = way.applied
    assert (way.recognitions[0].counted, way.recognitions[0].remaining) == (Fraction(30), Fraction(90))
    assert (block.granted, block.claimed or work.claimed) == (Fraction(45), True)
    assert {loss.reason for loss in course.losses} == {LossReason.COUNTED_ALREADY, LossReason.RESIDENCY}
    assert LossReason.RESIDENCY in {loss.reason for loss in block.losses}


def test_what_gives_way_says_to_what() -> None:
    catalogue = bundle(
        credential("dip", study="60/24/6000"),
        credential("goal", "bachelor", study="120/48/20000", provider="uni"),
        agreement("any", {"holds": {"kinds": "diploma"}}, "goal", credits=60),
        agreement("ours", "dip", "goal", credits=45, overrides="any"),
    )
    way = of_goal(catalogue, holding("dip"))
    assert [(one.agreement.id, one.verdict, one.counted, one.gives_way_to) for one in way.applied] == [
        ("any", UNMET, None, ("ours",)),
        ("ours", MET, 45, ()),
    ]


def test_surer_claims_are_told_beside_those_that_recognize_more() -> None:
    catalogue = bundle(
        credential("dip", study="60/24/6000"),
        credential("goal", "bachelor", study="120/48/20000", provider="uni"),
        agreement("more", "dip", "goal", credits=60, strength="discretionary"),
        agreement("sure", "dip", "goal", credits=30),
    )
    found = of_goal(catalogue, holding("dip")).recognitions
    assert [(one.counted, one.verdict) for one in found] == [(Fraction(60), DISCRETIONARY), (Fraction(30), MET)]


@pytest.mark.parametrize(
    ("more", "openness", "opens", "ended"),
    [
        ({}, Openness.OPEN, None, None),
        ({"intakes": [9]}, Openness.NOT_YET, date(2025, 9, 1), None),
        ({"lead_months": 2}, Openness.NOT_YET, date(2025, 3, 1), None),
        ({"open": "2025-06-01.."}, Openness.NOT_YET, date(2025, 6, 1), None),
        ({"open": "..2024-12-31"}, Openness.OVER, None, "open"),
        ({"in_force": "..2024-12-31"}, Openness.OVER, None, "in_force"),
        ({"complete_by": "2026-12-30"}, Openness.OVER, None, "complete_by"),
        ({"complete_by": "2027-01-01"}, Openness.OPEN, None, None),
        ({"complete_within_months": 20}, Openness.OVER, None, "complete_within_months"),
    ],
)
def test_whether_a_way_is_open(more: dict[str, Any], openness: Openness, opens: date | None, ended: str | None) -> None:
    way = of_goal(bundle(credential("goal", study="60/24/6000", **more)))
    assert (way.openness, way.opens, way.ended) == (openness, opens, ended)


def test_awards_that_could_be_asked_for() -> None:
    catalogue = bundle(
        credential("rn-bc", "licence", profession="nurse"),
        credential("rn-on", "licence", profession="nurse", provider="regulator", wait="2/500"),
        agreement("move", {"standing": {"active_licence": {"professions": "nurse"}}}, "rn-on", award=True),
        occupation("31301"),
    )
    found = asked(catalogue, request("rn-on", holding("rn-bc", active=True)), credential="rn-on")
    assert [(one.agreement.id, one.verdict, one.evidence) for one in found.awards] == [("move", MET, ("rn-bc",))]
    assert found.verdict is MET
    quiet = asked(catalogue, request("rn-on", holding("rn-bc")), credential="rn-on")
    assert [one.verdict for one in quiet.awards] == [UNKNOWN]


def test_what_is_held_already_is_told() -> None:
    catalogue = bundle(credential("goal", study="60/24/6000", requires="a"), credential("a"))
    found = asked(catalogue, request("goal", holding("goal")), credential="goal")
    assert (found.held, found.verdict, found.ways[0].verdict) == (("goal",), MET, UNMET)


def test_a_long_transcript_is_not_told_set_by_set() -> None:
    """Any ten of thirty courses are a block, each is worth something by itself, and all of them are held."""
    courses = [credential(f"c{number}", "course", study="3/1/100") for number in range(30)]
    catalogue = bundle(
        *courses,
        credential("goal", "bachelor", study="120/48/9000", provider="uni"),
        agreement("block", {"credits": "30", "of": {"kinds": "course"}}, "goal", credits=33),
        *(agreement(f"t{number}", f"c{number}", "goal", credits=3) for number in range(30)),
    )
    found = of_goal(catalogue, *(holding(one.id) for one in courses))
    assert [(one.counted, one.verdict) for one in found.recognitions] == [(Fraction(93), MET)]


@pytest.mark.parametrize(
    ("tables", "leaf"),
    [
        ((), {}),
        ((table("ielts", {7: "6"}, purpose="study"),), {"purpose": "work"}),
        ((table("ielts", {7: "6"}, in_force="2030-01-01.."),), {}),
    ],
)
def test_a_test_that_nothing_converts_is_told(tables: Any, leaf: Any) -> None:
    catalogue = bundle(credential("ielts", "language_test"), *tables)
    held = sitting("ielts", "2024-06-01", {"writing": "9"}, id="mine")
    (one,) = nodes({"language": "en", "levels": {"writing": 7}, **leaf}, held, catalogue=catalogue)
    assert (one.verdict, one.details) == (UNMET, (Detail("mine", "test", stated=True),))


@pytest.mark.parametrize("leaf", [{"language": "en"}, {"language": "fr", "tests": "other"}])
def test_a_test_of_another_language_or_one_not_accepted_is_another_thing(leaf: Any) -> None:
    catalogue = bundle(
        credential("tef", "language_test"), credential("other", "language_test"), table("tef", {7: "6"}, "fr")
    )
    (one,) = nodes(
        {"levels": {"writing": 7}, **leaf}, sitting("tef", "2024-06-01", {"writing": "9"}), catalogue=catalogue
    )
    assert (one.verdict, one.details) == (UNMET, ())
