"""The README's commands are run, and say what it shows."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest

from pathways.settings import BASIC, Setting
from tests.documents import ROOT, expect, run, shown
from tests.web.live import live

README = (ROOT / "README.md").read_text(encoding="utf-8")
SERVE = ("-m", "pathways", "serve", "--seed")


def test_every_command_says_what_is_shown(tmp_path: Path) -> None:
    served, asked, *found = shown(README)
    assert [one.command.split()[1] for one in found] == [
        "demo",
        "import",
        "search",
        "routes",
        "routes",
        "explain",
        "ladders",
    ]
    with live(tmp_path, *SERVE, "--port", "0", store=tmp_path / "c.db", metrics="127.0.0.1:0") as server:
        # Only the ports are others: those of the README may be taken.
        ours = {server.url: "http://127.0.0.1:8000", server.metrics_url: "http://127.0.0.1:8001"}
        expect(served.lines, _replaced(server.said, ours))
        assert _replaced(_curl(asked.command, server.url), ours) == "\n".join(asked.lines)
    for command, lines in found:
        expect(lines, run(command, tmp_path))


def test_the_makefile_runs_what_the_readme_says() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"run: $(READY)\n\t$(BIN)/python {' '.join(SERVE)}\n" in makefile


def _replaced(text: str, by: Mapping[str, str]) -> str:
    for one, other in by.items():
        text = text.replace(one, other)
    return text


def _curl(command: str, url: str) -> str:
    """What a request answers that is written for curl."""
    words = shlex.split(command.replace("http://127.0.0.1:8000", url))
    assert words[:2] == ["curl", "-s"]
    assert words[3::2] == ["-H", "-d"]
    name, _, value = words[4].partition(": ")
    return httpx.post(words[2], content=words[6].encode(), headers={name: value}).text


@pytest.mark.parametrize("setting", BASIC, ids=lambda one: one.name)
def test_every_setting_is_in_the_readme(setting: Setting) -> None:
    (row,) = [line for line in README.splitlines() if line.startswith(f"| `{setting.name}`")]
    assert setting.meaning in row
    assert setting.default in row.replace("`", "")


def test_every_guide_is_in_the_readme() -> None:
    for guide in (ROOT / "docs").glob("*.md"):
        assert f"(docs/{guide.name})" in README
