"""Rows that wait on disk: in the order they came, or sorted and each only once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import groupby
from pathlib import Path
from typing import Any, TextIO

HELD = 200_000
"""So many keys are held in memory before they go to disk, sorted."""


def _opened(file: Path, mode: str) -> TextIO:
    return open(file, mode, encoding="utf-8", newline="\n")  # type: ignore[return-value]


class Rows:
    """Rows in the order they come."""

    def __init__(self, file: Path) -> None:
        self._path = file
        self._file = _opened(file, "w")

    def add(self, row: Any) -> None:
        """One more row, of what JSON can hold."""
        self._file.write(json.dumps(row, ensure_ascii=False) + "\n")

    def all(self) -> Iterator[Any]:
        """All of them; none can be added then."""
        self._file.close()
        with _opened(self._path, "r") as file:
            for line in file:
                yield json.loads(line)


class Sorted:
    """Texts by keys, in one same order whenever; of a key that is given again the greater text counts.

    So what says something counts more than what says nothing.
    """

    def __init__(self, folder: Path, held: int = HELD) -> None:
        self._folder = folder
        self._most = held
        self._held: dict[tuple[str, ...], str] = {}
        self._runs: list[Path] = []

    def add(self, key: tuple[str, ...], text: str = "") -> None:
        """One more."""
        if self._held.get(key, "") <= text:
            self._held[key] = text
        if len(self._held) >= self._most:
            self._put_by()

    def all(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Every key with its text."""
        self._put_by()
        with ExitStack() as opened:
            files = [opened.enter_context(_opened(run, "r")) for run in self._runs]
            # JSON holds no tab, no list's text begins another's, and the greatest text need not be the last in JSON.
            for named, lines in groupby(merge(*files), key=lambda line: line.partition("\t")[0]):
                yield tuple(json.loads(named)), max(json.loads(line.partition("\t")[2]) for line in lines)

    def _put_by(self) -> None:
        run = self._folder / f"run-{len(self._runs)}"
        with _opened(run, "w") as file:
            file.writelines(sorted(f"{json.dumps(key)}\t{json.dumps(text)}\n" for key, text in self._held.items()))
        self._runs.append(run)
        self._held = {}
