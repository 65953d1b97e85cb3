"""What needs take beside planned steps: what is planned may serve them, or what they rest on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pathways.routing.needs import Need, given, least
from pathways.routing.outlook import Outlook
from pathways.routing.profile import MEASURES, Measure


@dataclass
class Beside:
    """Answers once per need and set of planned credentials that bear on it."""

    outlook: Outlook
    _given: dict[tuple[int, int], tuple[Need, tuple[int, ...]]] = field(default_factory=dict)

    def amounts(self, need: Need, planned: int) -> tuple[int, ...]:
        """What meeting a need takes at least, where the credentials in `planned` (bits) are to be had already."""
        outlook = self.outlook
        if need.met:
            return (0,) * len(MEASURES)
        shared = outlook.under(need) & planned
        key = id(need), shared
        if key not in self._given:
            if not shared:
                amounts = tuple(outlook.cost(need, measure) for measure in MEASURES)
            else:
                left = given(need, outlook.ids(shared))
                amounts = tuple(
                    least(left, self._beside(measure, shared), timed=measure is Measure.BUSY) for measure in MEASURES
                )
            # The need is kept beside its amounts, so that its identity stays its own.
            self._given[key] = need, amounts
        return self._given[key][1]

    def _beside(self, measure: Measure, planned: int) -> Callable[[str], int]:
        """What earning a credential takes at least, where planned steps may serve it."""
        outlook = self.outlook

        def beside(id: str) -> int:
            return outlook.alone(id, measure) if outlook.around(id) & planned else outlook.of(id, measure)

        return beside
