"""The ground: what does not depend on a learner, found once for a catalogue and not once a question.

What a move takes of somebody who holds nothing, and what it may rest on; and, once it is surveyed, the figures of all
credentials around a target for somebody who holds nothing.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from pathways.model.requirement import Requirement
from pathways.routing.layers import Layers
from pathways.routing.measures import Figures
from pathways.routing.move import Award, Earn, Move
from pathways.routing.profile import Profile
from pathways.routing.profiler import Profiler
from pathways.routing.settling import NEVER, lower
from pathways.routing.terrain import asked_of
from pathways.routing.usable import WORK, leaves_of, touched_by

EDGE = 500
"""How many credentials one survey takes in at most, whole levels of them; the first two in any case."""

NEAR = 120
"""How many it takes in where there are more than `EDGE` around: the nearest tell the most, and each takes its time."""

OUTSIDE = "+"
"""Stands for all that lies outside a survey among what something rests on."""

Key = tuple[str, ...]


@dataclass
class Ground:
    """What is known at one floor of certainty; `profiler` knows a learner who holds nothing.

    `whole`: nothing that what was surveyed may rest on lies outside.
    """

    profiler: Profiler
    whole: bool = True
    users: dict[str, set[str]] = field(default_factory=dict)
    around: dict[str, int] = field(default_factory=lambda: {WORK: 1})  # what a credential may ever rest on, in bits
    names: list[str] = field(default_factory=lambda: [WORK, OUTSIDE])
    _bits: dict[str, int] = field(default_factory=lambda: {WORK: 1, OUTSIDE: 2})
    _figures: dict[str, Figures] = field(default_factory=dict)
    _unsettled: list[str] = field(default_factory=list)
    _seen: dict[str, None] = field(default_factory=dict)  # what questions surveyed
    _layers: Layers | None = None
    _profiles: dict[Key, Profile] = field(default_factory=dict)
    _leaves: dict[Key, tuple[Requirement, ...]] = field(default_factory=dict)
    _touched: dict[Key, frozenset[str]] = field(default_factory=dict)
    _endless: set[str] = field(default_factory=set)  # of levels that more than a survey takes in may follow

    def survey(self, ids: Iterable[str]) -> None:
        """Take in some credentials and all that they may rest on, level by level; all of it or, if stopped, nothing."""
        new: list[str] = []
        try:
            whole = self._explore(ids, new)
        except BaseException:
            for id in new:
                self.around.pop(id, None)
            raise
        self.whole &= whole
        self._unsettled += new

    def layers(self, surveyed: Iterable[str]) -> Layers:
        """Figures by the number of steps of all that any question surveyed, these among them."""
        new = dict.fromkeys(id for id in surveyed if id not in self._seen)
        if new or self._layers is None:
            self._seen = {**self._seen, **new}
            self._layers = Layers(self._seen, self._takes, self.settled)
        return self._layers

    def settled(self) -> Mapping[str, Figures]:
        """The figures of what was surveyed, in any number of steps."""
        new, self._unsettled = self._unsettled, []
        if new:
            self._figures.update((id, list(NEVER)) for id in new)
            lower(self._figures, reversed(new), self._takes, self.users)
        return self._figures

    def _explore(self, ids: Iterable[str], new: list[str]) -> bool:
        """Note what may rest on what; whether nothing lies outside."""
        terrain = self.profiler.terrain
        level = sorted(set(ids) - self.around.keys() - {WORK})
        while level and (len(new) < 2 or self.room(new, level)):
            terrain.near.want(level)
            terrain.prepare(move for id in level for move in terrain.earning(id))
            found: set[str] = set()
            for id in level:
                terrain.near.looked()
                new.append(id)
                self.around[id] = self.bit(id)
                for move in terrain.earning(id):
                    for below in self.touched(move):
                        self.users.setdefault(below, set()).add(id)
                        found.add(below)
            level = sorted(found - self.around.keys() - {WORK})
        # What was known before may be what a new one rests on.
        known = {below for id in new for move in terrain.earning(id) for below in self.touched(move)}
        surround(self.around, (WORK, *new, *known), self.users)
        return not level

    def room(self, taken: Collection[str], level: Collection[str]) -> bool:
        """Whether a survey takes in a level more: it is near, or all that follows can be taken in as well."""
        if len(taken) + len(level) <= NEAR:
            return True
        return self._endless.isdisjoint(level) and self._ends({*taken, *level}, level)

    def _ends(self, seen: set[str], level: Collection[str]) -> bool:
        """Whether all that a level may rest on, whoever the learner is, is few enough with what is seen already."""
        first, terrain = level, self.profiler.terrain
        while level and len(seen) <= EDGE:
            terrain.near.want(sorted(level))
            moves = [move for id in sorted(level) for move in terrain.earning(id)]
            terrain.prepare(moves)
            level = {below for move in moves for below in self.touched(move)} - seen - {WORK}
            seen |= level
        if level:
            self._endless.update(first)
        return not level

    def _takes(self, id: str) -> list[Profile]:
        return [self.profile(move) for move in self.profiler.terrain.earning(id)]

    def bit(self, id: str) -> int:
        """A credential as a set of one, in bits."""
        if id not in self._bits:
            self._bits[id] = 1 << len(self.names)
            self.names.append(id)
        return self._bits[id]

    def touched(self, move: Move) -> frozenset[str]:
        """Every credential that a move may rest on directly, whoever the learner is."""
        if not isinstance(move, Earn | Award):
            return self.touching(move, _leaves(move))
        if move.key not in self._touched:
            self._touched[move.key] = self.touching(move, self.leaves(move))
        return self._touched[move.key]

    def touching(self, move: Move, leaves: Iterable[Requirement]) -> frozenset[str]:
        """Every credential that some leaves of a move may rest on directly, whoever the learner is."""
        asking, terrain = self.profiler.asking, self.profiler.terrain
        return frozenset(id for leaf in leaves for id in touched_by(leaf, move.aim, asking, terrain))

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


def surround(around: dict[str, int], grown: Iterable[str], users: Mapping[str, Iterable[str]]) -> None:
    """Let all users of what has grown rest on what that rests on, until nothing moves; in place.

    The last to be taken in lie deepest and come first, and whoever waits longest next: so most grow once.
    """
    waiting = OrderedDict.fromkeys(reversed(list(grown)))
    while waiting:
        id, _ = waiting.popitem(last=False)
        own = around.get(id, 0)
        for user in users.get(id, ()):
            if user in around and own & ~around[user]:
                around[user] |= own
                waiting[user] = None
