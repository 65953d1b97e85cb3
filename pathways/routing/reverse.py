"""Reversing: all that counts toward one credential, for nobody in particular."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pathways.errors import NotFound
from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.time import moment_of
from pathways.recognition.claims import Goal, covers
from pathways.routing.climb import Climb
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.network import Network
from pathways.routing.rung import Direction, Rung


@dataclass(frozen=True)
class Reverse:
    """What counts toward a credential, whose ways say themselves what they require.

    `rungs`: the credentials that count toward it, or open it. `agreements`: the active ones toward it, by id, those too
    that ask for something else than credentials, and those that refuse.
    """

    credential: Credential
    rungs: tuple[Rung, ...]
    agreements: tuple[Agreement, ...]
    revision: int


def reverse(id: str, network: Network, on: date | None = None, near: Neighbourhood | None = None) -> Reverse:
    """What counts toward a credential by what is in force `on` a day (None: at any time).

    Raises `NotFound` for a credential that the catalogue does not have.
    """
    near = near if near is not None and near.faces(network) else Neighbourhood(network)
    near.want([id])
    credential, moment = near.credential(id), moment_of(on) if on else None
    if credential is None:
        raise NotFound("credentials", id)
    rungs, _ = Climb(near, Direction.DOWN, moment).rungs(id, 1)
    goals = [Goal(credential, way, None) for way in (None, *credential.ways)]
    led = (one for one in near.agreements_toward(id) if any(covers(one, goal, near) for goal in goals))
    agreements = tuple(one for one in led if moment is None or one.in_force.covers(moment))
    return Reverse(credential, rungs, agreements, network.revision)
