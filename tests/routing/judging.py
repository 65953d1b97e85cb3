"""The costs of a random world, by the search and by the brute-force oracle, in one form: so they can be compared."""

from __future__ import annotations

from functools import cache
from typing import Any

from pathways.model.bundle import Bundle
from pathways.routing.answer import GaveUp, Impossible
from pathways.routing.request import RouteRequest
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork
from tests.families import member
from tests.generator import world
from tests.oracle import undominated

Costs = frozenset[tuple[Any, ...]]
"""The cost of each route, under the asked criteria."""

Seed = int | tuple[str, int]
"""A random world: one of the generator's, or one of a family's."""


def drawn(seed: Seed) -> tuple[Bundle, RouteRequest]:
    """The world of a seed."""
    return world(seed) if isinstance(seed, int) else member(*seed)


def searched(seed: Seed) -> Costs | None:
    """What the search finds; None where it gives up."""
    return costs_of(*drawn(seed))


def costs_of(bundle: Bundle, request: RouteRequest) -> Costs | None:
    """The same for any world."""
    answer = routes(request, PlainNetwork(bundle))
    if isinstance(answer, GaveUp):
        return None
    found = () if isinstance(answer, Impossible) else answer.routes
    return frozenset(tuple(getattr(route.cost, one.value) for one in request.criteria) for route in found)


@cache
def exhausted(seed: Seed) -> Costs:
    """What exhaustion finds."""
    bundle, request = drawn(seed)
    return frozenset(undominated(bundle, request))


def judge(seed: Seed) -> None:
    """Fail unless the search finds every undominated cost of a world, and no other."""
    found = searched(seed)
    assert found is not None, f"world {seed}: the search gave up"
    assert found == exhausted(seed), f"world {seed}"
