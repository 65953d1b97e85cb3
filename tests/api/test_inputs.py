"""What is given becomes the model's values, or is refused with its place and without its values."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pathways.api.ports import Job
from pathways.bootstrap import seed_backgrounds
from pathways.errors import InvalidInput
from pathways.exchange.bundle import read_background
from pathways.model.background import Background
from pathways.routing.answer import Impossible
from pathways.routing.request import OccupationTarget, RouteRequest
from tests.api.inline import answered
from tests.api.variables import request_given
from tests.worlds import requirement

LEARNERS = sorted(path for path in seed_backgrounds().glob("*.yaml") if path.name != "questions.yaml")
ROUTES = "query($request: RouteRequestInput!) { routes(request: $request) { __typename } }"


class Noted:
    """Answers nothing, and notes what was asked."""

    def __init__(self) -> None:
        self.job: Job | None = None

    async def ask(self, job: Job) -> Any:
        self.job = job
        return Impossible(1)

    async def read(self, call: Any) -> Any:
        raise AssertionError("nothing is to be read")


def arrived(given: dict[str, Any]) -> RouteRequest:
    """The question as the service gets it."""
    noted = Noted()
    result = answered(noted, ROUTES, {"request": given})
    if result.errors:
        raise result.errors[0].original_error or result.errors[0]
    assert noted.job is not None
    (question,) = noted.job.args
    assert isinstance(question, RouteRequest)
    return question


def asked(**parts: Any) -> RouteRequest:
    """A question in the model's own words."""
    return RouteRequest.model_validate(
        {"background": {}, "target": requirement("x"), "start": date(2026, 12, 1), **parts}
    )


def plainly(background: Background) -> Background:
    """Without what only a file says: a title, and whether the person is invented."""
    return background.model_copy(update={"title": None, "example": False})


@pytest.mark.parametrize("file", LEARNERS, ids=lambda file: file.stem)
def test_a_background_arrives_as_it_was_given(file: Path) -> None:
    question = asked(background=read_background(file))
    assert arrived(request_given(question)).background == plainly(question.background)


@pytest.mark.parametrize(
    "target",
    [
        requirement("x"),
        requirement("2 of a b c"),
        requirement({"all": ["a", {"any": ["b", {"lacks": {"kinds": ["bachelor"], "fields": "target"}}]}]}),
        requirement({"holds": {"kinds": ["bachelor"], "jurisdictions_not": ["CA"]}, "count": 2, "grade": "70 percent"}),
        requirement({"credits": "30 ects", "of": {"fields": ["06"], "own_effort": True}, "max_age_months": "7/2"}),
        requirement({"language": "en", "levels": {"writing": 7, "speaking": 6}, "combine": True}),
        requirement({"test": "t", "scores": {"writing": "7.5"}, "average": "15/2"}),
        requirement({"experience": {"hours": "1000", "hours_per_week": "37.5", "occupations": ["31301"]}}),
        requirement({"standing": {"age_years": {"at_least": "18"}}}),
        requirement({"standing": {"status": ["refugee", "citizen"]}}),
        requirement({"judgement": "a portfolio"}),
        OccupationTarget(occupation="21301", places=("CA-BC",)),
    ],
    ids=str,
)
def test_a_target_arrives_as_it_was_given(target: Any) -> None:
    question = asked(target=target)
    assert arrived(request_given(question)) == question


def test_limits_and_criteria_arrive_as_they_were_given() -> None:
    limits = {"steps": 4, "months": "31/2", "price_cad": "1000.50", "places": ["CA-ON"], "delivery": ["online"]}
    question = asked(limits=limits, criteria=["price", "steps"], pace="2/3")
    assert arrived(request_given(question)) == question


def test_what_is_left_out_is_as_the_model_has_it() -> None:
    given = {"background": {}, "target": {"credential": "x"}}
    assert arrived(given) == asked(start=date.today())


SECRET = "Zw1ebelkuchen"


@pytest.mark.parametrize(
    ("background", "where"),
    [
        (
            {"holdings": [{"described": {"id": SECRET, "kind": "BACHELOR"}}]},
            "request.background.holdings[0].described.id",
        ),
        (
            {"holdings": [{"described": {"id": "a", "kind": "BACHELOR", "grades": [{"mark": SECRET}]}}]},
            "request.background.holdings[0].described.grades[0].mark",
        ),
        (
            {"holdings": [{"described": {"id": "a", "kind": "DIPLOMA", "jurisdiction": SECRET}}]},
            "request.background.holdings[0].described.jurisdiction",
        ),
        (
            {"holdings": [{"described": {"id": "a", "kind": "DIPLOMA", "partOf": SECRET.lower()}}]},
            "request.background.holdings[0].described.partOf",
        ),
        ({"experience": [{"id": "job", "occupation": SECRET}]}, "request.background.experience[0].occupation"),
        ({"standing": {"residence": [{"place": SECRET}]}}, "request.background.standing.residence[0].place"),
        ({"said": [{"language": SECRET, "levels": []}]}, "request.background.said[0].language"),
        (
            {"said": [{"language": "en", "levels": [{"skill": "WRITING", "level": 1}] * 2}]},
            "request.background.said[0].levels[1].skill",
        ),
    ],
)
def test_a_wrong_background_is_refused_with_its_place_and_without_its_value(
    background: dict[str, Any], where: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        arrived({"background": background, "target": {"credential": "x"}})
    assert where in [problem.where for problem in refused.value.problems]
    assert SECRET.lower() not in str(refused.value).lower()


@pytest.mark.parametrize(
    ("parts", "where", "hint"),
    [
        ({"limits": {"places": ["CA", "ON"]}}, "request.limits.places[1]", "did you mean CA-ON?"),
        (
            {"target": {"occupation": {"occupation": "21231", "places": ["BC"]}}},
            "request.target.occupation.places[0]",
            "did you mean CA-BC?",
        ),
        ({"limits": {"places": ["ZZ"]}}, "request.limits.places[0]", "a country or a part of one: CA, CA-ON"),
        (
            {"background": {"standing": {"residence": [{"place": "MB"}]}}},
            "request.background.standing.residence[0].place",
            "a country or a part of one: CA, CA-ON",
        ),
    ],
)
def test_a_place_that_is_none_is_refused_and_what_is_asked_for_is_guessed(
    parts: dict[str, Any], where: str, hint: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        arrived({"background": {}, "target": {"credential": "x"}, **parts})
    assert [(one.where, one.hint) for one in refused.value.problems] == [(where, hint)]


@pytest.mark.parametrize(
    ("target", "where"),
    [
        ({"credential": "Provider:x"}, "target.credential"),
        ({"requirement": {"all": [{"holds": {"pattern": {"fields": ["x"]}}}]}}, "all[0].holds.pattern.fields[0]"),
        (
            {"requirement": {"any": [{"credits": {"credits": {"amount": "x"}, "pattern": {"fields": ["01"]}}}]}},
            "any[0].credits.credits.amount",
        ),
        (
            {"requirement": {"language": {"language": "en", "levels": [{"skill": "WRITING", "level": 13}]}}},
            "language.levels[0].level",
        ),
        (
            {"requirement": {"test": {"test": "t", "scores": [{"skill": "WRITING", "score": "x"}]}}},
            "test.scores[0].score",
        ),
    ],
)
def test_what_is_wrong_is_told_where_it_was_given(target: dict[str, Any], where: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        arrived({"background": {}, "target": target})
    below = "request." if "credential" in target else "request.target.requirement."
    assert [one.where for one in refused.value.problems] == [below + where]


def test_a_target_that_is_no_key_is_refused() -> None:
    with pytest.raises(InvalidInput, match=r"target\.credential"):
        arrived({"background": {}, "target": {"credential": ""}})


GLOBAL: dict[str, Any] = {
    "background": {
        "holdings": [{"catalogue": {"id": "a", "credential": "Credential:dip", "provider": "Provider:p"}}],
        "experience": [{"id": "job", "occupation": "Occupation:21231", "months": 3}],
        "sittings": [{"id": "s", "test": "Credential:ielts", "taken": "2024"}],
    },
    "target": {
        "requirement": {
            "all": [
                {
                    "holds": {
                        "pattern": {"ids": ["Credential:x"], "levelAtLeast": {"framework": "Framework:f", "value": 1}}
                    }
                },
                {"lacks": {"providers": ["Provider:p"], "coveredBy": {"assessor": "Provider:p"}}},
                {"test": {"test": "Credential:ielts", "overall": "7"}},
            ]
        }
    },
}


def test_what_names_a_record_takes_its_global_id_too() -> None:
    bare = json.loads(re.sub(r'"[A-Z][a-z]+:', '"', json.dumps(GLOBAL)))
    assert arrived(GLOBAL) == arrived(bare)


@pytest.mark.parametrize(
    ("given", "where"),
    [
        (
            {"background": {"sittings": [{"id": "s", "test": "Provider:p", "taken": "2024"}]}},
            "request.background.sittings[0].test",
        ),
        (
            {"target": {"requirement": {"any": [{"holds": {"pattern": {"providers": ["p", "Credential:x"]}}}]}}},
            "request.target.requirement.any[0].holds.pattern.providers[1]",
        ),
    ],
)
def test_a_global_id_of_another_type_is_refused(given: dict[str, Any], where: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        arrived({"background": {}, "target": {"credential": "x"}, **given})
    assert [(one.where, one.what) for one in refused.value.problems] == [(where, "is the id of another type")]
    assert all(one.french for one in refused.value.problems)
