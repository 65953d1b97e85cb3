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
from pathways.routing.needs import INFINITE, WORK, Need, least
from pathways.routing.profile import Measure, Profile, Profiler
from pathways.routing.terrain import asked_of

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
    _figures: dict[str, Figures] = field(default_factory=dict)
    _alone: dict[str, Figures] = field(default_factory=dict)
    _costs: dict[tuple[int, int], tuple[Need, int]] = field(default_factory=dict)
    _bits: dict[str, int] = field(default_factory=dict)
    _around: dict[str, int] = field(default_factory=dict)
    _under: dict[int, tuple[Need, int]] = field(default_factory=dict)

    def survey(self, root: Move) -> None:
        """Take in all that the root may rest on, level by level, and find what each credential takes at least."""
        users: dict[str, set[str]] = {}
        terrain = self.profiler.terrain
        terrain.labour.learn(root, asked_of(root))
        level = sorted(self._touched(root) - {WORK})
        while level and len(self._figures) < EDGE:
            terrain.near.want(level)
            found: set[str] = set()
            for id in level:
                self._figures[id] = [INFINITE] * (SOONEST + 1)
                for move in terrain.earning(id):
                    for below in self._touched(move):
                        users.setdefault(below, set()).add(id)
                        found.add(below)
            level = sorted(found - self._figures.keys() - {WORK})
        self._settle(users)
        self._bits = {id: 1 << place for place, id in enumerate((WORK, *self._figures))}
        self._surround(users)

    def _surround(self, users: dict[str, set[str]]) -> None:
        """Find what each credential may rest on: grown until nothing moves."""
        self._around = dict(self._bits)
        waiting = dict.fromkeys(self._bits)
        while waiting:
            id, _ = waiting.popitem()
            own = self._around[id]
            for user in users.get(id, ()):
                if own & ~self._around[user]:
                    self._around[user] |= own
                    waiting[user] = None

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
            return min(INFINITE, profile.months + least(profile.need, below, timed=True))
        measure, timed = Measure(place), place == Measure.BUSY
        prices = {one.agreement: 0 if one.shared else least(one.need, below, timed=timed) for one in profile.savings}
        bought = profile.least(measure, prices)
        return min(INFINITE, max(bought, profile.least(measure, {}) + least(profile.need, below, timed=timed)))

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
            timed = place in (Measure.BUSY, SOONEST)
            self._costs[key] = need, least(need, lambda id: figures[id][place] if id in figures else 0, timed=timed)
        return self._costs[key][1]

    def soonest(self, id: str) -> int:
        """The least months in which a credential can be earned, one thing after another."""
        known = self._figures.get(id)
        return known[SOONEST] if known else 0

    def alive(self, id: str) -> bool:
        """Whether a credential might be earned at all, as far as the outlook sees."""
        return self.soonest(id) < INFINITE

    def promise(self, move: Move) -> tuple[int, ...]:
        """What orders moves: the less one takes, all that it rests on included, the sooner it is tried."""
        return tuple(self._takes(move, place) for place in (Measure.PRICE, SOONEST, Measure.STEPS))

    def bit(self, id: str) -> int:
        """A credential as a set of one, in bits; none where it was not surveyed."""
        return self._bits.get(id, 0)

    def ids(self, bits: int) -> frozenset[str]:
        """The credentials of a set in bits."""
        known = list(self._bits)
        found: list[str] = []
        while bits:
            found.append(known[(bits & -bits).bit_length() - 1])
            bits &= bits - 1
        return frozenset(found)

    def around(self, id: str) -> int:
        """A credential and all that earning it may ever rest on, in bits."""
        return self._around.get(id, 0)

    def under(self, need: Need) -> int:
        """All that meeting a need may ever rest on, in bits; remembered by identity."""
        key = id(need)
        if key not in self._under:
            bits = 0
            for one in need.touched:
                bits |= self._around.get(one, 0)
            self._under[key] = need, bits
        return self._under[key][1]

    def profile(self, move: Move) -> Profile:
        """What a move takes by itself."""
        if move.key not in self._profiles:
            self._profiles[move.key] = self.profiler.profile(move)
        return self._profiles[move.key]
