"""The benchmark at work on its smallest country: it is loaded, asked cold and warm, and answers alike."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.asking import Asked, cold, warm
from bench.commands import main
from bench.layout import SIZES
from bench.lines import memory_mb
from bench.questions import Question, questions
from bench.side import HERE, Side
from bench.stores import Loaded

pytestmark = pytest.mark.no_cover  # forked processes are not traced

EASY = "stack a certificate"
"""A kind of question that takes less than a second."""


@pytest.fixture(scope="module")
def side(tmp_path_factory: pytest.TempPathFactory) -> Side:
    """The smallest country in a store."""
    built = Side(HERE, tmp_path_factory.mktemp("bench") / "2k.db", "2k", 1)
    loaded = built.build()
    assert (loaded.records, Loaded.read(loaded.written())) == (15_170, loaded)
    assert loaded.peak_mb < 300
    return built


def _named(name: str) -> Question:
    return next(each for each in questions(SIZES["2k"]) if each.name == name)


def test_a_question_is_answered_alike_cold_and_warm(side: Side) -> None:
    question = _named(EASY)
    first, again = (asker(side.file, 60)(question) for asker in (cold, warm))
    assert first.complete
    assert again.complete
    assert first.costs == again.costs
    assert again.asked < first.asked <= first.told
    assert 2 <= first.steps <= question.request["limits"]["steps"]


def test_a_question_is_stopped_in_time(side: Side) -> None:
    answer = cold(side.file, 0.0002)(_named("parts to bachelor"))
    assert answer.outcome in ("stopped", "gave_up")
    assert answer.seconds < 5


def test_processes_that_are_told_numbers_answer_in_lines(side: Side) -> None:
    with side.asking("--seconds", "0.0002") as asking:
        answers = [asking.ask(_named(name)) for name in (EASY, "too soon")]
    assert [type(answer) for answer in answers] == [Asked, Asked]
    assert [answer.name for answer in answers] == [EASY, "too soon"]


def test_the_catalogue_is_written_as_lines_too(tmp_path: Path) -> None:
    main(["catalogue", "--size", "2k", "--out", str(tmp_path / "c.jsonl.gz")])
    with gzip.open(tmp_path / "c.jsonl.gz", "rt", encoding="utf-8") as lines:
        assert json.loads(next(lines)) == {"format": "pathways-bundle-1"}
        assert sum(1 for _ in lines) == 15_170


def test_memory_is_that_of_a_process_and_its_own() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdin is not None
        while not (now := memory_mb(process.pid)):
            pass
        assert 0 < now < 100
        process.stdin.write(b"\n")
