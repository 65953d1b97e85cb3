"""The outlook: what a credential takes at least, all that it rests on included, whatever else a plan does.

Credit claimed toward one study never counts twice, so the costs of what different claims rest on may be added; what
requirements rest on may be shared, so there only the worst part counts. With that, the least costs of all credentials
around the target are the least derivation costs of an AND/OR graph (Knuth, "A generalization of Dijkstra's algorithm",
1977): they are lowered from "never" until nothing moves, so that what can only rest on itself stays out of reach.
What lies beyond the survey's edge is taken as free, which keeps every figure a lower bound.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pathways.routing.move import Move
from pathways.routing.needs import INFINITE, Need, least
from pathways.routing.profile import Measure, Profile, Profiler
from pathways.routing.slots import Slot, slots_of

EDGE = 4000
"""How many credentials a survey takes in."""

SOONEST = len(Measure)
"""Where, after the measures, the least months stand in a credential's figures."""

Figures = list[int]


@dataclass
class Outlook:
    """Outlooks at one floor of certainty, over what was surveyed."""

    profiler: Profiler
    _profiles: dict[tuple[str, ...], Profile] = field(default_factory=dict)
    _slots: dict[tuple[str, ...], tuple[Slot, ...]] = field(default_factory=dict)
    _feeders: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    _figures: dict[str, Figures] = field(default_factory=dict)
    _alone: dict[str, Figures] = field(default_factory=dict)
    _costs: dict[tuple[int, int], tuple[Need, int]] = field(default_factory=dict)

    def survey(self, root: Move) -> None:
        """Take in all that the root may rest on, level by level, and find what each credential takes at least."""
        users: dict[str, set[str]] = {}
        level = sorted(self._touched(root))
        while level and len(self._figures) < EDGE:
            self.profiler.terrain.near.want(level)
            found: set[str] = set()
            for id in level:
                self._figures[id] = [INFINITE] * (SOONEST + 1)
                for move in self.profiler.terrain.earning(id):
                    for below in self._touched(move):
                        users.setdefault(below, set()).add(id)
                        found.add(below)
            level = sorted(found - self._figures.keys())
        self._settle(users)

    def _touched(self, move: Move) -> set[str]:
        profile = self.profile(move)
        return set(profile.need.touched).union(*(saving.need.touched for saving in profile.savings))

    def _settle(self, users: dict[str, set[str]]) -> None:
        """Lower the figures until nothing moves."""
        waiting = dict.fromkeys(self._figures)
        while waiting:
            id = next(iter(waiting))
            del waiting[id]
            figures = [
                min((self._takes(move, place) for move in self.profiler.terrain.earning(id)), default=INFINITE)
                for place in range(SOONEST + 1)
            ]
            if any(new < old for new, old in zip(figures, self._figures[id], strict=True)):
                self._figures[id] = list(map(min, figures, self._figures[id]))
                waiting.update(dict.fromkeys(users.get(id, ())))

    def _takes(self, move: Move, place: int) -> int:
        """What a move takes, what it rests on included."""
        profile = self.profile(move)

        def below(id: str) -> int:
            known = self._figures.get(id)
            return known[place] if known else 0

        if place == SOONEST:
            return min(INFINITE, profile.months + least(profile.need, below))
        measure = Measure(place)
        prices = {one.agreement: 0 if one.shared else least(one.need, below) for one in profile.savings}
        bought = profile.least(measure, prices)
        return min(INFINITE, max(bought, profile.least(measure, {}) + least(profile.need, below)))

    def of(self, id: str, measure: Measure) -> int:
        """The least of a measure that earning a credential takes, what it rests on included."""
        known = self._figures.get(id)
        return known[measure] if known else 0

    def alone(self, id: str, measure: Measure) -> int:
        """The least of a measure that earning a credential takes by itself."""
        if id not in self._alone:
            moves = self.profiler.terrain.earning(id)
            profiles = [self.profile(move) for move in moves if self.alive(id)]
            self._alone[id] = [min((one.least(each, {}) for one in profiles), default=INFINITE) for each in Measure]
        return self._alone[id][measure]

    def cost(self, need: Need, place: int) -> int:
        """The least of a figure that meeting a need takes, whatever is planned or barred; remembered by identity."""
        key = id(need), place
        if key not in self._costs:
            figures = self._figures
            # The need is kept beside its cost, so that its identity stays its own.
            self._costs[key] = need, least(need, lambda id: figures[id][place] if id in figures else 0)
        return self._costs[key][1]

    def soonest(self, id: str) -> int:
        """The least months in which a credential can be earned, one thing after another."""
        known = self._figures.get(id)
        return known[SOONEST] if known else 0

    def alive(self, id: str) -> bool:
        """Whether a credential might be earned at all, as far as the outlook sees."""
        return self.soonest(id) < INFINITE

    def slots(self, move: Move) -> tuple[Slot, ...]:
        """Where a move can cite others, without credentials that can never be earned."""
        if move.key not in self._slots:
            found = slots_of(move, self.profiler.asking, self.profiler.terrain)
            self._slots[move.key] = tuple(
                Slot(alive, slot.room) for slot in found if (alive := frozenset(filter(self.alive, slot.ids)))
            )
        return self._slots[move.key]

    def feeders(self, move: Move) -> tuple[str, ...]:
        """The credentials of which an earning may be cited by the move, the cheapest first."""
        if move.key not in self._feeders:
            ids = {id for slot in self.slots(move) for id in slot.ids}
            self._feeders[move.key] = tuple(sorted(ids, key=self._promise))
        return self._feeders[move.key]

    def _promise(self, id: str) -> tuple[int, int, int, str]:
        return self.of(id, Measure.PRICE), self.soonest(id), self.of(id, Measure.STEPS), id

    def profile(self, move: Move) -> Profile:
        """What a move takes by itself."""
        if move.key not in self._profiles:
            self._profiles[move.key] = self.profiler.profile(move)
        return self._profiles[move.key]
