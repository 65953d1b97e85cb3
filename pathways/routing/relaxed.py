"""Relaxed searches: whether there is a route, and the best, when some constraints do not bind.

A constraint is a limit of the question (its field's name), an end that the catalogue states, or a part of a requirement
by identity. Searches are bounded, each by itself and all together, so that an explanation stays fast.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from pathways.model.kinds import Verdict
from pathways.routing.lenient import Ending
from pathways.routing.move import Move
from pathways.routing.observer import Observer, Stop
from pathways.routing.pareto import Front
from pathways.routing.plan import Plan
from pathways.routing.quest import FLOORS, Quest
from pathways.routing.request import Criterion, Limits
from pathways.routing.warm import Warm

Constraint = str | Ending | int
"""A limit, an end, or the identity of a part of a requirement."""

SHARE, TOTAL = 150, 600
"""The work units that one search and all searches of an explanation may spend; none takes over a third of the rest."""

LEAST = 15
"""With less than this left, no search is begun."""

LOOKED = 10
"""The moves looked at beforehand that count as one work unit."""

CENTURIES = Fraction(12 * 200)

RAISED: dict[str, object] = {
    "months": CENTURIES,
    "price_cad": None,
    "steps": 40,
    "places": (),
    "delivery": (),
    "taught_in": (),
    "certainty": Verdict.DISCRETIONARY,
    "source_age_years": None,
}
"""The limits of a question in the order in which they are tried, and what each is raised to."""


def binding(limits: Limits) -> list[str]:
    """The limits that could be raised."""
    lowest = limits.model_copy(update={"certainty": max(limits.certainty, Verdict.DISCRETIONARY)})
    return [name for name, most in RAISED.items() if getattr(lowest, name) != most]


class Enough(Stop):
    """A relaxed search has spent what it may."""


class _Patience(Observer):
    """Keeps the plans that one search finds, and ends it once it has spent its share (or at the first plan)."""

    def __init__(self, most: int, outer: Observer, *, first: bool) -> None:
        self.left, self.outer, self.first = most, outer, first
        self.plans: list[Plan] = []

    def opened(self, moves: Sequence[Move]) -> None:
        """Count it; a deadline of the outer observer ends the whole explanation."""
        self._spend()
        self.outer.opened(moves)

    def weighed(self) -> None:
        """Count it."""
        self._spend()
        self.outer.weighed()

    def _spend(self) -> None:
        if self.left <= 0:
            raise Enough
        self.left -= 1

    def found(self, plan: Plan) -> None:
        """Keep it."""
        self.plans.append(plan)
        if self.first:
            raise Enough


@dataclass(frozen=True)
class Outcome:
    """What a relaxed search found: the best plan, or none; `done` when it ended by itself."""

    plan: Plan | None
    done: bool

    @property
    def impossible(self) -> bool:
        """Whether it is proven that there is no route."""
        return self.plan is None and self.done


@dataclass
class Relaxed:
    """Searches a quest with constraints taken away."""

    quest: Quest
    observer: Observer
    left: int = TOTAL
    _warm: dict[frozenset[Ending], Warm] = field(default_factory=dict)
    _known: dict[frozenset[Constraint], Outcome] = field(default_factory=dict)

    def any(self, without: frozenset[Constraint]) -> Outcome:
        """Search without some constraints for any route."""
        if without not in self._known:
            self._known[without] = self._search(without, first=True)
        return self._known[without]

    def best(self, without: frozenset[Constraint]) -> Outcome:
        """Search without some constraints for the least by the first criterion."""
        self._known[without] = self._search(without, first=False)
        return self._known[without]

    def _search(self, without: frozenset[Constraint], *, first: bool) -> Outcome:
        if self.left < LEAST:
            return Outcome(None, done=False)
        warm = self._without(frozenset(one for one in without if isinstance(one, Ending)))
        met = frozenset(one for one in without if isinstance(one, int))
        patience = _Patience(min(SHARE, self.left // 3), self.observer, first=first)
        allowed, done = patience.left, True
        try:
            for limits in self._limits(without):
                self._try(warm, limits, met, patience)
                if patience.plans:
                    break
        except Enough:
            done = False
        self.left -= allowed - patience.left
        criteria = self.quest.request.criteria
        return Outcome(min(patience.plans, key=lambda plan: plan.cost.key(criteria), default=None), done)

    def _limits(self, without: Collection[Constraint]) -> Iterator[Limits]:
        """The limits to search in, one after another: those taken away are raised, steps little by little."""
        asked = self.quest.request.limits
        raised = asked.model_copy(update={name: RAISED[name] for name in without if isinstance(name, str)})
        if "steps" in without:
            for more in (1, 2, 4):
                yield raised.model_copy(update={"steps": asked.steps + more})
        yield raised

    def _try(self, warm: Warm, limits: Limits, met: frozenset[int], patience: _Patience) -> None:
        """Search for the least by the first criterion, the surest first where that is certainty."""
        quest, criteria = warm.quest, warm.quest.request.criteria[:1]
        front, lowest = Front(criteria), max(limits.certainty, Verdict.DISCRETIONARY)
        surest = criteria[0] is Criterion.CERTAINTY and not patience.first
        for floor in FLOORS if surest else (lowest,):
            if floor >= lowest and not patience.plans:
                outlook, looked = warm.outlook(floor, met, limits)
                patience.left -= looked // LOOKED
                quest.search(quest.asking(floor, met), limits, front, patience, outlook)

    def _without(self, ends: frozenset[Ending]) -> Warm:
        if ends not in self._warm:
            self._warm[ends] = Warm(self.quest.lenient(ends) if ends else self.quest)
        return self._warm[ends]
