"""Bounds: costs that no plan with some given moves can better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from pathways.model.agreement import Agreement
from pathways.model.kinds import Verdict
from pathways.recognition.thing import hours_rate
from pathways.routing.choice import Choice
from pathways.routing.cost import Cost
from pathways.routing.figures import fees_of
from pathways.routing.move import Award, Earn, Move

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Least:
    """The least that one move can take, whatever is recognized toward it."""

    months: Fraction
    price: Fraction
    credits: Fraction
    occupies: bool


@dataclass
class Bounds:
    """Optimistic costs: each move at its least, everything side by side that may be."""

    domestic: bool | None
    pace: Fraction
    start: Fraction
    _known: dict[tuple[str, ...], Least] = field(default_factory=dict)

    def least(self, moves: Sequence[Move], choices: Sequence[Sequence[Choice]]) -> Cost:
        """A cost that no plan containing these moves betters."""
        price, credits_, occupied, longest = ZERO, ZERO, ZERO, ZERO
        beside = any(isinstance(move, Earn) and move.way.beside_work for move in moves)
        for move in moves:
            one = self.of(move)
            price += one.price
            credits_ += one.credits
            longest = max(longest, one.months)
            if one.occupies and not (beside and isinstance(move, Earn) and move.way.beside_work):
                occupied += one.months
        missing = any(not listed for listed in choices)
        return Cost(max(occupied, longest), price, credits_, len(moves) - 1 + missing, Verdict.MET)

    def of(self, move: Move) -> Least:
        """The least that a move can take."""
        if move.key not in self._known:
            self._known[move.key] = self._compute(move)
        return self._known[move.key]

    def _compute(self, move: Move) -> Least:
        if isinstance(move, Award):
            fees = fees_of(move.agreement, move.near)
            return Least(ZERO, fees.total(self.domestic, self.start) if fees.steady else ZERO, ZERO, occupies=False)
        if not isinstance(move, Earn):
            return Least(ZERO, ZERO, ZERO, occupies=False)
        figures = move.figures
        fixed = sum((one.total(self.domestic, self.start) for one in figures.fixed if one.steady), ZERO)
        if move.way.study is None:
            return Least(figures.wait.amount, fixed, ZERO, move.way.occupying)
        left, share = self._left(move)
        tuition = figures.tuition.total(self.domestic, self.start) if figures.tuition.steady else ZERO
        months = figures.study.amount * share / self.pace + figures.wait.amount
        return Least(months, fixed + tuition * share, left, move.way.occupying)

    def _left(self, move: Earn) -> tuple[Fraction, Fraction]:
        """Credits and share of the study left when all that could be recognized is."""
        whole = move.goal.study
        if whole is None:
            return ZERO, Fraction(1)
        granted = sum((_most(agreement, move) for agreement in move.agreements), ZERO)
        left = max(ZERO, whole - granted)
        return left, left / whole


def _most(agreement: Agreement, move: Earn) -> Fraction:
    """The most study that an agreement can spare."""
    whole = move.goal.study
    assert whole is not None
    grant = agreement.grant
    if grant.exemption:
        return whole
    if grant.credits is None:
        return ZERO
    stated = grant.credits.high or grant.credits.credits
    amount = stated.semester(hours_rate(move.credential.provider, move.near)) if stated else None
    return whole if amount is None else min(amount, whole)
