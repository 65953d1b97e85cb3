"""Offers: every way in which a draft may settle one of its wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pathways.model.grade import GradeScope
from pathways.model.kinds import Verdict
from pathways.model.requirement import (
    CreditsFrom,
    Experience,
    Group,
    Holds,
    Lacks,
    LanguageLevels,
    Requirement,
    TestScores,
)
from pathways.recognition.support import NOTHING, join
from pathways.recognition.tree import supports
from pathways.routing.claiming import claim
from pathways.routing.draft import Draft, Offer
from pathways.routing.granting import granted_to
from pathways.routing.move import Earn
from pathways.routing.sheet import Claiming, Late, Mark
from pathways.routing.speaking import speaking
from pathways.routing.standins import StandIns
from pathways.routing.supply import Supply
from pathways.routing.things import Things
from pathways.routing.twins import Twins
from pathways.routing.wants import Meet, Pick, Pool, Several, Want
from pathways.routing.workable import worked


@dataclass(frozen=True)
class Offers:
    """Makes offers from one supply."""

    supply: Supply
    twins: Twins
    standins: StandIns

    @cached_property
    def things(self) -> Things:
        """Makes the offers by things."""
        return Things(self.supply, self.twins)

    def meeting(self, draft: Draft, want: Meet) -> list[Offer]:
        """Ways to meet a part of a requirement."""
        node, asked = want.node, want.asked
        if id(node) in self.supply.asking.met:
            return [Offer()]
        if want.mean is not None and not (isinstance(node, Holds) and node.count == 1):
            return []
        free = self.supply.free(node, asked) if want.mean is None else None
        if free is not None:
            return [Offer(free)]
        found = self._grouped(draft, want, node) if isinstance(node, Group) else self._leaf(draft, want, node)
        return [*found, *self._granted(draft, want)]

    def _granted(self, draft: Draft, want: Meet) -> Iterator[Offer]:
        """A part that agreements admit to or exempt from."""
        move = draft.moves[want.step]
        if want.role or not isinstance(move, Earn):
            return
        whole = want.node is move.requires
        for agreement in granted_to(move, want.node.name, self.supply.asking.floor, whole=whole):
            node = None if whole and not want.node.name else (want.node, agreement.id)
            if draft.sheets[want.step].claims_of(agreement.id):
                yield Offer(granted=node)
                continue
            asked = claim(draft, want, agreement, self.supply)
            yield Offer(wants=(asked,), claim=Claiming(agreement, None), granted=node)

    def _part(self, draft: Draft, want: Want, node: Requirement, mean: Group | None = None) -> Meet:
        """The want of a part, on behalf of another want."""
        asked = want.asked
        if node.throughout and not asked.throughout:
            asked = asked._replace(throughout=True)
        return Meet(want.step, want.role, asked, self.supply.need(node, asked, draft.moves[want.step]), node, mean)

    def _grouped(self, draft: Draft, want: Meet, group: Group) -> list[Offer]:
        mean = group if group.mean is not None else None
        marked = (want.role, group) if mean is not None else None
        if group.needed == len(group.items):
            return [Offer(wants=tuple(self._part(draft, want, item, mean) for item in group.items), mean=marked)]
        chosen, left, items = NOTHING, group.needed, list(group.items)
        if mean is None:
            for item in group.items:
                one = self.supply.free(item, want.asked._replace(throughout=want.asked.throughout or item.throughout))
                if left and one is not None:
                    chosen, left = join(chosen, one) or chosen, left - 1
                    items.remove(item)
        if not left:
            return [Offer(chosen)]
        pick = self._pick(draft, want, tuple(items), left, mean)
        if left > 1 or mean is not None or chosen is not NOTHING:
            return [Offer(chosen, wants=(pick,), mean=marked)]
        return self.picking(draft, pick)

    def _pick(self, draft: Draft, want: Want, items: tuple[Requirement, ...], needed: int, mean: Group | None) -> Pick:
        need = self.supply.need_among(items, needed, want.asked, draft.moves[want.step])
        return Pick(want.step, want.role, want.asked, need, items, needed, mean)

    def picking(self, draft: Draft, want: Pick) -> list[Offer]:
        """Ways to meet the next of some items; those before it are left aside."""
        found: list[Offer] = []
        for position, item in enumerate(want.items[: len(want.items) - want.needed + 1]):
            one = self._part(draft, want, item, want.mean)
            if want.needed == 1 and not isinstance(item, Experience):
                found += self.meeting(draft, one)
                continue
            rest = want.items[position + 1 :]
            more = (self._pick(draft, want, rest, want.needed - 1, want.mean),) if want.needed > 1 else ()
            found.append(Offer(wants=(one, *more)))
        return found

    def _leaf(self, draft: Draft, want: Meet, leaf: Requirement) -> list[Offer]:
        match leaf:
            case Holds() if leaf.count > 1:
                return self.things.several(
                    draft, Several(want.step, want.role, want.asked, want.need, leaf, leaf.count)
                )
            case CreditsFrom():
                return self.things.pooling(draft, Pool(want.step, want.role, want.asked, want.need, leaf))
            case LanguageLevels() | TestScores():
                found = speaking(draft, want, leaf, self.supply)
                return found if leaf.combine else self.standins.first(found)
            case Experience():
                return worked(draft, want, leaf, self.supply)
            case Lacks():
                held = supports(leaf, self.supply.as_asked(want.asked), throughout=want.asked.throughout)
                return [Offer(late=Late(want.role, leaf, want.asked.throughout))] if held else []
            case _:
                named = self.twins.first(self.things.cited(draft, want, leaf, want.asked), draft, want)
                return [marked for _, one in named if (marked := self._marked(draft, want, one))]

    def _marked(self, draft: Draft, want: Meet, offer: Offer) -> Offer | None:
        """An offer with the grade that it counts toward the mean; None where that is not known."""
        mean = want.mean.mean if want.mean is not None else None
        if mean is None:
            return offer
        assert want.mean is not None
        cited = offer.support.trail[-1].cited[0]
        if isinstance(cited, int):
            enough = self.supply.asking.floor <= Verdict.CONDITIONAL
            return offer._replace(mark=Mark(want.role, want.mean, None)) if enough else None
        grades = self.supply.asking.scene.thing_of[cited].grades
        known = [one.value for one in grades if one.scale == mean.scale and one.scope is GradeScope.OVERALL]
        return offer._replace(mark=Mark(want.role, want.mean, max(known))) if known else None
