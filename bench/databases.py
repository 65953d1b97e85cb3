"""The same questions, one after another, of a store in a file and of one in Neo4j; and what would be written instead.

The database is started for this run and ends with it. Each question is asked of both in turn, cold and warm.
"""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import Namespace
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from bench.asking import Asked
from bench.calibration import calibrated
from bench.enumeration import enumerated
from bench.figures import summary
from bench.measure import asked_first
from bench.side import HERE, Side
from bench.stores import Loaded
from bench.tables import table
from tests.neo4j_server import Address, start_for

HEAD = (
    *("size", "store", "load s", "cache", "asked", "complete", "p50 ms", "p95 ms", "p50 / loop", "p95 / loop"),
    *("store questions", "p95 / file's"),
)


def databases(options: Namespace, place: Path) -> None:
    """Measure at each size, and print what was found."""
    with tempfile.TemporaryDirectory(prefix="pathways-neo4j-", ignore_cleanup_errors=True) as home:
        address = start_for(os.getpid(), Path(home))
        for size in options.sizes:
            print(_measured(size, options, place, address), flush=True)
            print(enumerated(address, _catalogue(size), options.stop), flush=True)


def _measured(size: str, options: Namespace, place: Path, address: Address) -> str:
    environ = {"PATHWAYS_NEO4J_PASSWORD": address.password, "PATHWAYS_NEO4J_CATALOGUE": _catalogue(size)}
    sides = {
        "file": Side(HERE, place / f"neo4j-{size}.db", size, options.seed),
        "Neo4j": Side(HERE, address.uri, size, options.seed, environ),
    }
    loaded = {name: side.build() for name, side in sides.items()}
    loop, rows = calibrated(), []
    for how in ((), ("--warm",)):
        answers = _asked(sides, options, how)
        _expect_alike(answers)
        rows += _rows(size, "warm" if how else "cold", answers, loaded, loop)
    return table(HEAD, rows)


def _asked(sides: dict[str, Side], options: Namespace, how: Sequence[str]) -> dict[str, list[Asked]]:
    """Every question of both sides in turn."""
    answers: dict[str, list[Asked]] = {name: [] for name in sides}
    with ExitStack() as open_:
        asking = {
            name: open_.enter_context(side.asking("--seconds", str(options.stop), *how)) for name, side in sides.items()
        }
        for question in asked_first(sides["file"].size, options.seed, options.first):
            for name, one in asking.items():
                answers[name].append(found := one.ask(question))
                said = f"{name} {' '.join(how)} {question.number}: {found.outcome}, {found.seconds:.2f} s"
                print(said, file=sys.stderr, flush=True)
    return answers


def _expect_alike(answers: dict[str, list[Asked]]) -> None:
    """End the run where both sides finished and differ."""
    for one, other in zip(*answers.values(), strict=True):
        if one.complete and other.complete and (one.outcome, one.costs) != (other.outcome, other.costs):
            raise SystemExit(f"question {one.number}: {one.costs} in a file, {other.costs} in Neo4j")


def _rows(
    size: str, cache: str, answers: dict[str, list[Asked]], loaded: dict[str, Loaded], loop: float
) -> list[tuple[str, ...]]:
    """A row for each side; the questions that either did not finish count with the time until they were stopped."""
    rows: list[tuple[str, ...]] = []
    least = summary(answers["file"]).p95
    for name, asked in answers.items():
        figures = summary(asked)
        rows.append(
            (
                *(size, name, f"{loaded[name].seconds:.1f}", cache, str(figures.asked), f"{figures.complete:.0%}"),
                *(f"{figures.p50:,.1f}", f"{figures.p95:,.1f}"),
                *(f"{figures.p50 / 1000 / loop:,.1f}", f"{figures.p95 / 1000 / loop:,.1f}"),
                *(f"{figures.store:,.0f}", f"{figures.p95 / least:.2f}"),
            )
        )
    return rows


def _catalogue(size: str) -> str:
    return f"bench-{size}"
