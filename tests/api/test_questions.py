"""Routes, ladders and what counts, as clients read them."""

from __future__ import annotations

from typing import Any

import pytest

from pathways.errors import InvalidInput
from tests.api.conftest import Serve
from tests.api.inline import answered, data_of
from tests.api.variables import background_given, request_given, requirement_given
from tests.worlds import agreement, background, bundle, credential, holding, request, requirement

WORLD = bundle(
    credential("dip", study="60/24/6000", title={"en": "Diploma", "fr": "Diplôme"}),
    credential("bach", "bachelor", study="120/48/20000", requires="dip", provider="uni", title="Degree"),
    agreement("block", "dip", "bach", credits=60, title="Block"),
)

ROUTES = """query($request: RouteRequestInput!) { routes(request: $request) {
    __typename
    ... on RouteAnswer { revision words }
    ... on RoutesFound {
        complete
        routes {
            line ends cost { months { rational } price { amount currency } steps certainty }
            creditCounted { rational } creditLost { rational }
            steps { number kind credential { key } claims { agreement { key } counted { rational } evidence { held } } }
            target { cited { step words } verdict }
            weakestSource { url }
        }
    }
    ... on NoRoute { because { words best credential { key } } limits openings { change limit } }
    ... on SearchGaveUp { routes { line } bound { steps } halt }
} }"""


def routes(service: Any, question: Any) -> dict[str, Any]:
    found: dict[str, Any] = data_of(service, ROUTES, {"request": request_given(question)})["routes"]
    return found


def test_a_route_is_told_with_its_steps_claims_and_figures(serve: Serve) -> None:
    found = routes(serve(WORLD), request("bach", holding("dip"), start="2026-01-01"))
    (route,) = found["routes"]
    assert (found["__typename"], found["complete"], found["revision"]) == ("RoutesFound", True, 1)
    assert route["cost"] == {
        "months": {"rational": "24"},
        "price": {"amount": "10000.00", "currency": "CAD"},
        "steps": 1,
        "certainty": "MET",
    }
    (step,) = route["steps"]
    assert (step["kind"], step["credential"]["key"]) == ("STUDY", "bach")
    (claim,) = step["claims"]
    assert claim == {"agreement": {"key": "block"}, "counted": {"rational": "60"}, "evidence": [{"held": "dip"}]}
    assert route["target"][0]["cited"][0]["step"] == 1


def test_no_route_says_why_and_what_would_open_one(serve: Serve) -> None:
    world = bundle(credential("x", requires="y", wait="1/0"), credential("y"))
    found = routes(serve(world), request("x"))
    assert found["__typename"] == "NoRoute"
    assert found["because"][0]["credential"] == {"key": "x"}
    assert {opening["change"] for opening in found["openings"]} == {"MEET"}


def test_a_search_that_gives_up_says_so(serve: Serve) -> None:
    question = request("bach", start="2026-01-01", work_units=1)
    found = routes(serve(WORLD), question)
    assert (found["__typename"], found["halt"]) == ("SearchGaveUp", "WORK_UNITS")


def test_words_are_in_the_language_of_the_request(serve: Serve) -> None:
    query = "query($request: RouteRequestInput!) { routes(request: $request) { ... on RouteAnswer { words } } }"
    given = request_given(request("bach", holding("dip"), start="2026-01-01"))
    found = data_of(serve(WORLD), query, {"request": given}, lang="fr")
    assert "parcours" in found["routes"]["words"][0]


def test_a_background_that_names_what_nobody_knows_is_refused_without_its_value(serve: Serve) -> None:
    given = request_given(request("bach", holding("secret-school-diploma")))
    result = answered(serve(WORLD), ROUTES, {"request": given})
    assert result.errors
    assert "secret" not in str(result.errors[0].original_error)


LADDER = """query($from: ID, $to: ID) { ladders(from: $from, to: $to) {
    start direction nodes { id distance highest credential { key } } rungs { lower upper how share { value } }
} }"""


def test_a_ladder_is_nodes_and_rungs(serve: Serve) -> None:
    found = data_of(serve(WORLD), LADDER, {"from": "dip"})["ladders"]
    assert [(node["id"], node["distance"]) for node in found["nodes"]] == [("dip", 0), ("bach", 1)]
    assert ("dip", "bach", "CREDIT", {"value": 0.5}) in [
        (rung["lower"], rung["upper"], rung["how"], rung["share"]) for rung in found["rungs"]
    ]


def test_a_ladder_is_followed_by_the_rungs_that_are_asked_for(serve: Serve) -> None:
    query = '{ ladders(from: "dip", how: [REQUIREMENT]) { rungs { lower upper how } } }'
    assert data_of(serve(WORLD), query)["ladders"] == {
        "rungs": [{"lower": "dip", "upper": "bach", "how": "REQUIREMENT"}]
    }


def test_a_ladder_is_followed_in_one_direction(serve: Serve) -> None:
    assert answered(serve(WORLD), LADDER, {"from": "dip", "to": "bach"}).errors
    assert answered(serve(WORLD), LADDER, {}).errors


def test_what_counts_toward_a_credential(serve: Serve) -> None:
    query = '{ reverse(credential: "bach") { credential { key } rungs { lower how } agreements { key } } }'
    found = data_of(serve(WORLD), query)["reverse"]
    assert {rung["lower"] for rung in found["rungs"]} == {"dip"}
    assert found["agreements"] == [{"key": "block"}]


EVALUATE = """query($what: EvaluatedInput!, $background: BackgroundInput!) {
    evaluate(what: $what, background: $background, on: "2026-01-01") {
        ... on Evaluation { verdict }
        ... on RequirementEvaluation { nodes { id parentId verdict cited { held } } }
        ... on CredentialEvaluation { ways { way { key } verdict recognitions { counted { rational } } } }
    }
}"""


def test_a_requirement_is_evaluated_node_by_node(serve: Serve) -> None:
    what = {"requirement": requirement_given(requirement("dip | bach"))}
    given = background_given(background(holding("dip")))
    found = data_of(serve(WORLD), EVALUATE, {"what": what, "background": given})["evaluate"]
    assert found["verdict"] == "MET"
    assert [(node["parentId"], node["verdict"]) for node in found["nodes"]] == [
        (None, "MET"),
        ("0", "MET"),
        ("0", "UNMET"),
    ]
    assert found["nodes"][1]["cited"] == [{"held": "dip"}]


def test_a_credential_is_evaluated_with_what_is_recognized(serve: Serve) -> None:
    given = background_given(background(holding("dip")))
    found = data_of(serve(WORLD), EVALUATE, {"what": {"credential": "bach"}, "background": given})["evaluate"]
    (way,) = found["ways"]
    assert way["verdict"] == "MET"
    assert way["recognitions"][0] == {"counted": {"rational": "60"}}


def test_opportunities_come_nearest_first(serve: Serve) -> None:
    query = """query($request: OpportunitiesInput!) { opportunities(request: $request) {
        complete found { credential { key } route { cost { steps } } }
    } }"""
    given = {"background": {}, "start": "2026-01-01"}
    found = data_of(serve(WORLD), query, {"request": given})["opportunities"]
    assert [(one["credential"]["key"], one["route"]["cost"]["steps"]) for one in found["found"]] == [
        ("dip", 1),
        ("bach", 2),
    ]


def test_what_is_wrong_in_a_question_is_told_where_it_was_given(serve: Serve) -> None:
    query = "query($request: OpportunitiesInput!) { opportunities(request: $request) { complete } }"
    held = {"catalogue": {"id": "a", "credential": "secret-diploma"}}
    sat = {"id": "s", "test": "secret-test", "taken": "2024"}
    given: dict[str, Any] = {"background": {"holdings": [held], "sittings": [sat]}, "among": {"providers": ["unj"]}}
    assert wheres(serve(WORLD), query, given) == [
        "request.background.holdings[0].catalogue.credential",
        "request.background.sittings[0].test",
    ]
    assert wheres(serve(WORLD), query, {**given, "background": {}}) == ["request.among.providers[0]"]


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ({"all": [{"holds": {"pattern": {"professions": ["rn"]}}}]}, "all[0].holds.pattern.professions[0]"),
        ({"credits": {"credits": {"amount": "3"}, "pattern": {"fields": ["99"]}}}, "credits.pattern.fields[0]"),
        ({"test": {"test": "dip", "overall": "7"}}, "test.test"),
        (
            {"language": {"language": "en", "levels": [{"skill": "WRITING", "level": 7}], "purpose": "zzz"}},
            "language.purpose",
        ),
        ({"atLeast": {"count": 1, "of": [{"lacks": {"providers": ["zzz"]}}]}}, "atLeast.of[0].lacks.providers[0]"),
    ],
)
def test_an_unknown_name_in_a_requirement_is_told_where_it_was_given(serve: Serve, asked: Any, where: str) -> None:
    service = serve(WORLD)
    query = "query($request: ComparisonInput!) { compare(request: $request) { __typename } }"
    given = {"background": {}, "targets": [{"credential": "dip"}, {"requirement": asked}]}
    assert wheres(service, query, given) == [f"request.targets[1].requirement.{where}"]
    result = answered(service, EVALUATE, {"what": {"requirement": asked}, "background": {}})
    assert result.errors
    error = result.errors[0].original_error
    assert isinstance(error, InvalidInput)
    assert [one.where for one in error.problems] == [f"what.requirement.{where}"]


def wheres(service: Any, query: str, given: dict[str, Any]) -> list[str]:
    """The places of what is wrong with a question; nothing of the learner is told."""
    result = answered(service, query, {"request": given})
    assert result.errors
    error = result.errors[0].original_error
    assert isinstance(error, InvalidInput)
    assert "secret" not in str(error)
    return [one.where for one in error.problems]


def test_targets_are_put_side_by_side(serve: Serve) -> None:
    query = """query($request: ComparisonInput!) { compare(request: $request) {
        answers { __typename } best { criterion targets }
    } }"""
    given = {"background": {}, "start": "2026-01-01", "targets": [{"credential": "bach"}, {"credential": "dip"}]}
    found = data_of(serve(WORLD), query, {"request": given})["compare"]
    assert [one["__typename"] for one in found["answers"]] == ["RoutesFound", "RoutesFound"]
    assert {"criterion": "PRICE", "targets": [1]} in found["best"]


def test_a_catalogue_shows_how_it_hangs_together(serve: Serve) -> None:
    query = """{ gateways {
        size gateways { credential { key } behind { key } } deadEnds { key } deadEndCount unreachableCount
    } }"""
    found = data_of(serve(WORLD), query)["gateways"]
    assert found["size"] == 2
    assert {"credential": {"key": "dip"}, "behind": [{"key": "bach"}]} in found["gateways"]
    assert found["deadEnds"] == [{"key": "bach"}]


def test_how_it_hangs_together_is_told_for_a_day(serve: Serve) -> None:
    world = bundle(
        credential("dip", study="60/24/6000"),
        credential("bach", "bachelor", study="120/48/20000", provider="uni"),
        agreement("block", "dip", "bach", credits=60, in_force="2025-01-01..2025-12-31"),
    )
    query = """{
        then: gateways(asOf: "2025-12-31") { deadEnds { key } }
        later: gateways(asOf: "2026-01-01") { deadEnds { key } }
    }"""
    found = data_of(serve(world), query)
    assert found["then"]["deadEnds"] == [{"key": "bach"}]
    assert found["later"]["deadEnds"] == [{"key": "bach"}, {"key": "dip"}]
