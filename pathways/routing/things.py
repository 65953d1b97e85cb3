"""Offers by things: what is held, what is planned already and what could be earned, singly or several together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pathways.model.requirement import CreditsFrom, Holds, Requirement
from pathways.recognition.leaves.credits import all_free, as_pool, nested
from pathways.recognition.support import NOTHING, Support, join
from pathways.routing.disguise import disguised
from pathways.routing.draft import Draft, Offer
from pathways.routing.earning import needless, new_moves, own
from pathways.routing.move import Award, Earn
from pathways.routing.outdone import NONE, Evidence, outdone
from pathways.routing.shortcuts import link_of
from pathways.routing.supply import Supply
from pathways.routing.twins import Twins
from pathways.routing.wants import Asked, Meet, Pool, Several, Want

ZERO = Fraction(0)


@dataclass(frozen=True)
class Things:
    """Makes offers by things from one supply."""

    supply: Supply
    twins: Twins

    def cited(self, draft: Draft, want: Want, leaf: Requirement, asked: Asked) -> list[tuple[str, Offer]]:
        """Offers by one thing each: held, planned already, or to be earned; each under its name."""
        found = self._cited(draft, want, leaf, asked)
        spared = outdone(draft, want.step, want.role, self.supply) if want.role else NONE
        if not spared.held and not spared.ids:
            return found
        return [one for one in found if not _rests(one[1], draft, spared)]

    def _cited(self, draft: Draft, want: Want, leaf: Requirement, asked: Asked) -> list[tuple[str, Offer]]:
        held = [(name, Offer(one)) for name, one in self.supply.held(leaf, asked)]
        if self._enough(want, leaf, held):
            return held  # what is held and serves for good is not earned again
        held += [(name, Offer(one)) for name, one in disguised(draft, want, leaf, self.supply)]
        return [*held, *self._planned(draft, want, leaf, asked), *self._new(draft, want, leaf, asked)]

    def _enough(self, want: Want, leaf: Requirement, held: Sequence[tuple[str, Offer]]) -> bool:
        """Whether what is held meets a leaf of a requirement for good (of a claim, which evidence it is matters)."""
        if want.role or (isinstance(want, Meet) and want.mean is not None):
            return False
        if isinstance(leaf, CreditsFrom):
            return (
                all_free(leaf, [(name, one.support) for name, one in held], self.supply.as_asked(want.asked))
                is not None
            )
        free = {name for name, one in held if self._serves(one.support)}
        return len(free) >= (leaf.count if isinstance(leaf, Holds) else 1)

    def _serves(self, support: Support) -> bool:
        return support.free and support.since <= self.supply.asking.scene.start

    def _planned(self, draft: Draft, want: Want, leaf: Requirement, asked: Asked) -> Iterator[tuple[str, Offer]]:
        for index, move in enumerate(draft.moves):
            if index == want.step or not isinstance(move, Earn | Award) or own(draft, want, move):
                continue
            if move.credential.id not in asked.refused:
                for name, one in self.supply.placed(leaf, asked, move, index):
                    yield name, Offer(one, link=link_of(draft, want, leaf, asked, (index, move), self.supply))

    def _new(self, draft: Draft, want: Want, leaf: Requirement, asked: Asked) -> Iterator[tuple[str, Offer]]:
        index = len(draft.moves)
        for move in new_moves(draft, want, self.supply.earned(leaf, asked), self.supply):
            if needless(draft, want, leaf, move, self.supply):
                continue
            for name, one in self.supply.placed(leaf, asked, move, index):
                yield name, Offer(one, move, link=link_of(draft, want, leaf, asked, (index, move), self.supply))

    def several(self, draft: Draft, want: Several) -> list[Offer]:
        """Ways to choose the next of several different things for one leaf."""
        taken, last, left, chosen = want.taken, want.last, want.left, NOTHING
        found = self.cited(draft, want, want.leaf, want.asked)
        if not last and not want.asked.counts:
            for name, offer in found:
                if left and name not in taken and offer.move is None and self._serves(offer.support):
                    chosen, left, taken = join(chosen, offer.support) or chosen, left - 1, taken | {name}
        if not left:
            return [Offer(chosen)]
        offers: list[Offer] = []
        open_ = [one for one in found if one[0] > last and one[0] not in taken]
        for name, offer in self.twins.first(open_, draft, want):
            both = join(chosen, offer.support)
            more = (replace(want, left=left - 1, last=name, taken=taken),) if left > 1 else ()
            if both is not None:
                offers.append(offer._replace(support=both, wants=more))
        return offers

    def pooling(self, draft: Draft, want: Pool) -> list[Offer]:
        """Ways to choose the next thing whose credits count, from the largest down, none of them needless."""
        needed = want.leaf.credits.semester(None)
        if needed is None:
            return []
        items = sorted(self._items(draft, want), key=lambda item: item[:2])
        rest, worth = sum((-owed for owed, _, _ in items), ZERO), set[str]()
        if want.total + rest >= needed:
            worth.update(name for name, _ in self.twins.first([item[1:] for item in items], draft, want))
        offers: list[Offer] = []
        for owed, name, offer in items:
            if want.total + rest < needed:
                break
            rest += owed
            if name not in worth or nested(offer.support, want.chosen, self.supply.asking):
                continue
            both, total = join(want.chosen, offer.support), want.total - owed
            if both is None:
                continue
            if total >= needed:
                offers.append(Offer(as_pool(want.leaf, both), offer.move))
                continue
            # What is chosen is told in the end; the step that it plans is cited from now on.
            left = self.supply.pool_left(want.leaf, want.asked, total, (owed, name))
            need = want.need if want.need.met else left  # what things may come to count as leaves nothing to bound
            more = replace(want, chosen=both, total=total, last=(owed, name), need=need)
            offers.append(Offer(NOTHING, offer.move, (more,)))
        return offers

    def _items(self, draft: Draft, want: Pool) -> Iterator[tuple[Fraction, str, Offer]]:
        """What may be chosen next, in the order of the tuples: its credits taken off, its name."""
        for name, offer in self.cited(draft, want, want.leaf, want.asked):
            cited = offer.support.trail[0].cited[0]
            thing = self.supply.asking.scene.thing_of[cited] if isinstance(cited, str) else None
            if isinstance(cited, int):
                thing = (offer.move or draft.moves[cited]).player(cited).thing
            amount = thing.credits if thing else None
            if amount and (want.last is None or (-amount, name) > want.last):
                yield -amount, name, offer


def _rests(offer: Offer, draft: Draft, some: Evidence) -> bool:
    """Whether an offer rests on some evidence."""
    for key in offer.support.evidence:
        if isinstance(key, str):
            if key in some.held:
                return True
            continue
        move = offer.move if key == len(draft.moves) else draft.moves[key]
        if isinstance(move, Earn | Award) and move.credential.id in some.ids:
            return True
    return False
