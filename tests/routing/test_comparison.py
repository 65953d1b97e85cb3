"""Several targets side by side."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from pathways.routing.answer import Found, Impossible
from pathways.routing.comparison import compare
from pathways.routing.questions import ComparisonRequest
from pathways.routing.request import Criterion
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork
from tests.worlds import background, bundle, credential, holding, request, requirement

WORLD = bundle(
    credential("a", study="30/12/1000"),
    credential("b", study="30/6/2000"),
    credential("c", study="30/6/3000"),
    credential("lost", study="30/6/3000", requires={"holds": {"kinds": "doctorate"}}),
)


def asked(*targets: Any, **more: Any) -> ComparisonRequest:
    trees = tuple(requirement(one) for one in targets)
    return ComparisonRequest(
        background=background(*more.pop("held", ())), targets=trees, start=date(2025, 1, 1), **more
    )


def test_each_target_has_the_answer_it_has_by_itself() -> None:
    found = compare(asked("a", "lost"), PlainNetwork(WORLD))
    assert [type(one.answer) for one in found.answers] == [Found, Impossible]
    assert found.answers[0].answer == routes(request("a"), PlainNetwork(WORLD))


def test_the_best_is_told_by_each_criterion() -> None:
    found = compare(asked("a", "b", "c"), PlainNetwork(WORLD))
    assert [(one.criterion, one.targets) for one in found.best] == [
        (Criterion.MONTHS, (1, 2)),
        (Criterion.PRICE, (0,)),
        (Criterion.CERTAINTY, (0, 1, 2)),
    ]
    assert found.best[0].cost.price == Fraction(2000)


def test_what_is_held_takes_nothing() -> None:
    found = compare(asked("a", "b", held=[holding("b")]), PlainNetwork(WORLD))
    assert (found.best[0].targets, found.best[0].cost.steps) == ((1,), 0)


def test_where_no_target_has_a_route_nothing_is_best() -> None:
    assert compare(asked("lost"), PlainNetwork(WORLD)).best == ()
