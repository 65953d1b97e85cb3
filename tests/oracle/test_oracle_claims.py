"""The oracle on agreements, claims and counting, on worlds computed by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from tests.oracle.simplex import greatest_sum
from tests.oracle.test_oracle import DIP, EXAM, ask
from tests.worlds import agreement, costs, credential, group, holding, job, way

CERT = credential("cert", "certificate", study="30/12/3000", field="06")
BOTH = [holding("dip"), holding("cert")]


def goal(**more: Any) -> Any:
    """120 credits in 48 months for 12 000: 0.4 months and 100 CAD a credit."""
    return credential("goal", "bachelor", study="120/48/12000", provider="uni", **more)


def ask_held(*records: Any, held: Any = BOTH, **more: Any) -> Any:
    return ask(DIP, CERT, *records, held=held, **more)


def test_study_is_shortened_and_cheapened_by_what_is_counted() -> None:
    assert ask_held(goal(), agreement("a", "dip", "goal", credits=60)) == costs("24 6000 met")


def test_credit_only_toward_the_way_that_is_named() -> None:
    ways = [way("one", study="120/48/12000"), way("two", study="120/60/13000")]
    named = agreement("a", "dip", {"credential": "goal", "way": "two"}, credits=60)
    target = credential("goal", ways=ways, provider="uni")
    assert ask_held(target, named) == costs("30 6500 met")


def test_a_range_is_claimed_low_and_sure_or_high_and_discretionary() -> None:
    ranged = agreement("a", "dip", "goal", credits="30-60")
    assert ask_held(goal(), ranged) == costs("36 9000 met", "24 6000 discretionary")


@pytest.mark.parametrize(
    ("credits", "left"),
    [("50%", 60), ("50% of evidence", 90), ("year 3", 60), ("remaining 50", 50), ("40 ects", 100), ("200", 0)],
)
def test_amounts(credits: str, left: int) -> None:
    expected = costs(f"{left * Fraction(2, 5)} {left * 100} met")
    assert ask_held(goal(), agreement("a", "dip", "goal", credits=credits)) == expected


def test_the_members_of_a_group_count_to_its_cap() -> None:
    one = agreement("a", "dip", "goal", credits=60, group="g")
    two = agreement("b", "cert", "goal", credits=30, group="g")
    assert ask_held(goal(), one, two, group("g", 70)) == costs("20 5000 met")


def test_a_cap_binds_what_touches_its_source() -> None:
    capped = goal(caps=[{"credits": "20", "of": {"kinds": "diploma"}}])
    one, two = agreement("a", "dip", "goal", credits=60), agreement("b", "cert", "goal", credits=30)
    assert ask_held(capped, one, two) == costs("28 7000 met")


def test_residency_binds_all_but_the_targets_own_provider() -> None:
    held = [holding("dip")]
    one = agreement("a", "dip", "goal", credits=60)
    assert ask_held(goal(residency=90), one, held=held) == costs("36 9000 met")
    own = credential("own", study="60/24/6000", provider="uni")
    assert ask_held(goal(residency=90), own, agreement("a", "own", "goal", credits=60), held=[holding("own")]) == costs(
        "24 6000 met"
    )


def test_credit_on_the_same_evidence_excludes_each_other_unless_it_adds() -> None:
    one = agreement("a", "dip", "goal", credits=30)
    two = agreement("b", "dip", "goal", credits=45)
    assert ask_held(goal(), one, two) == costs("30 7500 met")
    more = agreement("b", "dip", "goal", credits=45, adds_to="a")
    assert ask_held(goal(), one, more) == costs("18 4500 met")


def test_what_was_counted_on_the_way_is_not_counted_again() -> None:
    # The certificate is worth 30 toward the diploma (leaving 12 months, 3000); then the diploma's 60 take in its 30.
    records = [
        agreement("a", "cert", "dip", credits=30, receiver="college"),
        agreement("b", "cert", "goal", credits=30),
        agreement("c", "dip", "goal", credits=60),
    ]
    found = ask_held(goal(requires="dip"), *records, held=[holding("cert")])
    # Claiming: 12 + 24 months, 3000 + 6000. Paying for the diploma in full keeps both: 24 + 12, 6000 + 3000.
    assert found == costs("36 9000 met")
    assert ask_held(goal(requires="dip"), *records, held=[holding("cert")], months=35) == frozenset()


def test_a_part_of_a_holding_is_counted_in_it() -> None:
    one, two = agreement("a", "dip", "goal", credits=60), agreement("b", "cert", "goal", credits=30)
    held = [holding("dip"), holding("cert", part_of="dip")]
    assert ask_held(goal(), one, two, held=held) == costs("24 6000 met")
    assert ask_held(goal(), one, two) == costs("12 3000 met")


def test_stacking_counts_what_it_was_stacked_from() -> None:
    stacked = credential("stack", wait="0/0", requires="cert", credits=60)
    one, two = agreement("a", "stack", "goal", credits=40), agreement("b", "cert", "goal", credits=30)
    assert ask_held(stacked, goal(), one, two, held=[holding("cert")]) == costs("32 8000 met")


def test_an_agreement_gives_way_to_one_that_overrides_it_for_sure() -> None:
    general = agreement("a", {"holds": {"kinds": "diploma"}}, "goal", credits=60)
    assert ask_held(goal(), general, agreement("b", "dip", "goal", credits=45, overrides="a")) == costs("30 7500 met")
    graded = agreement("b", {"holds": "dip", "grade": "70"}, "goal", credits=45, overrides="a")
    assert ask_held(goal(), general, graded, held=[holding("dip", grade="60")]) == costs("24 6000 met")
    perhaps = agreement("b", {"all": ["dip", {"judgement": "seat"}]}, "goal", credits=45, overrides="a")
    assert ask_held(goal(), general, perhaps) == costs("24 6000 discretionary", "48 12000 met")


def test_it_gives_way_on_that_evidence_only() -> None:
    general = agreement("a", {"any": ["dip", "cert"]}, "goal", credits=60)
    assert ask_held(goal(), general, agreement("b", "dip", "goal", credits=45, overrides="a")) == costs("6 1500 met")


def test_it_gives_way_whatever_the_other_grants_or_its_strength() -> None:
    refusal = agreement("b", "dip", "goal", overrides="a", strength="discretionary")
    general = agreement("a", "dip", "goal", credits=60)
    assert ask_held(goal(), general, refusal) == costs("48 12000 met")


def test_nothing_gives_way_to_an_agreement_that_is_not_in_force() -> None:
    late = agreement("b", "dip", "goal", credits=45, overrides="a", in_force="2025-02-01..")
    general = agreement("a", "dip", "goal", credits=60)
    assert ask_held(goal(), general, late) == costs("24 6000 met")


def test_nothing_brings_credit_toward_itself() -> None:
    kinds = agreement("a", {"holds": {"kinds": "bachelor"}}, "goal", credits=60)
    asked = {"holds": "goal", "grade": "70"}
    assert ask_held(goal(), kinds, target=asked, held=[holding("goal", grade="60")]) == costs("48 12000 conditional")


def test_a_claim_is_as_sure_as_its_agreement_and_its_from() -> None:
    firm = agreement("a", {"holds": "dip", "grade": "70"}, "goal", credits=60)
    assert ask_held(goal(), firm, held=[], months=60) == costs("48 12000 met", "48 12000 met")
    loose = agreement("a", "dip", "goal", credits=60, strength="conditional")
    assert ask_held(goal(), loose) == costs("24 6000 conditional", "48 12000 met")


def test_a_claim_waits_for_its_processing_and_costs_its_fee() -> None:
    slow = agreement("a", "dip", "goal", credits=60, processing_months=3, fee="50")
    assert ask_held(goal(), slow) == costs("27 6050 met")


def test_an_admission_meets_the_items_it_names() -> None:
    asked = {"all": [{"holds": "exam", "name": "test"}, {"judgement": "seat"}]}
    target = credential("goal", study="120/48/12000", requires=asked, provider="uni")
    waived = agreement("a", "dip", "goal", admission="test")
    assert ask_held(EXAM, target, waived) == costs("48 12000 discretionary")
    assert ask_held(EXAM, target, agreement("a", "dip", "goal", admission="all")) == costs("48 12000 met")


def test_exempted_components_fall_away() -> None:
    parts = credential("goal", study="120/48/12000", components={"stage": 30}, provider="uni")
    assert ask_held(parts, agreement("a", "dip", "goal", exemption="stage")) == costs("36 9000 met")


def test_an_award_needs_no_study_and_costs_its_fee() -> None:
    given = agreement("a", "dip", "goal", award=True, fee="80", processing_months=2)
    assert ask_held(goal(), given, criteria="months price credits steps") == costs("2 80 0 1")


def test_with_nothing_remaining_only_fees_are_paid_and_no_intake_is_waited_for() -> None:
    target = credential("goal", study="60/24/6000+90", intakes=[9], provider="uni", open="2026-01-01..")
    assert ask_held(target, agreement("a", "dip", "goal", credits=60)) == costs("0 90 met")


def test_experience_is_evidence_and_capped_by_residency() -> None:
    past = agreement("a", {"experience": {"months": 12}}, "goal", credits=60)
    held = [job("21231", "2020-01-01..2020-12-31")]
    assert ask_held(goal(), past, held=held) == costs("24 6000 met")
    assert ask_held(goal(residency=100), past, held=held) == costs("40 10000 met")


def test_an_equivalence_counts_as_the_stated_kind_toward_its_step() -> None:
    target = credential("goal", wait="1/10", requires={"holds": {"kinds": "bachelor"}}, provider="uni")
    same = agreement("a", "dip", "goal", equivalence={"kind": "bachelor"}, strength="conditional")
    assert ask_held(target, same) == costs("1 10 conditional")


def test_the_greatest_sum_is_exact_where_caps_overlap() -> None:
    # Three pairs of three amounts, each pair capped: no choice of whole amounts reaches 3/2 of the cap.
    pairs = tuple((frozenset(pair), 10) for pair in ((0, 1), (1, 2), (0, 2)))
    assert greatest_sum((10, 10, 10), pairs) == 15
    assert greatest_sum((10, 10, 10), (*pairs[:2], (frozenset((0, 2)), 9))) == Fraction(29, 2)
