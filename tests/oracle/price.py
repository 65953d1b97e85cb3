"""What a step costs when it starts at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from pathways.model.kinds import Audience, Residency
from pathways.model.money import Price
from tests.oracle.exact import Number, day_after, moment, number, ratio, semester
from tests.oracle.plan import Choice
from tests.oracle.thing import Action
from tests.oracle.world import World

DOMESTIC = (Residency.CITIZEN, Residency.PERMANENT_RESIDENT, Residency.REFUGEE)


def price(world: World, action: Action, choice: Choice, now: Number) -> Number:
    """In CAD; for a learner whose status is not stated the dearer of domestic and international."""
    key = (action, choice.figures.credits, tuple(claim.agreement.id for claim in choice.claims))
    if not world.steady_prices or key not in world.prices:
        world.prices[key] = max(_price(world, action, choice, now, audience) for audience in _audiences(world, now))
    return world.prices[key]


def _audiences(world: World, now: Number) -> tuple[Audience, ...]:
    stated = [
        one.status in DOMESTIC
        for one in world.background.standing.status or ()
        if (one.since is None or moment(one.since) <= now) and (one.until is None or now < day_after(one.until))
    ]
    if not stated:
        return (Audience.DOMESTIC, Audience.INTERNATIONAL)
    return (Audience.DOMESTIC,) if any(stated) else (Audience.INTERNATIONAL,)


def _price(world: World, action: Action, choice: Choice, now: Number, audience: Audience) -> Number:
    def listed(prices: Iterable[Price]) -> Number:
        return sum((_cad(world, one) for one in prices if _counts(world, one, now, audience)), 0)

    total = sum((listed(claim.agreement.fees) for claim in choice.claims), 0)
    if action.way is None:
        return total
    if action.way.study is None:
        assert action.way.prices is not None, "the oracle takes stated prices only"
        return total + listed(action.way.prices)
    study = action.way.study
    whole = semester(study.credits)
    assert whole is not None
    assert study.tuition, "the oracle takes stated prices only"
    tuition = ratio(listed(study.tuition) * choice.figures.credits, whole)
    return number(total + tuition + listed(study.fees) + listed(action.way.prices or ()))


def _counts(world: World, one: Price, now: Number, audience: Audience) -> bool:
    return one.audience in (Audience.EVERYONE, audience) and world.covers(one.in_force, now)


def _cad(world: World, one: Price) -> Number:
    if one.currency == "CAD":
        return number(one.amount)
    rates = {rate.currency: rate.cad for rate in world.bundle.rates}
    return number(Fraction(one.amount) * rates[one.currency])
