"""The front: the best plans found so far, one for each undominated cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pathways.routing.cost import Cost, no_worse
from pathways.routing.plan import Plan
from pathways.routing.request import Criterion

Key = tuple[Fraction, ...]


class Front:
    """Plans of which none is outdone by another, under the asked criteria.

    Between plans of one cost the one with fewer steps stays, then the one found first: moves are tried in the order of
    their keys, so that is the same whatever order the catalogue's records came in.
    """

    def __init__(self, criteria: Sequence[Criterion]) -> None:
        self.criteria = tuple(criteria)
        self._plans: list[tuple[Key, Plan]] = []

    def beaten(self, cost: Cost) -> bool:
        """Whether some plan is no worse than this cost on every asked criterion."""
        key = cost.key(self.criteria)
        return any(no_worse(known, key) for known, _ in self._plans)

    def add(self, plan: Plan) -> bool:
        """Keep a plan unless it is outdone; whether it was kept."""
        key = plan.cost.key(self.criteria)
        for known, other in self._plans:
            if no_worse(known, key) and (known != key or other.cost.steps <= plan.cost.steps):
                return False
        self._plans = [(known, other) for known, other in self._plans if not no_worse(key, known)]
        self._plans.append((key, plan))
        return True

    def __iter__(self) -> Iterator[Plan]:
        return (plan for _, plan in sorted(self._plans, key=lambda entry: entry[0]))

    def __len__(self) -> int:
        return len(self._plans)
