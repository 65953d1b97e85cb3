"""Gathering: what the parts of a sheet come to, once all steps of a plan are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from pathways.model.kinds import Verdict
from pathways.model.requirement import Experience, Group
from pathways.recognition.asking import Asking
from pathways.recognition.claims import Option, claimed
from pathways.recognition.leaves.experience import experience_supports
from pathways.recognition.support import NOTHING, Support, join
from pathways.recognition.tree import average_verdict, supports
from pathways.routing.move import Earn
from pathways.routing.sheet import Claiming, Late, Part, Sheet

Roles = dict[str, Support]
"""What each role of a step rests on."""


def roles_of(sheet: Sheet, asking: Asking) -> Iterator[Roles]:
    """What each role rests on, in every way in which planned work may count."""
    known: Roles = {}
    for role, support in sheet.notes:
        both = join(known.get(role, NOTHING), replace(support, claims=frozenset()))
        assert both is not None
        known[role] = both
    for role, group in sheet.means:
        verdict = _mean(sheet, role, group)
        if verdict < asking.floor:
            return
        known[role] = replace(known.get(role, NOTHING), verdict=min(verdict, known.get(role, NOTHING).verdict))
    late = [_late(one, asking) for one in sheet.late]
    for chosen in product(*late):
        roles = dict(known)
        for one, support in zip(sheet.late, chosen, strict=True):
            both = join(roles.get(one.role, NOTHING), support)
            assert both is not None
            roles[one.role] = both
        yield roles


def _mean(sheet: Sheet, role: str, group: Group) -> Verdict:
    assert group.mean is not None
    marks = [mark.value for mark in sheet.marks if mark.role == role and mark.group is group]
    return average_verdict(marks, group.mean)


def _late(late: Late, asking: Asking) -> list[Support]:
    """The supports of a leaf that depends on all steps there are."""
    asked = replace(asking, counts=True)
    if not isinstance(late.leaf, Experience):
        return supports(late.leaf, asked, throughout=late.throughout)
    planned = (one for one in experience_supports(late.leaf, asked) if one.work)
    return [one for one in planned if (one.work[0].own is not None) == late.own]


def options_of(move: Earn, sheet: Sheet, roles: Roles, asking: Asking) -> list[tuple[Claiming, Option]] | None:
    """What every claim of a step grants, as it was decided; None where one of them cannot be made."""
    found: list[tuple[Claiming, Option]] = []
    for claim in sheet.claims:
        support = roles.get(claim.agreement.id, NOTHING)
        option = _option(claim, claimed(claim.agreement, support, move.goal, asking))
        if option is None:
            return None
        found.append((claim, option))
    return found


def _option(claim: Claiming, options: Sequence[Option]) -> Option | None:
    """The claim as it was decided; a range at its high end is told by its low one."""
    if claim.part is Part.HIGH:
        return next((one for one in options if one.low is not None and (one.amount or 0) > one.low), None)
    if claim.part is Part.LOW:
        return options[0] if options and options[0].amount else None
    return replace(options[0], amount=None) if options else None


def all_used(sheet: Sheet) -> bool:
    """Whether every equivalence that is claimed for nothing else is used."""
    used = {claim.agreement for note in sheet.notes for claim in note.support.claims}
    granting = {by for _, by in sheet.granted}
    return all(
        one.part is not None or one.agreement.grant.equivalence is None or one.agreement.id in used | granting
        for one in sheet.claims
    )
