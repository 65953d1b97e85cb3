"""The oracle itself, on worlds computed by hand: what is met, with which verdict. One claim a test."""

from __future__ import annotations

from typing import Any

import pytest

from tests.generator import world
from tests.oracle import undominated
from tests.worlds import (
    agreement,
    bundle,
    costs,
    credential,
    holding,
    request,
    said,
    sitting,
    table,
    way,
)

DIP = credential("dip", study="60/24/6000")
EXAM = credential("exam", "exam", wait="2/200")
SURE = "months price certainty"


def ask(*records: Any, target: Any = "goal", **question: Any) -> Any:
    """The answer to a question about the goal; `held` are the things held."""
    return undominated(bundle(*records), request(target, *question.pop("held", ()), **question))


def test_a_target_that_is_held_costs_nothing() -> None:
    assert ask(DIP, target="dip", held=[holding("dip")]) == costs("0 0 met")


def test_study_takes_and_costs_what_it_says() -> None:
    assert ask(DIP, target="dip") == costs("24 6000 met")


def test_half_pace_takes_twice_as_long_and_costs_the_same() -> None:
    assert ask(DIP, target="dip", pace="1/2") == costs("48 6000 met")


def test_what_is_required_is_earned_first() -> None:
    goal = credential("goal", wait="3/100", requires="dip & exam")
    assert ask(DIP, EXAM, goal) == costs("27 6300 met")


def test_the_answer_holds_every_undominated_cost() -> None:
    ways = [way("slow", study="30/12/1000"), way("fast", study="30/6/3000"), way("silly", study="30/12/3000")]
    assert ask(credential("goal", ways=ways)) == costs("12 1000 met", "6 3000 met")


def test_any_takes_the_best_choice_for_each_cost() -> None:
    goal = credential("goal", wait="0/0", requires={"any": ["dip", {"judgement": "portfolio"}]})
    assert ask(DIP, goal) == costs("24 6000 met", "0 0 discretionary")


def test_at_least_n_is_as_good_as_the_worst_chosen() -> None:
    asked = {"at_least": 2, "of": ["exam", {"judgement": "portfolio"}, "dip"]}
    assert ask(DIP, EXAM, credential("goal", wait="0/0", requires=asked), months=10) == costs("2 200 discretionary")


def test_a_grade_that_is_too_low_is_unmet_and_earned_again_it_is_conditional() -> None:
    goal = credential("goal", wait="0/0", requires={"holds": "exam", "grade": "70"})
    assert ask(EXAM, goal, held=[holding("exam", grade="60")]) == costs("2 200 conditional")
    assert ask(EXAM, goal, held=[holding("exam", grade="70")]) == costs("0 0 met")


def test_a_grade_that_is_not_stated_is_unknown_and_never_routed_on() -> None:
    goal = credential("goal", wait="0/0", requires={"holds": "exam", "grade": "70"})
    assert ask(EXAM, goal, held=[holding("exam", grade="3.0 gpa-4.0")]) == costs("2 200 conditional")


def test_a_mean_is_taken_over_the_counted_items() -> None:
    asked = {"at_least": 2, "of": ["a", "b", "c"], "mean": "70"}
    held = [holding("a", grade="60"), holding("b", grade="80"), holding("c", grade="65")]
    goal = credential("goal", wait="0/0", requires=asked)
    records = [credential(name, "course", study="3/1/10") for name in "abc"]
    assert ask(*records, goal, held=held) == costs("0 0 met")
    assert ask(*records, goal, held=[held[0], held[2]]) == costs("1 10 conditional")


def test_a_credential_counts_once_in_any_count() -> None:
    goal = credential("goal", wait="0/0", requires={"holds": {"kinds": "exam"}, "count": 2})
    held = [holding("exam"), holding("exam", id="again")]
    assert ask(EXAM, credential("other", "exam", wait="5/500"), goal, held=held) == costs("5 500 met")


def test_descriptions_are_all_different() -> None:
    held = [holding(kind="exam", id="x"), holding(kind="exam", id="y")]
    assert ask(EXAM, target={"holds": {"kinds": "exam"}, "count": 2}, held=held) == costs("0 0 met")


def test_a_description_matches_no_id_and_its_missing_field_is_unknown() -> None:
    assert ask(EXAM, target="exam", held=[holding(kind="exam")]) == costs("2 200 met")
    assert ask(EXAM, target={"holds": {"fields": "06"}}, held=[holding(kind="exam")]) == frozenset()


def test_attributes_a_holding_does_not_state_come_from_its_credential() -> None:
    nursing = credential("rn", "bachelor", study="120/48/1", field="0913")
    assert ask(nursing, target={"holds": {"fields": "09"}}, held=[holding("rn")]) == costs("0 0 met")


def test_a_country_says_nothing_of_the_province_asked_for() -> None:
    asked = {"holds": {"kinds": "exam", "jurisdictions": "CA-ON"}}
    assert ask(EXAM, target=asked, held=[holding(kind="exam", jurisdiction="CA")]) == costs("2 200 met")
    assert ask(EXAM, target=asked, held=[holding(kind="exam", jurisdiction="CA-ON")]) == costs("0 0 met")


def test_own_effort_refuses_what_an_agreement_awards() -> None:
    given = agreement("given", "dip", "goal", award=True)
    asked = {"holds": {"ids": "goal", "own_effort": True}}
    goal = credential("goal", wait="5/500")
    assert ask(DIP, goal, given, target=asked, held=[holding("dip")]) == costs("5 500 met")
    assert ask(DIP, goal, given, target="goal", held=[holding("dip")]) == costs("0 0 met")


def test_a_set_of_credits_holds_nothing_needless() -> None:
    records = [credential("a", "course", study="6/2/60"), credential("b", "course", study="9/3/90")]
    asked = {"credits": "6", "of": {"kinds": "course"}}
    assert ask(*records, target=asked, criteria="months price steps") == costs("2 60 1")
    assert ask(*records, target={**asked, "credits": "10"}, criteria="months price steps") == costs("5 150 2")


def test_what_is_counted_in_another_does_not_count_beside_it() -> None:
    records = [credential("whole", study="30/9/900"), credential("part", "course", study="15/4/400")]
    asked = {"credits": "45", "of": {"kinds": ["diploma", "course"]}}
    held = [holding("whole", id="w"), holding("part")]
    assert ask(*records, target=asked, held=held) == costs("0 0 met")
    assert ask(*records, target=asked, held=[held[0], holding("part", part_of="w")]) == frozenset()


def test_lacks_is_closed_by_what_is_held_and_by_what_the_step_rests_on() -> None:
    door = {"all": ["exam", {"lacks": {"kinds": "diploma"}}]}
    goal = credential("goal", "licence", profession="p", wait="1/10", requires=door)
    assert ask(DIP, EXAM, goal) == costs("3 210 met")
    assert ask(DIP, EXAM, goal, held=[holding("dip")]) == frozenset()
    through = credential("exam", "exam", wait="2/200", requires="dip")
    assert ask(DIP, through, goal) == frozenset()


def test_what_a_step_lacks_may_be_earned_once_it_has_started() -> None:
    first = credential("first", "course", study="15/6/100", requires={"lacks": {"ids": "exam"}})
    slow = credential("exam", "exam", study="3/1/200")
    assert ask(first, slow, target="first & exam") == costs("7 300 met")
    door = {"lacks": {"ids": "exam"}, "throughout": True}
    first = credential("first", "course", study="15/6/100", requires=door)
    waited = credential("exam", "exam", wait="2/200")
    assert ask(first, waited, target="first & exam") == costs("6 300 met")


def test_a_planned_test_confirms_what_was_said() -> None:
    records = [table("ielts", {5: "4", 7: "6"}), credential("ielts", "language_test", wait="1/300")]
    asked = {"language": "en", "levels": 7}
    assert ask(*records, target=asked) == costs("1 300 conditional")
    assert ask(*records, target=asked, held=[said(7)]) == costs("1 300 met")
    assert ask(*records, target=asked, held=[said(5)]) == frozenset()
    assert ask(*records, target={"language": "en", "levels": 9}, held=[said(9)]) == frozenset()


def test_a_course_raises_what_a_test_confirms() -> None:
    course = credential("esl", "course", study="15/4/900", raises={"language": "en", "levels": 7})
    records = [table("ielts", {5: "4", 7: "6"}), credential("ielts", "language_test", wait="1/300"), course]
    asked = {"language": "en", "levels": 7}
    assert ask(*records, target=asked, held=[said(5)]) == costs("5 1200 met")
    assert ask(*records, target=asked) == costs("1 300 conditional", "5 1200 met")


def test_a_sitting_binds_in_each_skill_until_it_lapses() -> None:
    test = credential("ielts", "language_test", wait="1/300", validity_months=24)
    asked = {"language": "en", "levels": 7}
    records = [table("ielts", {5: "4", 7: "6"}), test]
    assert ask(*records, target=asked, held=[sitting("ielts", "2023-01-01", 6)]) == costs("0 0 met")
    assert ask(*records, target=asked, held=[sitting("ielts", "2022-12-31", 6)]) == costs("1 300 conditional")
    assert ask(*records, target=asked, held=[sitting("ielts", "2023-01-01", "6/6/6/5")]) == frozenset()


def test_sittings_combine_only_where_the_requirement_says_so() -> None:
    records = [table("ielts", {5: "4", 7: "6"}), credential("ielts", "language_test", wait="1/300")]
    held = [sitting("ielts", "2024-01-01", "6/6/5/5", id="one"), sitting("ielts", "2024-05-01", "5/5/6/6", id="two")]
    asked = {"language": "en", "levels": 7}
    assert ask(*records, target={**asked, "combine": True}, held=held) == costs("0 0 met")
    assert ask(*records, target=asked, held=held) == costs("1 300 met")


def test_a_tests_own_scores_are_compared_as_marks() -> None:
    test = credential("tef", "language_test", wait="1/300")
    asked = {"test": "tef", "scores": {"speaking": "C+"}}
    held = sitting("tef", "2024-01-01", {"speaking": "B"})
    assert ask(test, target=asked, held=[held]) == costs("0 0 met")
    assert ask(test, target={"test": "tef", "scores": {"speaking": "A"}}, held=[held]) == costs("1 300 conditional")


def test_a_step_may_wait_for_an_arrival_to_be_long_enough_ago() -> None:
    asked = {"standing": {"months_since_arrival": {"at_least": 12}}}
    goal = credential("goal", wait="1/0", requires=asked)
    assert ask(goal, standing={"arrived": "2024-07-01"}) == costs("7 0 met")
    assert ask(goal) == frozenset()


def test_an_active_licence_that_is_not_stated_active_is_unknown() -> None:
    licence = credential("lic", "licence", profession="p", wait="9/900")
    asked = {"standing": {"active_licence": {"professions": "p"}}}
    assert ask(licence, target=asked, held=[holding("lic", active=True)]) == costs("0 0 met")
    assert ask(licence, target=asked, held=[holding("lic")]) == costs("9 900 met")


@pytest.mark.parametrize("seed", range(5000, 5015))
def test_the_order_of_records_does_not_matter(seed: int) -> None:
    catalogue, question = world(seed)
    backward = {
        name: tuple(reversed(getattr(catalogue, name))) for name in ("credentials", "agreements", "language_tables")
    }
    held = {name: tuple(reversed(getattr(question.background, name))) for name in ("holdings", "experience")}
    asked = question.model_copy(update={"background": question.background.model_copy(update=held)})
    assert undominated(catalogue.model_copy(update=backward), asked) == undominated(catalogue, question)
