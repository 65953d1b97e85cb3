"""Opportunities: what is within reach of a learner, the nearest first, and what each takes.

Near is what takes few steps; what nothing of the background counts toward stands one step further away. Candidates wait
in the order of what they take at least. The least is searched for with so few steps; it then waits with what its best
route takes, or with one step more. What comes first in the queue with a route is the nearest of all that is left, so
the page is exact once it is full (best-first search, as A* is: Hart, Nilsson and Raphael, "A formal basis for the
heuristic determination of minimum cost paths", 1968).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from pathways.model.credential import Credential
from pathways.model.kinds import CredentialKind, Verdict
from pathways.model.pattern import Pattern
from pathways.model.requirement import Holds, Requirement
from pathways.routing.answer import Missing
from pathways.routing.heights import SERVING
from pathways.routing.missing import best_of
from pathways.routing.move import Award, Earn, Move
from pathways.routing.narrowing import WIDE, Few, TooWide, refusing
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.observer import Observer, Stop
from pathways.routing.pareto import Front
from pathways.routing.quest import Quest
from pathways.routing.questions import OpportunitiesRequest, Selection
from pathways.routing.readiness import Readiness
from pathways.routing.request import Criterion, RouteRequest
from pathways.routing.route import Route, route_of
from pathways.routing.solve import searched
from pathways.routing.terrain import Terrain
from pathways.routing.today import Today

SOUGHT = tuple(kind for kind in CredentialKind if kind not in SERVING)
"""The kinds that are offered where none are named: what somebody is after for its own sake."""

SHARES = 10
"""No candidate takes more than one part in so many of the work."""


@dataclass(frozen=True)
class Opportunity:
    """A credential within reach, and the best route to it: the fewest steps, then the criteria in their order.

    `served`: something that the learner holds, or work done, counts toward it.
    """

    credential: Credential
    route: Route
    served: bool


@dataclass(frozen=True)
class Blocked:
    """A credential to which no route leads within the limits, though one thing alone is missing of one way to it."""

    credential: Credential
    missing: Missing


@dataclass(frozen=True)
class Opportunities:
    """The nearest first.

    `complete`: nothing is missing that is nearer than the last of them, or within reach at all where there are fewer
    than were asked for.
    """

    found: tuple[Opportunity, ...]
    blocked: tuple[Blocked, ...]
    complete: bool
    revision: int


class Offered(NamedTuple):
    """The credentials that may be opportunities; `whole`: no other is meant."""

    ids: Sequence[str]
    whole: bool = True


def meant(among: Selection) -> Selection:
    """Which credentials are meant by who asks for opportunities."""
    return among if among.kinds else among.model_copy(update={"kinds": SOUGHT})


def opportunities(
    asked: OpportunitiesRequest, offered: Offered, near: Neighbourhood, observer: Observer | None = None
) -> Opportunities:
    """What of the credentials that are offered is within reach; nothing that is held and valid is offered.

    The observer may stop it, and so do the request's work units: then what was found is not complete. Nor is it where
    more credentials may serve somewhere than are looked at.
    """
    try:
        with refusing(near):
            return _looked(asked, offered, near, observer)
    except TooWide:
        few = Few.of(near, asked.background, WIDE)
        found = _looked(asked, offered, near.apart(few), observer)
    # Where not all was looked at that may serve, nothing is proven to be out of reach.
    return replace(found, complete=False, blocked=()) if few.narrowed else found


def _looked(
    asked: OpportunitiesRequest, offered: Offered, near: Neighbourhood, observer: Observer | None
) -> Opportunities:
    looking = _Looking(asked, near, _Budget(asked.limits.work_units, observer or Observer()))
    found, complete = looking.nearest(offered.ids)
    return Opportunities(found, tuple(looking.blocked()), complete and offered.whole, near.network.revision)


class _Waiting(NamedTuple):
    """A candidate, by what it takes at least, or by what its best route takes; `apart`: nothing counts toward it."""

    distance: int
    apart: bool
    figures: tuple[Fraction, ...]
    id: str
    route: Route | None = None

    @property
    def steps(self) -> int:
        """How many steps."""
        return self.distance - self.apart


class _Budget(Observer):
    """The work of all searches; remembers that it is spent, or that somebody stopped it."""

    def __init__(self, units: int, inner: Observer) -> None:
        self.left, self.inner, self.over = units, inner, False

    def surveyed(self) -> None:
        """Pass it on."""
        self._heeding(self.inner.surveyed)

    def opened(self, moves: Sequence[Move]) -> None:
        """Count it, and pass it on."""
        self._spend(lambda: self.inner.opened(moves))

    def weighed(self) -> None:
        """Count it, and pass it on."""
        self._spend(self.inner.weighed)

    def _spend(self, tell: Callable[[], None]) -> None:
        self.over = self.over or self.left <= 0
        if self.over:
            raise Stop
        self.left -= 1
        self._heeding(tell)

    def _heeding(self, tell: Callable[[], None]) -> None:
        try:
            tell()
        except Stop:
            self.over = True
            raise


@dataclass
class _Looking:
    asked: OpportunitiesRequest
    near: Neighbourhood
    budget: _Budget
    lost: list[str] = field(default_factory=list)  # no route within the limits: proven

    @cached_property
    def order(self) -> tuple[Criterion, ...]:
        """What routes are judged by besides their steps."""
        return tuple(one for one in self.asked.criteria if one is not Criterion.STEPS)

    def quest(self, id: str, steps: int, watching: Observer | None = None) -> Quest:
        """The question for routes to one credential, of so many steps at most."""
        limits, share = self.asked.limits, max(1, self.asked.limits.work_units // SHARES)
        request = RouteRequest(
            background=self.asked.background,
            target=Holds(holds=Pattern(ids=(id,))),
            start=self.asked.start,
            pace=self.asked.pace,
            criteria=(Criterion.STEPS, *self.order),
            limits=limits.model_copy(update={"steps": steps, "work_units": share}),
        )
        return Quest.of(request, self.near.network, self._around(id) if steps == 1 else self.near, watching)

    def _around(self, id: str) -> Neighbourhood:
        """All that a route of one step may look at: nothing else can be earned."""
        credential = self.near.credential(id)
        return self.near if credential is None else Today(self.near, credential, self.near.agreements_toward(id))

    @cached_property
    def readiness(self) -> Readiness:
        """What the learner is ready for."""
        quest = self.quest("none", 1)
        asking = quest.asking(max(self.asked.limits.certainty, Verdict.DISCRETIONARY))
        return Readiness(asking, quest.payer, self.asked.pace)

    def terrain(self) -> Terrain:
        """The moves that the limits allow."""
        return self.quest("none", 1).terrain(self.asked.limits)

    def nearest(self, offered: Sequence[str]) -> tuple[tuple[Opportunity, ...], bool]:
        """The nearest of what is offered, and whether that is proven."""
        waiting = list(self._candidates(offered))
        heapify(waiting)
        found: list[Opportunity] = []
        complete = True
        while waiting and len(found) < self.asked.most:
            one = heappop(waiting)
            if one.route is not None:
                credential = self.near.credential(one.id)
                assert credential is not None
                found.append(Opportunity(credential, one.route, served=not one.apart))
                continue
            if self.budget.over:
                complete = False
                continue  # what was found by now is still told
            quest = self.quest(one.id, one.steps, self.budget)
            front = Front(quest.request.criteria)
            unfinished, _ = searched(quest, self.budget, front)
            complete = complete and not unfinished
            following = self._following(one, front, quest, proven=not unfinished)
            if following is not None:
                heappush(waiting, following)
        return tuple(found), complete

    def _candidates(self, offered: Sequence[str]) -> Iterator[_Waiting]:
        """What may be within reach, with the least that it takes."""
        self.near.want(sorted(offered))
        terrain, held = self.terrain(), self._held()
        for id in sorted(set(offered) - held):
            moves = [move for move in terrain.earning(id) if isinstance(move, Earn | Award)]
            if moves:
                steps = 1 if any(self.readiness.ready(move) for move in moves) else 2
                least = [self.readiness.least(move).key(self.order) for move in moves]
                figures = tuple(min(parts) for parts in zip(*least, strict=True))
                if steps <= self.asked.limits.steps:
                    apart = not any(self.readiness.serves(move) for move in moves)
                    yield _Waiting(steps + apart, apart, figures, id)
                else:
                    self.lost.append(id)

    def _held(self) -> set[str]:
        """The credentials that are held and valid when a route starts, or may be."""
        return {thing.credential for thing in self.readiness.holding if thing.credential}

    def _following(self, one: _Waiting, front: Front, quest: Quest, *, proven: bool) -> _Waiting | None:
        """How a candidate waits on: with its best route, or for a search with one step more."""
        plans = sorted(front, key=lambda plan: plan.cost.key((Criterion.STEPS, *self.order)))
        if plans:
            best = plans[0]
            route = route_of(best, quest.start, quest.payer)
            return _Waiting(best.cost.steps + one.apart, one.apart, best.cost.key(self.order), one.id, route)
        if one.steps < self.asked.limits.steps:
            return one._replace(distance=one.distance + 1)
        if proven:
            self.lost.append(one.id)
        return None

    def blocked(self) -> Iterator[Blocked]:
        """The credentials without a route of which one way misses one thing alone: what is only not stated first."""
        found: list[Blocked] = []
        for id in self.lost:
            for move in self.terrain().earning(id):
                missing = list(self.readiness.missing(move, 2))
                if len(missing) == 1 and isinstance(move, Earn | Award):
                    found.append(Blocked(move.credential, self._missing(missing[0], move)))
                    break
        found.sort(key=lambda one: (-one.missing.best, one.credential.id))
        yield from found[: self.asked.most]

    def _missing(self, leaf: Requirement, move: Earn | Award) -> Missing:
        best = best_of(leaf, replace(self.readiness.asking, aim=move.aim))
        way = move.way.id if isinstance(move, Earn) else None
        agreement = move.agreement.id if isinstance(move, Award) else None
        return Missing(leaf, best, move.credential.id, way, agreement)
