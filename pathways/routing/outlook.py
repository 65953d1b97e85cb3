"""The outlook: what a credential takes at least of this learner, all that it rests on included.

What requirements rest on may be shared, so there only the worst part counts; what different claims toward one study
rest on never counts twice, so those costs may be added. With that, the least costs of all credentials around a target
are the least derivation costs of an AND/OR graph (Knuth, "A generalization of Dijkstra's algorithm", 1977): they are
lowered from "never" until nothing moves, so that what can only rest on itself stays out of reach. What lies outside a
survey is taken as free, and as shared by all that may rest on it, which keeps every figure a lower bound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any

from pathways.model.requirement import Experience, Requirement, walk
from pathways.recognition.asking import Asking
from pathways.recognition.tree import supports
from pathways.routing.cost import SCALE, Low
from pathways.routing.ground import OUTSIDE, Ground, surround
from pathways.routing.labour import Labour
from pathways.routing.layers import DEEP, Layers
from pathways.routing.learner import Learner
from pathways.routing.measures import COUNTED, MEASURES, SOONEST, Figures, Measure
from pathways.routing.move import Award, Earn, Move
from pathways.routing.needs import INFINITE, Need, least
from pathways.routing.profile import Profile
from pathways.routing.profiler import Profiler
from pathways.routing.settling import NEVER, lower
from pathways.routing.terrain import asked_of, dated
from pathways.routing.usable import WORK, leaves_of

UNKNOWN = tuple(SCALE if measure is Measure.STEPS else 0 for measure in MEASURES)
"""What earning something that was not surveyed takes."""


def nothing_beaten(low: Low) -> bool:
    """A bar that everything is under."""
    return False


@dataclass
class Outlook:
    """Outlooks at one floor of certainty.

    `own`: the profiles that differ from those of the ground. `shut`: the moves that are left out. `users`: what may
    rest on each credential directly, whoever the learner is. `base`: another one, from which it differs in a few moves,
    those of what is `_altered`. `firm`: all of it is on surveyed ground. `whole`: nothing that a route may hold lies
    outside; else much that holds only if nothing does is not relied on.
    """

    profiler: Profiler
    ground: Ground
    root: Move
    labour: Labour = field(default_factory=Labour)
    steps: int = DEEP
    surveyed: dict[str, None] = field(default_factory=dict)
    own: dict[tuple[str, ...], Profile] = field(default_factory=dict)
    shut: set[tuple[str, ...]] = field(default_factory=set)
    users: dict[str, set[str]] = field(default_factory=dict)
    firm: bool = False
    whole: bool = False
    base: Outlook | None = None
    _altered: set[str] = field(default_factory=set)
    _around: dict[str, int] = field(default_factory=dict)
    _dated: set[str] = field(default_factory=set)
    _fetched: set[tuple[str, ...]] = field(default_factory=set)
    _noted: set[tuple[str, ...]] = field(default_factory=set)
    _alone: dict[str, Figures] = field(default_factory=dict)
    _costs: dict[tuple[int, int, int], tuple[Need, int]] = field(default_factory=dict)
    _under: dict[int, tuple[Need, int]] = field(default_factory=dict)

    def survey(self, beaten: Callable[[Low], bool], *, firmly: bool) -> None:
        """Take in all that the root may rest on, and find what each credential takes at least.

        Moves that by themselves take what is `beaten` are left out, with all that only they rest on. `firmly`: the
        ground is surveyed first, which pays where many questions are asked.
        """
        ground, terrain = self.ground, self.profiler.terrain
        if firmly:
            ground.survey(ground.touched(self.root))
        terrain.prepare((self.root,))
        self._learn(self.root)
        level = sorted(self._touched(self.root))
        while level and (len(self.surveyed) < 2 or ground.room(self.surveyed, level)):
            terrain.near.want(level)
            terrain.prepare(move for id in level for move in terrain.earning(id))
            found: set[str] = set()
            for id in level:
                terrain.near.looked()
                self.surveyed[id] = None
                for move in terrain.earning(id):
                    if self._differs(move):
                        self.own[move.key] = self.profiler.profile(move)
                        self._altered.add(id)
                for move in self._open(id, beaten):
                    self._learn(move)
                    found |= self._touched(move)
            level = sorted(found - self.surveyed.keys())
        self.whole = self.labour.whole = not level
        self.firm = self.whole and ground.whole and self.surveyed.keys() <= ground.around.keys()
        if self.firm:
            self.users, self._around = ground.users, ground.around
        else:
            self._surround()

    def eased(self, asking: Asking) -> Outlook:
        """The outlook where more is taken as met: as this one, but for the moves of which that is asked."""
        known = self.profiler
        profiler = Profiler(known.terrain, asking, known.audiences, known.pace)
        own = {key: one for key, one in self.own.items() if key[1:2] and key[1] in self.surveyed}
        new: dict[str, Any] = {"_altered": set(), "_alone": {}, "_costs": {}, "_under": {}, "_noted": set()}
        eased = replace(self, profiler=profiler, own=own, base=self, **new)
        for id in self.surveyed:
            for move in known.terrain.earning(id):
                if _asks(move, asking.met):
                    own[move.key] = profiler.profile(move)
                    eased._altered.add(id)
        return eased

    @cached_property
    def _deep(self) -> dict[str, Figures]:
        """The figures in any number of steps."""
        if self.base is not None:
            eased = {id: list(row) for id, row in self.base._deep.items()}
            lower(eased, self._altered, self._profiles, self.users)
            return eased
        ground, shut = self.ground.settled(), {id for id in self.surveyed if not self._profiles(id)}
        figures = {id: list(NEVER if id in shut else ground.get(id, NEVER)) for id in self.surveyed}
        new = [id for id in figures if id in self._altered or id not in ground]
        lower(figures, reversed(new), self._profiles, self.users)
        return figures

    def _open(self, id: str, beaten: Callable[[Low], bool]) -> list[Move]:
        moves = self.profiler.terrain.earning(id)
        open_ = [move for move in moves if not beaten(self.profile(move).bare)]
        self.shut.update(move.key for move in moves if move not in open_)
        return open_

    def _touched(self, move: Move) -> frozenset[str]:
        """What a move may rest on, once what the learner brings is used."""
        profile = self.profile(move)
        touched = profile.need.touched.union(*(saving.need.touched for saving in profile.savings))
        return touched - {WORK}

    def _surround(self) -> None:
        """Find what may rest on each credential, and what each may rest on itself."""
        self._around = {id: self.ground.bit(id) for id in self.surveyed}
        for id in self.surveyed:
            for move in self.profiler.terrain.earning(id):
                for below in self.ground.touched(move):
                    if below in self.surveyed:
                        self.users.setdefault(below, set()).add(id)
                    else:
                        self._around[id] |= self.ground.bit(WORK if below == WORK else OUTSIDE)
        surround(self._around, self.surveyed, self.users)

    @cached_property
    def reach(self) -> frozenset[str] | None:
        """All that may be part of a route: what was surveyed, and what else may be cited where something held is.

        None where that is more than surveys take in.
        That is evidence of another claim, what is made to count as something else, what lapses; and what that rests on.
        """
        if not self.whole:
            return None
        ground, earning = self.ground, self.profiler.terrain.earning
        moves = [self.root, *(move for id in self.surveyed for move in earning(id))]
        extra = frozenset[str]().union(*map(self._beside_held, moves)) - self.surveyed.keys() - {WORK}
        if not extra:
            return frozenset(self.surveyed)
        ground.survey(extra)
        if not ground.whole:
            return None
        bits = 0
        for id in extra:
            bits |= ground.around[id]
        return self.ids(bits) | self.surveyed.keys()

    def _beside_held(self, move: Move) -> frozenset[str]:
        """What a move may come to rest on although something that the learner brings would do."""
        if not self._differs(move):
            return frozenset()
        evidence = [one.from_ for one in move.agreements] if isinstance(move, Earn) else []
        claimed = {id(leaf) for tree in evidence for leaf in leaves_of(tree)}
        leaves = [
            leaf
            for leaf in self.ground.leaves(move)
            if self._learner.may_meet(leaf, move.aim) and (id(leaf) in claimed or self._passing(leaf, move))
        ]
        return self.ground.touching(move, leaves)

    def _passing(self, leaf: Requirement, move: Move) -> bool:
        """Whether what is held meets a leaf, but not for good."""
        met, start = supports(leaf, self.profiler.aimed(move)), self.profiler.asking.scene.start
        return bool(met) and not any(one.free and one.since <= start for one in met)

    def _profiles(self, id: str) -> list[Profile]:
        moves = self.profiler.terrain.earning(id)
        return [self.profile(move) for move in moves if move.key not in self.shut]

    def _learn(self, move: Move) -> None:
        terrain = self.profiler.terrain
        self.labour.learn(move, asked_of(move))
        for leaf in self.ground.leaves(move):
            if dated(leaf):
                cited = terrain.terms(leaf) if isinstance(leaf, Experience) else (leaf,)
                self._dated.update(id for one in cited for id in terrain.helpers(one, move.aim))

    def _differs(self, move: Move) -> bool:
        """Whether what the learner brings, or what is taken as met, may bear on a move."""
        if _asks(move, self.profiler.asking.met):
            return True
        leaves = (*self.ground.leaves(move), *self.ground.overriding(move))
        return any(self._learner.may_meet(leaf, move.aim) for leaf in leaves)

    @cached_property
    def _learner(self) -> Learner:
        return Learner(self.profiler.asking.scene)

    def again(self, id: str) -> bool:
        """Whether earning a credential a second time can be of use: it lapses, or some leaf asks when it was earned."""
        credential = self.profiler.terrain.near.credential(id)
        return (credential is not None and credential.validity_months is not None) or id in self._dated

    def planned(self, move: Move) -> None:
        """Take note of a move that a draft plans, if it lies outside."""
        if self.whole or not isinstance(move, Earn | Award) or move.credential.id in self.surveyed:
            return
        if move.key not in self._noted:
            self._noted.add(move.key)
            self._learn(move)

    def inside(self, id: str) -> bool:
        """Whether a credential was surveyed, or nothing lies outside."""
        return self.whole or id in self.surveyed

    @cached_property
    def layers(self) -> Layers:
        """The figures by the number of steps that may lead to a credential; once it is surveyed."""
        changed = 0
        for id in self._altered if self.base else {*self._altered, *(key[1] for key in self.shut)}:
            changed |= self.ground.bit(id)
        others = self.base.layers if self.base else self.ground.layers(self.surveyed)
        return Layers(
            self.surveyed, self._profiles, lambda: self._deep, others, lambda id: bool(self.around(id) & changed)
        )

    def of(self, id: str, place: int, steps: int) -> int:
        """The least of a figure that earning a credential takes where so many steps may lead to it."""
        known = self.layers.of(id, steps)
        return known[place] if known else 0

    def alone(self, id: str, measure: Measure) -> int:
        """The least of a measure that earning a credential takes by itself."""
        if not self.inside(id):
            return UNKNOWN[measure]
        if id not in self._alone:
            moves = self.profiler.terrain.earning(id)
            profiles = [self.profile(move) for move in moves if self.alive(id)]
            self._alone[id] = [min((one.least(each, {}) for one in profiles), default=INFINITE) for each in Measure]
        return self._alone[id][measure]

    def cost(self, need: Need, place: int, steps: int) -> int:
        """The least of a figure that meeting a need takes in so many steps, whatever is planned; known by identity."""
        key = id(need), place, min(steps, DEEP)
        if key not in self._costs:
            # The need is kept beside its cost, so that its identity stays its own.
            self._costs[key] = need, self.reckoned(need, place, steps)
        return self._costs[key][1]

    def reckoned(self, need: Need, place: int, steps: int) -> int:
        """The same, reckoned anew."""
        figures = self.layers.below(need.touched, steps)
        measure = None if place == SOONEST else Measure(place % COUNTED)
        found = least(
            need,
            lambda id: figures[id][place] if id in figures else 0,
            timed=measure is None or measure is Measure.BUSY,
            stepped=place == Measure.STEPS,
            alone=partial(self.alone, measure=measure) if measure is not None else None,
        )
        return max(found, need.fewest * SCALE) if place in (Measure.STEPS, COUNTED + Measure.STEPS) else found

    def alive(self, id: str) -> bool:
        """Whether a credential might be earned at all, as far as the outlook sees."""
        known = self.layers.of(id, self.steps)
        return known is None or known[SOONEST] < INFINITE

    def promise(self, move: Move) -> tuple[int, ...]:
        """What orders moves: the less one takes, all that it rests on included, the sooner it is tried."""
        assert isinstance(move, Earn | Award)
        known = self.layers.of(move.credential.id, self.steps)
        figures = (known[Measure.PRICE], known[SOONEST], known[Measure.STEPS]) if known else (0, 0, 0)
        profile = self.profile(move)
        return (*figures, profile.fixed[Measure.PRICE] + profile.study[Measure.PRICE], profile.months)

    def bit(self, id: str) -> int:
        """A credential as a set of one, in bits; what was not surveyed lies outside, too."""
        if self.firm or id in self.surveyed or id == WORK:
            return self.ground.bit(id)
        return self.ground.bit(id) | self.ground.bit(OUTSIDE)

    def ids(self, bits: int) -> frozenset[str]:
        """The credentials of a set in bits."""
        known = self.ground.names
        found: list[str] = []
        while bits:
            found.append(known[(bits & -bits).bit_length() - 1])
            bits &= bits - 1
        return frozenset(found)

    def around(self, id: str) -> int:
        """A credential and all that earning it may ever rest on, in bits."""
        return self._around.get(id) or self.bit(id)

    def under(self, need: Need) -> int:
        """All that meeting a need may ever rest on, in bits; remembered by identity."""
        key = id(need)
        if key not in self._under:
            bits = 0
            for one in need.touched:
                bits |= self.around(one)
            self._under[key] = need, bits
        return self._under[key][1]

    def fetch(self, moves: Iterable[Move]) -> None:
        """Fetch at once what profiles of some moves take, as far as they lie outside."""
        earning = (move for move in moves if isinstance(move, Earn | Award))
        new = [move for move in earning if move.credential.id not in self.surveyed and move.key not in self._fetched]
        if new:
            self._fetched.update(move.key for move in new)
            self.profiler.terrain.prepare(new)

    def profile(self, move: Move) -> Profile:
        """What a move takes by itself."""
        known = self.own.get(move.key)
        if known is not None:
            return known
        if isinstance(move, Earn | Award):
            self.fetch((move,))
            if move.credential.id in self.surveyed or not self._differs(move):
                return self.ground.profile(move)
        self.own[move.key] = self.profiler.profile(move)
        return self.own[move.key]


def _asks(move: Move, met: frozenset[int]) -> bool:
    """Whether a move asks some of the parts."""
    return bool(met) and any(id(node) in met for tree in asked_of(move) for node in walk(tree))
