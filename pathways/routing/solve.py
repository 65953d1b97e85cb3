"""Answering a route question: search floor by floor of certainty, and say what was proven."""

from __future__ import annotations

from fractions import Fraction

from pathways.model.kinds import Verdict
from pathways.routing.answer import Answer, Found, GaveUp, Halt
from pathways.routing.cost import SCALE, Cost
from pathways.routing.impossible import explained
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.network import Network
from pathways.routing.observer import Meter, Observer, Stop
from pathways.routing.pareto import Front
from pathways.routing.quest import Quest
from pathways.routing.request import Criterion, RouteRequest
from pathways.routing.route import Route, route_of


def routes(
    request: RouteRequest, network: Network, observer: Observer | None = None, near: Neighbourhood | None = None
) -> Answer:
    """Every undominated route from the request's background to its target, with what that proves.

    `Found` holds a plan per undominated cost; `Impossible` is proven under the request's limits; `GaveUp` when the
    request's work units were spent or the observer stopped the search. `near`: what earlier questions to the same
    network have fetched, to be used by one question at a time.
    """
    watching = observer or Observer()
    quest = Quest.of(request, network, near, watching)
    front, unfinished = searched(quest, watching)
    if unfinished:
        halt = max(unfinished.values(), key=list(Halt).index)
        return GaveUp(_routes(front, quest), network.revision, bound(quest, front, next(iter(unfinished))), halt)
    if not len(front):
        return explained(quest, network.revision, watching)
    return Found(_routes(front, quest), network.revision)


def searched(quest: Quest, watching: Observer) -> tuple[Front, dict[Verdict, Halt]]:
    """The plans that none outdoes, and the floors of certainty at which the search was stopped, and by what."""
    front = Front(quest.request.criteria)
    unfinished: dict[Verdict, Halt] = {}
    floors, left = quest.floors(), quest.request.limits.work_units
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
    return front, unfinished


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
