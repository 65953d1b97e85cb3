"""A route is one line of text, both ways."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.errors import InvalidInput
from pathways.explain.line import RouteLine, StepLine, exact, line_of, read_line, write_line
from pathways.model.kinds import Verdict
from pathways.routing.answer import Found
from pathways.routing.cost import Cost
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork
from tests.worlds import agreement, bundle, credential, holding, job, request, table

LINE = "2027-01-15 celpip-general/test 1m $280 > 2027-02-15 rn-ns/register 2m $500 = 3.5m $780 0cr 2 steps conditional"
numbers = st.fractions(min_value=0, max_value=10_000, max_denominator=400)
names = st.from_regex(r"[a-z0-9][a-z0-9._:-]{0,9}/[a-z]{1,5}(\+[a-z]{1,5})?", fullmatch=True)
steps = st.builds(StepLine, st.dates(date(1990, 1, 1)), names, numbers, numbers)
costs = st.builds(Cost, numbers, numbers, numbers, st.integers(0, 40), st.sampled_from(Verdict))
lines = st.builds(RouteLine, st.lists(steps, max_size=4).map(tuple), costs)


@given(lines)
def test_what_is_written_reads_back(line: RouteLine) -> None:
    assert read_line(write_line(line)) == line


def test_a_line_reads_and_writes_as_the_same_text() -> None:
    line = read_line(LINE)
    assert [step.name for step in line.steps] == ["celpip-general/test", "rn-ns/register"]
    assert line.cost == Cost(Fraction(7, 2), Fraction(780), Fraction(0), 2, Verdict.CONDITIONAL)
    assert write_line(line) == LINE


def test_a_route_without_steps_is_only_its_cost() -> None:
    assert write_line(read_line("= 0m $0 0cr 0 steps met")) == "= 0m $0 0cr 0 steps met"


def test_a_route_says_what_it_earns_how_and_by_which_agreements() -> None:
    world = bundle(
        credential("ielts", "language_test", wait="1/300"),
        credential(
            "bach", "bachelor", study="120/48/20000", requires={"all": ["dip", {"language": "en", "levels": 7}]}
        ),
        credential("dip"),
        agreement("block", "dip", "bach", credits=70),
        table("ielts", {7: "6"}),
    )
    answer = routes(request("bach", holding("dip")), PlainNetwork(world))
    assert isinstance(answer, Found)
    (line,) = map(write_line, answer.routes)
    assert line == (
        "2025-01-01 ielts/way 1m $300 > 2025-02-01 bach/way+block 20m $25000/3 = 21m $25900/3 50cr 2 steps conditional"
    )
    assert read_line(line) == line_of(answer.routes[0])


def test_work_and_awards_have_names_too() -> None:
    world = bundle(
        credential("title", "designation", profession="x", requires={"experience": {"months": 6}}, wait="1/0"),
        credential("other", "designation", profession="x"),
        agreement("mutual", "title", "other", award=True),
    )
    answer = routes(request("other", job(months=2)), PlainNetwork(world))
    assert isinstance(answer, Found)
    assert [step.name for step in line_of(answer.routes[0]).steps] == ["work(*,*)", "title/way", "other@mutual"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "column 1"),
        ("2027-01-15 a/b 1m $280", "column 23"),
        ("2027-02-31 a/b 1m $280 = 1m $280 0cr 1 step met", "column 1"),
        ("2027-01-15 a/b 1m $280 > nonsense = 1m $280 0cr 1 step met", "column 25"),
        ("2027-01-15 a/b 1m $280 = 1m $280 0cr 1 step sure", "column 25"),
        ("x" * 20_000, "longer"),
    ],
)
def test_a_wrong_line_says_where(text: str, where: str) -> None:
    with pytest.raises(InvalidInput, match=where):
        read_line(text)


@pytest.mark.parametrize(
    ("value", "text"), [("7/2", "3.5"), ("7/3", "7/3"), ("3", "3"), ("1/8", "0.125"), ("100", "100")]
)
def test_exact_numbers(value: str, text: str) -> None:
    assert exact(Fraction(value)) == text
