"""What is held for good, what is held only later, and work that is shared between leaves of one step."""

from __future__ import annotations

from tests.oracle import undominated
from tests.worlds import agreement, bundle, costs, credential, holding, job, request, said, table


def test_what_is_held_and_serves_for_good_is_not_earned_again_to_wait() -> None:
    catalogue = bundle(
        credential("cert", "certificate"),
        credential("dip", study="30/7/100"),
        credential("goal", "bachelor", study="60/24/8000", requires="dip"),
        agreement("general", "cert", "goal", credits=60),
        agreement("particular", "cert", "goal", credits=15, overrides="general", in_force="..2025-06-30"),
    )
    assert undominated(catalogue, request("goal", holding("cert"), holding("dip"))) == costs("18 6000 met")


def test_what_is_held_in_parts_of_each_other_is_no_pool_of_credits() -> None:
    catalogue = bundle(
        credential("module", "course", study="15/3/700"),
        credential("whole", study="30/6/1500"),
        credential("other", "course", study="15/2/400"),
    )
    pool = {"credits": "45", "of": {"kinds": ["course", "diploma"]}}
    held = holding("whole"), holding("module", part_of="whole")
    assert undominated(catalogue, request(pool, *held)) == costs("2 400 met")


def test_a_test_waits_for_a_language_course_that_is_still_to_be_held() -> None:
    catalogue = bundle(
        table("test", {7: "6"}),
        credential("test", "language_test", wait="1/300"),
        credential("esl", "course", raises={"language": "en", "levels": 7}),
    )
    question = request({"language": "en", "levels": 7}, holding("esl", "2025-03-01"), said(5))
    assert undominated(catalogue, question) == costs("3 300 met")


def test_work_that_a_claim_rests_on_spares_the_requirement_as_much() -> None:
    catalogue = bundle(
        credential("goal", study="60/12/1000", requires={"experience": {"months": 24, "occupations": "21231"}}),
        agreement(
            "prior", {"experience": {"months": 12, "occupations": "21231"}}, "goal", credits=30, processing_months=2
        ),
    )
    assert undominated(catalogue, request("goal", steps=3)) == costs("30 500 met")


def test_hours_without_a_rate_are_not_met_once_the_jobs_are_too_long_ago() -> None:
    asked = {"experience": {"hours": 2000, "occupations": "21231", "within_months": 30}}
    goal = credential("goal", study="30/12/1000", requires={"all": [asked, {"holds": "long"}]})
    catalogue = bundle(goal, credential("long", study="30/12/1000"))
    done = job("21231", "2023-01-01..2023-12-31", hours_per_week="40")
    assert undominated(catalogue, request("goal", done, steps=3)) == frozenset()
    assert undominated(catalogue, request("goal", done, holding("long"), steps=3)) == costs("12 1000 met")
