"""What claims give a step besides credit, and what they cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from pathways.model.agreement import Agreement
from pathways.model.kinds import Verdict
from pathways.model.requirement import Requirement, walk
from pathways.recognition.claims import STRENGTHS, Option
from pathways.recognition.support import Support, Trace, join
from pathways.routing.figures import Ledger, fees_of
from pathways.routing.move import Earn
from pathways.routing.sheet import Sheet

ZERO = Fraction(0)


def granted_to(move: Earn, name: str | None, floor: Verdict, *, whole: bool) -> Iterator[Agreement]:
    """The agreements that admit to an item of a requirement or exempt from it; where it is `whole`, to all of it."""
    for agreement in move.agreements:
        if STRENGTHS[agreement.strength] >= floor:
            for names in (agreement.grant.admission, agreement.grant.exemption):
                if names is not None and (whole if names == "all" else name in names):
                    yield agreement
                    break


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


def claim_fees(move: Earn, support: Support) -> tuple[Ledger, ...]:
    """The fees of the agreements that a support claims."""
    claimed = {claim.agreement for claim in support.claims}
    return tuple(fees_of(one, move.near) for one in move.agreements if one.id in claimed and one.fees)


def exempted_by(move: Earn, support: Support) -> Fraction:
    """Semester credits of the components that claimed exemptions spare."""
    study = move.way.study
    assert study is not None
    claimed = {claim.agreement for claim in support.claims}
    names: set[str] = set()
    for agreement in move.agreements:
        if agreement.id in claimed and agreement.grant.exemption:
            spared = agreement.grant.exemption
            names.update([part.name or "" for part in study.components] if spared == "all" else spared)
            if spared == "all":
                names.add("")
    rate = move.near.hours_rate(move.credential)
    total = sum(
        ((part.credits.semester(rate) or ZERO) for part in study.components if (part.name or "") in names), ZERO
    )
    return min(total, move.goal.study or ZERO)
