"""Evaluations: how far a learner meets what is asked on a day, and what would be recognized then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from pathways.model.agreement import Agreement
from pathways.model.credential import Cap, Credential
from pathways.model.kinds import Verdict
from pathways.model.way import Way
from pathways.recognition.details import Detail
from pathways.recognition.judging import Hinge, Node, Proviso
from pathways.routing.allowance import LossReason
from pathways.routing.route import Claimed

__all__ = [
    "Applied",
    "CredentialEvaluation",
    "Detail",
    "Evaluation",
    "Hinge",
    "Loss",
    "LossReason",
    "Node",
    "Openness",
    "Proviso",
    "Recognition",
    "RequirementEvaluation",
    "WayEvaluation",
]

ZERO = Fraction(0)


@dataclass(frozen=True)
class Loss:
    """Why credit that is granted is not counted.

    `limit`: the semester credits that the cap, the group, the residency or the study leaves to all that it binds.
    `cap`, `group`: which one. `agreement`: the claimed one that counts the same, `things` the ids that both rest on.
    """

    reason: LossReason
    limit: Fraction | None = None
    cap: Cap | None = None
    group: str | None = None
    agreement: str | None = None
    things: tuple[str, ...] = ()


@dataclass(frozen=True)
class Applied:
    """An agreement in force on the day, that this learner meets or might meet.

    `verdict`: the worst of its strength, its `from`, and what those leave to which it gives way (`gives_way_to`); UNMET
    where one of them takes its place. `granted`, `counted`: semester credits, None where it grants none (or how much is
    not known); counted in the set of claims that recognizes most, to which it belongs where `claimed`.
    """

    agreement: Agreement
    verdict: Verdict
    evidence: tuple[str, ...] = ()
    granted: Fraction | None = None
    counted: Fraction | None = None
    claimed: bool = False
    losses: tuple[Loss, ...] = ()
    gives_way_to: tuple[str, ...] = ()

    @property
    def lost(self) -> Fraction:
        """Semester credits granted and not counted."""
        return (self.granted or ZERO) - (self.counted or ZERO)


@dataclass(frozen=True)
class Recognition:
    """What one set of claims recognizes of a study, in semester credits: `remaining` is left to be studied."""

    verdict: Verdict
    study: Fraction
    exempted: Fraction
    counted: Fraction
    remaining: Fraction
    claims: tuple[Claimed, ...]


class Openness(StrEnum):
    """Whether a way can be started on a day."""

    OPEN = "open"
    NOT_YET = "not_yet"
    OVER = "over"


@dataclass(frozen=True)
class WayEvaluation:
    """One way to a credential, for one learner on one day.

    `opens`: the first day on which it can be started, where that is not yet. `ended`: the end that is passed (`open`,
    `in_force`, `complete_by` or `complete_within_months`, by the field that states it), where it is over. `nodes`: what
    it requires, judged. `applied`: the agreements toward it, by id. `recognitions`: sets of claims of which none
    recognizes more at no worse a verdict, the most first; `complete`: that is proven.
    """

    way: Way
    openness: Openness
    nodes: tuple[Node, ...]
    opens: date | None = None
    ended: str | None = None
    applied: tuple[Applied, ...] = ()
    recognitions: tuple[Recognition, ...] = ()
    complete: bool = True

    @property
    def verdict(self) -> Verdict:
        """How far what it requires is met."""
        return self.nodes[0].verdict


@dataclass(frozen=True)
class RequirementEvaluation:
    """A requirement, judged node by node."""

    nodes: tuple[Node, ...]
    on: date
    revision: int

    @property
    def verdict(self) -> Verdict:
        """How far it is met."""
        return self.nodes[0].verdict


@dataclass(frozen=True)
class CredentialEvaluation:
    """A credential, judged way by way. `held`: the valid holdings of it; `awards`: the agreements that award it."""

    credential: Credential
    held: tuple[str, ...]
    ways: tuple[WayEvaluation, ...]
    awards: tuple[Applied, ...]
    on: date
    revision: int

    @property
    def verdict(self) -> Verdict:
        """MET where it is held, else the best of its awards and of its ways that are not over."""
        ways = (one.verdict for one in self.ways if one.openness is not Openness.OVER)
        best = max((*ways, *(one.verdict for one in self.awards)), default=Verdict.UNMET)
        return Verdict.MET if self.held else best


Evaluation = RequirementEvaluation | CredentialEvaluation
