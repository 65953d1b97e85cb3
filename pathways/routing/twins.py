"""Twins: credentials of which it makes no difference which one is earned.

They take the same, ask nothing, and whatever may rest on one may rest on the other as well: each leaf, cap and barred
thing around the question says the same of both, as they are and as what they may come to count as. Of twins that are
not held and that no step earns yet, a draft need try only the first: any plan with another has its like with this one,
the two changed places throughout.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from pathways.model.kinds import STANDING_KINDS, CredentialKind, Verdict
from pathways.model.pattern import Pattern
from pathways.model.requirement import CreditsFrom, Experience, Holds, Lacks, Requirement, Standing
from pathways.recognition.match import PLAIN, Aim, Guise, match
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


class Looks(NamedTuple):
    """What twins have in common by themselves: their credits and what they take."""

    credits: Fraction | None
    takes: Hashable


class Likeness(NamedTuple):
    """What twins have in common: their looks, and what each that may rest on them says of them."""

    looks: Looks
    uses: frozenset[Hashable]


@dataclass
class Twins:
    """Tells twins among what may be earned for one question."""

    outlook: Outlook
    _looked: dict[str, Looks | None] = field(default_factory=dict)
    _known: dict[str, Likeness | None] = field(default_factory=dict)
    _barring: list[tuple[Lacks, Aim]] | None = None

    def first(self, found: Sequence[tuple[str, Offer]], draft: Draft, want: Want) -> Sequence[tuple[str, Offer]]:
        """Of new steps that are twins, the one that comes first by name, as sets are told by name."""
        looks = Counter(self._looks(offer.move) for _, offer in found if offer.move is not None)
        if not any(count > 1 for look, count in looks.items() if look is not None) or self.outlook.reach is None:
            return found
        sets = [one for one in draft.wants if one is not want and isinstance(one, Several | Pool)]
        earned = draft.earned()
        keys: list[Hashable] = []
        least: dict[Hashable, str] = {}
        for name, offer in found:
            likeness = self._likeness(offer.move) if offer.move is not None and name not in earned else None
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

    def _looks(self, move: Move) -> Looks | None:
        """What twins have in common by themselves, whatever may rest on them; None for what has no twin."""
        if not isinstance(move, Earn):
            return None
        id = move.credential.id
        if id not in self._looked:
            self._looked[id] = self._look_at(move)
        return self._looked[id]

    def _look_at(self, move: Earn) -> Looks | None:
        credential, terrain = move.credential, self.outlook.profiler.terrain
        near = terrain.near
        held = any(thing.credential == credential.id for thing in self.outlook.profiler.asking.scene.things)
        special = credential.kind in SINGULAR or credential.raises is not None
        if held or special or len(terrain.earning(credential.id)) != 1 or near.agreements_toward(credential.id):
            return None
        takes = near.recall(("takes", credential.id, move.way.id), lambda: _takes(move))
        if takes is None:
            return None
        return Looks(planned_thing(credential, "", by_award=False, facts=near).credits, takes)

    def _found(self, move: Earn) -> Likeness | None:
        credential, near = move.credential, self.outlook.profiler.terrain.near
        looks = self._looks(move)
        if looks is None:
            return None
        thing = planned_thing(credential, "", by_award=False, facts=near)
        users = [user for user in self._reach if self._may_rest(user, credential.id)]
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
        return Likeness(looks, frozenset(uses))

    @property
    def _reach(self) -> frozenset[str]:
        reach = self.outlook.reach
        assert reach is not None
        return reach

    def _may_rest(self, user: str, id: str) -> bool:
        ground = self.outlook.ground
        return any(id in ground.touched(move) for move in self.outlook.profiler.terrain.earning(user))

    def _bars(self) -> list[tuple[Lacks, Aim]]:
        """The leaves around the question that ask not to hold something."""
        if self._barring is None:
            near, aim = self.outlook.profiler.terrain.near, self.outlook.root.aim
            leaves = (leaf for tree in asked_of(self.outlook.root) for leaf in leaves_of(tree))
            self._barring = [(leaf, aim) for leaf in leaves if isinstance(leaf, Lacks)]
            for id in self._reach:
                self._barring += _barring(id, near)
        return self._barring


def _passed(want: Want, name: str, likeness: Likeness) -> bool:
    """Whether a set that is being told has gone past a thing, so that it cannot take it any more."""
    if isinstance(want, Several):
        return name <= want.last
    assert isinstance(want, Pool)
    return want.last is not None and (-(likeness.looks.credits or 0), name) <= want.last


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
    equivalents = (one.grant.equivalence for one in near.agreements_toward(user))
    guises = [PLAIN, *(Guise(one.kind, one.level, one.field) for one in equivalents if one is not None)]
    for leaf in _leading(user, near):
        for guise in guises:
            yield said(leaf, thing, aim, near, guise)
    for cap in credential.caps:
        yield _matched(cap.of, thing, aim, near)
    yield thing.provider == credential.provider


def _leading(id: str, near: Neighbourhood) -> Iterator[Requirement]:
    """The leaves of all that leads to a credential; of refusals too, which may override what does."""
    credential = near.credential(id)
    ways = [way.requires for way in credential.ways] if credential is not None else []
    for tree in (*ways, *(one.from_ for one in near.agreements_toward(id))):
        yield from leaves_of(tree)


def _barring(id: str, near: Neighbourhood) -> Sequence[tuple[Lacks, Aim]]:
    """What asks, on the way to a credential, not to hold something."""
    aim = Aim.of(near.credential(id))

    def found() -> Sequence[tuple[Lacks, Aim]]:
        return [(leaf, aim) for leaf in _leading(id, near) if isinstance(leaf, Lacks)]

    return near.recall(("barring", id), found)


def said(leaf: Requirement, thing: Thing, aim: Aim, near: Neighbourhood, guise: Guise = PLAIN) -> Hashable:
    """What a leaf says of a thing by its patterns."""
    match leaf:
        case Holds(holds=pattern) | CreditsFrom(of=pattern):
            return _matched(pattern, thing, aim, near, guise)
        case Lacks(lacks=pattern):
            return _matched(pattern, thing, aim, near)
        case Standing(standing=condition):
            return _matched(condition.active_licence, thing, aim, near)
        case Experience(experience=work):
            return tuple(_matched(pattern, thing, aim, near) for pattern in (work.while_holding, work.after))
        case _:
            return None


def _matched(
    pattern: Pattern | None, thing: Thing, aim: Aim, near: Neighbourhood, guise: Guise = PLAIN
) -> Verdict | None:
    return match(pattern, thing, aim, near, guise) if pattern is not None else None
