"""A climb finds what is found by trying every credential against every other, by everything that leads to it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from pathways.model.bundle import Bundle
from pathways.routing.climb import Climb
from pathways.routing.heights import goes_on
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.rung import Direction, Rung
from pathways.routing.upper import Upper
from pathways.stores.plain import PlainNetwork
from tests import generator

DEPTH = 4


def every(catalogue: Bundle, on: Fraction | None) -> list[Rung]:
    """Every rung between two credentials of a world."""
    near = Neighbourhood(PlainNetwork(catalogue))
    found: list[Rung] = []
    for upper in catalogue.credentials:
        ways = [way.id for way in upper.ways]
        by = frozenset(ways + [one.id for one in near.agreements_toward(upper.id)])
        for lower in catalogue.credentials:
            found += Upper(upper, near, on).rungs(lower, by)
    return found


def climbed(catalogue: Bundle, rungs: list[Rung], start: str, near: int) -> tuple[list[str], list[str]]:
    """What a climb from a start takes, in words, and where it ends; `near`: which end of a rung is the nearer one."""
    facts = Neighbourhood(PlainNetwork(catalogue))
    credentials = {one.id: one for one in catalogue.credentials}
    taken: list[Rung] = []
    ends: set[str] = set()
    seen, level = {start}, {start}
    for distance in range(DEPTH):
        here = [rung for rung in rungs if rung.ends[near] in level]
        on = [rung for rung in here if goes_on(rung, credentials[rung.lower], credentials[rung.upper], facts)]
        ends |= level - {rung.ends[near] for rung in here}
        taken += on if distance else here
        level = {rung.ends[1 - near] for rung in on} - seen
        seen |= level
    return sorted(map(repr, taken)), sorted(ends)


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("seed", range(40))
def test_a_climb_finds_what_trying_all_finds(seed: int, direction: Direction) -> None:
    catalogue, _ = generator.world(seed)
    near = 0 if direction is Direction.UP else 1
    rungs = every(catalogue, None)
    for credential in catalogue.credentials:
        climb = Climb(Neighbourhood(PlainNetwork(catalogue)), direction, None)
        found, ends = climb.rungs(credential.id, DEPTH)
        assert (sorted(map(repr, found)), list(ends)) == climbed(catalogue, rungs, credential.id, near)
