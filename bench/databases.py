"""The same questions, one after another, of a store in a file and of one in Neo4j; and what would be written instead.

At each size a database is started that ends with the run. Up to `20k` the country is loaded into it through the driver;
a larger one comes in by Neo4j's importer, from the files of an export. Each question is asked of both in turn, cold and
warm; then the batches that the search asked are asked of both again, by themselves.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from bench.asking import Asked
from bench.batches import compared, recorded, replayed
from bench.calibration import calibrated
from bench.enumeration import enumerated
from bench.figures import summary
from bench.measure import asked_first, loaded
from bench.moving import copied, exported, imported
from bench.side import HERE, Side
from bench.tables import table
from pathways.service import Pathways
from pathways.stores.access import Access
from pathways.stores.base import Store
from pathways.stores.embedded import EmbeddedStore
from pathways.stores.neo4j import Neo4jStore
from tests.neo4j_server import LARGE, Address, start_for

HEAD = (
    *("size", "store", "cache", "asked", "complete", "p50 ms", "p95 ms", "p50 / loop", "p95 / loop"),
    *("store questions", "p95 / file's"),
)


LOADED = ("2k", "20k")
"""Sizes that are loaded through the driver, and copied: both take as long as there are records."""


class Both(NamedTuple):
    """The country in a file and in a database."""

    file: Side
    stored: Side
    address: Address


def databases(options: Namespace, place: Path) -> None:
    """Measure at each size, and print what was found."""
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="pathways-neo4j-", ignore_cleanup_errors=True) as home:
            both = _filled(size, options, place, Path(home))
            for part in (_batches, _questions):
                print(part(both, options), end="\n\n", flush=True)
            store = Neo4jStore(_access(both.address, size))
            print(enumerated(both.address, _catalogue(size), options.stop, Pathways(store)), end="\n\n", flush=True)
            store.close()


def _filled(size: str, options: Namespace, place: Path, home: Path) -> Both:
    """Fill a file and a database, and print what that and moving took."""
    file = Side(HERE, place / f"neo4j-{size}.db", size, options.seed)
    taken = loaded(file)
    print(f"{size}: {taken.records:,} records; into a file {taken.seconds:.1f} s, {taken.peak_mb:.0f} MB", flush=True)
    if size in LOADED:
        print(f"{size}: copied into another file: {copied(file.file, home / 'copy.db')}", flush=True)
    folder = place / f"neo4j-{size}-csv"
    print(f"{size}: exported as admin-csv: {exported(file.file, folder, _catalogue(size))}", flush=True)
    if size not in LOADED:
        print(f"{size}: imported by neo4j-admin: {imported(home / 'home', folder):.1f} s", flush=True)
    address = start_for(os.getpid(), home, LARGE)
    environ = {"PATHWAYS_NEO4J_PASSWORD": address.password, "PATHWAYS_NEO4J_CATALOGUE": _catalogue(size)}
    stored = Side(HERE, address.uri, size, options.seed, environ)
    begun = time.perf_counter()
    Neo4jStore(_access(address, size)).close()
    print(f"{size}: opened for the first time: {time.perf_counter() - begun:.1f} s", flush=True)
    if size in LOADED:
        taken = stored.build()
        rate = taken.records / taken.seconds
        print(
            f"{size}: loaded through the driver: {taken.seconds:.1f} s, {rate:,.0f} records/s, {taken.peak_mb:.0f} MB"
        )
    return Both(file, stored, address)


def _access(address: Address, size: str) -> Access:
    return Access(**address._asdict(), catalogue=_catalogue(size))


def _batches(both: Both, options: Namespace) -> str:
    """The store's own share: the same batches, asked of both."""
    size = both.file.size
    batches = recorded(both.file.file, asked_first(size, options.seed, options.batches), options.stop)
    stores: dict[str, Store] = {
        "file": EmbeddedStore(both.file.file, remembered=0),
        "Neo4j": Neo4jStore(_access(both.address, size), remembered=0),
    }
    try:
        return compared(size, batches, replayed(batches, stores))
    finally:
        for store in stores.values():
            store.close()


def _questions(both: Both, options: Namespace) -> str:
    """Whole questions, asked of both."""
    sides = {"file": both.file, "Neo4j": both.stored}
    loop, rows = calibrated(), []
    for how in ((), ("--warm",)):
        answers = _asked(sides, options, how)
        _expect_alike(answers)
        rows += _rows(both.file.size, "warm" if how else "cold", answers, loop)
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


def _rows(size: str, cache: str, answers: dict[str, list[Asked]], loop: float) -> list[tuple[str, ...]]:
    """A row for each side; the questions that either did not finish count with the time until they were stopped."""
    rows: list[tuple[str, ...]] = []
    least = summary(answers["file"]).p95
    for name, asked in answers.items():
        figures = summary(asked)
        rows.append(
            (
                *(size, name, cache, str(figures.asked), f"{figures.complete:.0%}"),
                *(f"{figures.p50:,.1f}", f"{figures.p95:,.1f}"),
                *(f"{figures.p50 / 1000 / loop:,.1f}", f"{figures.p95 / 1000 / loop:,.1f}"),
                *(f"{figures.store:,.0f}", f"{figures.p95 / least:.2f}"),
            )
        )
    return rows


def _catalogue(size: str) -> str:
    return f"bench-{size}"
