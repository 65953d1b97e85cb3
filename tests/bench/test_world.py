"""The invented country: sound, as large as it says, and alike around a credential at every size."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest

from bench.catalogue import SEED, documents
from bench.layout import ALIKE, FACULTIES, SIZES, Faculty, faculty
from bench.offers import credentials
from bench.questions import Question, questions
from bench.tiers import TIERS, shares
from pathways.exchange.references import check_references
from pathways.model.agreement import Agreement
from pathways.model.bundle import LISTS, Bundle
from pathways.model.requirement import Holds, walk
from pathways.routing.request import RouteRequest
from tests.bench.world import smallest


def test_every_record_is_sound_and_names_only_what_there_is() -> None:
    assert check_references(smallest()) == ()


def test_it_has_the_size_it_says() -> None:
    counts = {name: len(getattr(smallest(), name)) for name in LISTS}
    assert 2000 <= counts["credentials"] <= 2020
    # Six and a half agreements for each credential.
    assert 6.4 <= counts["agreements"] / counts["credentials"] <= 6.5


def test_what_leads_to_the_credentials_of_a_tier_is_unevenly_spread() -> None:
    assert shares(10, 3, 1.0) == [5, 3, 2]
    most, *_, least = TIERS["bac"].toward()
    assert most >= 8 * least
    assert sum(tier.number for tier in TIERS.values()) == 100
    assert sum(tier.agreements for tier in TIERS.values()) == 650


def test_it_holds_every_kind_of_rule() -> None:
    found = Counter(_features(smallest()))
    rare = {name: count for name, count in found.items() if count < 5}
    assert rare == {}
    assert set(found) >= {
        *("named source", "pattern source", "pattern target", "n of m", "grade", "language", "experience", "credits"),
        *("validity", "intakes", "overrides", "adds to", "group", "residency", "cap", "award", "admission", "refusal"),
        *("in force", "range", "share", "processing", "fee", "inactive", "discretionary", "beside work", "component"),
    }


def test_a_pattern_says_where_it_may_be_met() -> None:
    """Otherwise what it matches would grow with the country."""
    for agreement in smallest().agreements:
        for node in walk(agreement.from_):
            if isinstance(node, Holds):
                pattern = node.holds
                assert pattern.ids or pattern.providers or pattern.jurisdictions, agreement.id


@pytest.mark.parametrize("number", [0, 7, 19])
def test_every_tenth_area_is_alike_but_for_names(number: int) -> None:
    here = faculty(number)
    there = here._replace(area=here.area + ALIKE)
    assert list(credentials(here, SEED)) != list(credentials(there, SEED))
    assert _renamed(credentials(here, SEED), here, there) == list(credentials(there, SEED))


def test_the_largest_country_begins_as_soon_as_it_is_asked_for() -> None:
    assert len(list(islice(documents(SIZES["2m"]), 500))) == 500
    assert faculty(SIZES["2m"] * FACULTIES - 1).area == SIZES["2m"] - 1


def test_two_hundred_questions_in_their_mix() -> None:
    asked = list(questions(1))
    assert len(asked) == len({question.number for question in asked}) == 200
    groups = Counter(question.group for question in asked)
    assert set(groups) == {"6x2", "4x2", "6x3", "4x3"}
    assert groups["6x2"] + groups["4x2"] == 140
    for question in asked:
        RouteRequest.model_validate(question.request)


def test_the_third_criterion_is_asked_of_the_same_questions() -> None:
    asked = {question.number: question for question in questions(1)}
    for number, question in asked.items():
        if number >= 1000:
            first = asked[number - 1000]
            assert {**first.request, "criteria": question.request["criteria"]} == question.request


def test_the_questions_are_the_same_at_every_size_but_for_names() -> None:
    def shape(question: Question) -> tuple[Any, ...]:
        asked = question.request
        return question.number, question.name, asked["limits"], len(asked["background"]["holdings"])

    small, large = list(questions(SIZES["20k"])), list(questions(SIZES["2m"]))
    assert [shape(question) for question in small] == [shape(question) for question in large]
    assert small != large


def _features(bundle: Bundle) -> Iterator[str]:
    for credential in bundle.credentials:
        yield from _stated(validity=credential.validity_months, residency=credential.residency, cap=credential.caps)
        for way in credential.ways:
            yield from _stated(intakes=way.study and way.study.intakes, component=way.study and way.study.components)
            yield from _stated(beside_work=way.beside_work)
            for node in walk(way.requires):
                yield from _of(node)
    for agreement in bundle.agreements:
        yield from _promised(agreement)


def _of(node: Any) -> Iterator[str]:
    yield from _stated(language=hasattr(node, "levels"), experience=hasattr(node, "experience"))
    yield from _stated(n_of_m=hasattr(node, "at_least"), grade=getattr(node, "grade", None))


def _promised(agreement: Agreement) -> Iterator[str]:
    for node in walk(agreement.from_):
        yield from _of(node)
        yield from _stated(credits=hasattr(node, "credits"))
        if isinstance(node, Holds):
            yield "named source" if node.holds.ids else "pattern source"
    grant = agreement.grant
    yield from _stated(award=grant.award, admission=grant.admission, refusal=grant.refusal)
    yield from _stated(
        range=grant.credits and grant.credits.high, share=grant.credits and grant.credits.share_of_evidence
    )
    yield from _stated(pattern_target=agreement.to.pattern, overrides=agreement.overrides, adds_to=agreement.adds_to)
    yield from _stated(group=agreement.group, fee=agreement.fees, processing=agreement.processing_months)
    yield from _stated(in_force=agreement.in_force.since, inactive=agreement.status != "active")
    yield from _stated(discretionary=agreement.strength == "discretionary")


def _stated(**given: object) -> Iterator[str]:
    return (name.replace("_", " ") for name, value in given.items() if value)


def _renamed(made: Iterator[dict[str, Any]], here: Faculty, there: Faculty) -> list[dict[str, Any]]:
    text = json.dumps(list(made))
    names: dict[str, str] = {}
    for region in range(4):
        mine, other = here._replace(region=region).here, there._replace(region=region).here
        names |= {mine.place: other.place, f'"{mine.code}': f'"{other.code}', f", {mine.code}": f", {other.code}"}
    for old, new in {**names, here.profession: there.profession, here.occupation: there.occupation}.items():
        text = text.replace(old, new)
    renamed: list[dict[str, Any]] = json.loads(text)
    return renamed
