"""The search against the brute-force oracle, on random small worlds: the same undominated costs, exactly."""

from __future__ import annotations

import pytest

from tests.families import FAMILIES
from tests.routing.judging import exhausted, judge

pytestmark = pytest.mark.no_cover  # what runs here is covered elsewhere, and tracing it takes minutes

BATCH = 50

FEW = 10
"""Worlds of each family that are judged every time."""

MANY = 240
"""Worlds of each family that are judged in the long run."""


@pytest.mark.parametrize("first", range(0, 2000, BATCH))
def test_the_search_finds_what_exhaustion_finds(first: int) -> None:
    """Every undominated cost, and no other, of each world in the batch."""
    for seed in range(first, first + BATCH):
        judge(seed)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_search_finds_what_exhaustion_finds_in_a_family(family: str) -> None:
    for seed in range(FEW):
        judge((family, seed))


@pytest.mark.soak
@pytest.mark.parametrize("family", FAMILIES)
def test_the_search_finds_what_exhaustion_finds_in_all_of_a_family(family: str) -> None:
    for seed in range(FEW, MANY):
        judge((family, seed))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_leaves_something_to_choose(family: str) -> None:
    """Two undominated costs or more in at least a quarter of its worlds."""
    assert 4 * sum(len(exhausted((family, seed))) >= 2 for seed in range(FEW)) >= FEW
