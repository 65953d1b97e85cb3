"""Two revisions of the project side by side: the same questions, in turn, in one run."""

from __future__ import annotations

import subprocess
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from bench import tables
from bench.asking import Asked
from bench.figures import grouped
from bench.layout import SIZES
from bench.questions import Question, questions
from bench.side import HERE, Asking, Side


def compare(options: Namespace, folder: Path) -> str:
    """Measure this checkout and another revision, and tell how they compare."""
    told = []
    with _checked_out(options.against, folder) as other:
        for size in options.sizes:
            here = Side(HERE, folder / f"here-{size}.db", size, options.seed)
            there = Side(other, folder / f"there-{size}.db", size, options.seed)
            loads = [side.build() for side in (here, there)]
            told.append(
                f"{size}: load {loads[0].seconds:.1f} s here, {loads[1].seconds:.1f} s there "
                f"({loads[0].cpu / loads[1].cpu:.2f} times the processor's time)"
            )
            asked = list(questions(SIZES[size], options.seed))[: options.first]
            for way in ("--warm", ""):
                told.append(f"\n{size}, {'warm' if way else 'cold'}, here and at {options.against}:\n")
                told.append(
                    table(*_in_turn(here, there, asked, ["--seconds", str(options.stop), *filter(None, [way])]))
                )
    return "\n".join(told)


def table(here: Sequence[Asked], there: Sequence[Asked]) -> str:
    """By group: milliseconds on both sides, and the ratio of the processor's time where both answered completely."""
    head = (
        "questions",
        "p50 here",
        "p50 there",
        "p95 here",
        "p95 there",
        "complete",
        "there",
        "ratio (median)",
        "differ",
    )
    rows = []
    before = grouped(there)
    for group, now in grouped(here).items():
        own = [pair for pair in zip(here, there, strict=True) if group in ("all", pair[0].group)]
        both = [(one, other) for one, other in own if one.complete and other.complete]
        ratio = f"{median(one.cpu / other.cpu for one, other in both):.3f}" if both else "-"
        differ = sum(one.costs != other.costs for one, other in both)
        then = before[group]
        rows.append(
            (
                *(group, f"{now.p50:,.1f}", f"{then.p50:,.1f}", f"{now.p95:,.1f}", f"{then.p95:,.1f}"),
                *(f"{now.complete:.0%}", f"{then.complete:.0%}", ratio, str(differ)),
            )
        )
    return tables.table(head, rows)


def _in_turn(here: Side, there: Side, asked: Sequence[Question], how: Sequence[str]) -> tuple[list[Asked], list[Asked]]:
    """Ask both sides each question, every other time this one first."""
    answers: tuple[list[Asked], list[Asked]] = ([], [])
    with ExitStack() as stack:
        sides: list[Asking] = [stack.enter_context(side.asking(*how)) for side in (here, there)]
        for number, question in enumerate(asked):
            for side in (0, 1) if number % 2 else (1, 0):
                answers[side].append(sides[side].ask(question))
    return answers


@contextmanager
def _checked_out(revision: str, folder: Path) -> Iterator[Path]:
    """Another revision of the project in a folder of its own."""
    place = folder / "there"
    git = ["git", "-C", str(HERE), "worktree"]
    subprocess.run([*git, "add", "--detach", "--force", str(place), revision], check=True, capture_output=True)
    try:
        yield place
    finally:
        subprocess.run([*git, "remove", "--force", str(place)], check=True, capture_output=True)
