"""Steps, claims, conditions and summaries of real answers, in both languages."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from pathways.explain.conditions import conditions
from pathways.explain.held import held_words
from pathways.explain.numbers import NBSP
from pathways.explain.route import summary, trust
from pathways.explain.step import claim_sentence, headline, reasons, step_sentence
from pathways.explain.voice import Titles, Voice
from pathways.explain.words.two import LANGS, Lang
from pathways.model.base import Text
from pathways.model.bundle import Bundle
from pathways.model.way import Way
from pathways.routing.answer import Found
from pathways.routing.request import RouteRequest
from pathways.routing.route import Route
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork
from tests.worlds import agreement, background, bundle, credential, holding, job, request, sitting, table

DEGREE = bundle(
    credential("dip"),
    credential("ielts", "language_test", wait="1/300"),
    credential(
        "bach",
        "bachelor",
        study="120/48/12000",
        requires={"all": ["dip", {"language": "en", "levels": 7}, {"judgement": "portfolio"}]},
        provider="uni",
        residency=70,
    ),
    agreement("block", "dip", "bach", credits=60, strength="conditional", title={"en": "Block", "fr": "Bloc"}),
    table("ielts", {7: "6"}),
)
ASKED = request("bach", holding("dip", title="Diploma"))


def only(world: Bundle, asked: RouteRequest) -> Route:
    answer = routes(asked, PlainNetwork(world))
    assert isinstance(answer, Found)
    return answer.routes[0]


def voice(asked: RouteRequest, lang: Lang = "en") -> Voice:
    return Voice(lang, background=asked.background)


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def test_a_step_says_what_when_how_long_for_how_much_and_what_is_left() -> None:
    test, study = only(DEGREE, ASKED).steps
    assert step_sentence(test, voice(ASKED)) == (
        "Sit ielts with college: from January 1, 2025 to February 1, 2025, 1 month, $300."
    )
    assert plain(step_sentence(study, voice(ASKED, "fr"))) == (
        "Étudier : bach, chez uni : du 1er février 2025 au 1er juin 2027, 28 mois, "
        "7 000 $, 70 sur 120 crédits à étudier."
    )


def test_a_step_says_why_once() -> None:
    study = only(DEGREE, ASKED).steps[1]
    assert reasons(study, voice(ASKED)) == (
        "hold dip: met, by your Diploma",
        "reach CLB 7 in each of the four skills (English), in one sitting of an accepted test: conditional, by step 1",
        "get a favourable decision: portfolio: discretionary",
    )


def test_a_claim_says_what_counts_who_says_so_and_what_is_lost() -> None:
    study = only(DEGREE, ASKED).steps[1]
    (claim,) = study.claims
    assert claim_sentence(claim, study, voice(ASKED)) == (
        "50 of 120 credits recognized by Block (https://example.org/world, as of 2024, invented example); "
        "10 credits lost: 70 credits must be earned at the provider"
    )
    assert "10 crédits perdus : 70 crédits doivent" in claim_sentence(claim, study, voice(ASKED, "fr"))


def test_conditions_say_what_to_do_and_what_follows() -> None:
    found = conditions(only(DEGREE, ASKED), voice(ASKED))
    assert [(one.step, one.verdict.name, one.text) for one in found] == [
        (
            2,
            "CONDITIONAL",
            (
                "reach CLB 7 in each of the four skills in step 1; below that, take a course and sit again "
                "(conditional; if missed, step 2 cannot start)"
            ),
        ),
        (
            2,
            "DISCRETIONARY",
            "others decide: portfolio; ask early what they look for (discretionary; if missed, step 2 cannot start)",
        ),
        (
            2,
            "CONDITIONAL",
            "Block (conditional): have uni confirm it before you start (conditional; if missed, step 2 cannot start)",
        ),
    ]


@pytest.mark.parametrize(
    ("requires", "words"),
    [
        ({"holds": "first", "grade": "70"}, "reach an average of at least 70% in step 1"),
        ({"all": ["first", {"test": "ielts", "scores": {"writing": "6"}}]}, "score at least 6 in writing in ielts"),
    ],
)
def test_what_a_route_has_yet_to_earn_is_asked_of_it(requires: Any, words: str) -> None:
    world = bundle(
        credential("first", study="30/12/1000"),
        credential("ielts", "language_test", wait="1/300"),
        credential("second", study="30/12/1000", requires=requires),
        table("ielts", {7: "6"}),
    )
    asked = request("second")
    assert any(words in one.text for one in conditions(only(world, asked), voice(asked)))


def test_a_condition_of_the_target_itself_has_no_step() -> None:
    world = bundle(credential("first", study="30/12/1000"))
    asked = request({"holds": "first", "grade": "70"})
    (found,) = conditions(only(world, asked), voice(asked, "fr"))
    assert found.step is None
    assert found.text.endswith("la cible n'est pas atteinte)")


def test_a_summary_says_what_is_not_published() -> None:
    study = {"credits": 60, "tuition": [{"amount": 50, "currency": "USD"}]}
    world = bundle(
        credential("dip", ways=[Way.model_validate({"id": "way", "study": study})]),
        rates=[{"currency": "USD", "cad": "1.4", "source": {"url": "https://example.org"}}],
    )
    asked = request("dip")
    route = only(world, asked)
    assert summary(route, voice(asked)) == (
        "24 months (in its steps: 24 months estimated), until January 1, 2027; $70 (estimated); "
        "60 credits to study; 1 step; met"
    )
    assert "dans ses étapes : 24 mois d'estimation" in summary(route, voice(asked, "fr"))


def test_a_step_says_what_of_its_months_and_price_is_not_published() -> None:
    study = {"credits": 60, "full_time": {"months": 20, "basis": "assumed"}, "fees": [100]}
    guessed = Way.model_validate({"id": "way", "study": study, "wait": 4})
    world = bundle(
        credential("dip", ways=[guessed]),
        averages=[
            {
                "id": "avg",
                "quantity": "tuition_per_year",
                "value": "3000",
                "text": "the colleges' average",
                "source": {"url": "https://example.org"},
            }
        ],
    )
    asked = request("dip")
    (step,) = only(world, asked).steps
    assert step_sentence(step, Voice(names=Titles({("averages", "avg"): Text(en="the colleges' average")}))) == (
        "Study dip at college: from January 1, 2025 to January 1, 2027, 24 months (of which 20 months assumed), "
        "$6,100 (of which $6,000 estimated from the colleges' average), 60 of 60 credits to study."
    )
    assert "24 mois (dont 20 mois de supposition)" in step_sentence(step, voice(asked, "fr"))


def test_what_is_held_already_needs_nothing() -> None:
    asked = request("dip", holding("dip"))
    assert summary(only(DEGREE, asked), voice(asked)).startswith("The target is met")
    assert trust(only(DEGREE, asked), voice(asked)) == ()


def test_one_source_is_the_weakest_and_the_oldest() -> None:
    assert trust(only(DEGREE, ASKED), voice(ASKED)) == (
        "Weakest and oldest source: https://example.org/world, as of 2024, invented example",
    )


@pytest.mark.parametrize("lang", LANGS)
def test_work_and_awards_have_headlines(lang: Lang) -> None:
    work = {"experience": {"months": 6, "occupations": "21231", "jurisdictions": "CA-QC"}}
    world = bundle(
        credential("title", "designation", profession="x", requires=work, wait="1/0"),
        credential("other", "designation", profession="x"),
        agreement("mutual", "title", "other", award=True, title="Accord", processing_months=3),
    )
    asked = request("other")
    route = only(world, asked)
    said = {
        "en": ["Work as 21231 in Quebec", "Apply for title to college", "Ask college for other under Accord"],
        "fr": [
            "Travailler dans la profession : 21231 au Québec",
            "Demander title à college",
            "Demander other à college selon Accord",
        ],
    }
    assert [headline(step, voice(asked, lang)) for step in route.steps][: len(said[lang])] == said[lang]
    assert claim_sentence(route.steps[2].claims[0], route.steps[2], voice(asked)).startswith("awarded under Accord (")
    # Why the award comes so long after what it rests on.
    decided = {"en": "decided within 3 months of asking", "fr": "décision en 3 mois après la demande"}[lang]
    assert decided in step_sentence(route.steps[2], voice(asked, lang)).replace(NBSP, " ")
    assert claim_sentence(route.steps[2].claims[0], route.steps[2], voice(asked, lang)).endswith(f"; {decided}")


def test_a_step_says_by_when_to_ask_for_it() -> None:
    world = bundle(
        credential("title", "designation", profession="x"),
        credential("other", "designation", profession="x"),
        credential("degree", study="60/24/6000", requires="other", lead_months=2, intakes=[9]),
        agreement("mutual", "title", "other", award=True, title="Accord", processing_months=3),
    )
    asked = request("degree", holding("title"))
    award, study = only(world, asked).steps
    assert (award.ask_by, award.starts, award.ends) == (date(2025, 1, 1), date(2025, 4, 1), date(2025, 4, 1))
    assert (award.months, award.months_ahead) == (Fraction(0), Fraction(3))
    assert (study.ask_by, study.starts, study.months_ahead) == (date(2025, 7, 1), date(2025, 9, 1), Fraction(2))
    assert "apply by January 1, 2025" in step_sentence(award, voice(asked))
    assert "à demander d'ici le 1er juillet 2025" in plain(step_sentence(study, voice(asked, "fr")))


def test_what_is_not_asked_for_ahead_says_no_day() -> None:
    study = only(DEGREE, ASKED).steps[1]
    assert (study.ask_by, study.months_ahead) == (None, Fraction(0))


def test_what_fills_the_time_is_taken_and_a_group_of_occupations_is_no_job() -> None:
    work = {"experience": {"months": 6, "occupations": "213", "jurisdictions": "CA-QC"}}
    world = bundle(
        credential("time", "apprenticeship", wait="12/0", occupies=True),
        credential("modules", "certificate", requires={"all": ["time", work]}, wait="6/0", occupies=True),
        credential("title", "designation", profession="x", requires="modules", wait="1/0", occupies=True),
    )
    asked = request("title")
    said = sorted(headline(step, voice(asked)) for step in only(world, asked).steps)
    assert said == [
        "Apply for title to college",
        "Serve the time, registered with college",
        "Take modules with college",
        "Work in an occupation of NOC group 213 in Quebec",
    ]


def test_full_courses_are_told_in_the_credits_that_are_counted() -> None:
    world = bundle(
        credential("dip"),
        credential("bach", "bachelor", credits="20 full_course", study="20 full_course/48/12000"),
        agreement("block", "dip", "bach", credits=30),
    )
    asked = request("bach", holding("dip"))
    (study,) = only(world, asked).steps
    assert step_sentence(study, voice(asked)).endswith("90 of 120 credits to study.")
    assert claim_sentence(study.claims[0], study, voice(asked)).startswith("30 of 120 credits recognized")


def test_held_things_are_named_as_the_learner_knows_them() -> None:
    mine = background(
        holding(id="a", kind="bachelor", provider_name="Delhi"),
        holding(id="b", kind="master", jurisdiction="IN"),
        job("21231", id="j", months=24, place="IN"),
        job(id="h", hours=100),
        sitting("ielts", "2024-03-01", id="s"),
    )
    english, french = Voice("en", background=mine), Voice("fr", background=mine)
    assert [held_words(id, english) for id in ("a", "b", "j", "h", "s", "?")] == [
        "bachelor's degree from Delhi",
        "master's degree from India",
        "work as 21231 in India (24 months)",
        "work (100 hours)",
        "ielts taken on March 1, 2024",
        "?",
    ]
    assert held_words("s", french) == "ielts du 1er mars 2024"
