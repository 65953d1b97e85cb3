"""Slots: the places at which a step can cite others, and whether a plan's moves can all be cited at once.

A plan grows backward: each move is added because a move already there cites it. So every move needs a slot of its own
at another, and a move that finds none yet is added later, once there is a move with a place for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pathways.model.kinds import Skill4, Verdict
from pathways.model.requirement import (
    CreditsFrom,
    Group,
    Holds,
    LanguageLevels,
    Requirement,
    Standing,
    TestScores,
    walk,
)
from pathways.recognition.asking import Asking
from pathways.recognition.claims import STRENGTHS
from pathways.recognition.support import Player
from pathways.recognition.thing import planned_thing
from pathways.recognition.tree import supports
from pathways.routing.move import Award, Earn, Move, WorkOff
from pathways.routing.precedence import refused
from pathways.routing.terrain import Terrain

MANY = 10**6


@dataclass(frozen=True, slots=True)
class Slot:
    """Up to `room` steps that earn one of `ids` can be cited here."""

    ids: frozenset[str]
    room: int


def slots_of(move: Move, asking: Asking, terrain: Terrain) -> tuple[Slot, ...]:
    """The slots of a move at the asking's floor of certainty."""
    asked = replace(asking, aim=move.aim)
    found: list[Slot] = []
    averaged = set(_averaged(move.requires))
    for leaf in leaves_of(move.requires):
        if id(leaf) in averaged or not any(
            one.free and one.since <= asked.scene.start for one in supports(leaf, asked)
        ):
            found += _slots(leaf, asked, terrain)
    agreements = move.agreements if isinstance(move, Earn) else (move.agreement,) if isinstance(move, Award) else ()
    for agreement in agreements:
        if STRENGTHS[agreement.strength] >= asked.floor:
            assert isinstance(move, Earn | Award)
            open_ = replace(asked, refused=refused(move, agreement, asked, terrain))
            for leaf in leaves_of(agreement.from_):
                found += _slots(leaf, open_, terrain)
    if isinstance(move, WorkOff):
        for pattern in move.terms:
            found += _slots(Holds(holds=pattern), asked, terrain) if pattern is not None else []
        if move.licences:
            ids = terrain.near.network.licences(move.licences)
            terrain.near.want(ids)
            found.append(Slot(frozenset(ids), 1))
    return tuple(slot for slot in found if slot.ids)


def leaves_of(tree: Requirement) -> Iterator[Requirement]:
    """The leaves of a tree."""
    return (node for node in walk(tree) if not isinstance(node, Group))


def _averaged(tree: Requirement) -> Iterator[int]:
    """The leaves over which some mean is asked: something better than what is held may be wanted there."""
    for node in walk(tree):
        if isinstance(node, Group) and node.mean is not None:
            yield from (id(leaf) for leaf in leaves_of(node))


def _slots(leaf: Requirement, asking: Asking, terrain: Terrain) -> Iterator[Slot]:
    ids = usable(leaf, asking, terrain)
    match leaf:
        case Holds():
            yield Slot(frozenset(ids), leaf.count)
        case CreditsFrom():
            yield Slot(frozenset(ids), MANY)
        case Standing():
            yield Slot(frozenset(ids), 1)
        case LanguageLevels():
            courses = {id for id in ids if _raising(id, terrain)}
            yield Slot(frozenset(courses), MANY)
            yield Slot(frozenset(ids) - courses, len(Skill4) if leaf.combine else 1)
        case TestScores():
            yield Slot(frozenset(ids), len(Skill4) if leaf.combine else 1)
        case _:
            return


def _raising(id: str, terrain: Terrain) -> bool:
    credential = terrain.near.credential(id)
    return credential is not None and credential.raises is not None


def usable(leaf: Requirement, asking: Asking, terrain: Terrain) -> tuple[str, ...]:
    """The credentials of which an earning can help the leaf at the floor."""
    ids = tuple(id for id in terrain.helpers(leaf, asking.aim) if id not in asking.refused)
    match leaf:
        case Holds(holds=pattern) | CreditsFrom(of=pattern) if pattern.covered_by is None:
            floor = leaf.grade is not None and asking.floor > Verdict.CONDITIONAL
            return () if floor else ids
        case Holds():
            single = leaf if leaf.count == 1 else leaf.model_copy(update={"count": 1})
            return tuple(id for id in ids if supports(single, replace(asking, cast=_alone(id, terrain))))
        case TestScores() if asking.floor > Verdict.CONDITIONAL:
            return ()
        case _:
            return ids


def _alone(id: str, terrain: Terrain) -> tuple[Player, ...]:
    credential = terrain.near.credential(id)
    if credential is None:
        return ()
    return (Player(0, planned_thing(credential, "alone", by_award=False, facts=terrain.near)),)


def seated(moves: Sequence[Move], slots: Sequence[Sequence[Slot]]) -> bool:
    """Whether every move after the first finds a slot at another, all at once (a bipartite matching)."""
    places = [(owner, slot) for owner, of_move in enumerate(slots) for slot in of_move]
    taken: dict[int, list[int]] = {}

    def seat(index: int, tried: set[int]) -> bool:
        move = moves[index]
        assert isinstance(move, Earn | Award)
        for place, (owner, slot) in enumerate(places):
            if owner == index or place in tried or move.credential.id not in slot.ids:
                continue
            tried.add(place)
            sitting = taken.setdefault(place, [])
            if len(sitting) < slot.room:
                sitting.append(index)
                return True
            for other in list(sitting):
                if seat(other, tried):
                    sitting.remove(other)
                    sitting.append(index)
                    return True
        return False

    return all(isinstance(move, WorkOff) or seat(index, set()) for index, move in enumerate(moves) if index)
