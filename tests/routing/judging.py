"""The costs of a random world, by the search and by the brute-force oracle, in one form: so they can be compared."""

from __future__ import annotations

from functools import cache
from typing import Any

from pathways.routing.answer import GaveUp, Impossible
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork
from tests.generator import world
from tests.oracle import undominated

Costs = frozenset[tuple[Any, ...]]
"""The cost of each route, under the asked criteria."""


def searched(seed: int) -> Costs | None:
    """What the search finds; None where it gives up."""
    bundle, request = world(seed)
    answer = routes(request, PlainNetwork(bundle))
    if isinstance(answer, GaveUp):
        return None
    found = () if isinstance(answer, Impossible) else answer.routes
    return frozenset(tuple(getattr(route.cost, one.value) for one in request.criteria) for route in found)


@cache
def exhausted(seed: int) -> Costs:
    """What exhaustion finds."""
    bundle, request = world(seed)
    return frozenset(undominated(bundle, request))


def judge(seed: int) -> None:
    """Fail unless the search finds every undominated cost of a world, and no other."""
    found = searched(seed)
    assert found is not None, f"world {seed}: the search gave up"
    assert found == exhausted(seed), f"world {seed}"
