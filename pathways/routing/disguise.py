"""What claimed equivalences make things count as, in the requirement of the step that claims them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pathways.model.requirement import CreditsFrom, Holds, Requirement
from pathways.recognition.leaves.holds import single_supports
from pathways.recognition.match import Guise
from pathways.recognition.support import Claim, Key, Support
from pathways.routing.draft import Draft
from pathways.routing.plan import cast_of
from pathways.routing.sheet import Sheet
from pathways.routing.supply import Named, Supply
from pathways.routing.wants import Want


def disguised(draft: Draft, want: Want, leaf: Requirement, supply: Supply) -> Iterator[Named]:
    """Supports of a leaf by what an equivalence makes of things; each names the claim that it uses."""
    sheet = draft.sheets[want.step]
    if want.role or not isinstance(leaf, Holds | CreditsFrom):
        return
    guises = list(_guises(sheet))
    if not guises:
        return
    keys = frozenset(key for key, _, _ in guises)
    asking = replace(supply.as_asked(want.asked, cast_of(draft.moves)), guises=guises, only=keys, self_index=want.step)
    pattern = leaf.holds if isinstance(leaf, Holds) else leaf.of
    for name, support in single_supports(leaf, pattern, asking, throughout=want.asked.throughout):
        if support.claims:
            yield name, support


def _guises(sheet: Sheet) -> Iterator[tuple[Key, Guise, Support]]:
    for claim in sheet.claims:
        equivalent = claim.agreement.grant.equivalence
        if equivalent is None:
            continue
        guise = Guise(equivalent.kind, equivalent.level, equivalent.field)
        used = Support(claims=frozenset((Claim(claim.agreement.id, frozenset()),)))
        for key in sorted(evidence_of(sheet, claim.agreement.id), key=str):
            yield key, guise, used


def evidence_of(sheet: Sheet, role: str) -> frozenset[Key]:
    """What a claim rests on."""
    return frozenset[Key]().union(*(note.support.evidence for note in sheet.notes if note.role == role))
