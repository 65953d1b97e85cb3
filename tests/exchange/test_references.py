"""What is said of records that do not fit together."""

from __future__ import annotations

from typing import Any

import pytest

from pathways.exchange.references import check_references
from pathways.model.bundle import Bundle
from pathways.model.things import Framework, Skill
from tests.worlds import SOURCE, agreement, bundle, credential, group, occupation, provider, rate, table, way

WORLD = (
    provider("college", hours_per_credit="14"),
    provider("uni"),
    credential("dip"),
    credential("ielts", "language_test"),
    occupation("21231"),
)


def told(*records: Any, **more: Any) -> list[str]:
    return [f"{problem.where}: {problem.what}" for problem in check_references(bundle(*WORLD, *records, **more))]


def test_a_catalogue_that_fits() -> None:
    bach = credential("bach", requires={"all": ["dip", {"name": "english", "test": "ielts", "average": "6"}]}, wait="1")
    ladder = agreement("a", "dip", {"credential": "bach", "way": "way"}, admission=["english"], group="g")
    assert told(bach, ladder, agreement("b", "dip", "bach", overrides="a"), group("g", 60)) == []


BACH = "credentials/bach"


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        (credential("bach", skills="welding"), f"{BACH} /skills/0: 'welding' is not among the skills"),
        (credential("bach", occupations="21232"), f"{BACH} /occupations/0: '21232' is not among the occupations"),
        (credential("bach", level="oqf:5"), f"{BACH} /level/framework: 'oqf' is not among the frameworks"),
        (
            credential("bach", requires={"all": ["dip", "dap"]}, wait="1"),
            f"{BACH} /ways/0/requires/all/1/holds/ids/0: 'dap' is not among the credentials",
        ),
        (
            credential("bach", requires={"lacks": {"providers": ["uni", "unu"]}}, wait="1"),
            f"{BACH} /ways/0/requires/lacks/providers/1: 'unu' is not among the providers",
        ),
        (
            credential("bach", requires={"holds": {"covered_by": {"ids": "x"}}}, wait="1"),
            f"{BACH} /ways/0/requires/holds/covered_by/ids/0: 'x' is not among the credentials",
        ),
        (
            credential("bach", requires={"holds": {"level_at_least": "eqf:6"}}, wait="1"),
            f"{BACH} /ways/0/requires/holds/level_at_least/framework: 'eqf' is not among the frameworks",
        ),
        (
            credential("bach", requires={"language": "en", "levels": 7, "tests": "celpip"}, wait="1"),
            f"{BACH} /ways/0/requires/tests/0: 'celpip' is not among the credentials",
        ),
        (
            credential("bach", requires={"test": "toefl", "average": "6"}, wait="1"),
            f"{BACH} /ways/0/requires/test: 'toefl' is not among the credentials",
        ),
        (
            credential("bach", requires={"experience": {"months": "12", "occupations": "99"}}, wait="1"),
            f"{BACH} /ways/0/requires/experience/occupations/0: no occupation's code begins with '99'",
        ),
        (
            credential("bach", requires={"judgement": {"about": "x", "by": "nobody"}}, wait="1"),
            f"{BACH} /ways/0/requires/judgement/by: 'nobody' is not among the providers",
        ),
        (
            credential("bach", study="6/1/0", components={"calculus": 3}),
            f"{BACH} /ways/0/study/components/0/of/ids/0: 'calculus' is not among the credentials",
        ),
        (
            credential("bach", caps=[{"credits": 3, "of": "x"}]),
            f"{BACH} /caps/0/of/ids/0: 'x' is not among the credentials",
        ),
        (provider("group", members=["uni", "x"]), "providers/group /members/1: 'x' is not among the providers"),
        (agreement("a", "x", "dip"), "agreements/a /from/holds/ids/0: 'x' is not among the credentials"),
        (agreement("a", None, "x"), "agreements/a /to/credential: 'x' is not among the credentials"),
        (
            agreement("a", None, {"pattern": {"kinds": "exam", "providers": "x"}}),
            "agreements/a /to/pattern/providers/0: 'x' is not among the providers",
        ),
        (agreement("a", None, "dip", sender="x"), "agreements/a /sender: 'x' is not among the providers"),
        (agreement("a", None, "dip", overrides=["b"]), "agreements/a /overrides/0: 'b' is not among the agreements"),
        (agreement("a", None, "dip", adds_to="b"), "agreements/a /adds_to/0: 'b' is not among the agreements"),
        (agreement("a", None, "dip", group="g"), "agreements/a /group: 'g' is not among the groups"),
        (
            agreement("a", None, "dip", equivalence={"kind": "diploma", "level": "oqf:5"}),
            "agreements/a /grant/equivalence/level/framework: 'oqf' is not among the frameworks",
        ),
        (table("celpip", {7: 7}), "language_tables/celpip-en /test: 'celpip' is not among the credentials"),
        (agreement("a", None, {"credential": "dip", "way": "w"}), "agreements/a /to/way: 'dip' has no way 'w'"),
        (
            agreement("a", None, "dip", admission="english"),
            "agreements/a /grant/admission/0: no way of 'dip' has an item 'english'",
        ),
        (
            agreement("a", None, "dip", exemption="maths"),
            "agreements/a /grant/exemption/0: no way of 'dip' has an item 'maths'",
        ),
        (group("g", "60 hours"), "groups/g /cap: is in hours, which do not convert here"),
        (
            credential("bach", provider="uni", residency="60 hours"),
            f"{BACH} /residency: is in hours, which do not convert here",
        ),
        (
            credential("bach", provider="uni", caps=[{"credits": "60 hours", "experience": True}]),
            f"{BACH} /caps/0/credits: is in hours, which do not convert here",
        ),
        (
            table("ielts", {7: 6, 8: "6/6/5.5/6"}),
            "language_tables/ielts-en /levels/8/writing: asks less (5.5) than level 7 does (6)",
        ),
    ],
    ids=lambda value: "" if isinstance(value, str) else None,
)
def test_one_thing_that_does_not_fit(record: Any, problem: str) -> None:
    assert told(record) == [problem]


def test_letters_go_up_too() -> None:
    assert told(table("ielts", {7: "B", 9: "A"})) == []
    assert len(told(table("ielts", {7: "A", 9: "B"}))) == 4


@pytest.mark.parametrize("amount", [{"amount": 100, "currency": "USD"}, {"amount": 100, "currency": "EUR"}])
def test_money_needs_a_rate(amount: Any) -> None:
    place, currency = f"{BACH} /ways/0/prices/1/currency", amount["currency"]
    exam = credential("bach", wait="1", prices=["50", amount])
    wanted = [] if currency == "USD" else [f"{place}: no rate turns 'EUR' into Canadian dollars"]
    assert told(exam, rates=[rate("USD", "1.37")]) == wanted
    assert check_references(Bundle(credentials=(exam,)), {"providers": ["college"], "rates": [currency]}) == ()


def test_an_average_in_another_currency_needs_a_rate() -> None:
    average = {"id": "a", "quantity": "price", "value": 5, "currency": "EUR", "source": SOURCE}
    wanted = ["averages/a /currency: no rate turns 'EUR' into Canadian dollars"]
    assert told(averages=[average]) == wanted
    assert told(averages=[average], rates=[rate("EUR", "1.5")]) == []


def test_hours_convert_where_the_provider_says_how() -> None:
    assert told(credential("bach", residency="60 hours")) == []


def test_what_looks_like_it_is_named() -> None:
    (problem,) = check_references(bundle(*WORLD, agreement("a", None, "dipp")))
    assert problem.hint == "did you mean 'dip'?"


def test_items_of_another_way_do_not_count() -> None:
    ways = (way("one"), way("two", requires={"name": "maths", "holds": "dip"}))
    target = credential("bach", ways=ways)
    assert told(target, agreement("a", "dip", "bach", admission="maths")) == []
    assert told(target, agreement("a", "dip", {"credential": "bach", "way": "two"}, admission="maths")) == []
    assert len(told(target, agreement("a", "dip", {"credential": "bach", "way": "one"}, admission="maths"))) == 1


def test_agreements_that_give_way_in_a_circle() -> None:
    circle = [agreement(id, None, "dip", overrides=other) for id, other in ("ab", "bc", "ca")]
    line = [agreement("d", None, "dip", overrides=["a", "e"]), agreement("e", None, "dip")]
    assert told(*line, *circle) == ["agreements/a /overrides: overrides itself: a > b > c > a"]


def test_credentials_that_each_need_the_next_can_never_be_earned() -> None:
    circle = [credential("a", requires="b", wait="1"), credential("b", requires={"all": ["dip", "a"]}, wait="1")]
    follows = credential("c", requires="a", wait="1")
    assert told(*circle, follows) == [
        "credentials/a /ways/0/requires: can never be earned: each requires the next: a > b > a"
    ]
    assert told(credential("a", requires="a", wait="1")) == [
        "credentials/a /ways/0/requires: can never be earned: it requires itself"
    ]


@pytest.mark.parametrize(
    "door",
    [
        (credential("a", ways=(way("one", requires="b"), way("two"))),),
        (credential("a", requires={"any": ["b", "dip"]}, wait="1"),),
        (credential("a", requires={"holds": {"ids": ["b", "dip"]}}, wait="1"),),
        (
            credential("a", requires="b", wait="1"),
            agreement("mobility", "dip", {"pattern": {"kinds": "diploma"}}, award=True),
        ),
        (credential("a", requires="b", wait="1"), agreement("entry", "dip", "a", admission="all")),
        (credential("a"),),
    ],
)
def test_where_there_is_another_door_nothing_is_said(door: tuple[Any, ...]) -> None:
    assert told(credential("b", requires="a", wait="1"), *door) == []


def test_a_circle_that_what_is_there_may_open_is_not_told() -> None:
    part = Bundle(credentials=(credential("a", requires="a", wait="1"),))
    assert len(check_references(part, {"providers": ["college"]})) == 0


def test_a_key_given_twice() -> None:
    twice = Bundle(providers=(provider("p"), provider("p"), provider("q")))
    assert [str(problem) for problem in check_references(twice)] == ["providers/p: is given 2 times (keep one)"]


def test_what_exists_elsewhere_is_known() -> None:
    part = Bundle(credentials=(credential("bach", level="oqf:5"),))
    assert len(check_references(part)) == 2
    assert check_references(part, {"providers": ["college"], "frameworks": {"oqf"}}) == ()


def test_skills_and_frameworks_are_known_by_id() -> None:
    skill = Skill.model_validate({"id": "welding", "title": "Welding", "occupations": "99999", "source": SOURCE})
    framework = Framework.model_validate({"id": "oqf", "title": "x", "source": SOURCE})
    fits = credential("bach", skills="welding", level="oqf:5")
    assert told(fits, skills=[skill], frameworks=[framework]) == [
        "skills/welding /occupations/0: '99999' is not among the occupations"
    ]
