"""Progress of long work, as it is told to whoever looks."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from pathways.cli.progress import EVERY, Counter
from pathways.cli.session import Session
from pathways.routing.plan import Plan
from pathways.settings import Settings


def test_a_search_tells_soon_and_often_how_it_gets_on() -> None:
    told: list[str] = []
    counter = Counter(Session(Settings("none", Path(), "en")), told.append)
    for _ in range(2 * EVERY):
        counter.opened([])
    counter.found(cast(Plan, None))
    assert EVERY <= 50
    assert told == [
        f"Searching: {EVERY} plans looked at, 0 found",
        f"Searching: {2 * EVERY} plans looked at, 0 found",
        f"Searching: {2 * EVERY} plans looked at, 1 found",
    ]
