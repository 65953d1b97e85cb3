"""Stand-ins: language tests in whose place another does as well, whatever else a route may want of them.

A sitting is used up by nothing that cites it, so one that costs no more, takes no longer, is valid as long and answers
wherever the other one does may always be sat instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from pathways.model.kinds import CredentialKind, Skill4, Verdict
from pathways.model.requirement import LanguageLevels, Requirement, TestScores
from pathways.recognition.language import planned_levels
from pathways.recognition.match import Aim
from pathways.recognition.thing import planned_thing
from pathways.routing.draft import Offer
from pathways.routing.move import Earn, Move
from pathways.routing.outlook import Outlook
from pathways.routing.terrain import asked_of
from pathways.routing.twins import owed, said
from pathways.routing.usable import leaves_of

NEVER = Fraction(10**9)
"""Longer than anything is valid."""


@dataclass
class StandIns:
    """Tells stand-ins for one question."""

    outlook: Outlook
    _known: dict[tuple[str, str], bool] = field(default_factory=dict)
    _leaves: dict[tuple[int, Aim], tuple[Requirement, Move]] = field(default_factory=dict)

    def first(self, offers: Sequence[Offer]) -> list[Offer]:
        """Without new sittings that another one stands in for, which wants nothing more itself."""
        plain = [one.move for one in offers if _sitting(one.move) and not one.wants]
        return [one for one in offers if not self._outdone(one.move, plain)]

    def _outdone(self, move: Move | None, others: Sequence[Move | None]) -> bool:
        if not _sitting(move):
            return False
        assert isinstance(move, Earn)
        for other in others:
            assert isinstance(other, Earn)
            mutual = other.key < move.key or not self._serves(move, other)
            if other is not move and mutual and self._serves(other, move):
                return True
        return False

    def _serves(self, one: Earn, other: Earn) -> bool:
        """Whether one sitting does wherever another would."""
        key = one.credential.id, other.credential.id
        if key not in self._known:
            self._known[key] = self._alone(one, other) and _no_dearer(one, other) and self._answers(*key)
        return self._known[key]

    def _alone(self, *moves: Earn) -> bool:
        """Whether each is all that its credential takes: one way that asks nothing, and no agreement."""
        terrain = self.outlook.profiler.terrain
        return all(
            len(terrain.earning(move.credential.id)) == 1
            and not terrain.near.agreements_toward(move.credential.id)
            and not any(True for _ in leaves_of(move.way.requires))
            for move in moves
        )

    def _answers(self, one: str, other: str) -> bool:
        """Whether whatever a test answers is answered by one as well, around the question."""
        return self.outlook.reach is not None and all(
            self._as_well(leaf, move, one, other) for leaf, move in self._around()
        )

    def _around(self) -> Iterator[tuple[Requirement, Move]]:
        if not self._leaves:
            earning = self.outlook.profiler.terrain.earning
            for move in (self.outlook.root, *(move for id in self.outlook.reach or () for move in earning(id))):
                for leaf in (leaf for tree in asked_of(move) for leaf in leaves_of(tree)):
                    self._leaves.setdefault((id(leaf), move.aim), (leaf, move))
        yield from self._leaves.values()

    def _as_well(self, leaf: Requirement, move: Move, one: str, other: str) -> bool:
        if isinstance(leaf, TestScores):
            return leaf.test != other
        if isinstance(leaf, LanguageLevels):
            mine, theirs = self._levels(leaf, one), self._levels(leaf, other)
            return all(mine.get(skill, Verdict.UNMET) >= verdict for skill, verdict in theirs.items())
        # Where a leaf cites it as a thing, it might be counted there.
        return not any(self._cited(leaf, move, id) for id in (one, other))

    def _cited(self, leaf: Requirement, move: Move, id: str) -> bool:
        near = self.outlook.profiler.terrain.near
        credential = near.credential(id)
        assert credential is not None
        told = said(leaf, planned_thing(credential, "", by_award=False, facts=near), move.aim, near)
        verdicts = told if isinstance(told, tuple) else (told,)
        return any(isinstance(one, Verdict) and one > Verdict.UNKNOWN for one in verdicts)

    def _levels(self, leaf: LanguageLevels, test: str) -> dict[Skill4, Verdict]:
        scene = self.outlook.profiler.asking.scene
        return planned_levels(leaf, test, scene.tongue(leaf.language), scene.start, scene.facts) or {}


def _sitting(move: Move | None) -> bool:
    return isinstance(move, Earn) and move.credential.kind is CredentialKind.LANGUAGE_TEST and move.way.study is None


def _no_dearer(one: Earn, other: Earn) -> bool:
    """Whether a sitting costs no more than another, takes no longer, and is valid as long."""
    ledgers = (*one.figures.fixed, *other.figures.fixed)
    if not all(ledger.steady for ledger in ledgers) or _when(one) != _when(other):
        return False
    prices = [[sum(amounts) for amounts in zip(*map(owed, move.figures.fixed), strict=True)] for move in (one, other)]
    lasts = [move.credential.validity_months for move in (one, other)]
    mine, theirs = (NEVER if months is None else months for months in lasts)
    cheap = all(left <= right for left, right in zip(*prices, strict=True))
    return cheap and one.figures.wait.amount <= other.figures.wait.amount and mine >= theirs


def _when(move: Earn) -> tuple[object, ...]:
    way = move.way
    return (
        way.occupying,
        way.lead_months,
        way.open,
        way.complete_by,
        way.complete_within_months,
        move.credential.in_force,
    )
