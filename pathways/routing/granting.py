"""What claims give a step besides credit, and what they cost."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pathways.model.agreement import Agreement
from pathways.model.kinds import Verdict
from pathways.recognition.claims import STRENGTHS
from pathways.recognition.support import Support
from pathways.routing.figures import Ledger, fees_of
from pathways.routing.move import Earn

ZERO = Fraction(0)


def granted_to(move: Earn, name: str | None, floor: Verdict, *, whole: bool) -> Iterator[Agreement]:
    """The agreements that admit to an item of a requirement or exempt from it; where it is `whole`, to all of it."""
    for agreement in move.agreements:
        if STRENGTHS[agreement.strength] >= floor:
            for names in (agreement.grant.admission, agreement.grant.exemption):
                if names is not None and (whole if names == "all" else name in names):
                    yield agreement
                    break


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
