"""The clients' page: its commands and programs run against a server, and print what it shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents import ROOT, expect
from tests.web.live import Live, seeded

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```(bash|python|javascript)\n(.*?)```\n\n```\n(.*?)```", PAGE, flags=re.DOTALL)
RUN = {
    "bash": ["bash", "-c"],
    "python": [sys.executable, "-c"],
    "javascript": ["node", "--input-type=module", "--eval"],
}


@pytest.fixture(scope="module")
def canada(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with seeded(tmp_path_factory.mktemp("canada")) as running:
        yield running


def test_there_is_a_program_in_each_language() -> None:
    assert [language for language, _, _ in SHOWN] == ["bash", "python", "javascript", "python"]


@pytest.mark.parametrize(
    ("language", "program", "printed"), SHOWN, ids=[f"{one[0]} {at}" for at, one in enumerate(SHOWN)]
)
def test_a_program_prints_what_is_shown(canada: Live, language: str, program: str, printed: str) -> None:
    there = program.replace("http://127.0.0.1:8000", canada.url)
    done = subprocess.run(
        [*RUN[language], there],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    expect(printed.splitlines(), done.stdout)


def test_what_is_named_is_there() -> None:
    for place in re.findall(r"\]\(([^)h][^)]*)\)", PAGE):
        assert (Path(ROOT, "docs") / place).exists(), place
