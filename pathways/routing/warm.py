"""Outlooks for many searches of one question."""

from __future__ import annotations

from dataclasses import dataclass, field

from pathways.model.kinds import Verdict
from pathways.routing.outlook import Outlook
from pathways.routing.quest import Quest, fences_of
from pathways.routing.request import Limits


@dataclass
class Warm:
    """The outlooks of a quest under changing limits, floors and parts taken as met."""

    quest: Quest
    _known: dict[tuple[Verdict, frozenset[int], Limits], Outlook] = field(default_factory=dict)

    def outlook(self, floor: Verdict, met: frozenset[int], limits: Limits) -> tuple[Outlook, int]:
        """The outlook around the arrival, and how many moves were looked at to make it anew."""
        key = floor, met, fences_of(limits)
        if key in self._known:
            return self._known[key], 0
        asking = self.quest.asking(floor, met)
        if met:
            base, looked = self.outlook(floor, frozenset(), limits)
            self._known[key] = base.eased(asking)
            return self._known[key], looked + len(self._known[key].own.keys() - base.own.keys())
        self._known[key] = self.quest.outlook(asking, limits)
        return self._known[key], len(self._known[key].own)
