"""The checker: the oracle's own routes replay, and a route that was tampered with does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from pathways.model.kinds import Verdict
from tests.checker import replay
from tests.generator import world
from tests.oracle.routes import routes
from tests.plainroute import PlainRoute, PlainStep
from tests.worlds import agreement, bundle, credential, holding, request

CATALOGUE = bundle(
    credential("exam", "exam", wait="2/200", validity_months=4),
    credential("other", study="30/6/500"),
    credential("dip", study="60/24/6000"),
    credential("goal", "bachelor", study="120/48/12000", requires="exam & other", provider="uni", intakes=[9]),
    agreement("credit", "dip", "goal", credits=60, fee="50"),
)
QUESTION = request("goal", holding("dip"))


@pytest.mark.parametrize("seed", range(60))
def test_the_oracles_routes_replay(seed: int) -> None:
    catalogue, question = world(seed)
    for route in routes(catalogue, question):
        cost = replay(catalogue, question, route)
        assert (cost.months, cost.price, cost.certainty) == (route.months, route.price, route.certainty)


def step_of(route: PlainRoute, credential: str) -> PlainStep:
    (step,) = (step for step in route.steps if step.credential == credential)
    return step


def change(route: PlainRoute, which: str, **more: Any) -> PlainRoute:
    """The route with one step changed."""
    steps = tuple(replace(step, **more) if step.credential == which else step for step in route.steps)
    return replace(route, steps=steps)


def shifted(route: PlainRoute, credential: str, months: int) -> PlainRoute:
    """The route with one step moved."""
    step = step_of(route, credential)
    return change(route, credential, start=step.start + months, end=step.end + months)


def overstated(route: PlainRoute) -> PlainRoute:
    claim = replace(step_of(route, "goal").claims[0], amount=90)
    return change(route, "goal", claims=(claim,))


@pytest.mark.parametrize(
    ("tamper", "message"),
    [
        (lambda route: replace(route, price=1), "says it costs"),
        (lambda route: replace(route, certainty=Verdict.CONDITIONAL), "says it costs"),
        (lambda route: replace(route, met_at=route.met_at - 1), "starts before step"),
        (lambda route: change(route, "goal", price=7), "says it costs 7"),
        (lambda route: change(route, "goal", credits=7), "says 7 credits"),
        (lambda route: change(route, "goal", ahead=3), "says it is asked for 3 months ahead, but it is 0"),
        (lambda route: shifted(route, "goal", -1), "intake month"),
        (lambda route: shifted(route, "exam", -1), "too old"),
        (lambda route: shifted(route, "exam", 12), "starts before step"),
        (lambda route: shifted(route, "other", -7), "starts at"),
        (lambda route: change(route, "other", credential="nothing"), "offers no such step"),
        (lambda route: change(route, "exam", key="dip"), "have the same key"),
        (lambda route: change(route, "goal", claims=()), "should take"),
        (lambda route: change(route, "goal", supports=step_of(route, "goal").supports[:1]), "is idle"),
        (overstated, "grants 60 credits"),
    ],
)
def test_a_route_that_was_tampered_with_is_refused(tamper: Callable[[PlainRoute], PlainRoute], message: str) -> None:
    (route,) = routes(CATALOGUE, QUESTION)
    assert replay(CATALOGUE, QUESTION, route).price == 200 + 500 + 6000 + 50
    with pytest.raises(AssertionError, match=message):
        replay(CATALOGUE, QUESTION, tamper(route))
