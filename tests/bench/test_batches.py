"""Batches that are asked again: each store is timed, and two answers end the run."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.batches import Batch, compared, recorded, replayed
from bench.questions import START, Question
from pathways.stores.base import Record
from pathways.stores.embedded import EmbeddedStore
from tests.worlds import credential, provider

BATCHES = [Batch(1, "credentials", (["a"],)), Batch(1, "rates", ())]
WORLD = (provider("college"), credential("a", wait="1"), credential("b", wait="1", requires={"holds": {"ids": ["a"]}}))


def store(file: Path, *records: Record) -> EmbeddedStore:
    made = EmbeddedStore(file, remembered=0)
    made.load(records)
    return made


def test_every_batch_is_timed_in_both_and_told_by_what_was_asked(tmp_path: Path) -> None:
    stores = {name: store(tmp_path / name, *WORLD) for name in ("file", "Neo4j")}
    took = replayed(BATCHES, stores)
    assert {name: len(times) for name, times in took.items()} == {"file": 2, "Neo4j": 2}
    assert [line.strip("| ").split()[2:5:2] for line in compared("2k", BATCHES, took).splitlines()[2:]] == [
        ["credentials", "1"],
        ["rates", "1"],
        ["all", "2"],
    ]


def test_two_answers_end_the_run(tmp_path: Path) -> None:
    stores = {"file": store(tmp_path / "file", *WORLD), "Neo4j": store(tmp_path / "other", WORLD[0])}
    with pytest.raises(SystemExit, match="question 1: credentials of"):
        replayed(BATCHES, stores)


def test_what_the_search_asks_is_recorded(tmp_path: Path) -> None:
    store(tmp_path / "file", *WORLD).close()
    asked = {"background": {}, "target": {"holds": {"ids": ["b"]}}, "start": START}
    batches = recorded(tmp_path / "file", [Question(7, "b", asked, 7)], 5)
    assert {batch.question for batch in batches} == {7}
    assert any(batch.method == "credentials" and "b" in batch.given[0] for batch in batches)
