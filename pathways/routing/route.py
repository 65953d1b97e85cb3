"""Routes: a plan as the faces show it, in the order in which its steps start."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.kinds import Verdict
from pathways.model.money import Basis
from pathways.model.requirement import Requirement
from pathways.model.source import Source
from pathways.model.time import date_of
from pathways.model.way import Way
from pathways.recognition.experience import Spec
from pathways.recognition.support import Key, Trace
from pathways.routing.choice import Choice
from pathways.routing.cost import Cost
from pathways.routing.figures import Figure
from pathways.routing.move import Award, Earn, Move, WorkOff
from pathways.routing.payer import Payer
from pathways.routing.plan import Plan

ZERO = Fraction(0)


class StepKind(StrEnum):
    """What the learner does in a step."""

    STUDY = "study"
    WAIT = "wait"  # sit, apply, be assessed: what is waited for
    AWARD = "award"  # be awarded by an agreement
    WORK = "work"


@dataclass(frozen=True)
class Cited:
    """Something a step rests on: an earlier step by number, or a held thing (holding, job, sitting) by its id."""

    step: int | None = None
    held: str | None = None


@dataclass(frozen=True)
class Lapse:
    """A held thing that would have served, and the last day on which it does."""

    held: str
    last: date


@dataclass(frozen=True)
class Met:
    """How one requirement is met: by what, with which verdict; `agreement`: by that agreement's grant.

    `lapsed`: what would have met the same more surely, had it not lapsed by then.
    """

    requirement: Requirement
    cited: tuple[Cited, ...]
    verdict: Verdict
    agreement: str | None = None
    lapsed: tuple[Lapse, ...] = ()


@dataclass(frozen=True)
class Claimed:
    """An agreement claimed by a step. `granted` and `counted` are semester credits, None where it grants none.

    `range_low`: the low end, where the grant is a range and its high end is claimed. What is granted and not counted
    is lost.
    """

    agreement: Agreement
    evidence: tuple[Cited, ...]
    granted: Fraction | None = None
    counted: Fraction | None = None
    range_low: Fraction | None = None

    @property
    def lost(self) -> Fraction:
        """Semester credits granted and not counted."""
        return (self.granted or ZERO) - (self.counted or ZERO)


@dataclass(frozen=True)
class Step:
    """One thing the learner does. Moments are months since year 0; `months` is its length, prices are in CAD."""

    number: int
    kind: StepKind
    start: Fraction
    months: Fraction
    figures: tuple[Figure, ...]  # what its price is made of
    duration: tuple[Figure, ...]  # what its months are made of, at full size
    credits: Fraction  # new semester credits to study
    met: tuple[Met, ...]
    claims: tuple[Claimed, ...]
    verdict: Verdict
    credential: Credential | None = None
    way: Way | None = None
    agreement: Agreement | None = None
    work: Spec | None = None

    @property
    def price(self) -> Fraction:
        """What the step costs in Canadian dollars."""
        return sum((figure.amount for figure in self.figures), ZERO)

    @property
    def starts(self) -> date:
        """The day it starts."""
        return date_of(self.start)

    @property
    def ends(self) -> date:
        """The day it ends."""
        return date_of(self.start + self.months)

    @property
    def months_ahead(self) -> Fraction:
        """How many months before its start it is asked for: what its way says, or the longest decision of a claim."""
        lead = self.way.lead_months if self.way else ZERO
        return max((lead, *(claim.agreement.processing_months for claim in self.claims)))

    @property
    def ask_by(self) -> date | None:
        """The last day to ask for it, so that it starts when it does; None: nothing is to be asked ahead."""
        return date_of(self.start - self.months_ahead) if self.months_ahead else None

    @property
    def sources(self) -> tuple[Source, ...]:
        """What the step relies on: its credential's, its agreements' and its figures' sources, each once."""
        found = [self.credential.source] if self.credential else []
        found += [self.way.source] if self.way and self.way.source else []
        found += [self.agreement.source] if self.agreement else []
        found += [claim.agreement.source for claim in self.claims]
        found += [figure.source for figure in self.figures if figure.source]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class Route:
    """Steps in the order in which they start, the target's own supports, and the cost."""

    steps: tuple[Step, ...]
    target: tuple[Met, ...]
    start: Fraction
    cost: Cost

    @property
    def ends(self) -> date:
        """The day on which the target is met."""
        return date_of(self.start + self.cost.months)

    def price_by_basis(self) -> dict[Basis, Fraction]:
        """How much of the price is published, estimated and assumed."""
        return _by_basis(figure for step in self.steps for figure in step.figures)

    def months_by_basis(self) -> dict[Basis, Fraction]:
        """How many of the steps' months are published, estimated and assumed."""
        return _by_basis(figure for step in self.steps for figure in step.duration)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source that the route relies on, each once."""
        return tuple(dict.fromkeys(source for step in self.steps for source in step.sources))

    @property
    def oldest(self) -> Source | None:
        """The source with the oldest date; an undated one counts as older than any."""
        return min(self.sources, key=lambda source: (source.year or 0, source.url), default=None)

    @property
    def weakest(self) -> Source | None:
        """The source to trust least: recalled before derived before read, mirrors before secondary before primary."""
        return max(self.sources, key=_weakness, default=None)


_CONFIDENCE = ("read", "derived", "recalled")
_KINDS = ("primary", "secondary", "mirror", "example")


def _weakness(source: Source) -> tuple[int, int, str]:
    return _CONFIDENCE.index(source.confidence), _KINDS.index(source.kind), source.url


def _by_basis(figures: Iterable[Figure]) -> dict[Basis, Fraction]:
    totals = dict.fromkeys(Basis, ZERO)
    for figure in figures:
        totals[figure.basis] += figure.amount
    return totals


def route_of(plan: Plan, start: Fraction, payer: Payer) -> Route:
    """A plan as a route that starts at the moment `start`."""
    order = sorted(
        range(1, len(plan.moves)), key=lambda index: (plan.times.starts[index], plan.times.end(index), index)
    )
    numbers = {index: number for number, index in enumerate(order, 1)}
    steps = tuple(_step(plan, index, numbers, payer) for index in order)
    return Route(steps, _met(plan.choices[0].support.trail, numbers), start, plan.cost)


def _cited(keys: Iterable[Key], numbers: dict[int, int]) -> tuple[Cited, ...]:
    named = [Cited(step=numbers[key]) if isinstance(key, int) else Cited(held=key) for key in keys]
    return tuple(sorted(named, key=lambda one: (one.step or 0, one.held or "")))


def _met(trail: Sequence[Trace], numbers: dict[int, int]) -> tuple[Met, ...]:
    return tuple(
        Met(
            trace.leaf,
            _cited(trace.cited, numbers),
            trace.verdict,
            trace.agreement,
            tuple(Lapse(one.key, one.end.last) for one in trace.lapsed),
        )
        for trace in trail
    )


def _step(plan: Plan, index: int, numbers: dict[int, int], payer: Payer) -> Step:
    move, choice = plan.moves[index], plan.choices[index]
    start = plan.times.starts[index]
    verdict = min(choice.verdict, plan.caps.get(index, Verdict.MET))
    return Step(
        number=numbers[index],
        kind=_kind(move),
        start=start,
        months=plan.times.lengths[index],
        figures=_figures(move, choice, payer.domestic(start), start),
        duration=_durations(move, choice, plan.times.lengths[index]),
        credits=choice.remaining,
        met=_met(choice.support.trail, numbers),
        claims=_claims(move, choice, numbers),
        verdict=verdict,
        credential=move.credential if isinstance(move, Earn | Award) else None,
        way=move.way if isinstance(move, Earn) else None,
        agreement=move.agreement if isinstance(move, Award) else None,
        work=move.spec if isinstance(move, WorkOff) else None,
    )


def _kind(move: Move) -> StepKind:
    if isinstance(move, WorkOff):
        return StepKind.WORK
    if isinstance(move, Award):
        return StepKind.AWARD
    return StepKind.STUDY if isinstance(move, Earn) and move.way.study else StepKind.WAIT


def _figures(move: Move, choice: Choice, domestic: bool | None, start: Fraction) -> tuple[Figure, ...]:
    figures = [figure for fee in choice.fees for figure in fee.items(domestic, start)]
    if isinstance(move, Earn) and choice.tuition_share:
        share = choice.tuition_share
        figures += [
            Figure(figure.amount * share, figure.basis, figure.source, figure.by)
            for figure in move.figures.tuition.items(domestic, start)
        ]
    return tuple(figure for figure in figures if figure.amount)


def _durations(move: Move, choice: Choice, months: Fraction) -> tuple[Figure, ...]:
    if not isinstance(move, Earn):
        return (Figure(months),) if months else ()
    study, wait = move.figures.study, move.figures.wait
    studied = months - wait.amount if move.way.study else ZERO
    parts = (Figure(studied, study.basis, study.source, study.by), wait)
    return tuple(part for part in parts if part.amount)


def _claims(move: Move, choice: Choice, numbers: dict[int, int]) -> tuple[Claimed, ...]:
    if not isinstance(move, Earn | Award):
        return ()
    led = {one.id: one for one in move.near.agreements_toward(move.credential.id)}
    credit = {
        option.agreement.id: (option, amount) for option, amount in zip(choice.credit, choice.amounts, strict=True)
    }
    found: list[Claimed] = []
    for claim in sorted(choice.support.claims, key=lambda claim: claim.agreement):
        option, amount = credit.get(claim.agreement, (None, None))
        evidence = _cited(claim.evidence, numbers)
        high = option is not None and option.low is not None and (option.amount or ZERO) > option.low
        found.append(
            Claimed(
                led[claim.agreement],
                evidence,
                option.amount if option else None,
                amount,
                option.low if option and high else None,
            )
        )
    return tuple(found)
