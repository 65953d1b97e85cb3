"""The power goes at any moment: what was acknowledged is there, and nothing is there by halves."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.stores.faults.child import started
from tests.stores.faults.judge import expect_working, judged
from tests.stores.faults.power import Disk, traced
from tests.stores.faults.shim import Call
from tests.stores.faults.work import Work

STEPS = 16


def life(folder: Path, files: dict[str, bytes], **asked: object) -> tuple[dict[str, bytes], list[Call | int]]:
    """What a process that works on these files does to the disk."""
    place(folder, files)
    trace = folder.with_suffix(".trace")
    child = started("child", {"path": folder / "catalogue.db", "steps": STEPS, "trace": trace, **asked})
    said, _ = child.communicate(timeout=120)
    assert (child.returncode, said.splitlines()[-1]) == (0, "done")
    return traced(trace)


def place(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def moments(events: list[Call | int], draw: Random, losses: int) -> list[int]:
    """When the power goes: half of the time beside a call that something rests on, else anywhere."""
    weighty = [
        n for n, event in enumerate(events) if isinstance(event, int) or event.what in ("sync", "delete", "open")
    ]
    beside = [min(draw.choice(weighty) + draw.choice((0, 1)), len(events)) for _ in range(losses // 2)]
    return sorted(beside + [draw.randint(0, len(events)) for _ in range(losses - len(beside))])


def lose_power(tmp_path: Path, seed: int, lives: int, losses: int) -> None:
    """Several lives of one catalogue: each begins with what a power loss in the one before has left."""
    draw = Random(seed)
    work = Work(seed, STEPS)
    files: dict[str, bytes] = {}
    made = 0
    for number in range(lives):
        strained = bool((seed + number) % 2)
        asked = {"seed": seed, "first": made + 1, "strained": strained}
        begun, events = life(tmp_path / f"life{number}", files, **asked)
        disk, acknowledged, played = Disk(begun), made, 0
        left: list[tuple[dict[str, bytes], int]] = []
        for moment in moments(events, draw, losses):
            for event in events[played:moment]:
                if isinstance(event, int):
                    acknowledged = event
                else:
                    disk.play(event)
            played = moment
            found = disk.lost(draw)
            folder = tmp_path / f"life{number}.lost{len(left)}"
            place(folder, found)
            revision = judged(folder / "catalogue.db", work, acknowledged)
            expect_working(folder / "catalogue.db")
            left.append((found, revision))
        files, made = draw.choice(left[: max(1, len(left) // 2)])


def test_a_power_loss_takes_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    lose_power(tmp_path, seed=1, lives=2, losses=8)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10, 20))
def test_many_power_losses(tmp_path: Path, seed: int) -> None:
    lose_power(tmp_path, seed, lives=5, losses=10)
