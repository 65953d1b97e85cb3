"""Overlaps: credit counts once, so claims that rest on the same thing exclude each other."""

from __future__ import annotations

from collections.abc import Iterable

from pathways.model.agreement import Agreement
from pathways.recognition.support import Key
from pathways.routing.disguise import evidence_of
from pathways.routing.draft import Draft
from pathways.routing.move import Award, Earn
from pathways.routing.supply import Supply


def overlapping(draft: Draft, step: int, supply: Supply) -> bool:
    """Whether two credit claims of a step exclude each other by what they rest on directly."""
    sheet = draft.sheets[step]
    known: list[tuple[Agreement, set[Key]]] = []
    for one in sheet.claims:
        if not one.part:
            continue
        names = _names(evidence_of(sheet, one.agreement.id), draft, supply)
        for other, theirs in known:
            apart = other.id not in one.agreement.adds_to and one.agreement.id not in other.adds_to
            if apart and not names.isdisjoint(theirs):
                return True
        known.append((one.agreement, names))
    return False


def _names(evidence: Iterable[Key], draft: Draft, supply: Supply) -> set[Key]:
    """Evidence by what it is, with all that is part of it: two earnings of one credential are one thing."""
    scene, names = supply.asking.scene, set[Key]()
    for key in evidence:
        if isinstance(key, int):
            move = draft.moves[key]
            names.add(f"credential:{move.credential.id}" if isinstance(move, Earn | Award) else key)
            continue
        for part in (key, *(one for one in scene.holdings if key in scene.parts_above(one))):
            thing = scene.thing_of.get(part)
            names.add(f"credential:{thing.credential}" if thing and thing.credential else part)
    return names
