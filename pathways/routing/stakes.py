"""Stakes: what planned steps take at least, and what they may still claim."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pathways.recognition.scene import Scene
from pathways.routing.beside import Beside
from pathways.routing.claiming import claimable
from pathways.routing.cost import SCALE
from pathways.routing.draft import Draft
from pathways.routing.needs import INFINITE
from pathways.routing.outlook import Outlook
from pathways.routing.overlap import held_name, used_by
from pathways.routing.profile import MEASURES, Profile, Saving
from pathways.routing.sheet import Claiming
from pathways.routing.wants import Claims


class Item(NamedTuple):
    """Something still to be had: the least of each measure, and all that it may rest on, in bits."""

    amounts: tuple[int, ...]
    under: int


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
    _known: dict[tuple[object, ...], Stake] = field(default_factory=dict)

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
        used = used_by(draft, step, self._scene) if claims and any(one.held for one in profile.savings) else set()
        free = frozenset(name for one in profile.savings for name in self._held(one) if name not in used)
        told = tuple((one.agreement.id, one.part) for one in claims)
        key = (move.key, open_, told, planned & self._under(move.key, profile), free)
        if key not in self._known:
            listed = claimable(move, self.outlook.profiler.asking.floor, early=False)
            ids = frozenset(one.id for one in listed[open_:]) if open_ is not None else frozenset[str]()
            self._known[key] = self._stake(profile, claims, ids, (planned, free))
        return self._known[key]

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

    def _stake(
        self,
        profile: Profile,
        claims: tuple[Claiming, ...],
        open_: frozenset[str],
        beside: tuple[int, frozenset[str]],
    ) -> Stake:
        (planned, held), claimed = beside, {claim.agreement.id: claim for claim in claims}
        free, paid, under, share = dict[str, int](), [dict[str, int]() for _ in MEASURES], 0, 0
        single: list[Saving] = []
        for saving in profile.savings:
            claim = claimed.get(saving.agreement)
            if claim is not None and (claim.spares or saving.agreement in open_):
                share += saving.share
                continue
            costs = self._costs(saving, planned, held)
            if claim is not None or saving.agreement not in open_ or max(costs) >= INFINITE:
                costs = (INFINITE,) * len(MEASURES)
                free[saving.agreement] = INFINITE
            else:
                share += saving.share
                under |= self.outlook.under(saving.need) | self.outlook.under(saving.otherwise)
                single += [saving] if not saving.otherwise.met else []
            for prices, cost in zip(paid, costs, strict=True):
                prices[saving.agreement] = 0 if saving.shared and cost < INFINITE else cost
        lowest = tuple(profile.least(measure, free) for measure in MEASURES)
        most = [profile.least(measure, paid[measure]) for measure in MEASURES]
        if len(single) > 1:
            most = list(map(max, most, self._apart(profile, single, paid, beside)))
        extra = tuple(high - low for high, low in zip(most, lowest, strict=True))
        return Stake(lowest, Item(extra, under) if any(extra) else None, min(share, profile.most))

    def _costs(self, saving: Saving, planned: int, held: frozenset[str]) -> tuple[int, ...]:
        """What the evidence of a claim takes, by what counts in it."""
        used_up = not saving.otherwise.met and saving.need.met and held.isdisjoint(self._held(saving))
        return self.beside.counted(saving.otherwise if used_up else saving.need, planned)

    def _apart(
        self,
        profile: Profile,
        single: list[Saving],
        paid: list[dict[str, int]],
        beside: tuple[int, frozenset[str]],
    ) -> list[int]:
        """What a step takes where each claim rests on one thing and no two on the same.

        All pay for something that is neither held nor planned; as many as there are such things are spared what that
        costs them, or gain what they spare.
        """
        planned, held = beside
        ready = {name for one in single for name in self._held(one) if name in held}
        ids = {id for one in single for id in one.otherwise.ids}
        ready |= self.outlook.ids(planned) & ids
        others = {one.agreement: self.beside.counted(one.otherwise, planned, others=True) for one in single}
        found: list[int] = []
        for measure in MEASURES:
            prices = paid[measure] | {id: costs[measure] for id, costs in others.items()}
            gains = sorted((min(prices[one.agreement], one.spares[measure]) for one in single), reverse=True)
            found.append(profile.least(measure, prices) - sum(gains[: len(ready)]))
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
