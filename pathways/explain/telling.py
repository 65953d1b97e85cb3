"""A whole route told: everything a face shows of it, in words and in order, so that every face says the same."""

from __future__ import annotations

from dataclasses import dataclass

from pathways.explain.again import earned_again
from pathways.explain.conditions import Condition, conditions
from pathways.explain.line import name_of, write_line
from pathways.explain.route import summary, trust
from pathways.explain.sources import price_words, source_words
from pathways.explain.step import claim_sentence, headline, reason, reasons, step_sentence
from pathways.explain.voice import Voice
from pathways.routing.route import Route, Step


@dataclass(frozen=True)
class StepTold:
    """One step: its name in the route's line, what to do, and all that stands behind it."""

    number: int
    name: str
    headline: str
    sentence: str
    reasons: tuple[str, ...]
    claims: tuple[str, ...]
    price: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class RouteTold:
    """One route: its line, summary and steps, why the target is met, its conditions, and what to trust least.

    `again` is about what the route earns although it is held.
    """

    line: str
    summary: str
    steps: tuple[StepTold, ...]
    target: tuple[str, ...]
    conditions: tuple[Condition, ...]
    again: tuple[str, ...]
    trust: tuple[str, ...]


def tell(route: Route, voice: Voice) -> RouteTold:
    """Everything there is to say of a route."""
    return RouteTold(
        line=write_line(route),
        summary=summary(route, voice),
        steps=tuple(_step(step, voice) for step in route.steps),
        target=tuple(dict.fromkeys(reason(met, voice) for met in route.target)),
        conditions=conditions(route, voice),
        again=earned_again(route, voice),
        trust=trust(route, voice),
    )


def _step(step: Step, voice: Voice) -> StepTold:
    return StepTold(
        number=step.number,
        name=name_of(step),
        headline=headline(step, voice),
        sentence=step_sentence(step, voice),
        reasons=reasons(step, voice),
        claims=tuple(claim_sentence(claim, step, voice) for claim in step.claims),
        price=price_words(step.figures, voice),
        sources=tuple(dict.fromkeys(source_words(source, voice) for source in step.sources)),
    )
