"""What a work step rests on: what came before it, and what is held from its start to its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pathways.model.kinds import Verdict
from pathways.model.requirement import Holds
from pathways.recognition.asking import Asking
from pathways.recognition.fit import Fit, PlannedFit, citable
from pathways.recognition.leaves.holds import held_support, planned_support
from pathways.recognition.support import NOTHING, Support, join, undominated
from pathways.recognition.tree import supports
from pathways.routing.move import WorkOff


def working(move: WorkOff, asking: Asking) -> list[Support]:
    """Supports of a work step: what was held before it, and what is held from its start to its end."""
    work = move.leaf.experience
    strict = replace(asking, strict=True)
    found = [NOTHING]
    if work.after is not None:
        found = _each(found, supports(Holds(holds=work.after), asking))
    if work.while_holding is not None:
        found = _each(found, supports(Holds(holds=work.while_holding, throughout=True), strict))
    elif move.licences:
        found = _each(found, list(_licensed(move, strict)))
    return undominated(found, counts=False)


def _each(found: Sequence[Support], more: Sequence[Support]) -> list[Support]:
    return [both for one in found for other in more if (both := join(one, other))]


def _licensed(move: WorkOff, asking: Asking) -> Iterator[Support]:
    place = move.spec.jurisdiction
    assert place is not None
    for thing in asking.things:
        own = citable(thing)
        verdict = min(own.verdict, _allows(thing.profession, thing.jurisdiction, place, move.licences))
        support = held_support(move.leaf, thing.key, Fit(verdict, own.since, own.until), asking, throughout=True)
        if support:
            yield support
    for player in asking.players:
        if player.thing is not None:
            verdict = _allows(player.thing.profession, player.thing.jurisdiction, place, move.licences)
            fit = PlannedFit(verdict, player.thing.validity)
            planned = planned_support(move.leaf, player.index, fit, asking, throughout=True)
            if planned:
                yield planned


def _allows(profession: str | None, where: str | None, place: str, professions: tuple[str, ...]) -> Verdict:
    allowed = profession in professions and where is not None and (place == where or place.startswith(where + "-"))
    return Verdict.MET if allowed else Verdict.UNMET
