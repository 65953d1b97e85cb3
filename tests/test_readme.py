"""The README's commands are run, and say what it shows."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from pathways.settings import SETTINGS, Setting

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


class Shown(NamedTuple):
    """A command and the lines that are shown of its output."""

    command: str
    lines: list[str]


def shown() -> Iterator[Shown]:
    for block in re.findall(r"^```console\n(.*?)^```", README, re.DOTALL | re.MULTILINE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.splitlines()
            yield Shown(command, lines)


def run(command: str, folder: Path) -> str:
    words = ["demo"] if command == "make run" else shlex.split(command)[1:]
    own = {"PATHWAYS_STORE": str(folder / "c.db"), "XDG_DATA_HOME": str(folder), "PATHWAYS_LANG": "en"}
    environ = {**os.environ, **own}
    line = [sys.executable, "-m", "pathways", *words]
    done = subprocess.run(line, cwd=ROOT, env=environ, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, ""), command
    return done.stdout


def expect(lines: list[str], output: str) -> None:
    """Every line shown is there, in order; `...` stands for any end of a line, and alone for any lines."""
    rest, skipping = output.splitlines(), False
    for line in lines:
        if line == "...":
            skipping = True
            continue
        start = line.removesuffix("...").rstrip() if line.endswith("...") else None
        fits = [text == line if start is None else text.startswith(start) for text in rest]
        assert any(fits if skipping else fits[:1]), f"not in the output: {line}"
        rest, skipping = rest[fits.index(True) + 1 :], False
    assert skipping or not rest, f"more than is shown: {rest}"


def test_every_command_says_what_is_shown(tmp_path: Path) -> None:
    found = list(shown())
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
