"""Steps: what the learner does, when, why it is possible, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import strawberry

from pathways.api.context import context_of
from pathways.api.declare import output, read
from pathways.api.enums import StepKind, Verdict
from pathways.api.telling import words
from pathways.api.types.figures import DurationFigure, PriceFigure
from pathways.api.types.nodes import Agreement, Credential, Occupation
from pathways.api.types.reasons import Claim, ClaimOf, Met, MetOf, met_of
from pathways.api.types.way import Way
from pathways.api.values import Exact, Money, Source, cad, exact
from pathways.explain.line import name_of
from pathways.explain.step import headline, step_sentence
from pathways.model import things
from pathways.model.background import Background
from pathways.recognition import experience
from pathways.routing import route


@dataclass(frozen=True)
class StepOf:
    """A step, and whose it is."""

    step: route.Step
    background: Background


@output
class Work:
    """The work of a step."""

    @read(Occupation | None)
    async def occupation(root: experience.Spec, info: strawberry.Info) -> Any:
        """In which occupation; null: in any, or in one that the catalogue does not hold."""
        return await context_of(info).load.one(things.Occupation, root.occupation)

    @read()
    def occupation_code(root: experience.Spec) -> str | None:
        """The first digits of its NOC 2021 code; null: any."""
        return root.occupation

    @read()
    def jurisdiction(root: experience.Spec) -> str | None:
        """Where (ISO 3166); null: anywhere."""
        return root.jurisdiction


@output
class Step:
    """One thing that the learner does."""

    @read()
    def number(root: StepOf) -> int:
        """Its place in the route, from 1."""
        return root.step.number

    @read()
    def kind(root: StepOf) -> StepKind:
        """What is done."""
        return root.step.kind

    @read()
    def name(root: StepOf) -> str:
        """What the route's line calls it."""
        return name_of(root.step)

    headline, headline_parts = words(lambda root, voice: headline(root.step, voice), "What to do, in a few words.")
    words, words_parts = words(
        lambda root, voice: step_sentence(root.step, voice), "What to do, from when until when, at what price."
    )

    @read(Credential | None)
    def credential(root: StepOf) -> Any:
        """What it earns; null: it is work."""
        return root.step.credential

    @read(Way | None)
    def way(root: StepOf) -> Any:
        """The way in which it is earned; null: it is work or an award."""
        return root.step.way

    @read(Agreement | None)
    def agreement(root: StepOf) -> Any:
        """The agreement that awards it; null: it is no award."""
        return root.step.agreement

    @read(Work | None)
    def work(root: StepOf) -> Any:
        """The work; null: it is none."""
        return root.step.work

    @read()
    def starts(root: StepOf) -> date:
        """The day on which it starts."""
        return root.step.starts

    @read()
    def ends(root: StepOf) -> date:
        """The day on which it ends."""
        return root.step.ends

    @read()
    def months(root: StepOf) -> Exact:
        """How long it takes."""
        return exact(root.step.months)

    @read()
    def ask_by(root: StepOf) -> date | None:
        """The last day to ask for it, so that it starts when it does; null: nothing is to be asked ahead."""
        return root.step.ask_by

    @read()
    def months_ahead(root: StepOf) -> Exact:
        """How long before its start it is asked for: what its way says, or the longest decision that it waits for."""
        return exact(root.step.months_ahead)

    @read()
    def price(root: StepOf) -> Money:
        """What it costs in Canadian dollars."""
        return cad(root.step.price)

    @read(list[PriceFigure])
    def price_figures(root: StepOf) -> Any:
        """What its price is made of."""
        return list(root.step.figures)

    @read(list[DurationFigure])
    def duration_figures(root: StepOf) -> Any:
        """What its months are made of."""
        return list(root.step.duration)

    @read()
    def credits(root: StepOf) -> Exact:
        """New semester credits to study in it."""
        return exact(root.step.credits)

    @read()
    def verdict(root: StepOf) -> Verdict:
        """How sure it is."""
        return root.step.verdict

    @read(list[Met])
    def met(root: StepOf) -> list[MetOf]:
        """How what it asks is met."""
        return met_of(root.step.met, root.background)

    @read(list[Claim])
    def claims(root: StepOf) -> list[ClaimOf]:
        """The agreements that it claims."""
        return [ClaimOf(one, root.step, root.background) for one in root.step.claims]

    @read(list[Source])
    def sources(root: StepOf) -> Any:
        """What it relies on, each once."""
        return list(root.step.sources)
