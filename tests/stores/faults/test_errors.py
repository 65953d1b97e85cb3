"""A disk that is full or fails: one clear error, an unchanged catalogue, and all is well once the disk is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.stores.faults.child import started


def fail(tmp_path: Path, module: str, **asked: object) -> dict[str, int]:
    child = started(module, {"folder": tmp_path, **asked})
    said, _ = child.communicate(timeout=3000)
    assert child.returncode == 0
    counts: dict[str, int] = json.loads(said.splitlines()[-1])
    return counts


def test_a_failing_call_is_one_error_and_no_change(tmp_path: Path) -> None:
    counts = fail(tmp_path, "failing", seed=1, every=150)
    # Some failures do no harm: bringing the log into the file is tried again later.
    assert counts["tried"] > 30
    assert counts["tried"] / 2 < counts["ended"] < counts["tried"]


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10, 14))
def test_every_failing_call(tmp_path: Path, seed: int) -> None:
    counts = fail(tmp_path, "failing", seed=seed, every=1)
    assert counts["ended"] > 1000


def test_a_file_that_may_not_grow_is_one_error_and_no_change(tmp_path: Path) -> None:
    counts = fail(tmp_path, "limited", seed=1, every=32)
    assert 3 < counts["ended"] < counts["tried"]


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10, 12))
def test_every_size_that_a_file_may_not_outgrow(tmp_path: Path, seed: int) -> None:
    counts = fail(tmp_path, "limited", seed=seed, every=1)
    assert counts["ended"] > 100
