"""What needs take beside planned steps: what is planned may serve them, or what they rest on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pathways.recognition.support import Key
from pathways.routing.cost import SCALE
from pathways.routing.ground import OUTSIDE
from pathways.routing.measures import COUNTED, MEASURES, SOONEST, Measure
from pathways.routing.move import Move
from pathways.routing.needs import INFINITE, Need, given, least, without
from pathways.routing.outlook import UNKNOWN, Outlook
from pathways.routing.profile import Profile
from pathways.routing.saving import Room
from pathways.routing.usable import WORK


class Left(NamedTuple):
    """How many new steps a plan may take, and how many may lead to one: those, and what work is planned."""

    new: int
    within: int


Bearing = tuple[int, int, int, Left, tuple[bool, ...]]
"""A need by identity, and all that bears on what it takes."""


@dataclass
class Beside:
    """Answers once per need, set of planned credentials that bear on it, and steps that a plan may still take."""

    outlook: Outlook
    _given: dict[Bearing, tuple[Need, tuple[int, ...]]] = field(default_factory=dict)
    _bears: dict[int, tuple[Need, int, tuple[int, ...]]] = field(default_factory=dict)
    _alone: dict[tuple[str, int, int], tuple[int, ...]] = field(default_factory=dict)
    _evidence: dict[str, int] = field(default_factory=dict)
    _soonest: dict[tuple[int, int, int], tuple[Need, int]] = field(default_factory=dict)

    def amounts(self, need: Need, planned: int, left: Left, *, worked: bool) -> tuple[int, ...]:
        """What meeting a need takes at least, where the credentials in `planned` (bits) are to be had already.

        `worked`: some work is planned already, and may serve.
        """
        return self._found(need, planned, 3 if worked else 0, left)

    def soonest(self, need: Need, planned: int, steps: int) -> int:
        """When a need may be met at the soonest, in a plan where so many steps may lead to that."""
        direct = 0
        for one in need.touched:
            direct |= self.outlook.bit(one)
        direct &= planned
        if not direct:
            return self.outlook.cost(need, SOONEST, steps)
        key = id(need), direct, steps
        if key not in self._soonest:
            rest = given(need, self.outlook.ids(direct))
            self._soonest[key] = need, self.outlook.reckoned(rest, SOONEST, steps)
        return self._soonest[key][1]

    def counted(self, need: Need, planned: int, left: Left, *, others: bool = False) -> tuple[int, ...]:
        """The same for what is counted, without what it requires; with `others`, by what is not planned."""
        return self._found(need, planned, 2 if others else 1, left)

    def _found(self, need: Need, planned: int, kind: int, left: Left) -> tuple[int, ...]:
        outlook = self.outlook
        if need.met:
            return (0,) * len(MEASURES)
        shared, offset = self.bearing(outlook.under(need), planned), COUNTED if kind in (1, 2) else 0
        key = self._key(need, shared, kind, left) if shared else (id(need), 0, kind, left, ())
        if key not in self._given:
            rest = need
            if shared:
                rest = (without if kind == 2 else given)(need, outlook.ids(shared))
            # The need is kept beside its amounts, so that its identity stays its own.
            self._given[key] = (
                need,
                tuple(self._least(rest, measure, (shared, offset, left), worked=kind == 3) for measure in MEASURES),
            )
        return self._given[key][1]

    def bearing(self, under: int, planned: int) -> int:
        """The planned credentials, in bits, that bear on what rests on `under`.

        All of them where some of that lies outside: which of them it may rest on is not told there.
        """
        return planned if under & self.outlook.bit(OUTSIDE) else under & planned

    def _key(self, need: Need, shared: int, kind: int, left: Left) -> Bearing:
        """What tells needs apart, as far as planned credentials bear on what they take."""
        known = self._bears.get(id(need))
        if known is None:
            near, arounds = 0, {self.outlook.around(id) for id in need.touched}
            for one in need.touched:
                near |= self.outlook.bit(one) | self._direct(one)
            known = self._bears[id(need)] = (need, near, tuple(sorted(arounds)))
        _, near, sets = known
        return id(need), shared & near, kind, left, tuple(bool(around & shared) for around in sets)

    def _least(self, need: Need, measure: Measure, beside: tuple[int, int, Left], *, worked: bool) -> int:
        """What a need takes where planned steps may serve what it rests on: then each thing by itself."""
        (planned, offset, left), outlook = beside, self.outlook
        stepped = offset + measure == Measure.STEPS
        if not planned and not (stepped and worked):
            return outlook.cost(need, offset + measure, left.within)
        serving = planned | (outlook.bit(WORK) | outlook.bit(OUTSIDE) if stepped and worked else 0)

        def alone(id: str) -> int:
            return self.alone(id, planned, left.new - 1)[measure]

        def found(id: str) -> int:
            return alone(id) if outlook.around(id) & serving else outlook.of(id, offset + measure, left.within)

        most = least(need, found, timed=measure is Measure.BUSY, stepped=stepped and not worked, alone=alone)
        return max(most, need.fewest * SCALE) if measure is Measure.STEPS else most

    def alone(self, id: str, planned: int, left: int) -> tuple[int, ...]:
        """What earning a credential takes by itself, where its claims rest on what is held, planned, or new.

        Claims on what is new take no more than `left` steps.
        """
        if not self.outlook.inside(id):
            return UNKNOWN
        key = id, self._direct(id) & planned, max(0, left)
        if key not in self._alone:
            have, found = self.outlook.ids(key[1]), [INFINITE] * len(MEASURES)
            for move in self._moves(id):
                profile = self.outlook.profile(move)
                room = room_for(profile, have, key[2])
                found = list(map(min, found, (profile.by_itself(measure, room) for measure in MEASURES)))
            self._alone[key] = tuple(found)
        return self._alone[key]

    def _direct(self, id: str) -> int:
        """What the claims of a credential may rest on directly, in bits; nothing where it was not surveyed."""
        if id not in self._evidence:
            self._evidence[id] = self._bits(id) if self.outlook.inside(id) else 0
        return self._evidence[id]

    def _moves(self, id: str) -> tuple[Move, ...]:
        return self.outlook.profiler.terrain.earning(id) if self.outlook.alive(id) else ()

    def _bits(self, id: str) -> int:
        """All that the claims of a credential may rest on directly, in bits."""
        bits = 0
        for move in self._moves(id):
            for one in self.outlook.profile(move).savings:
                for below in one.need.touched | one.otherwise.touched:
                    bits |= self.outlook.bit(below)
        return bits


def room_for(profile: Profile, have: frozenset[str], left: int) -> Room:
    """The room for the claims of a move where some credentials are to be had already.

    So may work be, whatever it was planned for.
    """
    steps, ready = dict[str, int](), dict[str, tuple[Key, ...]]()
    have |= {WORK}
    for one in profile.savings:
        if one.shared or one.exempts:
            unmet = not left and not given(one.need, have).met
            steps[one.agreement] = SCALE if unmet else 0
        elif one.otherwise.met:
            steps[one.agreement] = 0 if given(one.evidence, have).met else SCALE
        else:
            steps[one.agreement] = SCALE
            ready[one.agreement] = (*one.held, *have.intersection(one.otherwise.ids))
    return Room(steps, left * SCALE, ready)
