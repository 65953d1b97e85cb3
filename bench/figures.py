"""From what each question took to the figures of a table."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from bench.asking import Asked
from bench.stores import Loaded

GROUPS = {
    "6x2": "6 steps, months x price",
    "4x2": "4 steps, months x price",
    "6x3": "6 steps, months x price x credits",
    "4x3": "4 steps, months x price x credits",
}
"""The groups of questions, in the order of the tables."""


class Measured(NamedTuple):
    """Everything that was measured at one size. `loop`: seconds that the calibration loop took in the same run."""

    size: str
    loaded: Loaded
    loop: float
    cold: Sequence[Asked]
    warm: Sequence[Asked]


class Summary(NamedTuple):
    """What a group of questions took: milliseconds by the clock (`cpu`: of the processor), the rest in the middle."""

    asked: int
    complete: float
    p50: float
    p95: float
    worst: float
    cpu50: float
    cpu95: float
    store: float
    told: float
    opened: float
    peak_mb: float


def percentile(values: Sequence[float], percent: int) -> float:
    """The least value that so many percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def summary(asked: Sequence[Asked]) -> Summary:
    """The figures of some questions; what was stopped counts with the time until then, and as not complete."""
    times = [1000 * each.seconds for each in asked]
    cpu = [1000 * each.cpu for each in asked]
    return Summary(
        len(asked),
        sum(each.complete for each in asked) / len(asked),
        percentile(times, 50),
        percentile(times, 95),
        max(times),
        percentile(cpu, 50),
        percentile(cpu, 95),
        median(each.asked for each in asked),
        median(each.told for each in asked),
        median(each.opened + each.weighed for each in asked),
        max(each.peak_mb for each in asked),
    )


def grouped(asked: Sequence[Asked]) -> dict[str, Summary]:
    """The figures by group, and of all together under `all`."""
    groups = {group: [each for each in asked if each.group == group] for group in GROUPS}
    return {group: summary(own) for group, own in {**groups, "all": list(asked)}.items() if own}


def third_over_two(asked: Sequence[Asked]) -> float | None:
    """How many times longer than with two criteria the same questions take with three, in the middle."""
    known = {each.number: each.cpu for each in asked if each.complete}
    ratios = [known[number] / known[number - 1000] for number in known if number >= 1000 and number - 1000 in known]
    return median(ratios) if ratios else None
