"""What the judging by random worlds is worth: each of many planted bugs is seen in one of a few of them."""

from __future__ import annotations

from contextlib import suppress

import pytest

from tests.routing.judging import Seed, exhausted, judge, searched
from tests.routing.planted import BUGS as PLAIN
from tests.routing.planted_in_claims import BUGS as CLAIMING
from tests.routing.planted_in_families import BUGS as SPECIAL
from tests.routing.planted_in_layers import BUGS as LAYERED
from tests.routing.planting import Bug, found, planted

pytestmark = pytest.mark.no_cover  # what runs here is covered elsewhere, and tracing it takes minutes

BUGS = (*PLAIN, *SPECIAL, *CLAIMING, *LAYERED)


def shows(bug: Bug, seed: Seed) -> bool:
    """Whether the search finds other costs than exhaustion once the bug is planted, and only then."""
    judge(seed)
    with planted(bug):
        costs = searched(seed)
    return costs is not None and costs != exhausted(seed)


def there(bug: Bug) -> list[object]:
    """What is now where a bug is planted."""
    return [vars(owner)[name] for owner, name in (found(place) for place, _ in bug.plants)]


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_the_judging_sees_a_planted_bug(bug: Bug) -> None:
    assert any(shows(bug, seed) for seed in bug.seeds), bug.says


def test_there_are_many_different_bugs() -> None:
    assert len({bug.name for bug in BUGS}) == len(BUGS) >= 20


def test_a_bug_is_gone_afterwards_whatever_happens() -> None:
    for bug in BUGS:
        before = there(bug)
        with suppress(InterruptedError), planted(bug):
            assert all(one is not known for one, known in zip(there(bug), before, strict=True)), bug.name
            raise InterruptedError
        assert all(one is known for one, known in zip(there(bug), before, strict=True)), bug.name
