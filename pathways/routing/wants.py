"""Wants: what a partial plan has yet to settle. A plan is complete when it wants nothing more.

A want belongs to a step, and to a role there: its requirement (""), or what an agreement that it claims asks (the
agreement's id).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from pathways.model.kinds import Skill4
from pathways.model.requirement import CreditsFrom, Experience, Group, Holds, LanguageLevels, Requirement, TestScores
from pathways.recognition.match import Aim
from pathways.recognition.support import NOTHING, Support
from pathways.routing.needs import Need


class Asked(NamedTuple):
    """How a part of a requirement is asked: what "the target's" means, and what must stay true until the step ends.

    `strict`: it must, whatever the floor. `counts`: the evidence is counted elsewhere too, so which it is matters.
    `claim`: by an agreement that is claimed; `refused`: the credentials that such a claim can never rest on.
    """

    aim: Aim
    claim: bool = False
    throughout: bool = False
    strict: bool = False
    counts: bool = False
    refused: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Want:
    """Something to settle; `need` bounds what that takes."""

    step: int
    role: str
    asked: Asked
    need: Need


@dataclass(frozen=True, slots=True)
class Meet(Want):
    """A requirement to meet. `mean`: the group over whose counted items a mean grade is asked."""

    node: Requirement
    mean: Group | None = None


@dataclass(frozen=True, slots=True)
class Pick(Want):
    """`needed` of some items to meet."""

    items: tuple[Requirement, ...]
    needed: int
    mean: Group | None = None


@dataclass(frozen=True, slots=True)
class Several(Want):
    """So many more different things for one leaf, with names after `last` and not among those taken."""

    leaf: Holds
    left: int
    last: str = ""
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pool(Want):
    """Credits from several things: what was chosen so far, from the largest down; what comes after `last` is open."""

    leaf: CreditsFrom
    chosen: Support = NOTHING
    total: Fraction = Fraction(0)
    last: tuple[Fraction, str] | None = None


@dataclass(frozen=True, slots=True)
class Skills(Want):
    """The skills that are still to be shown by some sitting, and what shows the others. None: the scores as a whole."""

    leaf: LanguageLevels | TestScores
    left: tuple[Skill4 | None, ...]
    chosen: Support = NOTHING


@dataclass(frozen=True, slots=True)
class Raise(Want):
    """A course that brings a skill to the asked level before the step, a test."""

    leaf: LanguageLevels
    skill: Skill4


@dataclass(frozen=True, slots=True)
class Licence(Want):
    """A licence of one of some professions, for work in a place."""

    leaf: Experience
    professions: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Claims(Want):
    """Agreements that a step may claim, from a position in its list on. `early`: equivalences, before the rest."""

    position: int = 0
    early: bool = False
