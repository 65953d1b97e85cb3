"""Payers: whether a learner pays domestic prices, at each moment of a route."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from pathways.model.background import LearnerStanding
from pathways.model.time import after, moment_of
from pathways.recognition.standing import domestic

Audiences = tuple[bool | None, ...]
"""Whether domestic prices are paid, None where that is not known; each once."""


@dataclass(frozen=True)
class Payer:
    """A learner whose route starts at a moment."""

    standing: LearnerStanding
    start: Fraction

    def domestic(self, moment: Fraction) -> bool | None:
        """Whether domestic prices are paid at `moment`; None: not known."""
        return self.audiences[0] if self.settled else domestic(self.standing, moment)

    @cached_property
    def audiences(self) -> Audiences:
        """All that this is from the route's start on, the start's first."""
        status = self.standing.status or ()
        changes = [moment_of(one.since) for one in status if one.since is not None]
        changes += [Fraction(after(one.until)) for one in status if one.until is not None]
        later = sorted(moment for moment in changes if moment > self.start)
        return tuple(dict.fromkeys(domestic(self.standing, moment) for moment in (self.start, *later)))

    @property
    def settled(self) -> bool:
        """Whether it stays as it is at the start."""
        return len(self.audiences) == 1
