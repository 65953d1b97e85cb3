"""Capping: which shares of a study some agreements spare together at most, whichever of them are claimed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from fractions import Fraction
from typing import Protocol

from pathways.model.agreement import Agreement
from pathways.model.credential import Cap
from pathways.model.credit import Credits
from pathways.model.kinds import Verdict
from pathways.model.requirement import CreditsFrom, Experience, Group, Holds, Requirement
from pathways.recognition.asking import Asking
from pathways.recognition.leaves.holds import single_supports
from pathways.recognition.thing import Thing, planned_thing
from pathways.routing.cost import ceil_of
from pathways.routing.move import Award, Earn, Move
from pathways.routing.needs import Need
from pathways.routing.terrain import Terrain
from pathways.routing.usable import leaves_of

Capped = tuple[int, frozenset[str]]
"""A share of a study, and the agreements that spare no more together."""


class Claimer(Protocol):
    """Says what claims may rest on."""

    @property
    def terrain(self) -> Terrain:
        """The moves there are."""

    def aimed(self, move: Move) -> Asking:
        """What is asked on behalf of a move."""

    def refused(self, move: Earn | Award, agreement: Agreement) -> frozenset[str]:
        """The credentials that a claim of the agreement toward the move can never rest on."""

    def evidence(self, move: Earn | Award, agreement: Agreement) -> Need:
        """The need of what an agreement asks."""


def caps_on(move: Earn, credited: frozenset[str], claimer: Claimer) -> list[Capped]:
    """The caps on some agreements toward a study, the widest first; of any two, one holds the other or none of it."""
    kept: list[Capped] = []
    for limit, touched in sorted(_stated(move, claimer), key=lambda one: (-len(one[1]), one[0])):
        members = touched & credited
        for _, wider in kept:
            if not members <= wider and members & wider:
                # What is capped is capped in part, too.
                members = max(members & wider, members - wider, key=len)
        if members:
            kept.append((limit, members))
    return kept


def _stated(move: Earn, claimer: Claimer) -> Iterator[Capped]:
    """Every cap: of groups, on kinds and sources, and what residency leaves."""
    whole, credential, agreements = move.goal.study, move.credential, move.agreements
    rate = move.near.hours_rate(credential)
    assert whole

    def share(limit: Credits) -> int | None:
        amount = limit.semester(rate)
        return None if amount is None else ceil_of(max(Fraction(0), amount) / whole)

    for id in sorted({one.group for one in agreements if one.group}):
        group = move.near.group(id)
        limit = share(group.cap) if group else None
        if limit is not None:
            yield limit, frozenset(one.id for one in agreements if one.group == id)
    for cap in credential.caps:
        limit = share(cap.credits)
        if limit is not None:
            yield limit, _touched(cap, move, claimer)
    residency = credential.residency.semester(rate) if credential.residency else None
    if residency is not None:
        provider = credential.provider
        surely = _Surely(move, claimer, provider, lambda thing: thing is None or thing.provider != provider)
        elsewhere = frozenset(one.id for one in agreements if surely.rests(one) or not _may_reside(one, move, claimer))
        yield ceil_of(max(Fraction(0), whole - residency) / whole), elsewhere


def _touched(cap: Cap, move: Earn, claimer: Claimer) -> frozenset[str]:
    """The agreements that a cap binds, whatever they are claimed with."""
    if cap.agreements:
        return frozenset(one.id for one in move.agreements if one.kind in cap.agreements)
    pattern = cap.of
    if pattern is not None and pattern.own_effort:
        return frozenset()
    asking = claimer.aimed(move)

    def matched(thing: Thing | None) -> bool:
        if thing is None or pattern is None:
            return cap.experience and thing is None
        return asking.scene.match(pattern, thing, asking.aim) > Verdict.UNKNOWN

    surely = _Surely(move, claimer, (id(pattern), cap.experience), matched)
    return frozenset(one.id for one in move.agreements if surely.rests(one))


def _may_reside(agreement: Agreement, move: Earn, claimer: Claimer) -> bool:
    """Whether an agreement may be claimed with what is earned at the provider itself."""
    provider, near, terrain = move.credential.provider, move.near, claimer.terrain
    known = (near.credential(id) for leaf in leaves_of(agreement.from_) for id in terrain.helpers(leaf, move.aim))
    held = any(thing.provider == provider for thing in claimer.aimed(move).scene.things)
    return held or any(one is not None and one.provider == provider for one in known)


class _Surely:
    """Tells which agreements rest on something of which a test is true (of None: on work), whatever that is.

    `name` tells the test from others.
    """

    def __init__(self, move: Earn, claimer: Claimer, name: Hashable, test: Callable[[Thing | None], bool]) -> None:
        self.asking, self.terrain, self.near = claimer.aimed(move), claimer.terrain, move.near
        self.name, self.test = name, test
        self.guised = any(one.grant.equivalence for one in move.agreements)

    def rests(self, agreement: Agreement) -> bool:
        """Whether a claim of the agreement rests on such a thing."""
        return self._asks(agreement.from_)

    def _asks(self, tree: Requirement) -> bool:
        if isinstance(tree, Group):
            return sum(not self._asks(item) for item in tree.items) < tree.needed
        if isinstance(tree, Experience) and id(tree) not in self.asking.met:
            return self.test(None)
        if not isinstance(tree, Holds | CreditsFrom) or id(tree) in self.asking.met:
            return False
        pattern = tree.holds if isinstance(tree, Holds) else tree.of
        if pattern.covered_by is not None:
            return False  # what reports on it may be cited
        return all(map(self.test, self._held(tree))) and self._planned(tree)

    def _held(self, leaf: Holds | CreditsFrom) -> Iterable[Thing]:
        scene = self.asking.scene
        if self.guised:
            return scene.things  # they may come to count as something else
        pattern = leaf.holds if isinstance(leaf, Holds) else leaf.of
        if not scene.things:
            return ()
        found = single_supports(leaf, pattern, self.asking, throughout=leaf.throughout)
        return [scene.thing_of[key] for _, one in found for key in one.evidence if isinstance(key, str)]

    def _planned(self, leaf: Holds | CreditsFrom) -> bool:
        """Whether the test is true of all that could be earned for a leaf; whoever asks, that is the same."""
        key = ("surely", id(leaf), self.asking.aim, self.name)
        # The leaf is kept beside the answer, so that its identity stays its own.
        return self.near.recall(key, lambda: (leaf, all(map(self.test, self._earned(leaf)))))[1]

    def _earned(self, leaf: Holds | CreditsFrom) -> Iterator[Thing]:
        for id in self.terrain.helpers(leaf, self.asking.aim):
            credential = self.near.credential(id)
            if credential is not None:
                yield planned_thing(credential, "", by_award=False, facts=self.near)
