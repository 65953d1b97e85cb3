"""A catalogue in JSON Lines, as a store takes it in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NoReturn

from pathways.errors import InvalidInput, Problem
from pathways.exchange.tokens import MOST_PROBLEMS
from pathways.intake.lines import pieces
from pathways.intake.reading import document_of, placed
from pathways.intake.settling import Misplaced, misplaced
from pathways.intake.workers import read_all
from pathways.model.bundle import LISTS
from pathways.model.parts import Wrong
from pathways.stores.incoming import Draft, Making, Packed, Twice

Progress = Callable[[float, int], None]
"""Told what share of a file was read, and how many records that gave."""

_MORE = Problem("...", "more problems are not shown", "mend these first")


def is_stream(path: Path) -> bool:
    """Whether a path names a file of JSON Lines."""
    return path.name.lower().endswith((".jsonl", ".jsonl.gz"))


class Checked(Exception):
    """A stream that was only to be checked is without fault."""


class Lines:
    """An `Intake` of the records of a file.

    `whole`: whether they are the whole catalogue. `reading` is told how it gets on, `read` that all is read.
    `checked_only`: when nothing is wrong `Checked` is raised, so that nothing is published.
    """

    def __init__(
        self,
        path: Path,
        *,
        whole: bool,
        reading: Progress = lambda _share, _records: None,
        read: Callable[[], None] = lambda: None,
        checked_only: bool = False,
    ) -> None:
        self._path = path
        self._whole = whole
        self._reading = reading
        self._read = read
        self._checked_only = checked_only
        self._counts: Counter[str] = Counter()

    @property
    def counts(self) -> dict[str, int]:
        """How many records of each list were read."""
        return {name: self._counts[name] for name in LISTS if self._counts[name]}

    def batches(self, making: Making) -> Iterator[Packed]:
        """The records, made ready; raises `InvalidInput` with the first hundred that are wrong, by line and place."""
        problems: list[Problem] = []
        for read in read_all(pieces(self._path), making):
            self._counts.update(read.counts)
            self._reading(read.done, self._counts.total())
            problems += read.problems
            if len(problems) >= MOST_PROBLEMS:
                break
            if not problems:
                yield read.packed
        _refuse(problems)
        self._read()

    def refuse(self, twice: Sequence[Twice]) -> NoReturn:
        """Told by the lines of both."""
        found = [
            Misplaced(
                one.again,
                one.name,
                one.key,
                Wrong((), f"{one.key!r} is given twice", f"the first is at line {one.first}"),
            )
            for one in twice
        ]
        raise InvalidInput(*self._placed(found))

    def settle(self, draft: Draft) -> None:
        """Raises what is wrong between the records, by line and place."""
        found = misplaced(draft, whole=self._whole, most=MOST_PROBLEMS)
        if found:
            _refuse(list(self._placed(found)))
        if self._checked_only:
            raise Checked

    def _placed(self, found: Iterable[Misplaced]) -> Iterator[Problem]:
        """Problems by the line of their record and the place in it; the file is read once more for the lines."""
        ordered = sorted(found, key=lambda one: one.number)
        lines = self._lines({one.number for one in ordered})
        for one in ordered:
            yield from placed(document_of(str(self._path), one.number, lines[one.number]), one.name, [one.wrong])

    def _lines(self, numbers: set[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        for piece in pieces(self._path):
            inside = [number for number in numbers if number not in found and number >= piece.first]
            lines = piece.content.split(b"\n") if inside else []
            found |= {
                number: str(lines[number - piece.first], "utf-8")
                for number in inside
                if number - piece.first < len(lines)
            }
            if len(found) == len(numbers):
                break
        return found


def _refuse(problems: list[Problem]) -> None:
    if len(problems) >= MOST_PROBLEMS:
        raise InvalidInput(*islice(problems, MOST_PROBLEMS - 1), _MORE)
    if problems:
        raise InvalidInput(*problems)
