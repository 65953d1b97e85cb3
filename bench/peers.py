"""The peers beside the search: an integer program on questions without dates, a graph library on paths alone."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.asking import Asked, cold
from bench.catalogue import documents
from bench.figures import percentile
from bench.forked import forked
from bench.graph import Drawn, draw
from bench.highs import Solved, solve
from bench.layout import SIZES
from bench.questions import questions
from bench.stores import load
from bench.undated import undated, undated_questions


class Pair(NamedTuple):
    """One question without dates, answered by both."""

    asked: Asked
    solved: Solved

    @property
    def both(self) -> bool:
        """Whether both finished."""
        return self.asked.complete and self.solved.finished

    @property
    def equal(self) -> bool:
        """Whether the least months and the least price are the same, but for what floating point leaves."""
        figures = (self.solved.months, self.solved.price)
        if None in figures or not self.asked.costs:
            return figures == (None, None) and not self.asked.costs
        least = [min(float(Fraction(cost[place])) for cost in self.asked.costs) for place in (0, 1)]
        apart = [abs(mine - theirs) for mine, theirs in zip(least, figures, strict=True) if theirs is not None]
        return apart[0] < 0.001 and apart[1] < 0.01


def integers(size: str, seed: int, folder: Path, first: int, seconds: float) -> list[Pair]:
    """Put the questions without dates to the search and to HiGHS."""
    file = folder / f"undated-{size}.db"
    if not file.exists():
        load(undated(SIZES[size], seed), file)
    ask, pairs = cold(file, seconds), []
    for question in undated_questions(size, seed)[:first]:
        solved = Solved(*forked(lambda question=question: solve(file, question, seconds)))  # type: ignore[misc]
        pairs.append(Pair(ask(question), solved))
        asked = pairs[-1].asked
        print(f"{question.name}: {asked.outcome} {asked.seconds:.2f} s, {solved}", file=sys.stderr, flush=True)
    return pairs


def told(pairs: Sequence[Pair]) -> str:
    """How the two compare; raises where both finished and do not agree."""
    unequal = [pair for pair in pairs if pair.both and not pair.equal]
    if unequal:
        raise AssertionError(f"the search and HiGHS do not agree: {unequal}")
    both = [pair for pair in pairs if pair.both]
    finished = (sum(pair.asked.complete for pair in pairs), sum(pair.solved.finished for pair in pairs))
    size = (median(pair.solved.columns for pair in pairs), median(pair.solved.rows for pair in pairs))
    said = (
        f"{len(pairs)} questions without dates: the search finished {finished[0]}, HiGHS {finished[1]}; both finished "
        f"{len(both)}, with equal least price and least months in each. In the middle a program has {size[0]:,.0f} "
        f"columns and {size[1]:,.0f} rows."
    )
    if not both:
        return said
    ratios = [pair.solved.seconds / pair.asked.seconds for pair in both]
    least, most = min(ratios), max(ratios)
    return f"{said} Where both finished HiGHS took {median(ratios):.1f} times as long ({least:.1f} to {most:.1f})."


def graph(size: str, seed: int) -> str:
    """What the graph takes."""
    asked = [each for each in questions(SIZES[size], seed) if each.number < 1000]
    drawn = Drawn(*forked(lambda: draw(documents(SIZES[size], seed), asked)))
    times = [1000 * seconds for seconds in drawn.paths]
    return (
        f"networkx at {size}: {drawn.nodes:,} nodes, {drawn.edges:,} edges, loaded in {drawn.seconds:.1f} s, "
        f"{drawn.peak_mb:,.0f} MB; a shortest path takes {percentile(times, 50):.1f} ms in the middle and "
        f"{percentile(times, 95):.1f} ms at the 95th percentile; {drawn.reached} of {len(times)} targets are reached."
    )


def peers(options: Namespace, folder: Path) -> str:
    """Both peers at one size."""
    pairs = integers(options.size, options.seed, folder, options.first, options.seconds)
    return f"{told(pairs)}\n\n{graph(options.size, options.seed)}"
