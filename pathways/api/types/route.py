"""Routes: steps with their dates, reasons, credit and prices, told for one background."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import strawberry

from pathways.api.context import context_of
from pathways.api.declare import described, output, read
from pathways.api.enums import Basis, Verdict
from pathways.api.telling import lines, words
from pathways.api.types.figures import BasisMoney, BasisMonths, Cost
from pathways.api.types.reasons import Met, MetOf, met_of
from pathways.api.types.step import Step, StepOf
from pathways.api.values import Exact, LangArgument, Source, cad, exact, spoken
from pathways.explain.again import earned_again
from pathways.explain.conditions import conditions
from pathways.explain.line import write_line
from pathways.explain.route import summary, trust
from pathways.model.background import Background
from pathways.routing import route

ZERO = Fraction(0)


@dataclass(frozen=True)
class RouteOf:
    """A route, and whose it is."""

    route: route.Route
    background: Background


@output
class Condition:
    """What a route hangs on, and what follows if it is missed."""

    step: int | None = described("The step that it is about, by its number; null: the target itself.")
    verdict: Verdict = described("How sure it is.")
    words: str = described("What must come true.")


@output
class Route:
    """Steps in the order in which they start, that end with the target met."""

    @read()
    def line(root: RouteOf) -> str:
        """The whole route in one line of text, the same in every language."""
        return write_line(root.route)

    words, words_parts = words(
        lambda root, voice: summary(root.route, voice), "When, how long, how much: the route in a sentence."
    )

    @read()
    def starts(root: RouteOf) -> date:
        """The day on which the first step starts."""
        return min((step.starts for step in root.route.steps), default=root.route.ends)

    @read()
    def ends(root: RouteOf) -> date:
        """The day on which the target is met."""
        return root.route.ends

    @read(Cost)
    def cost(root: RouteOf) -> Any:
        """What it is judged by."""
        return root.route.cost

    @read()
    def price_by_basis(root: RouteOf) -> list[BasisMoney]:
        """How much of the price is published, estimated and assumed."""
        found = root.route.price_by_basis()
        return [BasisMoney(basis=basis, amount=cad(found[basis])) for basis in Basis]

    @read()
    def months_by_basis(root: RouteOf) -> list[BasisMonths]:
        """How many of the steps' months are published, estimated and assumed."""
        found = root.route.months_by_basis()
        return [BasisMonths(basis=basis, months=exact(found[basis])) for basis in Basis]

    @read(list[Step])
    def steps(root: RouteOf) -> list[StepOf]:
        """The steps."""
        return [StepOf(step, root.background) for step in root.route.steps]

    @read(list[Met])
    def target(root: RouteOf) -> list[MetOf]:
        """How the target is met in the end."""
        return met_of(root.route.target, root.background)

    @read()
    def credit_counted(root: RouteOf) -> Exact:
        """Semester credits recognized in all its steps."""
        claims = [claim for step in root.route.steps for claim in step.claims]
        return exact(sum((claim.counted or ZERO for claim in claims), ZERO))

    @read()
    def credit_lost(root: RouteOf) -> Exact:
        """Semester credits granted and not counted in all its steps; each claim says why."""
        return exact(sum((claim.lost for step in root.route.steps for claim in step.claims), ZERO))

    @read()
    async def conditions(root: RouteOf, info: strawberry.Info, lang: LangArgument = None) -> list[Condition]:
        """What it hangs on, and what follows where that is missed."""
        load, wanted = context_of(info).load, spoken(info, lang)
        found = await load.tell(lambda voice: conditions(root.route, voice), wanted, root.background)
        return [Condition(step=one.step, verdict=one.verdict, words=one.text) for one in found]

    again, again_parts = lines(
        lambda root, voice: earned_again(root.route, voice), "Of each step that earns what is held already: why."
    )
    trust, trust_parts = lines(lambda root, voice: trust(root.route, voice), "What of it to trust least, in words.")

    @read(list[Source])
    def sources(root: RouteOf) -> Any:
        """Every source that it relies on, each once."""
        return list(root.route.sources)

    @read(Source | None)
    def weakest_source(root: RouteOf) -> Any:
        """The source to trust least; null: it relies on none."""
        return root.route.weakest

    @read(Source | None)
    def oldest_source(root: RouteOf) -> Any:
        """The oldest source, an undated one counting as oldest; null: it relies on none."""
        return root.route.oldest
