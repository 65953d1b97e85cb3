"""The whole run: load, ask cold and warm, print, compare with another revision, write the documents."""

from __future__ import annotations

import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench import tables
from bench.asking import Asked
from bench.calibration import calibrated
from bench.compare import compare
from bench.figures import Measured, summary
from bench.layout import ALIKE, SIZES
from bench.questions import Question, questions
from bench.report import write
from bench.side import HERE, Side
from bench.stores import Loaded


def measure(options: Namespace) -> None:
    """Measure what the command line asks for and print it."""
    with folder(options.stores) as place:
        if options.against:
            print(compare(options, place))
            return
        measured = []
        for size in options.sizes:
            measured.append(_measured(size, options, place))
            print(tables.loads(measured[-1:]), tables.questions(measured[-1:]), sep="\n\n", end="\n\n", flush=True)
    for line in (tables.thirds(measured), *_growth(measured), *_unlike(measured)):
        print(line)
    if options.write:
        write(HERE / "docs", measured, options.stop)


def asked_first(size: str, seed: int, first: int) -> list[Question]:
    """The first so many questions at a size."""
    return list(questions(SIZES[size], seed))[:first]


def _measured(size: str, options: Namespace, place: Path) -> Measured:
    side = Side(HERE, place / f"{size}.db", size, options.seed)
    taken = loaded(side)
    loops = [calibrated()]
    answers: dict[str, list[Asked]] = {}
    for way in ("", "--warm"):
        with side.asking("--seconds", str(options.stop), *([way] if way else [])) as asking:
            answers[way] = []
            for question in asked_first(size, options.seed, options.first):
                answers[way].append(asking.ask(question))
                _progress(size, way, answers[way])
        loops.append(calibrated())
    return Measured(size, taken, sum(loops) / len(loops), answers[""], answers["--warm"])


def loaded(side: Side) -> Loaded:
    """Load, or take the store that is there with what was noted of its loading."""
    note = side.file.with_suffix(".json")
    if side.file.exists() and note.exists():
        return Loaded.read(note.read_text(encoding="utf-8"))
    taken = side.build()
    note.write_text(taken.written(), encoding="utf-8")
    return taken


def _progress(size: str, way: str, asked: Sequence[Asked]) -> None:
    last = asked[-1]
    said = f"{size} {way or '--cold'} {len(asked)}: {last.name}, {last.group}, {last.outcome}, {last.seconds:.2f} s"
    print(said, file=sys.stderr, flush=True)


def _growth(measured: Sequence[Measured]) -> Iterator[str]:
    """How much longer the larger sizes take than the smallest."""
    first = summary(measured[0].warm)
    for each in measured[1:]:
        now = summary(each.warm)
        p50, p95 = now.cpu50 / first.cpu50, now.cpu95 / first.cpu95
        yield f"{each.size}: p95 is {p95:.2f} times that of {measured[0].size}, p50 {p50:.2f} times (warm, processor)."


def _unlike(measured: Sequence[Measured]) -> Iterator[str]:
    """Answers that differ between sizes whose questions are the same but for names; there should be none."""
    alike = [each for each in measured if SIZES[each.size] >= ALIKE]
    for each in alike[1:]:
        known = {one.number: one for one in alike[0].warm if one.complete}
        both = [one for one in each.warm if one.complete and one.number in known]
        unlike = [one.number for one in both if one.costs != known[one.number].costs]
        yield f"{each.size}: {len(both) - len(unlike)} of {len(both)} answers cost what they cost at {alike[0].size}."


@contextmanager
def folder(kept: Path | None) -> Iterator[Path]:
    """A folder for stores: the one to keep, or one that is gone afterwards."""
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="pathways-bench-") as made:
        yield Path(made)
