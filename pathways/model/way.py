"""Ways: how a credential is earned, what that takes and costs."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, model_validator

from pathways.model.base import Id, Months, Text, Value, listed
from pathways.model.credit import Credits
from pathways.model.kinds import Delivery
from pathways.model.money import Duration, Price
from pathways.model.pattern import Pattern
from pathways.model.requirement import ANYONE, Requirement
from pathways.model.source import Source
from pathways.model.time import ALWAYS, Day, Period


class Component(Value):
    """A part of what is studied: a credential or a pattern, with the credits it makes up."""

    name: Id | None = None  # for exemptions to refer to
    of: Pattern
    credits: Credits


class Study(Value):
    """What is studied: so many credits, over so many full-time months, at this price for all of it."""

    credits: Credits
    full_time: Duration | None = None  # None: estimated from the credits
    tuition: tuple[Price, ...] = ()  # for the whole program; none: estimated or assumed
    fees: tuple[Price, ...] = ()  # paid once, whatever is recognized
    intakes: Annotated[tuple[int, ...], BeforeValidator(listed)] = ()  # months of the year; none: any day
    components: tuple[Component, ...] = ()

    @model_validator(mode="after")
    def _months(self) -> Study:
        if any(not 1 <= month <= 12 for month in self.intakes):
            raise ValueError("an intake is a month of the year, 1 to 12")
        if self.credits.amount == 0:
            raise ValueError("study covers some credits; a way without study leaves 'study' out")
        return self


class Way(Value):
    """One way to earn a credential.

    `wait` and `prices` are for what is waited for besides study: a result, a report, a decision.
    `open` bounds the first and last start. `lead_months`: applied for so long ahead.
    """

    id: Id
    title: Text | None = None
    requires: Requirement = ANYONE
    study: Study | None = None
    wait: Duration | None = None  # None with study: nothing is waited for; without: estimated or assumed
    prices: tuple[Price, ...] | None = None  # None with study: nothing more; without: estimated or assumed
    occupies: bool | None = None  # None: study does, the rest does not
    beside_work: bool = False
    open: Period = ALWAYS
    complete_by: Day | None = None
    complete_within_months: Months | None = None
    lead_months: Months = Fraction(0)
    delivery: Annotated[tuple[Delivery, ...], BeforeValidator(listed)] = ()
    source: Source | None = None  # None: the credential's own source states it

    @property
    def occupying(self) -> bool:
        """Whether the learner can do nothing else occupying meanwhile."""
        return self.study is not None if self.occupies is None else self.occupies

    @property
    def stacking(self) -> bool:
        """Whether the way is only a matter of holding enough: no study."""
        return self.study is None
