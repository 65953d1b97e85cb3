"""A route as plain data: what a route search answered, in the shape that `tests/checker.py` replays.

References (`Ref`) are ids of the background's holdings, jobs and sittings, and keys of steps; a step's key is any text
that is not one of those ids.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pathways.model.kinds import Verdict

Ref = str
Number = int | Fraction


@dataclass(frozen=True)
class Support:
    """How one item of a requirement is met.

    `path`: where the item is: indices into the items of groups, from the root (the root itself is the empty path).
    `cites`: holdings, jobs, sittings and steps. Where a pattern asks `covered_by`, each holding is followed by the
    assessment that covers it. `own`: the cited work step that lasts as long as this leaf misses. `kept`: what
    `throughout` asks holds to the step's end; otherwise the verdict is at most CONDITIONAL. `waived_by`: the agreement
    whose admission or exemption, claimed by this step, meets the item instead; it then cites nothing itself.
    """

    path: tuple[int, ...]
    verdict: Verdict
    cites: tuple[Ref, ...] = ()
    own: Ref | None = None
    kept: bool = True
    waived_by: str | None = None


@dataclass(frozen=True)
class Claimed:
    """One claim of a step: an agreement, the support of its `from`, and the grants that are taken.

    `amount`: semester credits granted, None where its credit is not claimed. `high`: a range taken at its high end.
    `verdict`: the claim's own, after strength, `from`, and the agreements it gives way to.
    """

    agreement: str
    evidence: tuple[Support, ...]
    verdict: Verdict
    amount: Number | None = None
    high: bool = False
    admission: bool = False
    exemption: bool = False
    equivalence: bool = False


@dataclass(frozen=True)
class PlainStep:
    """One step. `kind`: "way" (credential, way), "award" (credential, agreement) or "work" (occupation, place).

    `start`, `end`: moments, months since year 0. `supports`: of the way's `requires`. `courses`: what a language test
    cites for the levels it raises, steps or holdings. Of a work step: `after`, `during` and `licence` are what it
    cites, each a reference (with its assessment, if covered). `credits`: new credits to study. `ahead`: how many months
    before its start it says that it is asked for.
    """

    key: Ref
    kind: str
    start: Number
    end: Number
    ahead: Number = 0
    price: Number = 0
    credits: Number = 0
    credential: str | None = None
    way: str | None = None
    agreement: str | None = None
    occupation: str | None = None
    place: str | None = None
    supports: tuple[Support, ...] = ()
    claims: tuple[Claimed, ...] = ()
    courses: tuple[Ref, ...] = ()
    after: tuple[Ref, ...] = ()
    during: tuple[Ref, ...] = ()
    licence: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class PlainRoute:
    """The steps, the support of the target, the moment at which it is met, and what the route says it costs."""

    steps: tuple[PlainStep, ...]
    target: tuple[Support, ...]
    met_at: Number
    months: Number
    price: Number
    credits: Number
    certainty: Verdict
