"""Documents that run: the commands they show, what they show of the output, and the files they give."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]


class Shown(NamedTuple):
    """A command and the lines that are shown of its output."""

    command: str
    lines: list[str]


def shown(document: str) -> Iterator[Shown]:
    """The commands of a document, in order."""
    for block in re.findall(r"^```console\n(.*?)^```", document, re.DOTALL | re.MULTILINE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.splitlines()
            yield Shown(command, lines)


def files(document: str) -> dict[str, str]:
    """The YAML files that a document gives: the name is the last one in backquotes before the block."""
    return dict(re.findall(r"`([\w-]+\.yaml)`[^`]*\n\n```yaml\n(.*?)^```", document, re.DOTALL | re.MULTILINE))


def fragments(document: str, key: str) -> list[str]:
    """The YAML blocks of a document that begin with a key."""
    return re.findall(rf"^```yaml\n({key}:\n.*?)^```", document, re.DOTALL | re.MULTILINE)


def run(command: str, store: Path, folder: Path = ROOT, code: int = 0) -> str:
    """What a command writes to stdout; it must write nothing to stderr."""
    own = {"PATHWAYS_STORE": str(store / "c.db"), "XDG_DATA_HOME": str(store), "PATHWAYS_LANG": "en"}
    environ = {**os.environ, **own, "PYTHONPATH": str(ROOT)}
    line = ["sh", "-c", command]
    if command.split(maxsplit=1)[0] == "pathways":
        line = [sys.executable, "-m", "pathways", *shlex.split(command)[1:]]
    done = subprocess.run(line, cwd=folder, env=environ, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (code, ""), command
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
