"""The shapes of answers besides routes: what holds on a day, what is near, what is compared, what counts, the shape."""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict  # what pydantic reads on Python 3.11

from pathways.cli.shapes.routes import (
    AnswerShape,
    CostShape,
    MissingShape,
    RecordShape,
    RouteShape,
    RungShape,
    SourceShape,
    VerdictName,
)


class DetailShape(TypedDict):
    """Something about the learner that decides: not stated, or (`stated`) falling short; `thing` None: the learner."""

    thing: str | None
    field: str
    stated: bool
    words: str


class HingeShape(TypedDict):
    """What a verdict hangs on."""

    proviso: Literal["keep", "confirm", "decide"]
    agreement: str | None
    until: str | None
    words: str


class NodeShape(TypedDict):
    """One node of a requirement, in document order; `parent` is the id of the node above."""

    id: int
    parent: int | None
    requirement: dict[str, Any]
    words: str
    needed: int | None
    verdict: VerdictName
    chosen: bool
    cited: list[str]
    agreements: list[str]
    granted: bool
    have: str | None
    details: list[DetailShape]
    hinges: list[HingeShape]
    sources: list[SourceShape]


class LossShape(TypedDict):
    """Why credit is lost."""

    reason: Literal["cap", "group", "residency", "study", "counted_already"]
    limit: str | None
    group: str | None
    agreement: str | None
    things: list[str]
    words: str


class AppliedShape(TypedDict):
    """An agreement in force on the day that the learner meets or might meet; credits are semester credits."""

    agreement: str
    words: str
    verdict: VerdictName
    evidence: list[str]
    granted: str | None
    counted: str | None
    lost: str
    claimed: bool
    losses: list[LossShape]
    gives_way_to: list[str]
    source: SourceShape


class RecognitionShape(TypedDict):
    """What one set of claims recognizes, in semester credits."""

    words: str
    verdict: VerdictName
    study: str
    exempted: str
    counted: str
    remaining: str
    claims: list[str]


class WayShape(TypedDict):
    """One way to a credential on the day."""

    way: str
    openness: Literal["open", "not_yet", "over"]
    opens: str | None
    ended: str | None
    verdict: VerdictName
    nodes: list[NodeShape]
    applied: list[AppliedShape]
    recognitions: list[RecognitionShape]
    complete: bool


class EvaluationShape(TypedDict):
    """What a learner meets on a day: `nodes` of a requirement, or (`credential`) its ways and awards."""

    revision: int
    on: str
    verdict: VerdictName
    credential: str | None
    held: list[str]
    nodes: list[NodeShape]
    ways: list[WayShape]
    awards: list[AppliedShape]


class OpportunityShape(TypedDict):
    """A credential within reach, and the best route to it. `served`: something of the background counts toward it."""

    credential: str
    served: bool
    words: str
    route: RouteShape


class OpportunitiesShape(TypedDict):
    """What is within reach, the nearest first; `blocked`: what one missing thing keeps away."""

    revision: int
    complete: bool
    found: list[OpportunityShape]
    blocked: list[MissingShape]


class ComparedShape(TypedDict):
    """One target and its answer."""

    target: dict[str, Any]
    words: str
    answer: AnswerShape


class BestShape(TypedDict):
    """The best by one criterion; `targets` are places in the list of answers, from 0 on."""

    criterion: str
    cost: CostShape
    targets: list[int]


class ComparisonShape(TypedDict):
    """Several targets side by side."""

    revision: int
    answers: list[ComparedShape]
    best: list[BestShape]


class ReverseShape(TypedDict):
    """What counts toward a credential, which is given whole, with what its ways require."""

    revision: int
    credential: RecordShape
    rungs: list[RungShape]
    agreements: list[RecordShape]


class GatewayShape(TypedDict):
    """A credential without which those behind it cannot be earned."""

    credential: str
    words: str
    behind: list[str]


class CycleShape(TypedDict):
    """Credentials that lead to each other, and a shortest way around."""

    members: list[str]
    shortest: list[str]


class UnreachableShape(TypedDict):
    """A credential that nothing leads to, and the leaves to blame."""

    credential: str
    missing: list[MissingShape]


class StructureShape(TypedDict):
    """The shape of a catalogue, of so many credentials; lists hold credential ids."""

    revision: int
    size: int
    dead_ends: list[str]
    gateways: list[GatewayShape]
    cycles: list[CycleShape]
    unreachable: list[UnreachableShape]
    unstated: list[str]
