"""What a credential waits for, so far as it says by id: a small tree that stands for its ways and requirements."""

from __future__ import annotations

from pathways.model.credential import Credential
from pathways.model.requirement import Group, Holds, Requirement
from pathways.stores.incoming import Needs


def needs_of(credential: Credential) -> Needs | None:
    """What must come free before any way to a credential may be taken; None: one may be, as far as is told by ids."""
    ways = [_needs(way.requires) for way in credential.ways]
    tied = tuple(one for one in ways if one is not None)
    if not ways or len(tied) < len(ways):
        return None
    return tied[0] if len(tied) == 1 else (1, tied)


def _needs(requirement: Requirement) -> Needs | None:
    """The credentials that a requirement cannot be met without, so far as it names them by id; None: it may be met."""
    match requirement:
        case Group():
            known = [_needs(item) for item in requirement.items]
            tied = tuple(one for one in known if one is not None)
            amount = requirement.needed - (len(known) - len(tied))
            if amount < 1:
                return None
            return tied[0] if len(tied) == 1 else (amount, tied)
        case Holds(holds=pattern, count=count) if pattern.own_ids_only:
            return min(count, len(pattern.ids)), pattern.ids
        case _:
            return None
