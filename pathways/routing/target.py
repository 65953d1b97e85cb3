"""Targets: what an occupation asks for as a requirement."""

from __future__ import annotations

from collections.abc import Iterable

from pathways.model.credential import Credential
from pathways.model.kinds import Verdict
from pathways.model.pattern import Pattern
from pathways.model.requirement import AnyOf, Holds, Requirement
from pathways.recognition.match import inside
from pathways.routing.move import within
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.request import OccupationTarget, RouteRequest


def target_of(request: RouteRequest, near: Neighbourhood) -> Requirement:
    """The requirement that the request's target stands for."""
    if isinstance(request.target, OccupationTarget):
        return occupation_target(request.target, near)
    return request.target


def occupation_target(target: OccupationTarget, near: Neighbourhood) -> Requirement:
    """A licence of what regulates the occupation, place by place; without one there, a credential that leads to it."""
    regulated = [one for known in near.occupations_under(target.occupation) for one in known.regulated]
    licences = near.network.licences(sorted({one.profession for one in regulated}))
    leading = near.network.leading_to([target.occupation])
    near.want([*licences, *leading])

    def regulates(credential: Credential, place: str) -> bool:
        return any(one.profession == credential.profession and within(place, one.jurisdictions) for one in regulated)

    licensed, others = _by_place(licences, target.places, near), _by_place(leading, target.places, near)
    chosen: set[str] = set()
    for place in licensed.keys() | others.keys():
        here = [one.id for one in licensed.get(place, ()) if regulates(one, place)]
        chosen.update(here or [one.id for one in others.get(place, ())])
    ids = tuple(sorted(chosen)) or (f"none-leads-to-{target.occupation}",)
    held = Holds(holds=Pattern(ids=ids))
    return held if chosen else AnyOf(any=(held,))


def _by_place(ids: Iterable[str], places: tuple[str, ...], near: Neighbourhood) -> dict[str, list[Credential]]:
    """Credentials by where they are offered, in the places asked for; none: anywhere."""
    found: dict[str, list[Credential]] = {}
    for credential in filter(None, map(near.credential, ids)):
        place = near.place_of(credential)
        if place is None:
            continue
        if not places or inside(place, places) is Verdict.MET:
            found.setdefault(place, []).append(credential)
        for asked in places:
            if asked != place and inside(asked, (place,)) is Verdict.MET:  # what holds for all of a country holds there
                found.setdefault(asked, []).append(credential)
    return found
