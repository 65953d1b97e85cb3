"""What needs take beside planned steps: what is planned may serve them, or what they rest on."""

from __future__ import annotations

from dataclasses import dataclass, field

from pathways.routing.needs import Need, given, least, without
from pathways.routing.outlook import Outlook
from pathways.routing.profile import COUNTED, MEASURES, Measure


@dataclass
class Beside:
    """Answers once per need and set of planned credentials that bear on it."""

    outlook: Outlook
    _given: dict[tuple[int, int, int], tuple[Need, tuple[int, ...]]] = field(default_factory=dict)

    def amounts(self, need: Need, planned: int) -> tuple[int, ...]:
        """What meeting a need takes at least, where the credentials in `planned` (bits) are to be had already."""
        return self._found(need, planned, 0)

    def counted(self, need: Need, planned: int, *, others: bool = False) -> tuple[int, ...]:
        """The same for what is counted, without what it requires; with `others`, by what is not planned."""
        return self._found(need, planned, 2 if others else 1)

    def _found(self, need: Need, planned: int, kind: int) -> tuple[int, ...]:
        outlook = self.outlook
        if need.met:
            return (0,) * len(MEASURES)
        shared, offset = outlook.under(need) & planned, COUNTED if kind else 0
        key = id(need), shared, kind
        if key not in self._given:
            left = need
            if shared:
                left = (without if kind == 2 else given)(need, outlook.ids(shared))
            # The need is kept beside its amounts, so that its identity stays its own.
            self._given[key] = need, tuple(self._least(left, measure, shared, offset) for measure in MEASURES)
        return self._given[key][1]

    def _least(self, need: Need, measure: Measure, planned: int, offset: int) -> int:
        """What a need takes where planned steps may serve what it rests on: then each thing by itself."""
        outlook = self.outlook
        if not planned:
            return outlook.cost(need, offset + measure)

        def alone(id: str) -> int:
            return outlook.alone(id, measure)

        def beside(id: str) -> int:
            return alone(id) if outlook.around(id) & planned else outlook.of(id, offset + measure)

        return least(need, beside, timed=measure is Measure.BUSY, alone=alone)
