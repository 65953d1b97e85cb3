"""The tables, as text that is also Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from bench.figures import GROUPS, Measured, Summary, grouped, third_over_two

HEAD = (
    *("size", "cache", "questions", "asked", "complete", "p50 ms", "p95 ms", "worst ms", "p50 / loop", "p95 / loop"),
    *("store questions", "told", "sets weighed", "MB"),
)


def loads(measured: Sequence[Measured]) -> str:
    """What loading took."""
    head = ("size", "records", "load s", "load / loop", "file MB", "load peak MB", "loop ms")
    return table(
        head,
        [
            (
                *(each.size, f"{each.loaded.records:,}", f"{each.loaded.seconds:.1f}"),
                *(f"{each.loaded.cpu / each.loop:,.0f}", f"{each.loaded.file_mb:.1f}"),
                *(f"{each.loaded.peak_mb:.0f}", f"{1000 * each.loop:.1f}"),
            )
            for each in measured
        ],
    )


def questions(measured: Sequence[Measured]) -> str:
    """What the questions took, by size, cache and group."""
    rows = [
        _row(each, cache, GROUPS.get(group, group), figures)
        for each in measured
        for cache, asked in (("warm", each.warm), ("cold", each.cold))
        for group, figures in grouped(asked).items()
    ]
    return table(HEAD, rows)


def thirds(measured: Sequence[Measured]) -> str:
    """How much longer the third criterion takes."""
    lines = []
    for each in measured:
        ratio = third_over_two(each.warm)
        if ratio is not None:
            lines.append(
                f"{each.size}: the same questions with three criteria take {ratio:.2f} times two (warm, median)."
            )
    return "\n".join(lines)


def _row(each: Measured, cache: str, group: str, figures: Summary) -> tuple[str, ...]:
    loop = 1000 * each.loop
    return (
        *(each.size, cache, group, str(figures.asked), f"{figures.complete:.0%}"),
        *(f"{figures.p50:,.1f}", f"{figures.p95:,.1f}", f"{figures.worst:,.1f}"),
        *(f"{figures.cpu50 / loop:,.2f}", f"{figures.cpu95 / loop:,.2f}"),
        *(f"{figures.store:,.0f}", f"{figures.told:,.0f}", f"{figures.opened:,.0f}", f"{figures.peak_mb:.0f}"),
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table whose columns are as wide as they need be."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    ruled = [head, ["-" * width for width in widths], *rows]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in ruled
    )
