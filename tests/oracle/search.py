"""The undominated costs, by trying every plan, every choice and every order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Any

from pathways.model.bundle import Bundle
from pathways.model.kinds import Verdict
from pathways.model.requirement import CreditsFrom
from pathways.routing.request import Criterion, RouteRequest
from tests.oracle.claims import strength
from tests.oracle.counting import Counted, excluded
from tests.oracle.exact import Number, number
from tests.oracle.language import planned_verdict
from tests.oracle.match import inside
from tests.oracle.moment import Moment
from tests.oracle.plan import Claim, Plan
from tests.oracle.price import price
from tests.oracle.rules import ALL, Rules
from tests.oracle.schedule import Times, bounds, least
from tests.oracle.settle import settle
from tests.oracle.thing import Action
from tests.oracle.world import World

Cost = tuple[Any, ...]


def undominated(bundle: Bundle, request: RouteRequest, rules: Rules = ALL) -> frozenset[Cost]:
    """The undominated costs of all routes, each in the order of the request's criteria."""
    return Search(World(bundle, request, rules)).run()


class Search:
    """Plans grow from the goal backward, one settled step after the other; what cannot win is left."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.front: list[Cost] = []  # as losses: less is better
        self.found: dict[Cost, tuple[Plan, Times]] = {}  # one route for each cost of the front, and older ones
        self.tried = 0

    def run(self) -> frozenset[Cost]:
        self._grow(Plan((Action(),)))
        return frozenset(self._shown(losses) for losses in self.front)

    def routes(self) -> list[tuple[Plan, Times]]:
        """One plan with its times for each undominated cost, once `run`."""
        return [self.found[losses] for losses in self.front]

    def _grow(self, plan: Plan) -> None:
        if self._beaten(self._floor(plan)):
            return
        if len(plan.choices) < len(plan.actions):
            for grown in settle(self.world, plan):
                self._grow(grown)
        elif not plan.unowned:
            self._judge(plan)

    def _judge(self, plan: Plan) -> None:
        """Schedule a finished plan in every order, and keep its costs."""
        self.tried += 1
        sure = certainty(self.world, plan)
        if sure < self.world.limits.certainty or not counts(self.world, plan) or not placed(self.world, plan):
            return
        found = bounds(self.world, plan)
        if found.impossible:
            return
        # No order can be better than none at all, unless works shorten each other.
        if sum(action.spec is not None for action in plan.actions) < 2:
            ideal = least(self.world, plan, found, ())
            if ideal is None or self._beaten(
                self._losses(plan, ideal[0][0] - self.world.origin, self._paid(plan), sure)
            ):
                return
        for order in orders(plan):
            times = least(self.world, plan, found, order)
            if times is not None:
                self._keep(plan, times, sure)

    def _keep(self, plan: Plan, times: Times, sure: Verdict) -> None:
        for step, choice in enumerate(plan.choices):
            for claim in choice.claims:
                sure = min(sure, left_of(self.world, plan, times, step, claim))
        paid = total_price(self.world, plan, times)
        limit = self.world.limits.price_cad
        if sure < self.world.limits.certainty or (limit is not None and paid > limit):
            return
        losses = self._losses(plan, number(times[0][0] - self.world.origin), paid, sure)
        if not self._beaten(losses):
            self.front = [one for one in self.front if not _no_worse(losses, one)] + [losses]
            self.found[losses] = plan, times

    def _losses(self, plan: Plan, months: Number, paid: Number, sure: Verdict) -> Cost:
        figures = {
            Criterion.MONTHS: months,
            Criterion.PRICE: paid,
            Criterion.CREDITS: sum((choice.figures.credits for choice in plan.choices), 0),
            Criterion.STEPS: len(plan.actions) - 1,
            Criterion.CERTAINTY: -int(sure),
        }
        return tuple(figures[criterion] for criterion in self.world.request.criteria)

    def _shown(self, losses: Cost) -> Cost:
        return tuple(
            Verdict(-value) if criterion is Criterion.CERTAINTY else value
            for criterion, value in zip(self.world.request.criteria, losses, strict=True)
        )

    def _floor(self, plan: Plan) -> Cost:
        """Less than any finished plan that grows from this one can lose: only what is settled counts."""
        months = sum((choice.figures.months for choice in plan.choices if one_at_a_time(choice.figures)), 0)
        uses = [use.verdict for choice in plan.choices for use in choice.all_uses()]
        claims = [strength(claim) for choice in plan.choices for claim in choice.claims]
        return self._losses(plan, number(months), self._paid(plan), min((*uses, *claims), default=Verdict.MET))

    def _paid(self, plan: Plan) -> Number:
        """What the settled steps cost at least: nothing is known where prices change with time."""
        known = Criterion.PRICE in self.world.request.criteria and self.world.steady_prices
        return total_price(self.world, plan, None) if known else 0

    def _beaten(self, losses: Cost) -> bool:
        return any(_no_worse(one, losses) for one in self.front)


def _no_worse(one: Cost, other: Cost) -> bool:
    return all(mine <= theirs for mine, theirs in zip(one, other, strict=True))


def one_at_a_time(figures: Any) -> bool:
    """Whether a step takes turns with every other one like it."""
    return bool(figures.occupies and not figures.beside)


def total_price(world: World, plan: Plan, times: Times | None) -> Number:
    """The price of the settled steps; without times, of prices that are the same at any time."""
    pairs = enumerate(zip(plan.actions, plan.choices, strict=False))
    moments = (world.origin if times is None else times[step][0] for step in range(len(plan.choices)))
    return sum((price(world, *pair, now) for (_, pair), now in zip(pairs, moments, strict=True)), 0)


def certainty(world: World, plan: Plan) -> Verdict:
    """The worst verdict of all supports and claims, but for what depends on the schedule; UNMET: courses are idle."""
    uses = [use for choice in plan.choices for use in choice.all_uses()]
    verdicts = [Verdict.MET, *(use.verdict for use in uses)]
    verdicts += [strength(claim) for choice in plan.choices for claim in choice.claims]
    cited = {step for use in uses for step in use.steps()}
    idle = {(test, one) for test, choice in enumerate(plan.choices) for one in choice.courses if one not in cited}
    for asked in (asked for use in uses for asked in use.tests):
        courses = plan.choices[asked.step].courses
        verdicts.append(planned_verdict(world, plan, asked, courses))
        for course in courses:
            without = tuple(one for one in courses if one != course)
            if planned_verdict(world, plan, asked, without) < verdicts[-1]:
                idle.discard((asked.step, course))
    return Verdict.UNMET if idle else min(verdicts)


def counts(world: World, plan: Plan) -> bool:
    """Whether nothing is counted twice or toward itself."""
    counted = Counted(world, plan)
    for action, choice in zip(plan.actions, plan.choices, strict=True):
        for use in choice.all_uses():
            if isinstance(use.leaf, CreditsFrom) and not counted.apart([cite.thing for cite in use.cites]):
                return False
        for claim in choice.claims:
            keys = [cite.thing.key for cite in claim.evidence()]
            if action.credential and any(action.credential.id in counted.within(key) for key in keys):
                return False
        credit = [claim for claim in choice.claims if claim.amount is not None]
        if world.on("exclusion") and any(
            excluded(counted, one, other) for index, one in enumerate(credit) for other in credit[:index]
        ):
            return False
    return True


def placed(world: World, plan: Plan) -> bool:
    """Whether every occupying step is in one of the places asked for."""
    for action, choice in zip(plan.actions, plan.choices, strict=True):
        if world.limits.places and choice.figures.occupies:
            place = action.thing.jurisdiction if action.thing else action.spec.place if action.spec else None
            if place is None or not inside(place, world.limits.places):
                return False
    return True


def orders(plan: Plan) -> Iterator[tuple[int, ...]]:
    """Every order of the occupying steps in which none comes before what it rests on."""
    occupying = [step for step, choice in enumerate(plan.choices) if choice.figures.occupies]
    for order in permutations(occupying):
        if not any(plan.rests(order[i], order[j]) for i in range(len(order)) for j in range(i + 1, len(order))):
            yield order


def left_of(world: World, plan: Plan, times: Times, step: int, claim: Claim) -> Verdict:
    """What is left of a claim after the agreements it gives way to; UNMET: it is barred."""
    action = plan.actions[step]
    assert action.credential is not None
    left = Verdict.MET
    for other in world.agreements if world.on("override") else ():
        if claim.agreement.id not in other.overrides or not world.leads_to(other, action.credential, action.way):
            continue
        now = times[step][0]
        if world.covers(other.in_force, now):
            jobs, works = claim.jobs(), claim.works()
            at = Moment(world, plan, tuple(times), now, action.credential, claim.evidence(), jobs, works)
            verdict = at.verdict(other.from_)
            if verdict is Verdict.MET:
                return Verdict.UNMET
            left = left if verdict is Verdict.UNMET else min(left, verdict)
    return left
