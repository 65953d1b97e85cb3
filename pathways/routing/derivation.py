"""Derivations: what can be earned at all in a catalogue, and what cannot be earned without what.

What is asked of the person (language, experience, standing, judgement, what must be lacked) is taken as met, moments
and what counts twice are left aside, and what is not among the credentials that are looked at is at hand. So what
cannot be derived cannot be earned, and what every derivation holds is on every route.

What can be derived is the least set closed under the moves, with "n of m" as it is. What a credential cannot be earned
without is the greatest solution of: itself, and what each of its moves needs; a group needs what too few of its items
can do without. Sets are integers, one bit a credential; -1 is all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_

from pathways.model.requirement import Group, Requirement
from pathways.routing.citations import Amount, Citation, Citations, Deed

EVERYTHING = -1


@dataclass
class Derivation:
    """The credentials that are looked at, by place, with the deeds that earn each of them."""

    ids: Sequence[str]
    deeds: Mapping[str, Sequence[Deed]]
    citations: Citations
    given: frozenset[str]  # how these are earned is not stated: they are at hand
    looked: Callable[[], None]
    reached: dict[str, None] = field(default_factory=dict)  # in the order in which they are derived
    needs: dict[str, int] = field(default_factory=dict)
    _got: dict[int, Amount] = field(default_factory=dict)
    _leaf_needs: dict[int, int] = field(default_factory=dict)

    def derive(self) -> None:
        """Find what can be earned."""
        waiting = [*self.given, *(id for id in self.ids if self._derived(id))]
        while waiting:
            id = waiting.pop()
            if id in self.reached:
                continue
            self.looked()
            self.reached[id] = None
            for citation in self.citations.citing(id):
                before = self._met(citation)
                self._got[citation.place] = self._got.get(citation.place, 0) + citation.weight(id)
                if not before and self._met(citation):
                    waiting += [user for user in citation.users if user not in self.reached and self._derived(user)]

    def _derived(self, id: str) -> bool:
        return any(self.opens(deed, deed.asked) for deed in self.deeds.get(id, ()))

    def _met(self, citation: Citation) -> bool:
        return citation.outside + self._got.get(citation.place, 0) >= citation.asked

    def opens(self, deed: Deed, node: Requirement) -> bool:
        """Whether a part of what a deed asks can be met."""
        if any(self.opens(deed.bare, other) for other in deed.instead(node)):
            return True
        if isinstance(node, Group):
            return sum(self.opens(deed, item) for item in node.items) >= node.needed
        cited = self.citations.of(deed, node)
        return cited is None or self._met(cited) or any(self.opens(deed.bare, other) for other in deed.disguising(node))

    def missing(self, deed: Deed, node: Requirement) -> Iterator[Requirement]:
        """The leaves that keep a deed from being done."""
        if self.opens(deed, node):
            return
        if isinstance(node, Group):
            for item in node.items:
                yield from self.missing(deed, item)
        else:
            yield node

    def need(self) -> None:
        """Find what nothing that can be earned is earned without."""
        bits = {id: 1 << place for place, id in enumerate(self.ids)}
        self.needs = {id: bits[id] if id in self.given else EVERYTHING for id in self.reached}
        moved = True
        while moved:
            moved = False
            self._leaf_needs.clear()
            for id in self.reached:
                if id in self.given:
                    continue
                self.looked()
                found = EVERYTHING
                for deed in self.deeds[id]:
                    if self.opens(deed, deed.asked):
                        found &= self._needed(deed, deed.asked)
                found |= bits[id]
                if found != self.needs[id]:
                    self.needs[id], moved = found, True

    def _needed(self, deed: Deed, node: Requirement) -> int:
        """What a part of what a deed asks cannot be met without; everything, where it cannot be met."""
        found = EVERYTHING
        for other in deed.instead(node):
            found &= self._needed(deed.bare, other)
        if isinstance(node, Group):
            items: list[tuple[Amount, int]] = [(1, self._needed(deed, item)) for item in node.items]
            return found & short_of(node.needed, items)
        for other in deed.disguising(node):
            found &= self._needed(deed.bare, other)
        cited = self.citations.of(deed, node)
        return 0 if cited is None else found & self._cited(cited)

    def _cited(self, citation: Citation) -> int:
        # Within one sweep what is reckoned from older needs is only too large: the last sweep moves nothing.
        if citation.place not in self._leaf_needs:
            asked = citation.asked - citation.outside
            weights = [(citation.weight(id), self.needs.get(id, EVERYTHING)) for id in citation.ids]
            self._leaf_needs[citation.place] = short_of(asked, weights)
        return self._leaf_needs[citation.place]


def short_of(asked: Amount, parts: Iterable[tuple[Amount, int]]) -> int:
    """What too few parts can do without: each is worth something, and needs a set; what is worth nothing is no part."""
    if asked <= 0:
        return 0
    able = [(worth, need) for worth, need in parts if worth and need != EVERYTHING]
    total = sum(worth for worth, _ in able)
    if total < asked:
        return EVERYTHING
    if all(worth >= asked for worth, _ in able):  # each is enough alone
        return reduce(and_, (need for _, need in able))
    if all(total - worth < asked for worth, _ in able):  # none can be spared
        return reduce(or_, (need for _, need in able))
    lost: dict[int, Amount] = {}
    for worth, need in able:
        for place in places(need):
            lost[place] = lost.get(place, 0) + worth
    return sum(1 << place for place, worth in lost.items() if total - worth < asked)


def places(bits: int) -> Iterator[int]:
    """The places of the bits that are set."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
