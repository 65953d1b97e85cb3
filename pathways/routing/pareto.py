"""The front: the best plans found so far, one for each undominated cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pathways.model.kinds import Verdict
from pathways.routing.cost import Cost, Low, ceil_of, no_worse
from pathways.routing.plan import Plan
from pathways.routing.request import Criterion

Key = tuple[Fraction, ...]


_PLACES = {Criterion.MONTHS: 0, Criterion.PRICE: 1, Criterion.CREDITS: 2, Criterion.STEPS: 3}


class Front:
    """Plans of which none is outdone by another, under the asked criteria.

    Between plans of one cost the one with fewer steps stays, then the one found first: moves are tried in the order of
    their keys, so that is the same whatever order the catalogue's records came in.
    """

    def __init__(self, criteria: Sequence[Criterion]) -> None:
        self.criteria = tuple(criteria)
        self._plans: list[tuple[Key, Plan]] = []
        self._asked = tuple(_PLACES[one] for one in self.criteria if one is not Criterion.CERTAINTY)
        self._sure = Criterion.CERTAINTY in self.criteria
        self._highs: list[tuple[list[int], Verdict, int]] = []

    def beaten(self, low: Low, certainty: Verdict) -> bool:
        """Whether some plan is no worse on every asked criterion than anything that costs at least `low`.

        Nor has it more steps, where all else may be equal.
        """
        asked = [low[place] for place in self._asked]
        for high, sure, steps in self._highs:
            if self._sure and sure < certainty:
                continue
            no_worse_ = all(mine <= theirs for mine, theirs in zip(high, asked, strict=True))
            if no_worse_ and (steps <= low.steps or high != asked):
                return True
        return False

    def add(self, plan: Plan) -> bool:
        """Keep a plan unless it is outdone; whether it was kept."""
        key = plan.cost.key(self.criteria)
        for known, other in self._plans:
            if no_worse(known, key) and (known != key or other.cost.steps <= plan.cost.steps):
                return False
        self._plans = [(known, other) for known, other in self._plans if not no_worse(key, known)]
        self._plans.append((key, plan))
        self._highs = [(self._high(plan.cost), plan.cost.certainty, plan.cost.steps) for _, plan in self._plans]
        return True

    def _high(self, cost: Cost) -> list[int]:
        """The asked criteria in units, rounded up: a bound that reaches them is no better in truth either."""
        whole = (ceil_of(cost.months), ceil_of(cost.price), ceil_of(cost.credits), cost.steps)
        return [whole[place] for place in self._asked]

    def __iter__(self) -> Iterator[Plan]:
        return (plan for _, plan in sorted(self._plans, key=lambda entry: entry[0]))

    def __len__(self) -> int:
        return len(self._plans)
