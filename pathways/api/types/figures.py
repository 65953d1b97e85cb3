"""What routes are judged by, and the figures that totals are made of, each with its basis."""

from __future__ import annotations

from typing import Any

import strawberry

from pathways.api.context import context_of
from pathways.api.declare import described, output, read
from pathways.api.enums import Basis, Verdict
from pathways.api.types.things import Average
from pathways.api.values import Exact, Money, Source, cad, exact
from pathways.model import things
from pathways.routing import cost, figures


@output
class Cost:
    """What a route is judged by."""

    @read()
    def months(root: cost.Cost) -> Exact:
        """Months from the start that was asked for until the target is met."""
        return exact(root.months)

    @read()
    def price(root: cost.Cost) -> Money:
        """Tuition and fees in Canadian dollars, what is missing estimated or assumed."""
        return cad(root.price)

    @read()
    def credits(root: cost.Cost) -> Exact:
        """New semester credits to study."""
        return exact(root.credits)

    steps: int = described("How many steps it takes.")
    certainty: Verdict = described("The worst verdict that it rests on.")


@output
class BasisMoney:
    """The part of a price that has one basis."""

    basis: Basis = described("Where it comes from.")
    amount: Money = described("How much.")


@output
class BasisMonths:
    """The part of a duration that has one basis."""

    basis: Basis = described("Where it comes from.")
    months: Exact = described("How long.")


@output
class Figure:
    """One part of a step's price or of its duration."""

    basis: Basis = described("Where the figure comes from.")
    source: Source | None = described("Where it was read; null: where the credential or the agreement was.")

    @read(Average | None)
    async def by(root: figures.Figure, info: strawberry.Info) -> Any:
        """The average by which it was estimated; null: it was not estimated by an average."""
        return await context_of(info).load.one(things.Average, root.by)


@output
class PriceFigure(Figure):
    """One part of a step's price."""

    @read()
    def amount(root: figures.Figure) -> Money:
        """How much, in Canadian dollars."""
        return cad(root.amount)


@output
class DurationFigure(Figure):
    """One part of a step's duration."""

    @read()
    def months(root: figures.Figure) -> Exact:
        """How long."""
        return exact(root.amount)
