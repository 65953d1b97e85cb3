"""A requirement that names what nobody knows is refused, wherever it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from pathways.errors import InvalidInput, Problem
from pathways.exchange.writing import write_bundle
from pathways.model.kinds import Verdict
from pathways.model.things import Occupation
from pathways.routing.questions import ComparisonRequest, EvaluationRequest
from pathways.service import Pathways
from pathways.stores.embedded import EmbeddedStore
from tests.worlds import SOURCE, background, bundle, credential, holding, requirement
from tests.worlds import request as asked

WELDER = {"jurisdictions": ["CA-ON"], "profession": "welder"}
WORLD = bundle(
    credential("ielts", "language_test"),
    credential(
        "diploma",
        "diploma",
        accreditations=["body"],
        languages=["en"],
        wait="1/0",
        requires={"holds": {"accredited_by": "accord"}},
    ),
    credential("rn-on", "licence", profession="registered_nurse", requires="diploma"),
    Occupation.model_validate({"id": "72106", "title": "Welders", "teer": 2, "regulated": [WELDER], "source": SOURCE}),
)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pathways]:
    service = Pathways(EmbeddedStore(":memory:"))
    path = tmp_path_factory.mktemp("world") / "world.yaml"
    write_bundle(WORLD, path)
    service.import_bundle(path)
    yield service
    service.close()


def evaluated(service: Pathways, what: Any, *things: Any) -> Verdict:
    question = EvaluationRequest(background=background(*things), on=date(2026, 1, 1), requirement=requirement(what))
    return service.evaluate(question).verdict


def problems(service: Pathways, what: Any, *things: Any) -> list[Problem]:
    with pytest.raises(InvalidInput) as error:
        evaluated(service, what, *things)
    return list(error.value.problems)


CLB = {"language": "en", "levels": 7}


@pytest.mark.parametrize(
    ("what", "where"),
    [
        ({"holds": {"professions": "baker"}}, "/holds/professions/0"),
        ({"holds": {"fields": "99"}}, "/holds/fields/0"),
        ({"holds": {"kinds": "diploma", "fields_not": "99"}}, "/holds/fields_not/0"),
        ({"holds": {"providers": "zzz"}}, "/holds/providers/0"),
        ({"holds": {"accredited_by": "zzz"}}, "/holds/accredited_by/0"),
        ({"holds": {"taught_in": "xx"}}, "/holds/taught_in/0"),
        ({"holds": {"level_at_least": "zzz:5"}}, "/holds/level_at_least/framework"),
        ({"holds": {"covered_by": {"assessor": "zzz"}}}, "/holds/covered_by/assessor"),
        ({"holds": {"covered_by": {"purpose": "zzz"}}}, "/holds/covered_by/purpose"),
        ({"holds": "diploma", "grade": {"mark": "3", "scale": "gpa-zzz"}}, "/grade/scale"),
        ({**CLB, "purpose": "zzz"}, "/purpose"),
        ({**CLB, "tests": "diploma"}, "/tests/0"),
        ({"test": "diploma", "overall": "7"}, "/test"),
        ({"test": "zzz", "overall": "7"}, "/test"),
        ({"experience": {"months": 1, "occupations": "9999"}}, "/experience/occupations/0"),
        ({"experience": {"months": 1, "after": {"professions": "baker"}}}, "/experience/after/professions/0"),
        ({"standing": {"active_licence": {"professions": "baker"}}}, "/standing/active_licence/professions/0"),
        ({"lacks": {"professions": "baker"}}, "/lacks/professions/0"),
        ({"any": ["diploma", {"credits": 3, "of": {"providers": "zzz"}}]}, "/any/1/of/providers/0"),
    ],
)
def test_a_name_that_nothing_bears_is_refused(service: Pathways, what: Any, where: str) -> None:
    assert [one.where for one in problems(service, what)] == [f"requirement {where}"]


@pytest.mark.parametrize(
    "what",
    [
        {"holds": {"professions": "registered_nurse"}},
        {"holds": {"professions": "welder"}},
        {"holds": {"accredited_by": ["body", "accord"]}},
        {"holds": {"taught_in": "en"}},
        {"experience": {"months": 1, "occupations": "721"}},
    ],
)
def test_what_a_record_states_or_asks_for_is_known(service: Pathways, what: Any) -> None:
    assert evaluated(service, what) is Verdict.UNMET


@pytest.mark.parametrize("short", ["rn", "registerednurse"])
def test_a_profession_that_may_be_meant_is_told(service: Pathways, short: str) -> None:
    (problem,) = problems(service, {"holds": {"professions": short}})
    assert problem.hint == "did you mean 'registered_nurse'?"
    assert problem.french == ("ne nomme rien que le catalogue connaisse", "vouliez-vous dire 'registered_nurse' ?")


@pytest.mark.parametrize(("said", "place"), [({"profession": "zaker"}, "profession"), ({"field": "99"}, "field")])
def test_a_described_licence_has_a_known_profession_and_field(service: Pathways, said: Any, place: str) -> None:
    (problem,) = problems(service, "diploma", holding(kind="licence", **said))
    assert problem.where == f"background /holdings/0/{place}"
    assert "zaker" not in str(problem)


def test_every_target_is_looked_at(service: Pathways) -> None:
    wrong = requirement({"holds": {"professions": "baker"}})
    with pytest.raises(InvalidInput, match=r"^target /holds/professions/0"):
        service.routes(asked(wrong))
    targets = (requirement("diploma"), wrong)
    with pytest.raises(InvalidInput, match=r"^targets\[1\] /holds/professions/0"):
        service.compare(ComparisonRequest(background=background(), targets=targets, start=date(2026, 1, 1)))
