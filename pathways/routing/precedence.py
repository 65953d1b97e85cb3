"""Precedence: evidence with which an agreement can never be claimed, because another takes it for sure.

Overrides are judged for good in the schedule, where the moment is known. What is certain at every moment is left out
beforehand, so that the search does not build on it.
"""

from __future__ import annotations

from dataclasses import replace

from pathways.model.agreement import Agreement
from pathways.model.kinds import Verdict
from pathways.model.pattern import Pattern
from pathways.model.requirement import (
    CreditsFrom,
    Experience,
    Group,
    Holds,
    Lacks,
    LanguageLevels,
    Requirement,
    Standing,
    TestScores,
    walk,
)
from pathways.model.time import moment_of
from pathways.recognition.asking import Asking
from pathways.recognition.claims import agreements_for
from pathways.recognition.support import Key, Player, Support
from pathways.recognition.thing import Thing, planned_thing
from pathways.recognition.tree import supports
from pathways.routing.move import Award, Earn
from pathways.routing.terrain import Terrain


def refused(move: Earn | Award, agreement: Agreement, asking: Asking, terrain: Terrain) -> frozenset[str]:
    """The credentials that a claim of the agreement toward the move can never rest on."""
    others = lasting_overriders(move, agreement, asking)
    if not others:
        return frozenset()
    if any(_of_the_learner(node) for other in others for node in walk(other.from_)):
        return _refused(move, agreement, asking, terrain, others)
    # Whoever asks, the answer is the same.
    ids = tuple(other.id for other in others)
    key = ("refused", move.credential.id, agreement.id, ids, asking.floor, asking.scene.start)
    return terrain.near.recall(key, lambda: _refused(move, agreement, asking, terrain, others))


def _of_the_learner(node: Requirement) -> bool:
    """Whether a leaf is asked of the learner, not of the evidence."""
    if isinstance(node, Standing):
        return node.standing.active_licence is None
    return isinstance(node, LanguageLevels | TestScores | Experience)


def _refused(
    move: Earn | Award, agreement: Agreement, asking: Asking, terrain: Terrain, others: tuple[Agreement, ...]
) -> frozenset[str]:
    leaves = [node for node in walk(agreement.from_) if not isinstance(node, Group)]
    ids = sorted({id for leaf in leaves for id in terrain.helpers(leaf, move.aim)})
    return frozenset(id for id in ids if _taken(id, others, asking, terrain))


def lasting_overriders(move: Earn | Award, agreement: Agreement, asking: Asking) -> tuple[Agreement, ...]:
    """The agreements that override one toward a move, in force from the route's start and without end."""
    start = asking.scene.start
    return tuple(
        other
        for other in agreements_for(move.goal, move.near)
        if agreement.id in other.overrides
        and not any(isinstance(node, Lacks) for node in walk(other.from_))  # what is planned may close that door
        and other.in_force.until is None
        and (other.in_force.since is None or moment_of(other.in_force.since) <= start)
    )


def _taken(id: str, others: tuple[Agreement, ...], asking: Asking, terrain: Terrain) -> bool:
    credential = terrain.near.credential(id)
    if credential is None:
        return False
    studied = planned_thing(credential, "", by_award=False, facts=terrain.near)
    near = tuple(one for one in others if _may_cite(one.from_, studied, asking))
    awarded = planned_thing(credential, "", by_award=True, facts=terrain.near)
    return bool(near) and all(
        spoils((Player(0, thing),), frozenset((0,)), near, asking) for thing in (studied, awarded)
    )


def _may_cite(tree: Requirement, thing: Thing, asking: Asking) -> bool:
    """Whether a tree might be met because of a thing; a "no" is sure, and so is that it is met by nothing at all."""
    patterns = list[Pattern]()
    for node in walk(tree):
        match node:
            case Holds(holds=pattern) | CreditsFrom(of=pattern):
                patterns.append(pattern)
            case Group():
                pass
            case _:
                return True
    return any(asking.scene.match(one, thing, asking.aim) > Verdict.UNMET for one in patterns)


def spoils(cast: tuple[Player, ...], evidence: frozenset[Key], others: tuple[Agreement, ...], asking: Asking) -> bool:
    """Whether the evidence, whenever cited, meets one of the agreements, or so far that less than the floor is left.

    Where another agreement is met for sure, a claim gives way to it; where perhaps, the claim is no surer than that.
    """
    asked = replace(asking, cast=cast, only=evidence, counts=True, guises=(), self_index=-1)
    unsure = replace(asked, floor=Verdict.UNKNOWN)
    for other in others:
        if not _lasting(other, unsure):
            continue
        if _lasting(other, replace(asked, floor=Verdict.MET)) or not supports(other.from_, asked):
            return True
    return False


def _lasting(other: Agreement, asked: Asking) -> bool:
    return any(_timeless(one, asked) for one in supports(other.from_, asked))


def _timeless(support: Support, asking: Asking) -> bool:
    bound = support.until or support.end_until or support.feeds or support.not_before or support.work
    cited = all(
        cite.lasts is None and cite.ended_since is None and asking.only is not None and cite.step in asking.only
        for cite in support.cites
    )
    return not bound and cited and support.since <= asking.scene.start
