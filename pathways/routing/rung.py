"""Rungs: one credential counted toward another, how and how much at most."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from pathways.model.kinds import Strength
from pathways.model.requirement import Requirement
from pathways.model.source import Source
from pathways.model.way import Way

ZERO = Fraction(0)


class Direction(StrEnum):
    """Which way a ladder is followed."""

    UP = "up"
    DOWN = "down"


class How(StrEnum):
    """What the lower credential does for the upper one."""

    CREDIT = "credit"  # study is recognized, or components of it are exempted
    STACKING = "stacking"  # the upper one is a matter of holding enough
    AWARD = "award"  # the upper one is awarded for it
    ADMISSION = "admission"  # an agreement opens what a way requires
    REQUIREMENT = "requirement"  # a way requires it


@dataclass(frozen=True, slots=True)
class Worth:
    """What one credential does for another in one way (None: by an award).

    `counted`: semester credits at most; None where none are counted or their amount is not known. `share`: that of the
    whole study, or of the credits of what is stacked.
    """

    how: How
    way: Way | None = None
    counted: Fraction | None = None
    share: Fraction | None = None

    @property
    def size(self) -> tuple[Fraction, Fraction]:
        """What it is compared by."""
        return self.share or ZERO, self.counted or ZERO


@dataclass(frozen=True)
class Rung:
    """One credential counted toward another.

    `counted`: semester credits at most, by this agreement or way alone; None where none are counted or their amount is
    not known. `share`: that of the upper's study (of its credits where it is stacked). `way`: the way of the upper one
    that requires the lower one, or in which most of it counts; None for an award. `strength` None: a way's own
    requirement, which no agreement promises. `part`: the part of `from` or `requires` that cites the lower one, with
    the grade or age it may ask; `also_needed`: what the agreement (or, without one, the way) asks besides.
    `gives_way_to`: agreements that take this one's place for whoever meets more of what they ask.
    """

    lower: str
    upper: str
    how: How
    counted: Fraction | None
    share: Fraction | None
    agreement: str | None
    way: str | None
    strength: Strength | None
    part: Requirement
    also_needed: tuple[Requirement, ...]
    gives_way_to: tuple[str, ...]
    source: Source

    @property
    def ends(self) -> tuple[str, str]:
        """The lower and the upper credential."""
        return self.lower, self.upper
