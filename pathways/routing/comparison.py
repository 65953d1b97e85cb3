"""Comparing: one learner, several targets, each with its own answer, and which of them is best at what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pathways.model.requirement import Requirement
from pathways.routing.answer import Answer, Impossible
from pathways.routing.cost import Cost
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.network import Network
from pathways.routing.observer import Observer
from pathways.routing.questions import ComparisonRequest
from pathways.routing.request import Criterion, OccupationTarget, RouteRequest
from pathways.routing.solve import routes


@dataclass(frozen=True)
class Compared:
    """One target and its answer."""

    target: Requirement | OccupationTarget
    answer: Answer


@dataclass(frozen=True)
class Best:
    """The best of all routes by one criterion: its cost, and the places of the targets that have one as good."""

    criterion: Criterion
    cost: Cost
    targets: tuple[int, ...]


@dataclass(frozen=True)
class Comparison:
    """An answer for each target, in the order asked; the best by each criterion, where any target has a route."""

    answers: tuple[Compared, ...]
    best: tuple[Best, ...]
    revision: int


def compare(
    asked: ComparisonRequest, network: Network, observer: Observer | None = None, near: Neighbourhood | None = None
) -> Comparison:
    """Ask for routes to every target. An observer that stops one search stops those after it at once."""
    near = near if near is not None and near.faces(network) else Neighbourhood(network)
    answers: list[Compared] = []
    for target in asked.targets:
        request = RouteRequest(
            background=asked.background,
            target=target,
            start=asked.start,
            pace=asked.pace,
            criteria=asked.criteria,
            limits=asked.limits,
        )
        answers.append(Compared(target, routes(request, network, observer, near)))
    return Comparison(tuple(answers), tuple(_best(answers, asked.criteria)), network.revision)


def _best(answers: Sequence[Compared], criteria: Sequence[Criterion]) -> Iterator[Best]:
    costs = [
        (place, route.cost)
        for place, one in enumerate(answers)
        if not isinstance(one.answer, Impossible)
        for route in one.answer.routes
    ]
    for criterion in criteria if costs else ():
        # Of equals by the one criterion, the best by all in their order is told.
        order = (criterion, *criteria)
        least = min(costs, key=lambda one: (one[1].key(order), one[0]))[1]
        places = (place for place, cost in costs if cost.key((criterion,)) == least.key((criterion,)))
        yield Best(criterion, least, tuple(dict.fromkeys(places)))
