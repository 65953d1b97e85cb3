"""A question whose learner has what nobody can have is refused, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pathways.errors import InvalidInput, Problem
from pathways.exchange.writing import write_bundle
from pathways.model.background import Background
from pathways.model.bundle import Bundle
from pathways.model.kinds import Verdict
from pathways.model.things import Framework
from pathways.routing.questions import ComparisonRequest, EvaluationRequest, OpportunitiesRequest
from pathways.service import Pathways
from pathways.stores.embedded import EmbeddedStore
from tests.worlds import SOURCE, background, bundle, credential, holding, requirement, sitting
from tests.worlds import request as asked

SCALE = {"least": "0", "most": "9", "step": "0.5"}
IELTS = credential("ielts", "language_test", scores={"skills": SCALE, "overall": SCALE, "source": SOURCE})
LETTERS = credential("oet", "language_test", scores={"skills": {"least": "E", "most": "A"}, "source": SOURCE})
LEVELS = tuple({"value": value, "title": str(value)} for value in range(1, 13))
FRAMEWORK = Framework.model_validate({"id": "cf", "title": "A framework", "levels": LEVELS, "source": SOURCE})
WORLD = bundle(
    IELTS, LETTERS, credential("diploma", study="60/24/6000", requires={"test": "ielts", "overall": "7"})
).model_copy(update={"frameworks": (FRAMEWORK,)})


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pathways]:
    service = Pathways(EmbeddedStore(":memory:"))
    service.import_bundle(written(WORLD, tmp_path_factory.mktemp("world")))
    yield service
    service.close()


def written(world: Bundle, folder: Path) -> Path:
    write_bundle(world, folder / "world.yaml")
    return folder / "world.yaml"


def problems(service: Pathways, *things: Any, **standing: Any) -> list[Problem]:
    with pytest.raises(InvalidInput) as error:
        service.routes(asked("diploma", *things, standing=standing))
    return list(error.value.problems)


def places(service: Pathways, *things: Any, **standing: Any) -> list[str]:
    return [one.where.removeprefix("background ") for one in problems(service, *things, **standing)]


@pytest.mark.parametrize("score", ["12", "70", "7.3", "B"])
def test_a_score_that_the_test_never_gives_is_refused(service: Pathways, score: str) -> None:
    sat = sitting("ielts", "2024-06-01", {"reading": score}, overall=score)
    assert places(service, sat) == ["/sittings/0/scores/reading", "/sittings/0/overall"]


@pytest.mark.parametrize("score", ["0", "9", "7.50"])
def test_a_score_that_the_test_gives_is_taken(service: Pathways, score: str) -> None:
    learner = background(sitting("ielts", "2024-06-01", {"reading": score}, overall=score))
    wanted = requirement({"test": "ielts", "overall": "0"})
    found = service.evaluate(EvaluationRequest(background=learner, on=date(2025, 1, 1), requirement=wanted))
    assert found.verdict is Verdict.MET


@pytest.mark.parametrize(("score", "wrong"), [("C+", 0), ("a", 0), ("A+", 1), ("F", 1), ("7", 1)])
def test_letters_are_a_scale_too(service: Pathways, score: str, wrong: int) -> None:
    learner = background(sitting("oet", "2024-06-01", {"reading": score}))
    question = EvaluationRequest(background=learner, on=date(2025, 1, 1), credential="diploma")
    if wrong:
        with pytest.raises(InvalidInput):
            service.evaluate(question)
    else:
        assert service.evaluate(question).revision == service.revision


def test_a_level_is_one_of_its_framework(service: Pathways) -> None:
    thirteenth = holding(kind="diploma", id="here", level="cf:13")
    nowhere = holding(kind="diploma", id="there", level="fc:3")
    assert places(service, thirteenth, nowhere) == ["/holdings/1/level/framework", "/holdings/0/level/value"]


def test_a_scale_may_be_a_known_providers_own(service: Pathways) -> None:
    own = holding(kind="diploma", grade="3.5 gpa-college")
    nobodys = holding(kind="bachelor", grade="3.5 gpa-nowhere")
    assert places(service, own, nobodys) == ["/holdings/1/grades/0/scale"]


def test_a_result_of_what_is_no_language_test_is_refused(service: Pathways) -> None:
    assert places(service, sitting("diploma", "2024-06-01")) == ["/sittings/0/test"]


def test_what_is_held_does_not_lie_ahead(service: Pathways) -> None:
    sat = sitting("ielts", "2025-01-02", overall="7")
    assert places(service, sat, born="2025-02") == ["/sittings/0/taken", "/standing/born"]


def test_a_holding_that_will_be_completed_is_waited_for(service: Pathways) -> None:
    later = background(holding("diploma", completed="2026-06"))
    found = service.evaluate(
        EvaluationRequest(background=later, on=date(2025, 1, 1), requirement=requirement("diploma"))
    )
    assert found.verdict is Verdict.UNMET


def test_every_question_about_a_learner_is_looked_at(service: Pathways) -> None:
    learner: Background = background(sitting("ielts", "2024-06-01", overall="70"))
    day, wanted = date(2025, 1, 1), requirement("diploma")
    for ask in (
        lambda: service.evaluate(EvaluationRequest(background=learner, on=day, requirement=wanted)),
        lambda: service.opportunities(OpportunitiesRequest(background=learner, start=day)),
        lambda: service.compare(ComparisonRequest(background=learner, targets=(wanted,), start=day)),
    ):
        with pytest.raises(InvalidInput, match="is no score of this test"):
            ask()


def test_what_is_told_is_told_in_french_and_holds_nothing_of_the_learner(service: Pathways) -> None:
    (problem,) = problems(service, sitting("ielts", "2024-06-01", overall="70"))
    assert str(problem.said("fr")) == (
        "background /sittings/0/overall: n'est pas un résultat possible de ce test (de 0 à 9, par pas de 1/2)"
    )
    assert "70" not in f"{problem}{problem.said('fr')}"
