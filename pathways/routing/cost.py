"""Cost: the vector a route is judged by, and which costs no other dominates."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from pathways.model.kinds import Verdict
from pathways.routing.request import Criterion


class Cost(NamedTuple):
    """Months until the target is met, price in CAD, semester credits to study, steps, and the worst verdict."""

    months: Fraction
    price: Fraction
    credits: Fraction
    steps: int
    certainty: Verdict

    def key(self, criteria: Sequence[Criterion]) -> tuple[Fraction, ...]:
        """The asked criteria in their order, as numbers of which less is better."""
        return tuple(self._value(criterion) for criterion in criteria)

    def _value(self, criterion: Criterion) -> Fraction:
        match criterion:
            case Criterion.MONTHS:
                return self.months
            case Criterion.PRICE:
                return self.price
            case Criterion.CREDITS:
                return self.credits
            case Criterion.STEPS:
                return Fraction(self.steps)
            case Criterion.CERTAINTY:
                return Fraction(-self.certainty)


SCALE = 360360 * 10_000
"""Units of bounds kept as integers: divisible by 1 to 15 and by ten thousandths, so that most figures are exact."""


def floor_of(value: Fraction) -> int:
    """Rounded down to units."""
    return value.numerator * SCALE // value.denominator


def ceil_of(value: Fraction) -> int:
    """Rounded up to units."""
    return -(-value.numerator * SCALE // value.denominator)


class Low(NamedTuple):
    """A cost that something cannot better, in units, rounded down; steps are whole."""

    months: int = 0
    price: int = 0
    credits: int = 0
    steps: int = 0


def no_worse(one: Sequence[Fraction], other: Sequence[Fraction]) -> bool:
    """Whether a key is no worse than another on every criterion."""
    return all(mine <= theirs for mine, theirs in zip(one, other, strict=True))
