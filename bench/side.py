"""One revision of the project under measurement: its store, and processes that ask it one question after another."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from bench.asking import Asked
from bench.catalogue import documents
from bench.layout import SIZES
from bench.lines import bring_in, environ_of, write
from bench.questions import Question
from bench.stores import Loaded, in_database

HERE = Path(__file__).parents[1]
"""The checkout that this benchmark is of."""


class Side(NamedTuple):
    """`program`: the folder that holds `pathways`; the benchmark itself is always this one.

    `environ`: what the environment says besides.
    """

    program: Path
    place: str | Path
    size: str
    seed: int
    environ: Mapping[str, str] = MappingProxyType({})

    @property
    def file(self) -> Path:
        """The file that the store is in."""
        return Path(self.place)

    def build(self) -> Loaded:
        """Bring the country into the store's file, by an import where the revision can import what is so large."""
        if not in_database(self.place) and (self.program / "pathways" / "intake").is_dir():
            lines = self.file.with_suffix(".jsonl")
            write(documents(SIZES[self.size], self.seed), lines)
            try:
                return bring_in(lines, self.file, self._environ())
            finally:
                lines.unlink()
        done = subprocess.run(
            self._command("catalogue", "--out", str(self.place)),
            env=self._environ(),
            check=True,
            stdout=subprocess.PIPE,
        )
        return Loaded.read(done.stdout.decode())

    @contextmanager
    def asking(self, *how: str) -> Iterator[Asking]:
        """A process that asks the questions it is told, `--warm` or not, each stopped after `--seconds`."""
        command = self._command("ask", str(self.place), "--told", *how)
        pipe = subprocess.PIPE
        with subprocess.Popen(command, env=self._environ(), stdin=pipe, stdout=pipe, text=True) as process:
            yield Asking(process)
            assert process.stdin is not None
            process.stdin.close()

    def _command(self, *words: str) -> Sequence[str]:
        return [sys.executable, "-m", "bench", *words, "--size", self.size, "--seed", str(self.seed)]

    def _environ(self) -> dict[str, str]:
        return {**environ_of(self.program, HERE), **self.environ}


class Asking:
    """A process that answers a line for each line it is told."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, question: Question) -> Asked:
        """Ask one question."""
        told, answered = self._process.stdin, self._process.stdout
        assert told is not None
        assert answered is not None
        told.write(f"{question.number}\n")
        told.flush()
        line: Any = json.loads(answered.readline() or "null")
        if line is None:
            raise RuntimeError(f"the process that asks ended at question {question.number}")
        return Asked(**line)
