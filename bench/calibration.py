"""A small loop that is timed in every run: a time divided by it means the same on a faster and on a slower machine.

Both are times of the processor, so that other work on the machine changes neither.
"""

from __future__ import annotations

import time
from statistics import median

ROUNDS = 9


def calibrated() -> float:
    """Seconds of the processor that the loop takes here and now: the median of a few rounds."""
    return median(_timed() for _ in range(ROUNDS))


def _timed() -> float:
    begun = time.process_time()
    loop()
    return time.process_time() - begun


def loop() -> int:
    """What a search mostly does: tuples made, kept in a dictionary, sorted, and added up."""
    kept: dict[int, tuple[int, int]] = {}
    number = 1
    for _ in range(30_000):
        number = number * 1103515245 % 2147483647
        kept[number & 1023] = (number >> 10, number & 255)
    ordered = sorted(kept.values())
    return sum(first % 7 + second for first, second in ordered)
