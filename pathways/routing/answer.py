"""Answers to a route question, four different types: found, impossible, gave up; a wrong question is an error."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pathways.model.kinds import Verdict
from pathways.model.requirement import Requirement
from pathways.routing.cost import Cost
from pathways.routing.route import Route


@dataclass(frozen=True)
class Missing:
    """A leaf that nothing held and nothing in the catalogue meets.

    `credential` with `way` or `agreement` is what asks it (all None: the target itself). `best` is what the background
    gives today: UNMET, or UNKNOWN where a detail is not stated, or a verdict under the certainty asked for. `end`: not
    the requirement stands in the way but an end that is passed: `open`, `complete_by`, `complete_within_months` or
    `in_force` (of the way, the credential or the agreement, by the field that states it).
    """

    requirement: Requirement
    best: Verdict
    credential: str | None = None
    way: str | None = None
    agreement: str | None = None
    end: str | None = None


class Change(StrEnum):
    """What kind of single change would open a route."""

    STATE = "state"  # the learner states a detail that is not known
    MEET = "meet"  # the learner meets this leaf in some way the catalogue does not offer
    RAISE = "raise"  # a limit of the question is raised
    SIGN = "sign"  # somebody signs an agreement that grants this leaf


@dataclass(frozen=True)
class Opening:
    """A single change that opens a route, and the least cost of one then. `limit` names a field of the limits."""

    change: Change
    cost: Cost
    missing: Missing | None = None
    limit: str | None = None


@dataclass(frozen=True)
class Found:
    """A route for every undominated cost within the limits; `complete` only when that is proven."""

    routes: tuple[Route, ...]
    revision: int
    complete: bool = True


@dataclass(frozen=True)
class Impossible:
    """Proven: there is no route within the limits.

    `because` is irreducible: each of these leaves is missing, and were any one of them met the rest would not prove it.
    `limits` names the limits without which the proof would not hold.
    """

    revision: int
    because: tuple[Missing, ...] = ()
    limits: tuple[str, ...] = ()
    openings: tuple[Opening, ...] = ()


class Halt(StrEnum):
    """What stopped a search before it was done."""

    WORK_UNITS = "work_units"  # it spent all that the question allows
    DEADLINE = "deadline"  # whoever watches it stopped it: its time was over
    WIDE = "wide"  # more credentials may serve than it looks at


@dataclass(frozen=True)
class GaveUp:
    """A limit of the search itself was hit; the best so far, and a cost that no route can better (None: not known)."""

    routes: tuple[Route, ...]
    revision: int
    bound: Cost | None = None
    halt: Halt = Halt.WORK_UNITS


Answer = Found | Impossible | GaveUp
