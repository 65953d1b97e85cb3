"""Twins: credentials of which it makes no difference which one is earned.

They take the same, ask nothing, and whatever may rest on one may rest on the other as well: each leaf, cap and barred
thing around the question says the same of both. Of twins that no step earns yet, a draft need try only the first: any
plan with another has its like with this one, the two changed places throughout.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from pathways.model.kinds import STANDING_KINDS, CredentialKind, Verdict
from pathways.model.pattern import Pattern
from pathways.model.requirement import CreditsFrom, Experience, Holds, Lacks, Requirement, Standing
from pathways.recognition.match import Aim, match
from pathways.recognition.thing import Thing, planned_thing
from pathways.routing.draft import Draft, Offer
from pathways.routing.figures import Ledger
from pathways.routing.move import Earn, Move
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.outlook import Outlook
from pathways.routing.terrain import asked_of
from pathways.routing.usable import leaves_of
from pathways.routing.wants import Pool, Several, Want

SINGULAR = STANDING_KINDS | {CredentialKind.LANGUAGE_TEST, CredentialKind.ASSESSMENT}
"""Kinds that are asked for by more than patterns."""


class Likeness(NamedTuple):
    """What twins have in common: their credits, what they take, and what each that may rest on them says of them."""

    credits: Fraction | None
    takes: Hashable
    uses: frozenset[Hashable]


@dataclass
class Twins:
    """Tells twins among what may be earned for one question."""

    outlook: Outlook
    _known: dict[str, Likeness | None] = field(default_factory=dict)
    _barring: list[tuple[Lacks, Aim]] | None = None

    def first(self, found: Sequence[tuple[str, Offer]], draft: Draft, want: Want) -> Sequence[tuple[str, Offer]]:
        """Of new steps that are twins, the one that comes first by name, as sets are told by name."""
        if sum(offer.move is not None for _, offer in found) < 2:
            return found
        sets = [one for one in draft.wants if one is not want and isinstance(one, Several | Pool)]
        keys: list[Hashable] = []
        least: dict[Hashable, str] = {}
        for name, offer in found:
            likeness = self._likeness(offer.move) if offer.move is not None else None
            key = likeness and (likeness, tuple(_passed(one, name, likeness) for one in sets))
            keys.append(key)
            least[key] = min(name, least.get(key, name))
        return [one for key, one in zip(keys, found, strict=True) if key is None or one[0] == least[key]]

    def _likeness(self, move: Move) -> Likeness | None:
        if not isinstance(move, Earn):
            return None
        id = move.credential.id
        if id not in self._known:
            self._known[id] = self._found(move)
        return self._known[id]

    def _found(self, move: Earn) -> Likeness | None:
        credential, terrain = move.credential, self.outlook.profiler.terrain
        near = terrain.near
        special = credential.kind in SINGULAR or credential.raises is not None
        if special or len(terrain.earning(credential.id)) != 1 or near.agreements_toward(credential.id):
            return None
        takes = near.recall(("takes", credential.id, move.way.id), lambda: _takes(move))
        if takes is None:
            return None
        thing = planned_thing(credential, "", by_award=False, facts=near)
        users = [user for user in self.outlook.reach if self._may_rest(user, credential.id)]
        uses: set[Hashable] = {(user, _used(user, thing, near)) for user in users}
        uses.add(
            tuple(
                said(leaf, thing, self.outlook.root.aim, near)
                for tree in asked_of(self.outlook.root)
                for leaf in leaves_of(tree)
            )
        )
        uses.update(
            (id(leaf), aim) for leaf, aim in self._bars() if match(leaf.lacks, thing, aim, near) > Verdict.UNMET
        )
        return Likeness(thing.credits, takes, frozenset(uses))

    def _may_rest(self, user: str, id: str) -> bool:
        ground = self.outlook.ground
        return any(id in ground.touched(move) for move in self.outlook.profiler.terrain.earning(user))

    def _bars(self) -> list[tuple[Lacks, Aim]]:
        """The leaves around the question that ask not to hold something."""
        if self._barring is None:
            outlook = self.outlook
            earning = outlook.profiler.terrain.earning
            moves = [outlook.root, *(move for id in outlook.reach for move in earning(id))]
            self._barring = [
                (leaf, move.aim) for move in moves for leaf in outlook.ground.leaves(move) if isinstance(leaf, Lacks)
            ]
        return self._barring


def _passed(want: Want, name: str, likeness: Likeness) -> bool:
    """Whether a set that is being told has gone past a thing, so that it cannot take it any more."""
    if isinstance(want, Several):
        return name <= want.last
    assert isinstance(want, Pool)
    return want.last is not None and (-(likeness.credits or 0), name) <= want.last


def _takes(move: Earn) -> Hashable:
    """What an earning takes, and when it can be had; None where it asks something, or its price changes."""
    way, study, figures = move.way, move.way.study, move.figures
    ledgers = (figures.tuition, *figures.fixed)
    if any(True for _ in leaves_of(way.requires)) or not all(one.steady for one in ledgers):
        return None
    return (
        (figures.study.amount, figures.wait.amount, move.goal.study, tuple(map(owed, ledgers))),
        (way.occupying, way.beside_work, way.stacking, way.lead_months, way.complete_within_months, way.complete_by),
        (way.open, study.intakes if study else (), move.credential.in_force, move.credential.validity_months),
    )


def owed(ledger: Ledger) -> tuple[Fraction, ...]:
    """What is owed by those who pay domestic prices, by those who do not, and where it is not known."""
    return tuple(ledger.total(domestic, Fraction(0)) for domestic in (True, False, None))


def _used(user: str, thing: Thing, near: Neighbourhood) -> Hashable:
    """What a credential's requirements, its agreements and its caps say of a thing."""
    return near.recall(("used", user, thing.credential), lambda: tuple(_judged(user, thing, near)))


def _judged(user: str, thing: Thing, near: Neighbourhood) -> Iterator[Hashable]:
    credential = near.credential(user)
    assert credential is not None
    aim = Aim.of(credential)
    trees = [*(way.requires for way in credential.ways), *(one.from_ for one in near.agreements_toward(user))]
    for tree in trees:
        for leaf in leaves_of(tree):
            yield said(leaf, thing, aim, near)
    for cap in credential.caps:
        yield _matched(cap.of, thing, aim, near)
    yield thing.provider == credential.provider


def said(leaf: Requirement, thing: Thing, aim: Aim, near: Neighbourhood) -> Hashable:
    """What a leaf says of a thing by its patterns."""
    match leaf:
        case Holds(holds=pattern) | CreditsFrom(of=pattern) | Lacks(lacks=pattern):
            return _matched(pattern, thing, aim, near)
        case Standing(standing=condition):
            return _matched(condition.active_licence, thing, aim, near)
        case Experience(experience=work):
            return tuple(_matched(pattern, thing, aim, near) for pattern in (work.while_holding, work.after))
        case _:
            return None


def _matched(pattern: Pattern | None, thing: Thing, aim: Aim, near: Neighbourhood) -> Verdict | None:
    return match(pattern, thing, aim, near) if pattern is not None else None
