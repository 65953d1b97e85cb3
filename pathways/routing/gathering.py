"""Gathering: what the parts of a sheet come to, once all steps of a plan are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from pathways.model.agreement import Agreement
from pathways.model.kinds import Verdict
from pathways.model.requirement import Experience, Group, Requirement, walk
from pathways.recognition.asking import Asking
from pathways.recognition.claims import Option, claimed
from pathways.recognition.leaves.experience import experience_supports
from pathways.recognition.support import NOTHING, Support, Trace, join
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


def with_claims(move: Earn, own: Support, sheet: Sheet, options: Sequence[Option]) -> Support | None:
    """What a step rests on, with all that it claims and what each claim grants."""
    granted = list(sheet.granted)
    for option in options:
        parts = _granted(move.requires, option.agreement, sheet)
        spared, trail = _instead(parts, own.trail)
        granted += [(node, option.agreement.id) for node in spared if all(node is not known for known, _ in granted)]
        own = replace(own, trail=trail)
    both: Support | None = own
    for option in options:
        one = replace(option.support, evidence=frozenset())
        cited = tuple(key for trace in one.trail for key in trace.cited)
        by = option.agreement.id
        told = tuple(Trace(node, cited, one.verdict, by) for node, agreement in granted if agreement == by)
        both = join(both, replace(one, trail=(*one.trail, *told))) if both is not None else None
    return both


def _granted(root: Requirement, agreement: Agreement, sheet: Sheet) -> list[Requirement]:
    """The parts that a claim meets: what it exempts from, and what it admits to where its admission is claimed."""
    used = [node for node, by in sheet.granted if by == agreement.id]
    exempt, admit = (
        [node for node in walk(root) if (node is root if names == "all" else node.name in names)] if names else []
        for names in (agreement.grant.exemption, agreement.grant.admission)
    )
    return [*exempt, *(admit if any(node is part for node in used for part in admit) else ())]


def _instead(parts: Sequence[Requirement], trail: Sequence[Trace]) -> tuple[list[Requirement], tuple[Trace, ...]]:
    """The named parts that a claim meets in place of what is told of them, and what is left told.

    Whoever claims an exemption is exempted from all of it, also from what something held would meet.
    """
    under = {id(node): {id(part) for part in walk(node)} for node in parts}
    told = {id(trace.leaf) for trace in trail}
    spared = [node for node in parts if node.name and not told.isdisjoint(under[id(node)])]
    within = frozenset[int]().union(*under.values())
    return spared, tuple(trace for trace in trail if id(trace.leaf) not in within)


def all_used(sheet: Sheet) -> bool:
    """Whether every equivalence that is claimed for nothing else is used."""
    used = {claim.agreement for note in sheet.notes for claim in note.support.claims}
    granting = {by for _, by in sheet.granted}
    return all(
        one.part is not None or one.agreement.grant.equivalence is None or one.agreement.id in used | granting
        for one in sheet.claims
    )
