"""Answering a route question: compile the scene, search floor by floor of certainty, and say what was proven."""

from __future__ import annotations

from fractions import Fraction

from pathways.model.kinds import Verdict
from pathways.model.time import moment_of
from pathways.recognition.asking import Asking
from pathways.recognition.scene import Scene
from pathways.recognition.standing import domestic
from pathways.recognition.thing import End
from pathways.routing.answer import Answer, Found, GaveUp, Impossible
from pathways.routing.bounds import Bounds
from pathways.routing.choice import Chooser
from pathways.routing.findings import Findings
from pathways.routing.move import Arrive
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.network import Network
from pathways.routing.observer import Meter, Observer, Stop
from pathways.routing.outlook import Outlook
from pathways.routing.pareto import Front
from pathways.routing.profile import Profiler
from pathways.routing.request import Criterion, RouteRequest
from pathways.routing.route import Route, route_of
from pathways.routing.search import Search
from pathways.routing.target import target_of
from pathways.routing.terrain import Terrain

FLOORS = (Verdict.MET, Verdict.CONDITIONAL, Verdict.DISCRETIONARY)
"""The verdicts a route may rest on, the surest first."""


def routes(request: RouteRequest, network: Network, observer: Observer | None = None) -> Answer:
    """Every undominated route from the request's background to its target, with what that proves.

    `Found` holds a plan per undominated cost; `Impossible` is proven under the request's limits; `GaveUp` when the
    request's work units were spent or the observer stopped the search.
    """
    near = Neighbourhood(network)
    start = moment_of(request.start)
    near.want(sorted({holding.credential for holding in request.background.holdings if holding.credential}))
    near.want(sorted({sitting.test for sitting in request.background.sittings}))
    scene = Scene(near, request.background, start)
    arrival = Arrive(("arrive",), near, target_of(request, near))
    near.want_patterns(arrival.target)
    meter = Meter(request.limits.work_units, observer or Observer())
    front = Front(request.criteria)
    paying = domestic(request.background.standing, start)
    terrain = Terrain(near, request.limits, start)
    try:
        for floor in _floors(request):
            asking = Asking(scene, floor=floor, findings=Findings(scene).stated)
            chooser = Chooser(request.pace, paying, start)
            outlook = Outlook(Profiler(terrain, asking, paying, request.pace))
            outlook.survey(arrival)
            bounds = Bounds(outlook)
            horizon = End(start + request.limits.months, inclusive=True)
            Search(terrain, asking, chooser, bounds, request.limits, front, horizon, meter).run(arrival)
    except Stop:
        return GaveUp(_routes(front, start, paying), network.revision)
    return Found(_routes(front, start, paying), network.revision) if len(front) else Impossible(network.revision)


def _routes(front: Front, start: Fraction, paying: bool | None) -> tuple[Route, ...]:
    return tuple(route_of(plan, start, paying) for plan in front)


def _floors(request: RouteRequest) -> tuple[Verdict, ...]:
    """The floors to search, one after another; only the lowest where certainty is not judged."""
    least = max(request.limits.certainty, Verdict.DISCRETIONARY)
    if Criterion.CERTAINTY not in request.criteria:
        return (least,)
    return tuple(floor for floor in FLOORS if floor >= least)
