"""Bounds under pressure: whatever is only just worse than what can be found is found already.

A bound that is too high by anything then loses a route, in worlds far too small for it to show otherwise.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pathways.model.bundle import Bundle
from pathways.model.kinds import Verdict
from pathways.routing import ground, solve
from pathways.routing.cost import Low, ceil_of
from pathways.routing.pareto import Front
from pathways.routing.request import Criterion, RouteRequest
from tests.families import FAMILIES
from tests.oracle import undominated
from tests.routing.claim_worlds import CLAIM_WORLDS
from tests.routing.judging import Costs, costs_of, drawn, exhausted
from tests.routing.layer_worlds import LAYER_WORLDS
from tests.routing.planted_in_layers import ONLY_JUST
from tests.routing.planting import Bug, planted
from tests.routing.small_worlds import WORLDS, World

pytestmark = pytest.mark.no_cover

FEW = 10
"""Worlds of each family that are judged every time."""

MANY = 240


class Pressed(Front):
    """A front that is beaten also by what costs one unit more than some costs."""

    near: Costs = frozenset()

    def beaten(self, low: Low, certainty: Verdict) -> bool:
        asked = [criterion for criterion in self.criteria if criterion is not Criterion.CERTAINTY]
        known = [getattr(low, criterion.value) for criterion in asked]
        return super().beaten(low, certainty) or any(self._under(one, known, certainty) for one in self.near)

    def _under(self, cost: tuple[object, ...], known: list[int], certainty: Verdict) -> bool:
        """Whether a bound is above a cost, and one unit more, in everything that is counted in units."""
        figures, counted = iter(known), False
        for criterion, value in zip(self.criteria, cost, strict=True):
            if criterion is Criterion.CERTAINTY:
                if value < certainty:  # type: ignore[operator]
                    return False
                continue
            units = criterion is not Criterion.STEPS
            counted |= units
            if next(figures) < (ceil_of(value) + 1 if units else value):  # type: ignore[arg-type, operator]
                return False
        return counted


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> Callable[[Bundle, RouteRequest, Costs], Costs | None]:
    """What the search finds where all that is worse than some costs is left."""

    def found(bundle: Bundle, request: RouteRequest, near: Costs) -> Costs | None:
        monkeypatch.setattr(Pressed, "near", near)
        monkeypatch.setattr(solve, "Front", Pressed)
        return costs_of(bundle, request)

    return found


@pytest.fixture(params=["whole", "short"])
def surveys(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Surveys that end where nothing more is touched, as in all worlds so small, and those that end at once."""
    if request.param == "short":
        monkeypatch.setattr(ground, "EDGE", 0)
        monkeypatch.setattr(ground, "NEAR", 0)


Press = Callable[[Bundle, RouteRequest, Costs], Costs | None]


@pytest.mark.usefixtures("surveys")
@pytest.mark.parametrize("made", [*WORLDS, *CLAIM_WORLDS, *LAYER_WORLDS], ids=lambda made: made.__name__)
def test_no_route_is_lost(made: Callable[[], World], pressed: Press) -> None:
    catalogue, question, expected = made()
    assert undominated(catalogue, question) == expected
    assert costs_of(catalogue, question) == expected
    assert pressed(catalogue, question, expected) == expected


@pytest.mark.parametrize("bug", ONLY_JUST, ids=lambda bug: bug.name)
def test_a_bound_that_is_too_high_by_a_little_is_seen(bug: Bug, pressed: Press) -> None:
    with planted(bug):
        found = [
            pressed(catalogue, question, costs) != costs
            for catalogue, question, costs in (made() for made in LAYER_WORLDS)
        ]
    assert any(found), bug.says


@pytest.mark.usefixtures("surveys")
@pytest.mark.parametrize("family", FAMILIES)
def test_no_bound_is_too_high(family: str, pressed: Press) -> None:
    for seed in range(FEW):
        assert pressed(*drawn((family, seed)), exhausted((family, seed))) == exhausted((family, seed)), seed


@pytest.mark.soak
@pytest.mark.usefixtures("surveys")
@pytest.mark.parametrize("family", FAMILIES)
def test_no_bound_is_too_high_in_all_of_a_family(family: str, pressed: Press) -> None:
    for seed in range(FEW, MANY):
        assert pressed(*drawn((family, seed)), exhausted((family, seed))) == exhausted((family, seed)), seed
