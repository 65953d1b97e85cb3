"""The bar: what a plan must better to be of any use."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pathways.model.kinds import Verdict
from pathways.routing.cost import Low, ceil_of
from pathways.routing.pareto import Front
from pathways.routing.request import Limits


@dataclass(frozen=True)
class Bar:
    """The limits of a question, and what is found already, for plans at a floor of certainty."""

    limits: Limits
    front: Front
    floor: Verdict

    def beaten(self, low: Low) -> bool:
        """Whether nothing that costs at least `low` can be of use."""
        price = self.limits.price_cad
        if low.steps > self.limits.steps or (price is not None and low.price > ceil_of(Fraction(price))):
            return True
        return low.months > ceil_of(self.limits.months) or self.front.beaten(low, self.floor)
