"""Overlaps: credit counts once, so claims that rest on the same thing exclude each other."""

from __future__ import annotations

from collections.abc import Iterable

from pathways.model.agreement import Agreement
from pathways.recognition.scene import Scene
from pathways.recognition.support import Key
from pathways.routing.disguise import evidence_of
from pathways.routing.draft import Draft
from pathways.routing.move import Award, Earn


def overlapping(draft: Draft, scene: Scene) -> bool:
    """Whether two credit claims of some step exclude each other, by what is settled so far."""
    return any(
        _overlapping(draft, step, scene)
        for step, sheet in enumerate(draft.sheets)
        if sum(1 for one in sheet.claims if one.part) > 1
    )


def used_by(draft: Draft, step: int, scene: Scene) -> set[Key]:
    """All that a step's credit claims rest on, by what it is, as far as it is settled."""
    names: set[Key] = set()
    for one in draft.sheets[step].claims:
        if one.part:
            _name(evidence_of(draft.sheets[step], one.agreement.id), draft, scene, names)
    return names


def _overlapping(draft: Draft, step: int, scene: Scene) -> bool:
    sheet = draft.sheets[step]
    known: list[tuple[Agreement, set[Key]]] = []
    for one in sheet.claims:
        if not one.part:
            continue
        names: set[Key] = set()
        _name(evidence_of(sheet, one.agreement.id), draft, scene, names)
        for other, theirs in known:
            apart = other.id not in one.agreement.adds_to and one.agreement.id not in other.adds_to
            if apart and not names.isdisjoint(theirs):
                return True
        known.append((one.agreement, names))
    return False


def _name(evidence: Iterable[Key], draft: Draft, scene: Scene, names: set[Key]) -> None:
    """Add evidence by what it is, with all that is counted in it: two earnings of one credential are one thing."""
    for key in evidence:
        if isinstance(key, int):
            move = draft.moves[key]
            name: Key = f"credential:{move.credential.id}" if isinstance(move, Earn | Award) else key
            if name not in names:
                names.add(name)
                _name(_counted_in(draft, key), draft, scene, names)
            continue
        for part in (key, *(one for one in scene.holdings if key in scene.parts_above(one))):
            names.add(held_name(part, scene))


def _counted_in(draft: Draft, step: int) -> frozenset[Key]:
    """What is counted in the credential that a step earns, as far as it is settled."""
    move, sheet = draft.moves[step], draft.sheets[step]
    if isinstance(move, Award):
        return evidence_of(sheet, move.agreement.id)
    if isinstance(move, Earn) and move.stacking:
        return evidence_of(sheet, "")
    credit = (evidence_of(sheet, one.agreement.id) for one in sheet.claims if one.part)
    return frozenset[Key]().union(*credit)


def held_name(key: str, scene: Scene) -> str:
    """A held thing by what it is."""
    thing = scene.thing_of.get(key)
    return f"credential:{thing.credential}" if thing and thing.credential else key
