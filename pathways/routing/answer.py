"""Answers to a route question, four different types: found, impossible, gave up; a wrong question is an error."""

from __future__ import annotations

from dataclasses import dataclass

from pathways.model.kinds import Verdict
from pathways.routing.plan import Plan


@dataclass(frozen=True)
class Found:
    """A plan for every undominated cost within the limits; `complete` only when proven."""

    plans: tuple[Plan, ...]
    revision: int
    complete: bool = True


@dataclass(frozen=True)
class Impossible:
    """Proven under the limits asked: there is no route."""

    revision: int


@dataclass(frozen=True)
class GaveUp:
    """A limit of the search itself was hit; the best so far."""

    plans: tuple[Plan, ...]
    revision: int
    searched: Verdict  # the certainty down to which the search had been finished, or was under way


Answer = Found | Impossible | GaveUp
