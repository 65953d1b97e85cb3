"""Targets: what an occupation asks for as a requirement."""

from __future__ import annotations

from pathways.model.kinds import Verdict
from pathways.model.pattern import Pattern
from pathways.model.requirement import AnyOf, Holds, Requirement
from pathways.recognition.match import inside
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.request import OccupationTarget, RouteRequest


def target_of(request: RouteRequest, near: Neighbourhood) -> Requirement:
    """The requirement that the request's target stands for."""
    if isinstance(request.target, OccupationTarget):
        return occupation_target(request.target, near)
    return request.target


def occupation_target(target: OccupationTarget, near: Neighbourhood) -> Requirement:
    """A licence where the occupation is regulated in a place asked for, else any credential that leads to it there."""
    leading = near.network.leading_to([target.occupation])
    near.want(leading)
    here = [id for id in leading if _offered(id, target.places, near)]
    professions = {one.profession for known in near.occupations_under(target.occupation) for one in known.regulated}
    licences = near.network.licences(sorted(professions))
    near.want(licences)
    licensed = [id for id in licences if _offered(id, target.places, near)]
    chosen = licensed or here
    if not chosen:
        return AnyOf(any=(Holds(holds=Pattern(ids=(f"none-leads-to-{target.occupation}",))),))
    return Holds(holds=Pattern(ids=tuple(chosen)))


def _offered(id: str, places: tuple[str, ...], near: Neighbourhood) -> bool:
    credential = near.credential(id)
    place = near.place_of(credential) if credential else None
    return not places or (place is not None and inside(place, places) is Verdict.MET)
