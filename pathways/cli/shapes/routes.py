"""The shapes of answers about routes and ladders, and about what is in the catalogue."""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict  # what pydantic reads on Python 3.11

VerdictName = Literal["met", "conditional", "discretionary", "unknown", "unmet"]
BasisName = Literal["published", "estimated", "assumed"]


class CostShape(TypedDict):
    """What a route is judged by."""

    months: str
    price_cad: str
    credits: str
    steps: int
    certainty: VerdictName


class SourceShape(TypedDict):
    """Where something was read."""

    url: str
    title: str | None
    as_of: str | None
    confidence: str
    kind: str


class CitedShape(TypedDict):
    """An earlier step by its number, or a held thing by its id."""

    step: int | None
    held: str | None


class LapseShape(TypedDict):
    """A held thing that would have served, and the last day on which it does."""

    held: str
    last: str


class MetShape(TypedDict):
    """How a requirement is met; `agreement`: by that agreement's grant; `lapsed`: what would have been surer."""

    requirement: dict[str, Any]
    words: str
    cited: list[CitedShape]
    verdict: VerdictName
    agreement: str | None
    lapsed: list[LapseShape]


class ClaimShape(TypedDict):
    """An agreement claimed; credits are semester credits, None where it grants none."""

    agreement: str
    words: str
    evidence: list[CitedShape]
    granted: str | None
    counted: str | None
    lost: str
    source: SourceShape


class FigureShape(TypedDict):
    """One part of a price or of a duration; `by` is the average that estimated it."""

    amount: str
    basis: BasisName
    by: str | None
    source: SourceShape | None


class WorkShape(TypedDict):
    """The work of a step; None is any."""

    occupation: str | None
    jurisdiction: str | None


class StepShape(TypedDict):
    """One step; `name` is what the route's line calls it."""

    number: int
    kind: Literal["study", "wait", "award", "work"]
    name: str
    words: str
    credential: str | None
    way: str | None
    agreement: str | None
    work: WorkShape | None
    starts: str
    ends: str
    months: str
    ask_by: str | None
    months_ahead: str
    price_cad: str
    credits: str
    verdict: VerdictName
    met: list[MetShape]
    claims: list[ClaimShape]
    price: list[FigureShape]
    duration: list[FigureShape]
    sources: list[SourceShape]


class ConditionShape(TypedDict):
    """What the route hangs on; `step` None is the target itself."""

    step: int | None
    verdict: VerdictName
    words: str


class RouteShape(TypedDict):
    """One route. `again`: of each step that earns what is held already, why, in words."""

    line: str
    words: str
    starts: str
    ends: str
    cost: CostShape
    price_by_basis: dict[BasisName, str]
    months_by_basis: dict[BasisName, str]
    steps: list[StepShape]
    target: list[MetShape]
    conditions: list[ConditionShape]
    again: list[str]
    weakest: SourceShape | None
    oldest: SourceShape | None


class MissingShape(TypedDict):
    """A requirement that nothing meets, and what asks it (all None: the target)."""

    requirement: dict[str, Any]
    words: str
    best: VerdictName
    credential: str | None
    way: str | None
    agreement: str | None
    end: str | None


class OpeningShape(TypedDict):
    """A single change that opens a route, and what it costs then."""

    change: Literal["state", "meet", "raise", "sign"]
    words: str
    cost: CostShape
    missing: MissingShape | None
    limit: str | None


class RungShape(TypedDict):
    """One credential counted toward another: at most `counted` semester credits, `share` of the upper one."""

    lower: str
    upper: str
    words: str
    how: Literal["credit", "stacking", "award", "admission", "requirement"]
    counted: str | None
    share: str | None
    agreement: str | None
    way: str | None
    strength: Literal["guaranteed", "conditional", "discretionary"] | None
    part: dict[str, Any]
    also_needed: list[dict[str, Any]]
    gives_way_to: list[str]
    source: SourceShape


class LadderShape(TypedDict):
    """What a credential counts toward (`up`), or what counts toward it (`down`); the lists hold credential ids."""

    start: str
    direction: Literal["up", "down"]
    revision: int
    rungs: list[RungShape]
    exits: list[str]
    dead_ends: list[str]
    highest: list[str]


class AnswerShape(TypedDict):
    """The answer to a route question. `complete`: no route is missing.

    Of a search that gave up, `bound`: no route is better than this; `halt`: by which of its limits it was stopped.
    """

    outcome: Literal["found", "impossible", "gave_up"]
    revision: int
    words: list[str]
    complete: bool
    routes: list[RouteShape]
    because: list[MissingShape]
    limits: list[str]
    openings: list[OpeningShape]
    bound: CostShape | None
    halt: Literal["work_units", "deadline"] | None


class ImportShape(TypedDict):
    """What `import` did: the catalogue's revision, and how many records of each list were read, if any."""

    revision: int
    counts: dict[str, int]


class ExportShape(TypedDict):
    """What `export` wrote: how many records of each list."""

    counts: dict[str, int]


class ListShape(TypedDict):
    """A list of a catalogue: how many records, and the SHA-256 of their documents in the order of their keys."""

    count: int
    digest: str


class CopyShape(TypedDict):
    """What `copy` did: the revision of the copy, and each list that both catalogues have."""

    revision: int
    lists: dict[str, ListShape]


class ProblemShape(TypedDict):
    """One thing wrong: `where` is `file:line:column /json/pointer`, or `list/id /json/pointer` in the catalogue."""

    where: str
    what: str
    hint: str


class CheckShape(TypedDict):
    """What `check` found; the exit code is 2 where there are any problems.

    `revision`: that of the catalogue, 0 of an empty one; null where a bundle is checked.
    """

    revision: int | None
    problems: list[ProblemShape]


class RecordShape(TypedDict):
    """A record as a bundle writes it, with the list it stands in; its own shape is in the schema of a bundle."""

    list: str
    id: str
    record: dict[str, Any]


class SearchShape(TypedDict):
    """What `search` found, the best first."""

    revision: int
    results: list[RecordShape]


class ShownShape(RecordShape):
    """A record with the active agreements toward it, where it is a credential."""

    toward: list[RecordShape]


class AskedShape(TypedDict):
    """One question of `demo`: whose background, in the seed's folder, and what was answered."""

    background: str
    title: dict[Literal["en", "fr"], str | None]
    answer: AnswerShape
