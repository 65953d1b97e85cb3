"""Stakes: what planned steps take at least, and what they may still claim."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pathways.recognition.scene import Scene
from pathways.recognition.support import Key
from pathways.routing.beside import Beside
from pathways.routing.claiming import claimable
from pathways.routing.cost import SCALE
from pathways.routing.draft import Draft
from pathways.routing.move import Move
from pathways.routing.needs import INFINITE
from pathways.routing.outlook import Outlook
from pathways.routing.overlap import held_name, used_by
from pathways.routing.profile import MEASURES, Measure, Profile, Room, Saving
from pathways.routing.sheet import Claiming
from pathways.routing.wants import Claims


class Item(NamedTuple):
    """Something still to be had: the least of each measure, and all that it may rest on, in bits."""

    amounts: tuple[int, ...]
    under: int


class Around(NamedTuple):
    """What bears on a step's claims: the planned credentials, in bits, what is ready by name, and the room left."""

    planned: int
    ready: frozenset[Key]
    left: int


class Stake(NamedTuple):
    """What a step takes at least where all it may claim is free, what claiming takes, and the share it may spare."""

    least: tuple[int, ...]
    more: Item | None = None
    share: int = 0


@dataclass
class Stakes:
    """Answers once per step, what it claims, and what else bears on that."""

    outlook: Outlook
    beside: Beside
    steps: int  # what a plan has at most
    _known: dict[tuple[object, ...], Stake] = field(default_factory=dict)
    _singles: dict[tuple[str, ...], tuple[frozenset[Key], frozenset[str], int]] = field(default_factory=dict)

    def of(self, draft: Draft, step: int, planned: int) -> Stake:
        """The stake of a step of a draft, where the credentials in `planned` (bits) are to be had already."""
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
        left = self.steps - len(draft.moves) + 1
        key = (move.key, open_, told, planned & self._under(move.key, profile), ready, left)
        if key not in self._known:
            listed = claimable(move, self.outlook.profiler.asking.floor, early=False)
            ids = frozenset(one.id for one in listed[open_:]) if open_ is not None else frozenset[str]()
            self._known[key] = self._stake(profile, claims, ids, Around(planned, ready, left * SCALE))
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
        return Stake(tuple(amounts), None, share)

    def _under(self, key: tuple[str, ...], profile: Profile) -> int:
        """All that the claims of a move may rest on, in bits."""
        name = (*key, "under")
        if name not in self._known:
            under = 0
            for one in profile.savings:
                under |= self.outlook.under(one.need) | self.outlook.under(one.otherwise)
            self._known[name] = Stake((), share=under)
        return self._known[name].share

    def _stake(self, profile: Profile, claims: tuple[Claiming, ...], open_: frozenset[str], around: Around) -> Stake:
        claimed = {claim.agreement.id: claim for claim in claims}
        free, paid, under = dict[str, int](), [dict[str, int]() for _ in MEASURES], 0
        single, sparing, room = list[Saving](), list[Saving](), Room({}, around.left, {})
        others: dict[str, tuple[int, ...]] = {}
        for saving in profile.savings:
            claim, id = claimed.get(saving.agreement), saving.agreement
            if claim is not None and (claim.spares or id in open_):
                sparing.append(saving)
                continue
            costs = self._costs(saving, around)
            if claim is not None or id not in open_ or max(costs) >= INFINITE or costs[Measure.STEPS] > around.left:
                costs = (INFINITE,) * len(MEASURES)
                free[id] = INFINITE
            else:
                sparing.append(saving)
                under |= self.outlook.under(saving.need) | self.outlook.under(saving.otherwise)
                others[id] = (0,) * len(MEASURES) if saving.shared or saving.exempts else costs
                if not saving.otherwise.met:
                    single.append(saving)
                    others[id] = self.beside.counted(
                        saving.otherwise, around.planned, around.left // SCALE, others=True
                    )
                    room.ready[id] = self._names(saving, around)
                # What adds to another claim, or exempts, may rest on what another does.
                room.steps[id] = 0 if saving.shared or saving.exempts else others[id][Measure.STEPS]
            for prices, cost in zip(paid, costs, strict=True):
                prices[id] = 0 if saving.shared and cost < INFINITE else cost
        lowest = [max(profile.least(one, free), profile.roomy(one, sparing, room, {})) for one in MEASURES]
        most = list(map(max, lowest, (profile.least(one, paid[one]) for one in MEASURES)))
        if others:
            new = [{id: costs[one] for id, costs in others.items()} for one in MEASURES]
            most = list(map(max, most, (profile.roomy(one, sparing, room, new[one]) for one in MEASURES)))
            ready = len({name for names in room.ready.values() for name in names})
            most = list(map(max, most, self._apart(profile, single, paid, new, ready))) if len(single) > 1 else most
        extra = tuple(high - low for high, low in zip(most, lowest, strict=True))
        return Stake(tuple(lowest), Item(extra, under) if any(extra) else None, profile.share(sparing, room))

    def _names(self, saving: Saving, around: Around) -> tuple[Key, ...]:
        """What is ready of that which may be all the evidence of a claim."""
        ids = self.outlook.ids(self.outlook.under(saving.otherwise) & around.planned)
        planned = {f"credential:{id}" for id in ids.intersection(saving.otherwise.ids)}
        return tuple(around.ready & (planned | self._held(saving)))

    def _costs(self, saving: Saving, around: Around) -> tuple[int, ...]:
        """What the evidence of a claim takes, by what counts in it."""
        used_up = not saving.otherwise.met and saving.need.met and around.ready.isdisjoint(self._held(saving))
        return self.beside.counted(saving.otherwise if used_up else saving.need, around.planned, around.left // SCALE)

    def _apart(
        self, profile: Profile, single: list[Saving], paid: list[dict[str, int]], new: list[dict[str, int]], ready: int
    ) -> list[int]:
        """What a step takes where each claim rests on one thing and no two on the same.

        All pay for something that is neither held nor planned; as many as there are such things are spared what that
        costs them, or gain what they spare.
        """
        found: list[int] = []
        for measure in MEASURES:
            prices = paid[measure] | {one.agreement: new[measure][one.agreement] for one in single}
            gains = sorted((min(prices[one.agreement], one.spares[measure]) for one in single), reverse=True)
            found.append(profile.least(measure, prices) - sum(gains[:ready]))
        return found

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
