"""Answering a route question: search floor by floor of certainty, and say what was proven."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from pathways.model.kinds import Verdict
from pathways.routing.answer import Answer, Found, GaveUp, Halt, Impossible
from pathways.routing.cost import SCALE, Cost
from pathways.routing.impossible import explained
from pathways.routing.narrowing import MOST, WIDE, Few, TooWide, refusing
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.network import Network
from pathways.routing.observer import Meter, Observer, Stop
from pathways.routing.pareto import Front
from pathways.routing.quest import Quest
from pathways.routing.request import Criterion, RouteRequest
from pathways.routing.route import Route, route_of

NOTHING = Cost(Fraction(0), Fraction(0), Fraction(0), 0, Verdict.MET)
"""What no route can better."""


def routes(
    request: RouteRequest, network: Network, observer: Observer | None = None, near: Neighbourhood | None = None
) -> Answer:
    """Every undominated route from the request's background to its target, with what that proves.

    `Found` holds a plan per undominated cost; `Impossible` is proven under the request's limits; `GaveUp` when the
    request's work units were spent, the observer stopped the search, or more credentials may serve than it looks at.
    `near`: what earlier questions to the same network have fetched, to be used by one question at a time.
    """
    watching = observer or Observer()
    near = near if near is not None and near.faces(network) else Neighbourhood(network)
    try:
        with refusing(near):
            return _all(Quest.of(request, network, near, watching), watching)
    except TooWide:
        return _by_few(request, near, watching)


def _all(quest: Quest, watching: Observer) -> Answer:
    """The answer of a search that looks at all there is."""
    front = Front(quest.request.criteria)
    unfinished, _ = searched(quest, watching, front)
    return _told(quest, watching, front, unfinished)


class _Tried(NamedTuple):
    """A search of what a few credentials may serve; `spent`: work units."""

    quest: Quest
    few: Few
    unfinished: dict[Verdict, Halt]
    spent: int


def _by_few(request: RouteRequest, near: Neighbourhood, watching: Observer) -> Answer:
    """The answer where very many credentials may match some pattern: first few of them are tried, then all.

    What the first search finds stands, and shortens the second, which alone proves anything.
    """
    front, units = Front(request.criteria), request.limits.work_units
    tried = _tried(request, near, watching, front, WIDE, units)
    least = NOTHING.key(request.criteria)
    if any(plan.cost.key(request.criteria) == least for plan in front):
        return Found(_routes(front, tried.quest), near.network.revision)  # whatever else may serve
    if tried.few.narrowed and not tried.unfinished:
        tried = _tried(request, near, watching, front, MOST, max(1, units - tried.spent))
    if not tried.few.narrowed:
        return _proven(tried, watching, front)
    halt = _worst(tried.unfinished) if tried.unfinished else Halt.WIDE
    return GaveUp(_routes(front, tried.quest), near.network.revision, None, halt)


def _tried(
    request: RouteRequest, near: Neighbourhood, watching: Observer, front: Front, most: int, units: int
) -> _Tried:
    few = Few.of(near, request.background, most)
    quest = Quest.of(request, near.network, near.apart(few), watching)
    return _Tried(quest, few, *searched(quest, watching, front, units))


def _proven(tried: _Tried, watching: Observer, front: Front) -> Answer:
    """What a search has proven that came upon no wide pattern.

    Its reason and its bound look further than it did: where they come upon one, they are none.
    """
    tried.few.most = MOST
    told = _told(tried.quest, watching, front, tried.unfinished)
    if tried.few.narrowed and isinstance(told, Impossible):
        return replace(told, because=(), limits=())
    if tried.few.narrowed and isinstance(told, GaveUp):
        return replace(told, bound=None)
    return told


def _worst(unfinished: dict[Verdict, Halt]) -> Halt:
    return max(unfinished.values(), key=list(Halt).index)


def _told(quest: Quest, watching: Observer, front: Front, unfinished: dict[Verdict, Halt]) -> Answer:
    """What a search that looked at all there is has proven."""
    revision = quest.near.network.revision
    if unfinished:
        least = bound(quest, front, next(iter(unfinished)))
        return GaveUp(_routes(front, quest), revision, least, _worst(unfinished))
    if not len(front):
        return explained(quest, revision, watching)
    return Found(_routes(front, quest), revision)


def searched(
    quest: Quest, watching: Observer, front: Front, units: int | None = None
) -> tuple[dict[Verdict, Halt], int]:
    """Add to a front the plans that none outdoes; the floors at which the search was stopped, and the units spent.

    `units`: how many it may spend; None: as many as the request says.
    """
    unfinished: dict[Verdict, Halt] = {}
    floors, allowed = quest.floors(), units or quest.request.limits.work_units
    left = allowed
    for position, floor in enumerate(floors):
        # Each floor has its share of the work that is left: less certain routes are looked for even when surer ones
        # took long.
        meter = Meter(-(-left // (len(floors) - position)), watching)
        try:
            quest.search(quest.asking(floor), quest.request.limits, front, meter)
        except Stop:
            unfinished[floor] = Halt.DEADLINE if meter.spent < meter.limit else Halt.WORK_UNITS
            if unfinished[floor] is Halt.DEADLINE:
                break
        left = max(1, left - meter.spent)
    return unfinished, allowed - left


def _routes(front: Front, quest: Quest) -> tuple[Route, ...]:
    return tuple(route_of(plan, quest.start, quest.payer) for plan in front)


def bound(quest: Quest, front: Front, floor: Verdict) -> Cost | None:
    """A cost that no route betters in any figure, after a search that stopped at a floor; None where nothing is known.

    What can still be found costs no less than what the lowest floor asks at the root; what was found is known.
    """
    try:
        least = quest.least(quest.floors()[-1])
    except Stop:  # there was no time to look at what is asked
        return None
    known = [plan.cost for plan in front]
    if least is not None:
        judged = Criterion.CERTAINTY in quest.request.criteria
        months, price, credits_ = (Fraction(amount, SCALE) for amount in least[:3])
        known.append(Cost(months, price, credits_, least.steps, floor if judged else Verdict.MET))
    if not known:
        return None
    *figures, certainties = zip(*known, strict=True)
    months, price, credits_, steps = map(min, figures)
    return Cost(months, price, credits_, steps, max(certainties))
