"""The search: a draft settles one want after another, in every way that could better what is known.

The want with the fewest ways is settled first, so what is forced is planned at once and each branch decides something
that is really open. Every plan is met once: a want is settled by what is held, by a step that is planned already, or by
a new one, and a step is planned by the first want that cites it. A draft is left when no plan that completes it can be
better than one already found (see `gauge`). Hence the answer is complete when the search ends by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from pathways.recognition.asking import Asking
from pathways.recognition.thing import End
from pathways.routing.agenda import Agenda
from pathways.routing.bar import Bar
from pathways.routing.chooser import Chooser
from pathways.routing.claiming import opened
from pathways.routing.cost import Low
from pathways.routing.draft import Draft, Offer
from pathways.routing.gauge import Gauge, Standing
from pathways.routing.move import Arrive, Move, WorkOff
from pathways.routing.observer import Observer
from pathways.routing.offers import Offers
from pathways.routing.overlap import overlapping
from pathways.routing.payer import Payer
from pathways.routing.plan import Planner, cast_of
from pathways.routing.sheet import Sheet
from pathways.routing.shortcuts import roundabout
from pathways.routing.sieve import Sieve
from pathways.routing.standins import StandIns
from pathways.routing.supply import Supply
from pathways.routing.twins import Twins
from pathways.routing.wants import Claims, Want
from pathways.routing.workable import opened_by_work, unworked


class _Child(NamedTuple):
    """A draft that is worth a visit."""

    draft: Draft
    standing: Standing


@dataclass
class Search:
    """One search at one floor of certainty, adding to a front that may already hold plans of a higher one."""

    supply: Supply
    asking: Asking
    chooser: Chooser
    gauge: Gauge
    bar: Bar
    horizon: End
    payer: Payer
    observer: Observer

    def run(self, arrival: Arrive) -> None:
        """Search to the end, or until the observer stops it.

        First among plans that claim nothing but with what they hold or plan anyway: those are few, and often the best
        of all, so that the search for the rest has something to better.
        """
        self._sieve = Sieve(self.gauge.outlook, self.bar)
        self.supply.sieve = self._sieve
        offers = Offers(self.supply, Twins(self.gauge.outlook), StandIns(self.gauge.outlook))
        for closed in (True, False):
            self.agenda = Agenda(self.supply, offers, closed)
            wants = tuple(opened(arrival, 0, self.supply))
            draft = Draft((arrival,), (Sheet(),), wants, (0,))
            standing = self._standing(draft)
            if standing is None:
                return
            self._least = standing.low
            self._visit(draft, standing)
            if not self.agenda.left_out:
                return

    def _visit(self, draft: Draft, standing: Standing) -> None:
        self.observer.opened(draft.moves)
        self._sieve.standing = standing
        while draft.wants:
            want, offers = self.agenda.next(draft)
            if isinstance(want, Claims) and not want.early and self._unworked(draft):
                return
            if not offers:
                return
            if len(offers) > 1:
                self._branch(draft, want, offers)
                return
            settled = self._settled(draft, want, offers[0])
            if settled is None:
                return
            if len(settled.moves) > len(draft.moves):
                grown = self._standing(settled)
                if grown is None:
                    return
                self._sieve.standing = grown
            draft = settled
        if not unworked(draft, self.supply) and not overlapping(draft, self.asking.scene):
            self._complete(draft)

    def _standing(self, draft: Draft) -> Standing | None:
        """What a draft takes at least; None where that is of no use."""
        standing = self.gauge.standing(draft)
        return None if standing is None or self.bar.beaten(standing.low) else standing

    def _branch(self, draft: Draft, want: Want, offers: Iterable[Offer]) -> None:
        """Visit the children of a draft, the least first; each is made only once all that may be less are visited."""
        waiting: list[tuple[tuple[int, ...], int, Offer, Low, _Child | None]] = []
        for position, offer in enumerate(offers):
            low = self._sieve.least(draft, want, offer.move)
            waiting.append((self._eager(low), position, offer, low, None))
        heapify(waiting)
        while waiting:
            rank, position, offer, low, child = heappop(waiting)
            if self.bar.beaten(low):
                continue
            if child is None:
                child = self._child(draft, want, offer)
                if child is None:
                    continue
                low = child.standing.low
                known = max(rank, self._eager(low))
                if waiting and (known, position) > waiting[0][:2]:
                    heappush(waiting, (known, position, offer, low, child))
                    continue
            self._visit(child.draft, child.standing)

    def _child(self, draft: Draft, want: Want, offer: Offer) -> _Child | None:
        child = self._settled(draft, want, offer)
        standing = self._standing(child) if child is not None else None
        return None if child is None or standing is None else _Child(child, standing)

    def _eager(self, low: Low) -> tuple[int, ...]:
        """What orders branches: price and months, each as a share of the least that any plan takes."""
        price, months = (max(1, least) for least in (self._least.price, self._least.months))
        return low.price * months + low.months * price, low.steps, low.price

    def _unworked(self, draft: Draft) -> bool:
        """Whether too little work is planned and nothing that may still be claimed rests on work."""
        open_ = (want for want in draft.wants if isinstance(want, Claims))
        if any(self.gauge.rests_on_work(draft.moves[want.step]) for want in open_):
            return False
        return unworked(draft, self.supply)

    def _settled(self, draft: Draft, want: Want, offer: Offer) -> Draft | None:
        if offer.move is not None:
            self.gauge.outlook.planned(offer.move)
        opened = self._opened(offer.move, len(draft.moves)) if offer.move is not None else ()
        settled = draft.settled(want, offer, opened)
        return None if settled is None or roundabout(settled, want, offer, self.supply) else settled

    def _opened(self, move: Move, index: int) -> Iterable[Want]:
        if isinstance(move, WorkOff):
            return opened_by_work(move, index, self.supply)
        return opened(move, index, self.supply)

    def _complete(self, draft: Draft) -> None:
        asking = replace(self.asking, cast=cast_of(draft.moves))
        planner = Planner(asking, self.payer, self.horizon, self.bar.beaten, self.observer.weighed)
        for choices in self.chooser.choices(draft, asking):
            for plan in planner.plans(draft.moves, choices):
                price = self.bar.limits.price_cad
                if price is None or plan.cost.price <= Fraction(price):
                    self.observer.found(plan)
                    self.bar.front.add(plan)
