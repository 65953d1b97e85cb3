"""The ground: what credentials take for somebody who holds nothing, found once for a catalogue, not once a question.

What requirements rest on may be shared, so there only the worst part counts; what different claims toward one study
rest on never counts twice, so those costs may be added. With that, the least costs of all credentials around a target
are the least derivation costs of an AND/OR graph (Knuth, "A generalization of Dijkstra's algorithm", 1977): they are
lowered from "never" until nothing moves, so that what can only rest on itself stays out of reach. What lies beyond the
edge of a survey is taken as free, which keeps every figure a lower bound.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pathways.model.requirement import Requirement
from pathways.routing.move import Award, Earn, Move
from pathways.routing.needs import INFINITE
from pathways.routing.profile import FIGURES, Figures, Profile
from pathways.routing.profiler import Profiler
from pathways.routing.settling import lower
from pathways.routing.terrain import asked_of
from pathways.routing.usable import WORK, leaves_of, touched_by

EDGE = 4000
"""How many credentials one survey takes in."""

Key = tuple[str, ...]


@dataclass
class Ground:
    """Figures at one floor of certainty over what was surveyed so far; `profiler` knows a learner who holds nothing."""

    profiler: Profiler
    figures: dict[str, Figures] = field(default_factory=dict)
    users: dict[str, set[str]] = field(default_factory=dict)
    bits: dict[str, int] = field(default_factory=lambda: {WORK: 1})
    around: dict[str, int] = field(default_factory=lambda: {WORK: 1})  # what a credential may ever rest on, in bits
    names: list[str] = field(default_factory=lambda: [WORK])
    _profiles: dict[Key, Profile] = field(default_factory=dict)
    _leaves: dict[Key, tuple[Requirement, ...]] = field(default_factory=dict)
    _touched: dict[Key, frozenset[str]] = field(default_factory=dict)

    def survey(self, ids: Iterable[str]) -> None:
        """Take in some credentials and all that they may rest on, level by level."""
        terrain, new = self.profiler.terrain, list[str]()
        level = sorted(set(ids) - self.figures.keys() - {WORK})
        while level and len(new) < EDGE:
            terrain.near.want(level)
            found: set[str] = set()
            for id in level:
                self.figures[id] = [INFINITE] * FIGURES
                self.bits[id] = self.around[id] = 1 << len(self.names)
                self.names.append(id)
                for move in terrain.earning(id):
                    for below in self.touched(move):
                        self.users.setdefault(below, set()).add(id)
                        found.add(below)
            new += level
            level = sorted(found - self.figures.keys() - {WORK})
        self._surround(new)
        lower(self.figures, new, self._takes, self.users)

    def _takes(self, id: str) -> list[Profile]:
        return [self.profile(move) for move in self.profiler.terrain.earning(id)]

    def _surround(self, new: Iterable[str]) -> None:
        """Find what each credential may rest on: grown until nothing moves."""
        waiting = dict.fromkeys((WORK, *new))
        # What was known before may be what a new one rests on.
        waiting |= dict.fromkeys(
            below for id in new for move in self.profiler.terrain.earning(id) for below in self.touched(move)
        )
        while waiting:
            id, _ = waiting.popitem()
            own = self.around.get(id, 0)
            for user in self.users.get(id, ()):
                if own & ~self.around[user]:
                    self.around[user] |= own
                    waiting[user] = None

    def touched(self, move: Move) -> frozenset[str]:
        """Every credential that a move may rest on directly, whoever the learner is."""
        if move.key not in self._touched:
            self._touched[move.key] = self.touching(move)
        return self._touched[move.key]

    def touching(self, move: Move) -> frozenset[str]:
        """The same of a move that is asked about once, such as an arrival."""
        asking, terrain = self.profiler.asking, self.profiler.terrain
        return frozenset(id for leaf in _leaves(move) for id in touched_by(leaf, move.aim, asking, terrain))

    def leaves(self, move: Move) -> tuple[Requirement, ...]:
        """The leaves of all that a move asks."""
        if not isinstance(move, Earn | Award):
            return _leaves(move)
        if move.key not in self._leaves:
            self._leaves[move.key] = _leaves(move)
        return self._leaves[move.key]

    def overriding(self, move: Move) -> tuple[Requirement, ...]:
        """The leaves of agreements that others give way to: they tell on what a claim may rest."""
        if not isinstance(move, Earn | Award):
            return ()

        def found() -> tuple[Requirement, ...]:
            toward = (one for one in move.near.agreements_toward(move.credential.id) if one.overrides)
            return tuple(leaf for one in toward for leaf in leaves_of(one.from_))

        return move.near.recall(("overriding", move.credential.id), found)

    def profile(self, move: Move) -> Profile:
        """What a move takes of somebody who holds nothing."""
        if move.key not in self._profiles:
            self._profiles[move.key] = self.profiler.profile(move)
        return self._profiles[move.key]


def _leaves(move: Move) -> tuple[Requirement, ...]:
    return tuple(leaf for tree in asked_of(move) for leaf in leaves_of(tree))
