"""Stakes: what planned steps take at least, and what they may still claim."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pathways.recognition.scene import Scene
from pathways.recognition.support import Key
from pathways.routing.beside import Beside
from pathways.routing.claiming import claimable
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
        claims, open_ = draft.sheets[step].claims, _position(draft, step)
        used = used_by(draft, step, self._scene) if claims and any(one.held for one in profile.savings) else set()
        spent = frozenset(one.agreement for one in profile.savings if used and self._spent(one, used))
        told = tuple((one.agreement.id, one.part) for one in claims)
        key = (move.key, open_, told, planned & self._under(move.key, profile), spent)
        if key not in self._known:
            listed = claimable(move, self.outlook.profiler.asking.floor, early=False)
            ids = frozenset(one.id for one in listed[open_:]) if open_ is not None else frozenset[str]()
            self._known[key] = self._stake(profile, claims, ids, (planned, spent))
        return self._known[key]

    def _plain(self, key: tuple[str, ...], profile: Profile) -> Stake:
        if key not in self._known:
            self._known[key] = Stake(tuple(one + more for one, more in zip(profile.fixed, profile.study, strict=True)))
        return self._known[key]

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
        (planned, spent), claimed = beside, {claim.agreement.id: claim for claim in claims}
        free, paid, under, share = dict[str, int](), [dict[str, int]() for _ in MEASURES], 0, 0
        for saving in profile.savings:
            claim = claimed.get(saving.agreement)
            if claim is not None and (claim.spares or saving.agreement in open_):
                share += saving.share
                continue
            need = saving.otherwise if saving.agreement in spent else saving.need
            shut = claim is not None or saving.agreement not in open_
            costs = (INFINITE,) * len(MEASURES) if shut else self.beside.amounts(need, planned)
            if max(costs) >= INFINITE:
                free[saving.agreement] = INFINITE
            else:
                share += saving.share
                under |= self.outlook.under(need)
            for prices, cost in zip(paid, costs, strict=True):
                prices[saving.agreement] = 0 if saving.shared and cost < INFINITE else cost
        lowest = tuple(profile.least(measure, free) for measure in MEASURES)
        most = (profile.least(measure, paid[measure]) for measure in MEASURES)
        extra = tuple(high - low for high, low in zip(most, lowest, strict=True))
        return Stake(lowest, Item(extra, under) if any(extra) else None, min(share, profile.most))

    @property
    def _scene(self) -> Scene:
        return self.outlook.profiler.asking.scene

    def _spent(self, saving: Saving, used: set[Key]) -> bool:
        """Whether all that is held for a claim is used by other claims of its step."""
        return bool(saving.held) and all(held_name(key, self._scene) in used for key in saving.held)


def _position(draft: Draft, step: int) -> int | None:
    """From which position on a step's claims are open; None: they are not."""
    for want in draft.wants:
        if isinstance(want, Claims) and want.step == step and not want.early:
            return want.position
    return None
