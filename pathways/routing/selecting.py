"""Selecting: which credentials are meant."""

from __future__ import annotations

from collections.abc import Callable

from pathways.model.credential import Credential
from pathways.model.kinds import Verdict
from pathways.recognition.match import belongs, inside
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.questions import Selection


def selector(among: Selection, near: Neighbourhood) -> Callable[[Credential], bool]:
    """Whether a credential is among those that are meant; what it does not state it has not."""

    def selected(one: Credential) -> bool:
        if among.kinds and one.kind not in among.kinds:
            return False
        if among.fields and not (one.field or "").startswith(among.fields):
            return False
        if among.delivery and not any(set(way.delivery) & set(among.delivery) for way in one.ways):
            return False
        if among.providers and not any(belongs(one.provider, wanted, near) for wanted in among.providers):
            return False
        place = near.place_of(one) if among.jurisdictions else None
        return not among.jurisdictions or (place is not None and inside(place, among.jurisdictions) is Verdict.MET)

    return selected
