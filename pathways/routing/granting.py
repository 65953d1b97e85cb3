"""What claims give a step besides credit, and what they cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from pathways.recognition.claims import Option
from pathways.recognition.match import Guise
from pathways.recognition.support import Key, Support, join
from pathways.routing.figures import Ledger, fees_of
from pathways.routing.move import Earn

ZERO = Fraction(0)


def named_by(move: Earn, claimable: Iterable[Iterable[Option]]) -> dict[str, list[Support]]:
    """Supports by admissions and exemptions, per item named; "" stands for the whole requirement."""
    named: dict[str, list[Support]] = {}
    for option in (one for of_agreement in claimable for one in of_agreement):
        grant = option.agreement.grant
        support = replace(option.support, evidence=frozenset())
        for names in (grant.admission, grant.exemption):
            for name in ("",) if names == "all" else names or ():
                if support not in named.setdefault(name, []):
                    named[name].append(support)
    return named


def guises_of(claimable: Iterable[Iterable[Option]]) -> list[tuple[Key, Guise, Support]]:
    """What claimed equivalences make the evidence count as, each with the claim's own support."""
    found: list[tuple[Key, Guise, Support]] = []
    for option in (one for of_agreement in claimable for one in of_agreement):
        equivalent = option.agreement.grant.equivalence
        if equivalent is not None:
            guise = Guise(equivalent.kind, equivalent.level, equivalent.field)
            support = replace(option.support, evidence=frozenset())
            found += [(key, guise, support) for key in sorted(option.support.evidence, key=str)]
    return found


def with_claims(support: Support, claims: Sequence[Option]) -> Support | None:
    """A support with credit claims added; None where it claims one of them with other evidence."""
    both: Support | None = support
    for option in claims:
        both = join(both, replace(option.support, evidence=frozenset())) if both else None
    return both


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
