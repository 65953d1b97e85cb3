"""Progress of long work, as it is told to whoever looks."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from pathways.cli.progress import EVERY, Counter, Stages
from pathways.cli.session import Session
from pathways.routing.plan import Plan
from pathways.service import Stage
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


def test_an_import_tells_how_much_it_has_read() -> None:
    told: list[str] = []
    stages = Stages(Session(Settings("none", Path(), "en")), told.append)
    stages.at(Stage.READ)
    stages.read(0.427, 1_234_567)
    stages.at(Stage.WRITE)
    assert told == ["Reading the files", "Reading the file: 43%, 1,234,567 records", "Writing the catalogue"]
