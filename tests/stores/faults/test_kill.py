"""The process is killed at any moment: what it acknowledged is there, and nothing is there by halves."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from random import Random

import pytest

from tests.stores.faults.child import started
from tests.stores.faults.judge import expect_working, judged
from tests.stores.faults.work import Work

SIZE = 200


def killed(asked: dict[str, object], after: float | None) -> tuple[bool, list[str]]:
    """Whether a process was killed, so many seconds after it had the file open or by itself, and what it had said."""
    child = started("child", asked)
    assert child.stdout is not None
    first = child.stdout.readline()
    if after is not None:
        time.sleep(after)
        child.kill()
    rest, _ = child.communicate(timeout=60)
    assert child.returncode in (-signal.SIGKILL, 0)
    return child.returncode != 0, (first + rest).splitlines()


def kill(tmp_path: Path, seed: int, kills: int, steps: int) -> None:
    """Kill one process after another at their work on a catalogue; each goes on where the one before was cut off."""
    draw, work = Random(seed), Work(seed, steps, size=SIZE)
    path, made, done = tmp_path / "none", 0, True
    number = 0
    while kills:
        number += 1
        if done:
            path, made = tmp_path / f"{number}.db", 0
        asked = {
            "path": path,
            "seed": seed,
            "steps": steps,
            "size": SIZE,
            "first": made + 1,
            "strained": number % 3 == 0,
        }
        # At a moment of the clock, which is mostly while the disk syncs, or at a call to the disk.
        at_call = number % 2 == 0
        die = draw.randint(1, 1200) if at_call else 0
        hit, said = killed(asked | {"die": die}, None if at_call else draw.uniform(0, 0.5))
        kills -= hit
        acknowledged = max([made, *(int(line.split()[1]) for line in said if line.startswith("made"))])
        done = "done" in said
        made = judged(path, work, acknowledged, asked=min(acknowledged + 1, steps))
        if done:
            expect_working(path)


def test_a_killed_process_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    kill(tmp_path, seed=1, kills=2, steps=11)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10, 20))
def test_many_kills(tmp_path: Path, seed: int) -> None:
    kill(tmp_path, seed, kills=20, steps=31)
