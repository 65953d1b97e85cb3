"""Sheets: what a partial plan has settled for one step."""

from __future__ import annotations

from enum import IntEnum
from fractions import Fraction
from typing import NamedTuple

from pathways.model.agreement import Agreement
from pathways.model.requirement import Experience, Group, Lacks, Requirement
from pathways.recognition.support import Support
from pathways.routing.wants import Asked


class Part(IntEnum):
    """What of a claimed agreement's credit is claimed."""

    NONE = 0
    LOW = 1  # all of it, or the low end of a range
    HIGH = 2


class Note(NamedTuple):
    """A support for a part of a role."""

    role: str
    support: Support


class Claiming(NamedTuple):
    """An agreement that a step claims; `part` None: whether its credit is claimed too is open."""

    agreement: Agreement
    part: Part | None

    @property
    def spares(self) -> bool:
        """Whether it spares study: its credit is claimed, or it exempts."""
        return bool(self.part) or self.agreement.grant.exemption is not None


class Late(NamedTuple):
    """A leaf that is judged once all steps are there; `own`: by a work step of its own."""

    role: str
    leaf: Lacks | Experience
    throughout: bool
    own: bool = False


class Mark(NamedTuple):
    """A grade counted toward a group's mean; None: planned."""

    role: str
    group: Group
    value: Fraction | None


class Link(NamedTuple):
    """A leaf of a step that cites one planned step, where whatever else meets the leaf would do as well."""

    step: int
    leaf: Requirement
    asked: Asked
    cited: int


class Sheet(NamedTuple):
    """What is settled for one step. `granted`: parts of its requirement that a claimed agreement meets.

    `recognized`: the share of its study, in units, once nothing more is claimed (None: that is open, or not known).
    """

    notes: tuple[Note, ...] = ()
    claims: tuple[Claiming, ...] = ()
    granted: tuple[tuple[Requirement, str], ...] = ()
    late: tuple[Late, ...] = ()
    means: tuple[tuple[str, Group], ...] = ()
    marks: tuple[Mark, ...] = ()
    recognized: int | None = None

    def claims_of(self, agreement: str) -> bool:
        """Whether an agreement is claimed."""
        return any(claim.agreement.id == agreement for claim in self.claims)

    def claiming(self, new: Claiming) -> Sheet:
        """With an agreement claimed, in place of what was open about it."""
        rest = tuple(claim for claim in self.claims if claim.agreement is not new.agreement)
        return self._replace(claims=(*rest, new))
