"""Measures: what bounds count, and how the figures of a credential are laid out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum


class Measure(IntEnum):
    """What is bounded."""

    PRICE = 0
    CREDITS = 1
    OCCUPIED = 2  # months of occupying work
    STEPS = 3
    BUSY = 4  # months of work, and of occupying study that is not beside work


MEASURES = tuple(Measure)
SOONEST = len(MEASURES)
"""Where, after the measures, the least months stand in a credential's figures."""

COUNTED = SOONEST + 1
"""Where the measures begin once more, of a credential and all that may count in it, without what it requires."""

FIGURES = COUNTED + len(MEASURES)
Figures = list[int]
"""What a credential takes at least, all that it rests on included: each measure, the soonest months, what counts."""

Row = Sequence[int]
"""The figures of anything: of a credential, or of what meets a need."""

FREE: Row = (0,) * FIGURES
"""What costs nothing, and what lies beyond the edge of a survey."""

Quantities = tuple[int, ...]
"""One amount per measure."""
