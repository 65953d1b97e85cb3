"""The price of an operation: fields times the pages and lists they stand in, whatever says how long these are."""

from __future__ import annotations

from typing import Any

import pytest

from pathways.api.limits import Prices
from pathways.api.limits.bounds import CEILING
from tests.api.limits.asking import price, refusal

COSTS: list[tuple[str, dict[str, Any], int]] = [
    ("{ a }", {}, 1),
    ("{ a { b c } }", {}, 3),
    ("{ a(first: 10) { b c } }", {}, 21),
    ("{ a(first: 10) { b(last: 5) { c } } }", {}, 1 + 10 * (1 + 5)),
    ("{ a(first: 10) { ...F } } fragment F on Q { b(limit: 5) { c } }", {}, 1 + 10 * (1 + 5)),
    ("query($n: Int) { a(first: $n) { b } }", {"n": 7}, 8),
    ("query($n: Int) { a(first: $n) { b } }", {"n": 7.0}, 8),
    ("query($n: Int = 4) { a(first: $n) { b } }", {}, 5),
    ("query($n: Int = 4) { ...F } fragment F on Q { a(first: $n) { b } }", {"n": 9}, 10),
    ("query($n: Int) { a(first: $n) { b } }", {}, 2),
    ("query($n: Int = 4) { a(first: $n) { b } }", {"n": None}, 2),
    ("{ a(first: 3, last: 9) { b } }", {}, 10),
    ("{ a(first: 0) { b } }", {}, 2),
    ("{ a(first: -5) { b } }", {}, 2),
    ("{ a(ids: [1, 2, 3]) { b } }", {}, 4),
    ("{ a(ids: [1, 2, 3], first: 2) { b } }", {}, 3),
    ("query($x: [ID!]) { a(ids: $x) { b } }", {"x": ["1", "2"]}, 3),
    ("query($x: [ID!] = [1, 2, 3]) { a(ids: $x) { b } }", {}, 4),
    ("{ many { b } }", {}, 21),
    ("{ many(first: 2) { b } }", {}, 3),
    ("{ dear { b } }", {}, 51),
    ("{ a @skip(if: true) { b } }", {}, 2),
]


@pytest.mark.parametrize(("query", "variables", "cost"), COSTS)
def test_a_price_is_exact_and_so_is_its_limit(query: str, variables: dict[str, Any], cost: int) -> None:
    prices = Prices(weights={"dear": 50}, many={"many": 20})
    assert price(query, variables, prices).cost == cost
    assert price(query, variables, prices, cost=cost).cost == cost
    assert refusal(query.replace("dear", "a").replace("many", "a"), variables, cost=0).startswith("limit-cost 0 1:")


def test_a_field_at_the_top_has_a_price_of_its_own() -> None:
    prices = Prices(weights={"Query.a": 100, "a": 5, "b": 7}, many={"Query.a": 1, "a": 10, "Query.c": 3})
    for query in (
        "{ a { a { d } } }",
        "{ ...F } fragment F on Query { a { a { d } } }",
        "{ ... { a { ... { a { d } } } } }",
    ):
        assert price(query, prices=prices).cost == 100 + 5 + 10
    assert price("{ b c { b } }", prices=prices).cost == 7 + 1 + 3 * 7


def test_the_limit_of_cost_refuses_one_more() -> None:
    query = "{ a(first: 10) { b } c { d } }"
    assert refusal(query, cost=13) == "ok"
    assert refusal(query, cost=12) == "limit-cost 12 1:22"


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        ("{ a { b(first: 21) } }", {}),
        ("{ ...F } fragment F on Q { b(last: 21) }", {}),
        ("query($n: Int) { a(limit: $n) }", {"n": 21}),
        ("query($n: Int = 21) { a(limit: $n) }", {}),
        ("{ a(first: 99999999999999999999) }", {}),
    ],
)
def test_a_page_may_be_as_long_as_its_limit(query: str, variables: dict[str, Any]) -> None:
    assert refusal(query, variables, page=20).startswith("limit-page 20 1:")
    if "999" not in query:
        assert refusal(query, variables, page=21) == "ok"


def test_only_the_operation_that_is_meant_is_priced() -> None:
    query = "query A { a } query B { a(first: 100) { b } }"
    assert [price(query, name=name).cost for name in "AB"] == [1, 101]
    with pytest.raises(Exception, match="no operation of the name"):
        price(query, name="C")


def test_prices_stop_growing_and_each_fragment_is_priced_once() -> None:
    query = "{ a { ...F0 } }" + "".join(f"fragment F{n} on Q {{ a(first: 200) {{ ...F{n + 1} }} }}" for n in range(9))
    found = price(query + "fragment F9 on Q { a(first: 200) { b } }", cost=CEILING)
    assert found.cost == CEILING
    assert found.visits == 22


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"x": [1] * 4}, "ok"),
        ({"x": [1] * 5}, "limit-items 4"),
        ({"x": {"y": [[1] * 5]}}, "limit-items 4"),
        ({"x": {"a": 1, "b": [1, 2]}, "y": 1}, "ok"),
        ({"x": {"a": 1, "b": [1, 2]}, "y": [1]}, "limit-values 6"),
    ],
)
def test_variables_hold_so_many_values_and_no_more(variables: dict[str, Any], told: str) -> None:
    assert refusal("{ a }", variables, items=4, values=6) == told
