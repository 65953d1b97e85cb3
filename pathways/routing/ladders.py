"""Ladders: what a credential counts toward, and what counts toward it, rung by rung, for nobody in particular."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from pathways.errors import NotFound
from pathways.model.time import moment_of
from pathways.routing.climb import Climb
from pathways.routing.heights import SERVING, height
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.network import Network
from pathways.routing.observer import Observer
from pathways.routing.rung import Direction, How, Rung

__all__ = ["Direction", "How", "Ladder", "Rung", "ladders"]


@dataclass(frozen=True)
class Ladder:
    """The rungs within a depth of a credential, nearest first; every other member holds credential ids in order.

    All that the start counts toward (or that counts toward it) is there. From there on it is a ladder: a rung leads to
    a higher credential, and counts the lower one or asks for more of it than that it is of some kind ("any bachelor").
    `exits`: credentials on the way that are held on their own. `dead_ends`: going up, credentials that count toward
    nothing in the catalogue; going down, those toward which nothing counts; only what was followed is among them, not
    what lies at the depth asked, and only by rungs of the kinds that are followed. `highest`: the highest credentials
    reached, several where they are equals.
    """

    start: str
    direction: Direction
    rungs: tuple[Rung, ...]
    exits: tuple[str, ...]
    dead_ends: tuple[str, ...]
    highest: tuple[str, ...]
    revision: int


def ladders(
    credential_id: str,
    network: Network,
    direction: Direction,
    *,
    depth: int = 6,
    on: date | None = None,
    how: Collection[How] = (),
    observer: Observer | None = None,
) -> Ladder:
    """Follow what counts toward what for `depth` rungs, by what is in force `on` a day (None: at any time).

    Only rungs of the kinds in `how` are followed; empty: all are.

    Raises `NotFound` for a credential that the catalogue does not have, and `Stop` where the observer stops it: half of
    a ladder is none.
    """
    near = Neighbourhood(network)
    near.looked = (observer or Observer()).surveyed
    climb = Climb(near, direction, moment_of(on) if on else None, frozenset(how))
    if climb.near.credential(credential_id) is None:
        raise NotFound("credentials", credential_id)
    rungs, dead_ends = climb.rungs(credential_id, depth)
    lowers = {rung.lower for rung in rungs}
    others = lowers.union(rung.upper for rung in rungs) - {credential_id}
    credentials = {id: found for id in others if (found := climb.near.credential(id))}
    top = max(map(height, credentials.values()), default=None)
    return Ladder(
        start=credential_id,
        direction=direction,
        rungs=rungs,
        exits=tuple(sorted(id for id, one in credentials.items() if id in lowers and one.kind not in SERVING)),
        dead_ends=dead_ends,
        highest=tuple(sorted(id for id, one in credentials.items() if height(one) == top)),
        revision=network.revision,
    )
