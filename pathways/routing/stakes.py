"""Stakes: what planned steps take at least, and what they may still claim."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pathways.recognition.scene import Scene
from pathways.recognition.support import Key
from pathways.routing.beside import Beside, Left
from pathways.routing.claiming import claimable
from pathways.routing.cost import SCALE
from pathways.routing.draft import Draft
from pathways.routing.measures import MEASURES, Measure
from pathways.routing.move import Move, WorkOff
from pathways.routing.needs import INFINITE
from pathways.routing.outlook import Outlook
from pathways.routing.overlap import held_name, used_by
from pathways.routing.profile import Profile
from pathways.routing.saving import Room, Saving
from pathways.routing.sheet import Claiming
from pathways.routing.stock import Stock, bounds_of
from pathways.routing.wants import Claims
from pathways.routing.yields import Yield


class Item(NamedTuple):
    """Something still to be had: the least of each measure, and all that it may rest on, in bits."""

    amounts: tuple[int, ...]
    under: int


class Around(NamedTuple):
    """What bears on a step's claims: the planned credentials, in bits, what is ready by name, and the room left.

    `above`: how many steps the step serves, and itself.
    """

    planned: int
    ready: frozenset[Key]
    left: Left
    above: int


FREE, DEAR = (0,) * len(MEASURES), (INFINITE,) * len(MEASURES)
"""What takes nothing, and what is not to be had."""


class Stake(NamedTuple):
    """What a step takes at least where all it may claim is free, what claiming takes, and what it may spare."""

    least: tuple[int, ...]
    more: Item | None = None
    spared: Yield = Yield()


@dataclass
class Stakes:
    """Answers once per step, what it claims, and what else bears on that."""

    outlook: Outlook
    beside: Beside
    steps: int  # what a plan has at most
    _known: dict[tuple[object, ...], Stake] = field(default_factory=dict)
    _unders: dict[tuple[str, ...], int] = field(default_factory=dict)
    _singles: dict[tuple[str, ...], tuple[frozenset[Key], frozenset[str], int]] = field(default_factory=dict)

    def left(self, draft: Draft) -> Left:
        """How many steps may still be planned."""
        new = self.steps - len(draft.moves) + 1
        return Left(new, new + sum(isinstance(move, WorkOff) for move in draft.moves))

    def of(self, draft: Draft, step: int, planned: int, above: int) -> Stake:
        """The stake of a step of a draft, where the credentials in `planned` (bits) are to be had already.

        `above`: how many steps the step serves, and itself.
        """
        move = draft.moves[step]
        profile = self.outlook.profile(move)
        if not profile.savings:
            return self._plain(move.key, profile)
        settled = draft.sheets[step].recognized
        if settled is not None:
            return self._settled(profile, settled)
        claims, open_ = draft.sheets[step].claims, _position(draft, step)
        used = used_by(draft, step, self._scene) if claims else set()
        ready = self._ready(move, profile, planned) - used
        told = tuple((one.agreement.id, one.part) for one in claims)
        around = Around(planned, ready, self.left(draft), above)
        bearing = self.beside.bearing(self._under(move.key, profile), planned)
        key = (move.key, open_, told, bearing, ready, around.left, above)
        if key not in self._known:
            listed = claimable(move, self.outlook.profiler.asking.floor, early=False)
            ids = frozenset(one.id for one in listed[open_:]) if open_ is not None else frozenset[str]()
            self._known[key] = self._stake(profile, claims, ids, around)
        return self._known[key]

    def _ready(self, move: Move, profile: Profile, planned: int) -> frozenset[Key]:
        """What is held or planned of that which may be all the evidence of some claim, by name."""
        key = (*move.key, "single")
        if key not in self._singles:
            held = frozenset[Key](name for one in profile.savings for name in self._held(one))
            single = frozenset(id for one in profile.savings for id in one.otherwise.ids)
            bits = 0
            for id in single:
                bits |= self.outlook.bit(id)
            self._singles[key] = held, single, bits
        held, single, bits = self._singles[key]
        ids = self.outlook.ids(planned & bits) & single if planned & bits else ()
        return held.union(f"credential:{id}" for id in ids)

    def _plain(self, key: tuple[str, ...], profile: Profile) -> Stake:
        if key not in self._known:
            self._known[key] = Stake(tuple(one + more for one, more in zip(profile.fixed, profile.study, strict=True)))
        return self._known[key]

    def _settled(self, profile: Profile, recognized: int) -> Stake:
        share = min(recognized, profile.most)
        left = SCALE - share
        amounts = (one + more * left // SCALE for one, more in zip(profile.fixed, profile.study, strict=True))
        return Stake(tuple(amounts), None, Yield(((0, share),)))

    def _under(self, key: tuple[str, ...], profile: Profile) -> int:
        """All that the claims of a move may rest on, in bits."""
        if key not in self._unders:
            under = 0
            for one in profile.savings:
                under |= self.outlook.under(one.need) | self.outlook.under(one.otherwise)
            self._unders[key] = under
        return self._unders[key]

    def _stake(self, profile: Profile, claims: tuple[Claiming, ...], open_: frozenset[str], around: Around) -> Stake:
        stock = self._stock(profile, claims, open_, around)
        moments = {one.agreement: self._moment(one, around) for one in stock.sparing if one.agreement in stock.paid}
        lowest, most = list[int](), list[int]()
        for measure in MEASURES:
            low = high = profile.fixed[measure]
            if profile.study[measure]:
                low, high = bounds_of(profile, measure, stock)
            lowest.append(low)
            most.append(high)
        extra = tuple(high - low for high, low in zip(most, lowest, strict=True))
        more = Item(extra, stock.under) if any(extra) else None
        soonest = [(moments.get(one.agreement, 0), one) for one in stock.sparing]
        return Stake(tuple(lowest), more, Yield.of(profile, soonest, stock.room))

    def _stock(self, profile: Profile, claims: tuple[Claiming, ...], open_: frozenset[str], around: Around) -> Stock:
        """What may still be claimed, and is, and what its evidence takes."""
        claimed, under = {claim.agreement.id: claim for claim in claims}, 0
        room = around.left.new * SCALE
        stock = Stock([], [], {}, {}, {}, Room({}, room, {}))
        for saving in profile.savings:
            claim, id = claimed.get(saving.agreement), saving.agreement
            if claim is not None and (claim.spares or id in open_):
                stock.sparing.append(saving)
                continue
            costs = self._costs(saving, around) if claim is None and id in open_ else DEAR
            if max(costs) >= INFINITE or costs[Measure.STEPS] > room:
                stock.closed[id] = INFINITE
                continue
            stock.sparing.append(saving)
            under |= self.outlook.under(saving.need) | self.outlook.under(saving.otherwise)
            # What adds to another claim, or exempts, may rest on what another does.
            sharing = saving.shared or saving.exempts
            stock.paid[id] = FREE if saving.shared else costs
            stock.new[id] = FREE if sharing else costs
            if not saving.otherwise.met:
                stock.single.append(saving)
                stock.new[id] = self.beside.counted(saving.otherwise, around.planned, around.left, others=True)
                stock.room.ready[id] = self._names(saving, around)
            stock.room.steps[id] = stock.new[id][Measure.STEPS]
        return stock._replace(under=under)

    def _names(self, saving: Saving, around: Around) -> tuple[Key, ...]:
        """What is ready of that which may be all the evidence of a claim."""
        ids = self.outlook.ids(self.outlook.under(saving.otherwise) & around.planned)
        planned = {f"credential:{id}" for id in ids.intersection(saving.otherwise.ids)}
        return tuple(around.ready & (planned | self._held(saving)))

    def _costs(self, saving: Saving, around: Around) -> tuple[int, ...]:
        """What the evidence of a claim takes, by what counts in it."""
        used_up = not saving.otherwise.met and saving.need.met and around.ready.isdisjoint(self._held(saving))
        need = saving.otherwise if used_up else saving.evidence
        return self.beside.counted(need, around.planned, around.left)

    def _moment(self, saving: Saving, around: Around) -> int:
        """When the evidence of a claim may be had at the soonest."""
        return self.beside.soonest(saving.need, around.planned, self.steps - around.above)

    @property
    def _scene(self) -> Scene:
        return self.outlook.profiler.asking.scene

    def _held(self, saving: Saving) -> frozenset[str]:
        """What the held things that a claim may rest on are."""
        return frozenset(held_name(key, self._scene) for key in saving.held)


def _position(draft: Draft, step: int) -> int | None:
    """From which position on a step's claims are open; None: they are not."""
    for want in draft.wants:
        if isinstance(want, Claims) and want.step == step and not want.early:
            return want.position
    return None
