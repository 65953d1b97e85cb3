"""Tables: laid out to the terminal's width by rich, aligned columns of plain text anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from pathways.cli.session import Session

GAP = "  "


def table(session: Session, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table; the last column may be long, and is the only one that is ever wrapped."""
    if sys.stdout.isatty():
        _rich(heads, rows)
        return
    for line in plain(heads, rows):
        session.line(line)


def plain(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The table as lines of text."""
    every = [heads, *rows]
    widths = [max(len(row[column]) for row in every) for column in range(len(heads) - 1)]
    return [
        GAP.join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in every
    ]


def _rich(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    laid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for head in heads[:-1]:
        laid.add_column(head, no_wrap=True)
    laid.add_column(heads[-1], overflow="fold")
    for row in rows:
        laid.add_row(*(Text(cell) for cell in row))
    Console(highlight=False).print(laid)
