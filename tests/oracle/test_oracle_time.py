"""The oracle on schedules, work, prices and limits, on worlds computed by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.oracle import ALL, undominated
from tests.oracle.test_oracle import DIP, EXAM, ask
from tests.worlds import (
    agreement,
    bundle,
    costs,
    credential,
    holding,
    job,
    occupation,
    provider,
    rate,
    request,
)

OLD_EXAM = credential("exam", "exam", wait="2/200", validity_months=6)
LONG = credential("long", study="30/12/1000")


def test_occupying_steps_follow_each_other_and_waiting_ones_do_not() -> None:
    other = credential("other", study="30/6/500")
    assert ask(DIP, other, target="dip & other") == costs("30 6500 met")
    assert ask(DIP, EXAM, target="dip & exam") == costs("24 6200 met")


def test_a_thing_that_lapses_is_earned_late_enough() -> None:
    assert ask(OLD_EXAM, LONG, target="long & exam") == costs("12 1200 met")
    goal = credential("goal", wait="7/0", requires="exam")
    assert ask(OLD_EXAM, goal, target="goal & exam", criteria="months steps") == costs("9 3")


def test_what_is_held_lapses_inclusively() -> None:
    goal = credential("goal", wait="0/0", requires="exam")
    assert ask(OLD_EXAM, goal, held=[holding("exam", "2024-07-01")]) == costs("0 0 met")
    assert ask(OLD_EXAM, goal, held=[holding("exam", "2024-06-30")]) == costs("2 200 met")


def test_an_expiry_is_true_until_the_day_is_over() -> None:
    goal = credential("goal", study="30/12/1000", lead_months=1, requires="exam")
    held = holding("exam", "2020-01-01", expires="2025-01-31")
    assert ask(OLD_EXAM, goal, held=[held], criteria="months steps") == costs("14 2", "14 2")
    later = holding("exam", "2020-01-01", expires="2025-02-01")
    assert ask(OLD_EXAM, goal, held=[later], criteria="months steps") == costs("13 1")


def test_a_lapsing_credential_without_a_date_is_unknown() -> None:
    assert ask(OLD_EXAM, target="exam", held=[holding("exam", completed=None)]) == costs("2 200 met")


def test_greatest_age_and_completed_since() -> None:
    assert ask(EXAM, target={"holds": "exam", "max_age_months": 12}, held=[holding("exam", "2024-01-01")]) == costs(
        "0 0 met"
    )
    assert ask(EXAM, target={"holds": "exam", "completed_since": "2025-06-01"}) == costs("5 200 met")


def test_throughout_holds_to_the_end_or_is_kept_up_conditionally() -> None:
    goal = credential("goal", study="30/12/1000", requires={"holds": "exam", "throughout": True})
    assert ask(OLD_EXAM, goal) == costs("14 1200 conditional")
    short = credential("goal", study="30/6/1000", requires={"holds": "exam", "throughout": True})
    assert ask(OLD_EXAM, short) == costs("8 1200 met")


def test_a_way_is_applied_for_ahead_and_begins_in_its_intake_months() -> None:
    assert ask(credential("goal", study="30/12/1000", lead_months=3)) == costs("15 1000 met")
    assert ask(credential("goal", study="30/12/1000", lead_months=3, intakes=[1, 9])) == costs("20 1000 met")


def test_the_order_that_meets_the_intakes_is_found() -> None:
    goal = credential("goal", study="30/8/1000", intakes=[1])
    other = credential("other", study="30/4/500")
    assert ask(goal, other, target="goal & other") == costs("12 1500 met")


def test_windows_bound_the_start_and_nothing_is_waited_for_after_they_close() -> None:
    assert ask(credential("goal", wait="1/10", open="2025-04-01..")) == costs("4 10 met")
    closed = credential("goal", wait="1/10", requires="exam", open="..2025-02-28")
    assert ask(EXAM, closed) == frozenset()
    assert ask(EXAM, credential("goal", wait="1/10", requires="exam", open="..2025-03-01")) == costs("3 210 met")
    assert ask(credential("goal", wait="1/10", in_force="2026-01-01..")) == costs("13 10 met")


def test_a_way_may_be_bounded_by_a_date_or_its_own_length() -> None:
    assert ask(credential("goal", study="30/12/1000", complete_by="2025-12-31")) == frozenset()
    assert ask(credential("goal", study="30/12/1000", complete_by="2026-01-01")) == costs("12 1000 met")
    assert ask(credential("goal", study="30/12/1000", complete_within_months=11)) == frozenset()


def test_processing_runs_from_the_start_and_from_what_the_claim_rests_on() -> None:
    goal = credential("goal", study="60/24/6000", requires="exam")
    slow = agreement("a", "exam", "goal", credits=30, processing_months=3)
    assert ask(EXAM, goal, slow) == costs("17 3200 met")


def test_an_exam_is_sat_again_where_one_sitting_cannot_serve_both_uses() -> None:
    first = credential("first", study="30/12/1000", requires="exam")
    goal = credential("goal", study="30/12/1000", requires="first & exam")
    assert ask(OLD_EXAM, first, goal, criteria="months price steps") == costs("26 2400 4")
    again = ALL - {"second_sitting"}
    question = request("goal", criteria="months price steps")
    assert undominated(bundle(OLD_EXAM, first, goal), question, again) == frozenset()


def test_work_lasts_what_is_missing_after_the_jobs() -> None:
    goal = credential("goal", wait="1/10", requires={"experience": {"months": 24, "occupations": "21"}})
    assert ask(goal) == costs("25 10 met")
    assert ask(goal, held=[job("21231", "2024-01-01..")]) == costs("13 10 met")
    assert ask(goal, held=[job("41401", "2020-01-01..")]) == costs("25 10 met")


def test_overlapping_jobs_count_once_and_amounts_add() -> None:
    goal = credential("goal", wait="1/10", requires={"experience": {"months": 24}})
    both = [job("11111", "2024-01-01..", id="a"), job("22222", "2024-07-01..", id="b")]
    assert ask(goal, held=both) == costs("13 10 met")
    assert ask(goal, held=[job(months=9, id="a"), job(months=9, id="b")]) == costs("7 10 met")


def test_only_the_part_of_a_job_inside_the_window_counts() -> None:
    asked = {"experience": {"months": 12, "within_months": 24}}
    goal = credential("goal", wait="1/10", requires={"all": [asked, "exam"]})
    # At month m the window reaches back to m - 24: of a job that ended 18 months ago 6 - m are left in it.
    assert ask(EXAM, goal, held=[job("11111", "2022-01-01..2023-06-30")]) == costs("13 210 met")
    assert ask(EXAM, goal, held=[job("11111", "2023-01-01..2024-02-28")]) == costs("3 210 met")


def test_hours_convert_at_the_stated_rate_only() -> None:
    asked = {"experience": {"hours": 2080, "hours_per_week": 40}}
    assert ask(credential("goal", wait="0/0", requires=asked)) == costs("12 0 met")
    bare = {"experience": {"hours": 2080}}
    assert ask(credential("goal", wait="0/0", requires=bare)) == frozenset()
    assert ask(credential("goal", wait="0/0", requires=bare), held=[job(hours=2080)]) == costs("0 0 met")


def test_regulated_work_cites_a_licence_that_is_valid_to_its_end() -> None:
    asked = {"experience": {"months": 12, "occupations": "21231", "jurisdictions": "CA-ON"}}
    goal = credential("goal", wait="0/0", requires=asked)
    licence = credential("lic", "licence", profession="eng", wait="2/300", jurisdiction="CA-ON")
    regulated = occupation("21231", CA_ON="eng")
    assert ask(goal, licence, regulated) == costs("14 300 met")
    assert ask(goal, regulated) == frozenset()
    short = credential("lic", "licence", profession="eng", wait="2/300", jurisdiction="CA", validity_months=11)
    assert ask(goal, short, regulated) == frozenset()


def test_a_provisional_standing_stands_for_the_licence() -> None:
    asked = {"months": 12, "occupations": "21231", "jurisdictions": "CA-ON", "while_holding": "intern"}
    goal = credential("goal", wait="0/0", requires={"experience": asked})
    intern = credential("intern", "licence", profession="intern", wait="1/100")
    assert ask(goal, intern, occupation("21231", CA_ON="eng")) == costs("13 100 met")


def test_work_done_counts_in_every_requirement_it_fits() -> None:
    narrow = {"experience": {"months": 24, "occupations": "21231"}}
    goal = credential("goal", wait="1/10", requires={"all": ["first", narrow]})
    wide = {"experience": {"months": 12, "occupations": "21"}}
    assert ask(credential("first", wait="1/10", requires=wide), goal, criteria="months steps") == costs("26 3")
    same = {"experience": {"months": 12, "occupations": "21231"}}
    found = ask(credential("first", wait="1/10", requires=same), goal, criteria="months steps")
    assert found == costs("26 3", "25 4")


def test_work_does_not_wait_for_study_beside_it() -> None:
    asked = {"all": ["dip", {"experience": {"months": 12}}]}
    assert ask(DIP, target=asked) == costs("36 6000 met")
    beside = credential("dip", study="60/24/6000", beside_work=True)
    assert ask(beside, target=asked) == costs("24 6000 met")


def test_prices_are_for_the_learner_or_the_dearer() -> None:
    tuition = [{"amount": "1000", "audience": "domestic"}, {"amount": "3000", "audience": "international"}]
    study = {"credits": "30", "full_time": "12", "tuition": tuition}
    goal = credential("goal", ways=[{"id": "way", "study": study}])
    assert ask(goal) == costs("12 3000 met")
    assert ask(goal, standing={"status": [{"status": "citizen"}]}) == costs("12 1000 met")
    assert ask(goal, standing={"status": [{"status": "study_permit"}]}) == costs("12 3000 met")


def test_other_currencies_convert_at_the_catalogues_rate() -> None:
    goal = credential("goal", wait="1", prices=[{"amount": "100", "currency": "USD"}])
    assert ask(goal, rate("USD", "1.4")) == costs("1 140 met")


@pytest.mark.parametrize(
    ("limit", "found"),
    [
        ({"steps": 2}, False),
        ({"steps": 3}, True),
        ({"months": 26}, False),
        ({"months": 27}, True),
        ({"price_cad": "6299"}, False),
        ({"price_cad": "6300"}, True),
        ({"places": "CA-ON"}, True),
        ({"places": "CA-BC"}, False),
        ({"delivery": "online"}, False),
        ({"source_age_years": 0}, False),
        ({"source_age_years": 1}, True),
    ],
)
def test_limits_are_inclusive(limit: dict[str, Any], found: bool) -> None:
    goal = credential("goal", wait="3/100", requires="dip & exam")
    assert bool(ask(DIP, EXAM, goal, provider("college", "CA-ON"), **limit)) is found


def test_certainty_is_the_worst_verdict_and_the_least_may_be_asked() -> None:
    goal = credential("goal", wait="1/10", requires={"any": [{"judgement": "seat"}, {"holds": "exam", "grade": "70"}]})
    assert ask(EXAM, goal) == costs("1 10 discretionary", "3 210 conditional")
    assert ask(EXAM, goal, certainty="conditional") == costs("3 210 conditional")
    assert ask(EXAM, goal, certainty="met") == frozenset()


def test_no_step_rests_on_itself() -> None:
    one = credential("one", wait="1/10", requires="two")
    two = credential("two", wait="1/10", requires="one")
    assert ask(one, two, target="one") == frozenset()
