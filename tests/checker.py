"""Replays a given route, step by step, and says which rule it breaks. It searches for nothing.

It shares the oracle's reading of things, leaves and bounds, and nothing with the program's search.
"""

from __future__ import annotations

from dataclasses import dataclass

from pathways.model.bundle import Bundle
from pathways.model.kinds import Verdict
from pathways.routing.request import RouteRequest
from tests.oracle.claims import strength
from tests.oracle.exact import Number, number
from tests.oracle.language import sure
from tests.oracle.plan import Plan
from tests.oracle.price import price
from tests.oracle.rebuild import check, rebuild
from tests.oracle.replay import check_bounds, check_order
from tests.oracle.rules import ALL
from tests.oracle.schedule import Times, ahead, bounds
from tests.oracle.search import certainty, counts, left_of, placed, total_price
from tests.oracle.world import World
from tests.plainroute import PlainRoute


@dataclass(frozen=True)
class Cost:
    """What a route costs: months and price exact, new credits, steps, the worst verdict."""

    months: Number
    price: Number
    credits: Number
    steps: int
    certainty: Verdict


def replay(bundle: Bundle, request: RouteRequest, route: PlainRoute) -> Cost:
    """The cost of a route that breaks no rule; AssertionError says what is wrong with any other."""
    world = World(bundle, request, ALL)
    plan = rebuild(world, route)
    times: Times = [(route.met_at, route.met_at), *((step.start, step.end) for step in route.steps)]
    found = bounds(world, plan)
    check(not found.impossible, "a step rests on what it lacks, or works last after each other")
    check_bounds(world, plan, found, times)
    check_order(plan, times)
    check(counts(world, plan), "something is counted twice, or toward itself")
    check(placed(world, plan), "an occupying step is outside the places asked for")
    cost = _cost(world, plan, times)
    _check_steps(world, plan, times, route)
    _check_said(route, cost)
    _check_limits(world, cost)
    return cost


def _cost(world: World, plan: Plan, times: Times) -> Cost:
    worst = certainty(world, plan)
    for step, choice in enumerate(plan.choices):
        for claim in choice.claims:
            worst = min(worst, left_of(world, plan, times, step, claim))
    return Cost(
        number(times[0][0] - world.origin),
        total_price(world, plan, times),
        sum((choice.figures.credits for choice in plan.choices), 0),
        len(plan.actions) - 1,
        worst,
    )


def _check_steps(world: World, plan: Plan, times: Times, route: PlainRoute) -> None:
    """What each step says of itself: price, credits, and the verdicts of its claims."""
    for index, step in enumerate(route.steps, 1):
        action, choice = plan.actions[index], plan.choices[index]
        paid = price(world, action, choice, times[index][0])
        check(step.price == paid, f"{step.key} says it costs {step.price}, but it costs {paid}")
        asked = ahead(action, choice)
        check(step.ahead == asked, f"{step.key} says it is asked for {step.ahead} months ahead, but it is {asked}")
        check(times[index][0] - asked >= world.origin, f"{step.key} is asked for before the route starts")
        left = choice.figures.credits
        check(step.credits == left, f"{step.key} says {step.credits} credits are left to study, but {left} are")
        for claimed, claim in zip(step.claims, choice.claims, strict=True):
            worst = min((sure(world, plan, use) for use in claim.uses), default=Verdict.MET)
            verdict = min(worst, strength(claim), left_of(world, plan, times, index, claim))
            said = claimed.verdict
            check(said is verdict, f"{step.key} says {claim.agreement.id} is {said.name}, but it is {verdict.name}")


def _check_said(route: PlainRoute, cost: Cost) -> None:
    said = Cost(route.months, route.price, route.credits, len(route.steps), route.certainty)
    check(said == cost, f"the route says it costs {said}, but it costs {cost}")


def _check_limits(world: World, cost: Cost) -> None:
    limits = world.limits
    check(cost.steps <= limits.steps, f"{cost.steps} steps are more than {limits.steps}")
    check(cost.months <= limits.months, f"{cost.months} months are more than {limits.months}")
    dear = limits.price_cad is not None and cost.price > limits.price_cad
    check(not dear, f"{cost.price} CAD are more than {limits.price_cad}")
    check(cost.certainty >= limits.certainty, f"{cost.certainty.name} is less sure than {limits.certainty.name}")
