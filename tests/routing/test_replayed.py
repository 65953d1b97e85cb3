"""Every route that the search answers keeps every rule, and costs what it says: the independent checker replays it."""

from __future__ import annotations

import pytest

from pathways.model.bundle import Bundle
from pathways.routing.request import RouteRequest
from tests.checker import replay
from tests.families import FAMILIES, member
from tests.generator import world
from tests.routing.cases import question
from tests.routing.plain import asked
from tests.routing.test_cases import JUDGED
from tests.worlds import agreement, bundle, credential, holding, request

pytestmark = pytest.mark.no_cover  # what runs here is covered elsewhere, and tracing it takes minutes

BATCH = 40
AT_ONCE = range(0, 200, BATCH)
LATER = range(AT_ONCE.stop, 2000, BATCH)

COURSES = (
    credential("a", "course", study="6/2/10"),
    credential("b", "course", study="9/2/20"),
    credential("c", "course", study="9/2/30"),
)
TWO = {"at_least": 2, "of": [{"judgement": "chair"}, {"holds": "a"}, {"holds": "b"}]}
POOL = {"credits": "6", "of": {"kinds": "course"}}
LATE = credential("goal", "certificate", in_force="2025-09-01..")
SMALL = {
    "held, of several": (bundle(*COURSES), request("2 of a b c", holding("a"))),
    "a judgement, of several": (bundle(*COURSES), request(TWO)),
    "more credits than asked": (bundle(*COURSES), request(POOL, holding("a"), holding("b"))),
    "an award of what starts later": (
        bundle(*COURSES, LATE, agreement("given", "a", "goal", award=True)),
        request("goal", holding("a")),
    ),
    "a range above what is studied": (
        bundle(*COURSES, agreement("given", "a", "b", credits="15-60")),
        request("b", holding("a")),
    ),
}


def refused(bundle: Bundle, request: RouteRequest) -> list[str]:
    """What the checker says of each route that it refuses."""
    found: list[str] = []
    for route in asked(bundle, request)[1]:
        try:
            replay(bundle, request, route)
        except AssertionError as error:
            found.append(str(error))
    return found


@pytest.mark.parametrize("first", [*AT_ONCE, *(pytest.param(first, marks=pytest.mark.soak) for first in LATER)])
def test_a_route_on_a_random_world_replays(first: int) -> None:
    wrong = {seed: refused(*world(seed)) for seed in range(first, first + BATCH)}
    assert not {seed: found for seed, found in wrong.items() if found}


@pytest.mark.soak
@pytest.mark.parametrize("family", FAMILIES)
def test_a_route_on_a_world_of_a_family_replays(family: str) -> None:
    wrong = {seed: refused(*member(family, seed)) for seed in range(2 * BATCH)}
    assert not {seed: found for seed, found in wrong.items() if found}


@pytest.mark.parametrize(("file", "ask"), JUDGED)
def test_a_route_on_a_golden_world_replays(file: str, ask: str) -> None:
    one = question(file, ask)
    assert not refused(one.bundle, one.request)


@pytest.mark.parametrize("name", SMALL)
def test_a_route_on_a_small_world_replays(name: str) -> None:
    assert not refused(*SMALL[name])
