"""Usable: the credentials of which an earning can help a leaf at a floor of certainty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pathways.model.kinds import Verdict
from pathways.model.requirement import CreditsFrom, Experience, Group, Holds, Requirement, TestScores, walk
from pathways.recognition.asking import Asking
from pathways.recognition.match import Aim
from pathways.recognition.support import Player
from pathways.recognition.thing import planned_thing
from pathways.recognition.tree import supports
from pathways.routing.terrain import Terrain

WORK = "*"
"""Stands for work among the credentials that something rests on."""


def leaves_of(tree: Requirement) -> Iterator[Requirement]:
    """The leaves of a tree."""
    return (node for node in walk(tree) if not isinstance(node, Group))


def usable(leaf: Requirement, asking: Asking, terrain: Terrain, aim: Aim | None = None) -> tuple[str, ...]:
    """The credentials of which an earning can help the leaf at the floor; `aim`: another than the asking's."""
    ids = terrain.helpers(leaf, aim or asking.aim)
    if asking.refused:
        ids = tuple(id for id in ids if id not in asking.refused)
    match leaf:
        case Holds(holds=pattern) | CreditsFrom(of=pattern) if pattern.covered_by is None:
            floor = leaf.grade is not None and asking.floor > Verdict.CONDITIONAL
            return () if floor else ids
        case Holds():
            single = leaf if leaf.count == 1 else leaf.model_copy(update={"count": 1})
            asked = replace(asking, aim=aim or asking.aim)
            return tuple(id for id in ids if supports(single, replace(asked, cast=_alone(id, terrain))))
        case TestScores() if asking.floor > Verdict.CONDITIONAL:
            return ()
        case _:
            return ids


def touched_by(leaf: Requirement, aim: Aim, asking: Asking, terrain: Terrain) -> frozenset[str]:
    """The credentials that a leaf may rest on, whoever the learner is; `WORK` stands for work."""
    if isinstance(leaf, Experience):
        terms = terrain.terms(leaf)
        return frozenset((WORK,)).union(*(touched_by(term, aim, asking, terrain) for term in terms))
    if isinstance(leaf, Holds | CreditsFrom):
        pattern = leaf.holds if isinstance(leaf, Holds) else leaf.of
        if pattern.covered_by is not None:
            return frozenset(terrain.helpers(leaf, aim))
    return frozenset(usable(leaf, asking, terrain, aim))


def _alone(id: str, terrain: Terrain) -> tuple[Player, ...]:
    credential = terrain.near.credential(id)
    if credential is None:
        return ()
    return (Player(0, planned_thing(credential, "alone", by_award=False, facts=terrain.near)),)
