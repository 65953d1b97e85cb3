"""Surely: what claims of an agreement rest on, whichever evidence they are made with."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Protocol

from pathways.model.agreement import Agreement
from pathways.model.requirement import CreditsFrom, Experience, Group, Holds, Requirement
from pathways.recognition.asking import Asking
from pathways.recognition.leaves.holds import single_supports
from pathways.recognition.thing import Thing, planned_thing
from pathways.routing.move import Award, Earn, Move
from pathways.routing.needs import Need
from pathways.routing.terrain import Terrain


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


class Surely:
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
