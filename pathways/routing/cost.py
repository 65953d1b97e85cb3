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


def no_worse(one: Sequence[Fraction], other: Sequence[Fraction]) -> bool:
    """Whether a key is no worse than another on every criterion."""
    return all(mine <= theirs for mine, theirs in zip(one, other, strict=True))
