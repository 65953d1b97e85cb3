"""Tables and lines: aligned columns of plain text, and in a terminal never wider than it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

GAP = "  "
LEAST = 30
"""The narrowest last column that still reads well; with less room it stands under its row."""

Row = Sequence[str]


def columns() -> int | None:
    """How wide the terminal is; None where nobody looks: what is kept or piped is never cut into lines."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def laid_out(heads: Row, rows: Sequence[Row], width: int | None) -> Iterator[str]:
    """A table as lines of text. Nothing is ever cut off: only heads and the last column are broken into lines."""
    every = [heads, *rows]
    widths = _widths(every)
    whole = [_joined(row, widths) for row in every]
    if width is None or max(map(len, whole)) <= width:
        yield from whole
        return
    broken = [wrap(head, max(map(len, head.split())), break_on_hyphens=False) for head in heads[:-1]]
    widths = _widths([*(list(part) for part in zip_longest(*broken, fillvalue="")), *(row[:-1] for row in rows)])
    room = width - sum(widths) - len(GAP) * len(widths)
    beside = room >= LEAST
    for lines in zip_longest(*broken, [heads[-1]] if beside else [], fillvalue=""):
        yield _joined(lines, widths)
    for row in rows:
        last = wrap(row[-1], room if beside else width - len(GAP) * 2, break_on_hyphens=False)
        if beside:
            first, *more = last or [""]
            yield _joined([*row[:-1], first], widths)
            yield from (" " * (width - room) + text for text in more)
        else:
            yield _joined(row[:-1], widths)
            yield from (GAP * 2 + text for text in last)


def wrapped(text: str, width: int | None) -> Iterator[str]:
    """A line as lines of a terminal's width; what goes on stands deeper than what began."""
    if width is None or len(text) <= width:
        yield text
        return
    indent = len(text) - len(text.lstrip())
    if indent > width // 2:
        yield text
        return
    deeper = " " * (indent + len(GAP))
    yield from wrap(text, width, subsequent_indent=deeper, break_long_words=False, break_on_hyphens=False)


def _widths(rows: Sequence[Row]) -> list[int]:
    """How wide each column is."""
    return [max(map(len, column)) for column in zip(*rows, strict=False)]


def _joined(row: Row, widths: Sequence[int]) -> str:
    """Cells beside each other; the last one is as long as it is."""
    padded = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
    return GAP.join([*padded, *row[len(padded) :]]).rstrip()
