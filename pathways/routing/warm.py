"""Bounds for many searches of one question: what a change does not touch is not judged again."""

from __future__ import annotations

from dataclasses import dataclass, field

from pathways.model.kinds import Verdict
from pathways.model.requirement import walk
from pathways.routing.move import Move
from pathways.routing.outlook import Outlook
from pathways.routing.profile import Profile, Profiler
from pathways.routing.quest import Quest
from pathways.routing.request import Limits
from pathways.routing.terrain import asked_of

Key = tuple[str, ...]

SEARCHED = {"months": 0, "steps": 0, "price_cad": None}
"""Limits that the search itself holds: they change no bound."""


@dataclass(frozen=True)
class Remembering(Profiler):
    """Remembers the profiles of moves that ask nothing of what is taken as met."""

    known: dict[Key, Profile] = field(default_factory=dict)
    parts: dict[Key, frozenset[int]] = field(default_factory=dict)  # of what each move asks, by identity

    def profile(self, move: Move) -> Profile:
        """The profile of a move."""
        if self.asking.met:
            if move.key not in self.parts:
                self.parts[move.key] = frozenset(id(node) for tree in asked_of(move) for node in walk(tree))
            if not self.asking.met.isdisjoint(self.parts[move.key]):
                return super().profile(move)
        if move.key not in self.known:
            self.known[move.key] = super().profile(move)
        return self.known[move.key]


@dataclass
class Warm:
    """The bounds of a quest under changing limits, floors and parts taken as met."""

    quest: Quest
    _known: dict[tuple[Verdict, int | None], dict[Key, Profile]] = field(default_factory=dict)
    _parts: dict[Key, frozenset[int]] = field(default_factory=dict)
    _bounds: dict[tuple[Verdict, frozenset[int], Limits], Outlook] = field(default_factory=dict)

    def outlook(self, floor: Verdict, met: frozenset[int], limits: Limits) -> tuple[Outlook, int]:
        """The outlook around the arrival, and how many moves were looked at to make them anew."""
        fences = limits.model_copy(update=SEARCHED)
        key = floor, met, fences
        if key in self._bounds:
            return self._bounds[key], 0
        known = self._known.setdefault((floor, limits.source_age_years), {})
        quest, terrain = self.quest, self.quest.terrain(limits)
        asking = quest.asking(floor, met)
        outlook = Outlook(Remembering(terrain, asking, quest.domestic, quest.request.pace, known, self._parts))
        outlook.survey(quest.arrival)
        self._bounds[key] = outlook
        return self._bounds[key], len(known)
