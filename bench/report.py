"""Writing the figures into `docs/performance.md`, between its marks, and the plot beside it."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from pathlib import Path

from bench import tables
from bench.figures import Measured, grouped
from bench.layout import FACULTIES, SIZES
from bench.plot import Line, svg

BEGIN, END = "<!-- measured: written by `python -m bench --write` -->", "<!-- end of what was measured -->"

SHOWN = "6x2"
"""The group that the plot shows."""


def write(docs: Path, measured: Sequence[Measured], stop: float) -> None:
    """Put the tables in place of those that were there, and draw the plot."""
    page = docs / "performance.md"
    (docs / "performance.svg").write_text(picture(measured), encoding="utf-8")
    page.write_text(renewed(page.read_text(encoding="utf-8"), section(measured, stop)), encoding="utf-8")


def renewed(page: str, section: str) -> str:
    """A page with another section between its marks."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError("the page has lost its marks")
    return f"{before}{BEGIN}\n\n{section}\n\n{END}{after}"


def section(measured: Sequence[Measured], stop: float) -> str:
    """Everything that was measured, as Markdown; `stop`: after how many seconds a question was stopped."""
    how = f"Measured on {machine()}. A question was stopped after {stop:g} seconds."
    parts = [how, tables.loads(measured), tables.questions(measured), tables.thirds(measured)]
    return "\n\n".join(part for part in parts if part)


def machine() -> str:
    """What this was measured on, without its name."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = f"{os.cpu_count()} cores ({platform.machine()}, shared with other work)"
    return f"{cores}, {memory:.0f} GiB of memory, Python {platform.python_version()}"


def picture(measured: Sequence[Measured]) -> str:
    """Times by size, warm and cold, in the middle and at the 95th percentile."""
    lines = []
    for cache in ("warm", "cold"):
        figures = [(SIZES[each.size] * FACULTIES * 100, grouped(getattr(each, cache)).get(SHOWN)) for each in measured]
        for name in ("p50", "p95"):
            points = [(size, getattr(known, name)) for size, known in figures if known]
            lines.append(Line(f"{cache}, {name}", points))
    return svg("6 steps, months x price", [line for line in lines if line.points])
