"""The README's commands are run, and say what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathways.settings import SETTINGS, Setting
from tests.documents import ROOT, expect, run, shown

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_says_what_is_shown(tmp_path: Path) -> None:
    found = list(shown(README))
    assert [one.command.split()[1] for one in found] == [
        "run",
        "import",
        "search",
        "routes",
        "routes",
        "explain",
        "ladders",
    ]
    for command, lines in found:
        expect(lines, run(command, tmp_path))


def test_the_makefile_runs_what_the_readme_says() -> None:
    assert "run: $(READY)\n\t$(BIN)/python -m pathways demo\n" in (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda one: one.name)
def test_every_setting_is_in_the_readme(setting: Setting) -> None:
    (row,) = [line for line in README.splitlines() if line.startswith(f"| `{setting.name}`")]
    assert setting.meaning in row
    assert setting.default in row.replace("`", "")


def test_every_guide_is_in_the_readme() -> None:
    for guide in (ROOT / "docs").glob("*.md"):
        assert f"(docs/{guide.name})" in README
