"""Ways: how a credential is earned, what that takes and costs."""

from __future__ import annotations

from datetime import date
from typing import Any

from pathways.api.declare import described, output, read
from pathways.api.enums import Audience, Basis, Delivery
from pathways.api.types.pattern import Pattern
from pathways.api.types.requirement import Requirement
from pathways.api.values import Credits, Exact, Money, Period, Source, exact, maybe_exact, maybe_text, stated
from pathways.model import money, way


@output
class Price:
    """What something costs, for whom, and since when."""

    @read()
    def amount(root: money.Price) -> Money:
        """How much."""
        return stated(root.amount, root.currency)

    audience: Audience = described("Whom it is for.")
    basis: Basis = described("Where the figure comes from.")
    in_force: Period = described("When it holds.")
    source: Source | None = described("Where it was read; null: where its record was.")
    note = maybe_text(lambda one: one.note, "What else is to be known about it; null: nothing.")


@output
class Duration:
    """How long something takes."""

    @read()
    def months(root: money.Duration) -> Exact:
        """In months; of study: at full time."""
        return exact(root.months)

    basis: Basis = described("Where the figure comes from.")
    source: Source | None = described("Where it was read; null: where its record was.")
    note = maybe_text(lambda one: one.note, "What else is to be known about it; null: nothing.")


@output
class Component:
    """A part of what is studied."""

    name: str | None = described("The name by which exemptions refer to it; null: it has none.")

    @read(Pattern)
    def pattern(root: way.Component) -> Any:
        """What it is."""
        return root.of

    credits: Credits = described("How many of the credits it makes up.")


@output
class Study:
    """What is studied in a way."""

    credits: Credits = described("The credits to cover.")
    full_time: Duration | None = described("How long at full time; null: estimated from the credits.")
    tuition: list[Price] = described("Tuition for the whole program; empty: estimated or assumed.")
    fees: list[Price] = described("Fees paid once, whatever is recognized.")
    intakes: list[int] = described("The months of the year in which it begins, 1 to 12; empty: on any day.")
    components: list[Component] = described("What it is made of, as far as known.")


@output
class Way:
    """One way to earn a credential."""

    @read()
    def key(root: way.Way) -> str:
        """Its id within its credential."""
        return root.id

    title = maybe_text(lambda one: one.title, "What it is called; null: it has no name of its own.")
    requires: Requirement = described("What it asks.")
    study: Study | None = described("What is studied; null: nothing, it is waited for or a matter of holding enough.")
    wait: Duration | None = described(
        "What is waited for besides study (a result, a decision); null: nothing beside study, without study unknown."
    )
    prices: list[Price] | None = described("What else it costs; null: nothing beside study, without study unknown.")
    occupying: bool = described("Whether the learner can do nothing else occupying meanwhile.")
    beside_work: bool = described("Whether it can be done beside work.")
    open: Period = described("The first and the last day on which it can be begun.")
    complete_by: date | None = described("The day by which it must be complete; null: none.")

    @read()
    def complete_within_months(root: way.Way) -> Exact | None:
        """Within how many months of its start it must be complete; null: any number."""
        return maybe_exact(root.complete_within_months)

    @read()
    def lead_months(root: way.Way) -> Exact:
        """How many months ahead it is applied for."""
        return exact(root.lead_months)

    delivery: list[Delivery] = described("How it is offered; empty: not stated.")
    source: Source | None = described("Where it was read; null: where its credential was.")
