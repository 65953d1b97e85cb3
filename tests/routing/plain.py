"""Answers of the search as plain routes, which the independent checker replays.

A route does not show all that its plan rests on (which courses a test follows, for which leaf work lasts), so each is
written from the plan that it shows; what it says of moments, prices and credits is taken from the route.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pathways.model.agreement import Agreement, Names
from pathways.model.bundle import Bundle
from pathways.model.kinds import Verdict
from pathways.model.requirement import Experience, Group, Holds, Requirement, walk
from pathways.recognition.claims import STRENGTHS
from pathways.recognition.support import Key, Trace
from pathways.routing.answer import Answer, GaveUp, Impossible
from pathways.routing.move import Award, Earn, WorkOff
from pathways.routing.observer import Observer
from pathways.routing.payer import Payer
from pathways.routing.plan import Plan
from pathways.routing.request import RouteRequest
from pathways.routing.route import Route, Step, route_of
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork
from tests.plainroute import Claimed, PlainRoute, PlainStep, Support

Path = tuple[int, ...]


class Recorder(Observer):
    """Remembers every plan that is found."""

    def __init__(self) -> None:
        self.plans: list[Plan] = []

    def found(self, plan: Plan) -> None:
        self.plans.append(plan)


def asked(bundle: Bundle, request: RouteRequest) -> tuple[Answer, list[PlainRoute]]:
    """The answer to a question, and its routes as plain data."""
    recorder = Recorder()
    answer = routes(request, PlainNetwork(bundle), recorder)
    assert not isinstance(answer, GaveUp), "the search gave up"
    found = () if isinstance(answer, Impossible) else answer.routes
    return answer, [_written(route, recorder.plans, request) for route in found]


def _written(route: Route, plans: Iterable[Plan], request: RouteRequest) -> PlainRoute:
    payer = Payer(request.background.standing, route.start)
    shown = (plan for plan in plans if plan.cost == route.cost and route_of(plan, route.start, payer) == route)
    return Writer(route, next(shown)).route()


def _key(index: int) -> str:
    return f"step-{index}"


def _ref(key: Key) -> str:
    return _key(key) if isinstance(key, int) else key


def _refs(traces: Iterable[Trace]) -> tuple[str, ...]:
    """What traces cite, each once, in their order."""
    return tuple(dict.fromkeys(_ref(key) for trace in traces for key in trace.cited))


def _paths(node: Requirement, path: Path = ()) -> Iterator[tuple[int, Path]]:
    """Where each node of a tree is, by its identity."""
    yield id(node), path
    for index, item in enumerate(node.items if isinstance(node, Group) else ()):
        yield from _paths(item, (*path, index))


def _names(names: Names | None, node: Requirement, root: Requirement) -> bool:
    """Whether what an agreement grants is this part of a requirement."""
    return node is root if names == "all" else node.name is not None and node.name in (names or ())


def _under(path: Path, others: Iterable[Path]) -> bool:
    return any(path != other and path[: len(other)] == other for other in others)


@dataclass(frozen=True)
class Taken:
    """A claimed agreement, and whether its admission and its exemption are taken."""

    claimed: Agreement
    admission: bool = False
    exemption: bool = False

    @classmethod
    def of(cls, claimed: Agreement, move: Earn | Award, granted: list[Requirement]) -> Taken:
        """What is taken of an agreement that meets these parts; it exempts from study wherever it can."""
        names, study = claimed.grant.exemption, move.way.study if isinstance(move, Earn) else None
        parts = {part.name for part in study.components} if study else set()
        spares = bool(parts) and names is not None and (names == "all" or not parts.isdisjoint(names))
        spared = [node for node in granted if _names(names, node, move.requires)]
        return cls(claimed, admission=len(spared) < len(granted), exemption=spares or bool(spared))

    @property
    def agreement(self) -> str:
        """Its id."""
        return self.claimed.id

    def waives(self, root: Requirement) -> Iterator[Path]:
        """The parts of a requirement that it meets."""
        grant, paths = self.claimed.grant, dict(_paths(root))
        for names in (grant.admission if self.admission else None, grant.exemption if self.exemption else None):
            yield from (paths[id(node)] for node in walk(root) if _names(names, node, root))


@dataclass(frozen=True)
class Writer:
    """Writes a route with the plan that it shows."""

    shown: Route
    plan: Plan

    def route(self) -> PlainRoute:
        """The whole route."""
        plan, cost = self.plan, self.shown.cost
        ends = plan.times
        order = sorted(range(1, len(plan.moves)), key=lambda index: (ends.starts[index], ends.end(index), index))
        return PlainRoute(
            steps=tuple(self._step(index, step) for index, step in zip(order, self.shown.steps, strict=True)),
            target=self._supports(0, plan.moves[0].requires),
            met_at=self.shown.start + cost.months,
            months=cost.months,
            price=cost.price,
            credits=cost.credits,
            certainty=cost.certainty,
        )

    def _step(self, index: int, step: Step) -> PlainStep:
        feeds = {feed for choice in self.plan.choices for feed in choice.support.feeds}
        return PlainStep(
            key=_key(index),
            kind="work" if step.work else "award" if step.agreement else "way",
            start=step.start,
            end=step.start + step.months,
            ahead=step.months_ahead,
            price=step.price,
            credits=step.credits,
            courses=tuple(_key(course) for test, course in sorted(feeds) if test == index),
            **self._earned(index, step),
        )

    def _earned(self, index: int, step: Step) -> dict[str, Any]:
        """What a step earns or works in, and what it rests on."""
        if step.work is not None:
            return {"occupation": step.work.occupation, "place": step.work.jurisdiction, **self._worked(index)}
        assert step.credential is not None
        return {
            "credential": step.credential.id,
            "way": step.way.id if step.way else None,
            "agreement": step.agreement.id if step.agreement else None,
            "supports": self._required(index, step.way.requires) if step.way else (),
            "claims": tuple(self._claim(index, claim) for claim in self._taken(index)),
        }

    def _worked(self, index: int) -> dict[str, tuple[str, ...]]:
        """What work cites: what it is after, what is held meanwhile, and the licence, told under the leaf itself."""
        trail = self._trail(index)
        terms = [trace for trace in trail if isinstance(trace.leaf, Holds)]
        return {
            "after": _refs(trace for trace in terms if not trace.leaf.throughout),
            "during": _refs(trace for trace in terms if trace.leaf.throughout),
            "licence": _refs(trace for trace in trail if isinstance(trace.leaf, Experience)),
        }

    def _trail(self, index: int) -> tuple[Trace, ...]:
        return self.plan.choices[index].support.trail

    def _supports(self, index: int, root: Requirement) -> tuple[Support, ...]:
        """The supports of a requirement; a leaf that asks for several things has a trace for each."""
        paths = dict(_paths(root))
        told: dict[Path, list[Trace]] = {}
        for trace in self._trail(index):
            if id(trace.leaf) in paths and trace.agreement is None:
                told.setdefault(paths[id(trace.leaf)], []).append(trace)
        return tuple(self._support(index, path, traces) for path, traces in told.items())

    def _required(self, index: int, root: Requirement) -> tuple[Support, ...]:
        """The supports of a way's requirement: what claims grant is met by that alone."""
        waived = {path: claim.agreement for claim in self._taken(index) for path in claim.waives(root)}
        found = [Support(path, Verdict.MET, waived_by=by) for path, by in waived.items() if not _under(path, waived)]
        return (*found, *self._supports(index, root))

    def _support(self, index: int, path: Path, traces: list[Trace]) -> Support:
        verdict = min(trace.verdict for trace in traces)
        own = [key for trace in traces for key in trace.cited if self._lasts_for(key, index, trace.leaf)]
        # What is only true at the start is at most conditional, and the search plans for more where it can be had.
        return Support(path, verdict, _refs(traces), _ref(own[0]) if own else None, kept=verdict is Verdict.MET)

    def _lasts_for(self, key: Key, index: int, leaf: Requirement) -> bool:
        """Whether something is the work that lasts as long as this leaf of a step misses."""
        work = self.plan.moves[key] if isinstance(key, int) else None
        return isinstance(work, WorkOff) and work.owner == index and work.leaf is leaf

    def _taken(self, index: int) -> list[Taken]:
        """The claims of a step with what of each is taken."""
        move, trail = self.plan.moves[index], self._trail(index)
        assert isinstance(move, Earn | Award)
        listed = {one.id: one for one in ((move.agreement,) if isinstance(move, Award) else move.agreements)}
        claims = sorted(claim.agreement for claim in self.plan.choices[index].support.claims)
        granted = {id: [trace.leaf for trace in trail if trace.agreement == id] for id in claims}
        paths = dict(_paths(move.requires))
        if not any(id(trace.leaf) in paths for trace in trail):  # that all of it is granted is not told
            entire = [id for id in claims if "all" in (listed[id].grant.admission, listed[id].grant.exemption)]
            granted |= {id: [move.requires] for id in entire[:1]}
        return [Taken.of(listed[id], move, granted[id]) for id in claims]

    def _claim(self, index: int, taken: Taken) -> Claimed:
        move, choice = self.plan.moves[index], self.plan.choices[index]
        assert isinstance(move, Earn | Award)
        agreement = taken.claimed
        option = next((one for one in choice.credit if one.agreement.id == agreement.id), None)
        return Claimed(
            agreement=agreement.id,
            evidence=self._supports(index, agreement.from_),
            verdict=self._verdict(index, move, agreement),
            amount=option.amount if option else None,
            high=option is not None and option.low is not None and (option.amount or 0) > option.low,
            admission=taken.admission,
            exemption=taken.exemption,
            equivalence=agreement.grant.equivalence is not None,
        )

    def _verdict(self, index: int, move: Earn | Award, agreement: Agreement) -> Verdict:
        """A claim's own verdict: the credit's or the grant's, where that is told, with what overriding it leaves."""
        choice, mine = self.plan.choices[index], dict(_paths(agreement.from_))
        found = [STRENGTHS[agreement.strength]]
        found += [one.support.verdict for one in choice.credit if one.agreement.id == agreement.id]
        found += [one.verdict for one in self._trail(index) if one.agreement == agreement.id or id(one.leaf) in mine]
        found += [choice.verdict] if isinstance(move, Award) else []
        led = move.near.agreements_toward(move.credential.id)
        if any(agreement.id in other.overrides for other in led):
            found.append(self.plan.caps.get(index, Verdict.MET))
        return min(found)
