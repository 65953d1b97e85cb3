"""Evaluations, opportunities, comparisons and shapes in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pathways.explain.comparison import comparison_lines
from pathways.explain.evaluation import LOSSES, evaluation_lines
from pathways.explain.judged import detail_words
from pathways.explain.opportunity import closing_lines, opportunity_sentence
from pathways.explain.reverse import reverse_lines
from pathways.explain.structure import structure_lines
from pathways.explain.voice import Voice
from pathways.explain.words.evaluations import DETAILS
from pathways.explain.words.two import LANGS, Lang
from pathways.model.background import Background, Holding, Job, LearnerStanding, Sitting
from pathways.recognition.probing import FIELDS
from pathways.routing.comparison import compare
from pathways.routing.evaluate import evaluate
from pathways.routing.evaluation import Detail, LossReason
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.opportunities import Offered, opportunities
from pathways.routing.questions import ComparisonRequest, EvaluationRequest, OpportunitiesRequest
from pathways.routing.reverse import reverse
from pathways.routing.structure import structure
from pathways.stores.plain import PlainNetwork
from tests.worlds import agreement, background, bundle, credential, holding, job, requirement

DAY = date(2025, 1, 1)
TAKEN = "block already counts your My diploma"
LEAST = "so much must be earned at the provider that at most 30 credits are recognized"
WORLD = bundle(
    credential("dip", study="60/24/6000"),
    credential("exam", "exam", wait="1/100"),
    credential(
        "bach",
        "bachelor",
        study="120/48/20000",
        provider="uni",
        residency=90,
        requires={"all": [{"holds": "dip", "grade": "70"}, {"holds": "exam", "name": "entry"}]},
    ),
    credential("lost", "master", study="30/12/1000", requires={"holds": {"kinds": "doctorate"}}),
    agreement("block", "dip", "bach", credits=60, title="Block"),
    agreement("course", "dip", "bach", credits=15, title="Course"),
    agreement("waive", {"judgement": "board"}, "bach", admission="entry", title="Waiver"),
)


def judged(lang: Lang, *things: Any, **of: Any) -> list[str]:
    learner = background(*things)
    found = evaluate(EvaluationRequest(background=learner, on=DAY, **of), PlainNetwork(WORLD))
    return [line.text for line in evaluation_lines(found, Voice(lang, background=learner))]


def test_a_credential_is_told_way_by_way() -> None:
    told = judged("en", holding("dip", title="My diploma"), credential="bach")
    assert told == [
        "bach on January 1, 2025: unknown",
        "way way: unknown, open",
        "all of: unknown",
        "hold dip, with an average of at least 70%: unknown, by your My diploma",
        "state the grade of your My diploma",
        "hold exam: discretionary, granted by waive",
        "others decide under waive",
        "30 credits of 120 credits would be recognized (met): 90 credits left to study",
        f"Block: met; grants 60 credits, 30 credits counted; 30 credits lost: {LEAST}",
        f"Course: met; grants 15 credits, 0 credits counted; 15 credits lost: {TAKEN} and {LEAST}",
        "Waiver: discretionary",
    ]


def test_a_requirement_is_told_node_by_node_in_french() -> None:
    told = judged("fr", job("21231", months=6), requirement=requirement({"experience": {"months": 12}}))
    assert told == ["travailler au moins 12 mois : non satisfait (6 mois jusqu'ici)"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_detail_and_every_loss_has_words(lang: Lang) -> None:
    known = set(DETAILS)
    assert set(FIELDS.values()) <= known
    fields: set[str] = set().union(*(model.model_fields for model in (Holding, Job, Sitting, LearnerStanding)))
    assert {field.partition(".")[0] for field in known} - {"target"} <= fields | {"scores"}
    for field in known:
        assert detail_words(Detail("a", field), Voice(lang)) != detail_words(
            Detail(None, field, stated=True), Voice(lang)
        )
    assert set(LOSSES) == set(LossReason)


def test_opportunities_tell_what_each_takes_and_what_is_missing() -> None:
    asked = OpportunitiesRequest(background=Background(), start=DAY)
    found = opportunities(asked, Offered(["dip", "lost"]), Neighbourhood(PlainNetwork(WORLD)))
    assert opportunity_sentence(found.found[0], Voice()).startswith("dip (college): 24 months, until January 1, 2027")
    assert [line.text for line in closing_lines(found, Voice())] == [
        "* Nothing that you bring counts toward it.",
        "Nothing nearer is missing.",
        "One thing alone is missing for:",
        "hold a doctorate is needed for lost (way way); nothing held and nothing in the catalogue gives it",
    ]


def test_a_comparison_tells_the_best_by_each_criterion() -> None:
    targets = (requirement("dip"), requirement("lost"))
    asked = ComparisonRequest(background=Background(), targets=targets, start=DAY)
    told = [line.text for line in comparison_lines(compare(asked, PlainNetwork(WORLD)), Voice())]
    assert told[:2] == ["1. hold dip", "24 months, $6,000, 60 credits to study, 1 step, met"]
    assert "Best by months: hold dip (24 months, $6,000, 60 credits to study, 1 step, met)" in told


def test_what_counts_toward_something_is_told() -> None:
    told = [line.text for line in reverse_lines(reverse("bach", PlainNetwork(WORLD)), Voice())]
    assert told[0] == "The way way requires:"
    assert "What counts toward it:" in told
    assert "Waiver (guaranteed)" in told


def test_a_shape_is_told() -> None:
    found = structure([one.id for one in WORLD.credentials], PlainNetwork(WORLD))
    assert [line.text for line in structure_lines(found, Voice())] == [
        "4 credentials were looked at.",
        "Gateways:",
        "dip (dip): 1 cannot be earned without it: bach",
        "Cannot be earned by anything in the catalogue:",
        "lost (lost): nothing leads there",
        "nothing gives: hold a doctorate",
        "Count toward nothing: bach and lost",
    ]
