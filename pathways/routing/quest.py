"""A quest: one route question made ready to be searched, once or several times under changed conditions."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from pathways.model.background import Background
from pathways.model.kinds import Verdict
from pathways.model.time import moment_of
from pathways.recognition.asking import Asking
from pathways.recognition.scene import Scene
from pathways.recognition.thing import End
from pathways.routing.bar import Bar
from pathways.routing.chooser import Chooser
from pathways.routing.claiming import opened
from pathways.routing.cost import Low
from pathways.routing.draft import Draft
from pathways.routing.findings import Findings
from pathways.routing.gauge import Gauge
from pathways.routing.ground import Ground
from pathways.routing.layers import DEEP
from pathways.routing.lenient import Ending, Lenient
from pathways.routing.move import Arrive
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.network import Network
from pathways.routing.observer import Observer
from pathways.routing.outlook import Outlook, nothing_beaten
from pathways.routing.pareto import Front
from pathways.routing.payer import Payer
from pathways.routing.profiler import Profiler
from pathways.routing.request import Criterion, Limits, RouteRequest
from pathways.routing.search import Search
from pathways.routing.sheet import Sheet
from pathways.routing.supply import Supply
from pathways.routing.target import target_of
from pathways.routing.terrain import Terrain

SEARCHED: dict[str, object] = {
    "months": 0,
    "steps": 0,
    "price_cad": None,
    "certainty": Verdict.DISCRETIONARY,
    "work_units": 1,
}
"""Limits that the search itself holds: they change no bound."""

FEW = 2
"""After so many questions to what was fetched it pays to survey the ground."""

FLOORS = (Verdict.MET, Verdict.CONDITIONAL, Verdict.DISCRETIONARY)
"""The verdicts a route may rest on, the surest first."""


@dataclass(frozen=True)
class Quest:
    """A request, the part of the catalogue that it touches, and the arrival that every plan starts from."""

    request: RouteRequest
    near: Neighbourhood
    arrival: Arrive

    @classmethod
    def of(
        cls,
        request: RouteRequest,
        network: Network,
        near: Neighbourhood | None = None,
        watching: Observer | None = None,
    ) -> Quest:
        """The quest of a request to one revision of a catalogue; `near` may be what earlier ones have fetched.

        The observer sees, and may stop, what is looked at before a search and after it.
        """
        near = near if near is not None and near.faces(network) else Neighbourhood(network)
        near.questions += 1
        near.looked = (watching or Observer()).surveyed
        near.want(sorted({holding.credential for holding in request.background.holdings if holding.credential}))
        near.want(sorted({sitting.test for sitting in request.background.sittings}))
        arrival = Arrive(("arrive",), near, target_of(request, near))
        near.want_patterns(arrival.target)
        return cls(request, near, arrival)

    def lenient(self, without: frozenset[Ending] | None = None) -> Quest:
        """The same question where some ends (None: no end) of what could be done bind."""
        near = Lenient(self.near, without)
        return Quest(self.request, near, Arrive(self.arrival.key, near, self.arrival.target))

    @cached_property
    def start(self) -> Fraction:
        """The moment at which a route starts."""
        return moment_of(self.request.start)

    @cached_property
    def scene(self) -> Scene:
        """The learner at the start."""
        return Scene(self.near, self.request.background, self.start)

    @cached_property
    def payer(self) -> Payer:
        """What the learner pays as."""
        return Payer(self.request.background.standing, self.start)

    @cached_property
    def _findings(self) -> Findings:
        return Findings(self.scene)

    @cached_property
    def _outlooks(self) -> dict[Verdict, Outlook]:
        """By floor, the outlooks of searches of the question as it was asked that left no move out."""
        return {}

    def floors(self) -> tuple[Verdict, ...]:
        """The floors to search, one after another; only the lowest where certainty is not judged."""
        least = max(self.request.limits.certainty, Verdict.DISCRETIONARY)
        if Criterion.CERTAINTY not in self.request.criteria:
            return (least,)
        return tuple(floor for floor in FLOORS if floor >= least)

    def terrain(self, limits: Limits) -> Terrain:
        """The moves that some limits allow."""
        fences = fences_of(limits)
        return self.near.recall(("terrain", fences, self.request.start), lambda: Terrain(self.near, fences, self.start))

    def asking(self, floor: Verdict, met: frozenset[int] = frozenset()) -> Asking:
        """What is asked at a floor, with some leaves taken as met."""
        return Asking(self.scene, floor=floor, findings=self._findings.stated, met=met)

    def outlook(self, asking: Asking, limits: Limits, bar: Bar | None = None, steps: int = DEEP) -> Outlook:
        """The outlook around the arrival, of plans in so many steps, without moves over the bar by themselves."""
        terrain, audiences, pace = self.terrain(limits), self.payer.audiences, self.request.pace
        key = ("ground", fences_of(limits), self.request.start, asking.floor, audiences, pace)
        nobody = Asking(Scene(self.near, Background(), self.start), floor=asking.floor)
        ground = self.near.recall(key, lambda: Ground(Profiler(terrain, nobody, audiences, pace)))
        outlook = Outlook(Profiler(terrain, asking, audiences, pace), ground, self.arrival, steps=steps)
        firmly = self.near.questions > FEW
        outlook.survey(bar.beaten if bar is not None else nothing_beaten, firmly=firmly)
        return outlook

    def least(self, floor: Verdict) -> Low | None:
        """A cost that no route at a floor betters; None where there is none."""
        outlook = self._outlooks.get(floor) or self.outlook(
            self.asking(floor), self.request.limits, steps=self.request.limits.steps
        )
        wants = tuple(opened(self.arrival, 0, Supply(outlook)))
        return Gauge.over(outlook, self.request.limits.steps).low(Draft((self.arrival,), (Sheet(),), wants, (0,)))

    def search(
        self, asking: Asking, limits: Limits, front: Front, observer: Observer, outlook: Outlook | None = None
    ) -> None:
        """Search to the end at the asking's floor, adding to the front; the observer may stop it."""
        bar = Bar(limits, front, asking.floor)
        if outlook is None:
            outlook = self.outlook(asking, limits, bar, limits.steps)
            if not outlook.shut and limits == self.request.limits and not asking.met:
                self._outlooks[asking.floor] = outlook
        horizon = End(self.start + limits.months, inclusive=True)
        supply, chooser = Supply(outlook), Chooser(self.request.pace)
        Search(
            supply,
            asking,
            chooser,
            Gauge.over(outlook, limits.steps),
            bar,
            horizon,
            self.payer,
            observer,
        ).run(self.arrival)


def fences_of(limits: Limits) -> Limits:
    """The limits that forbid moves; the others are held by the search itself."""
    return limits.model_copy(update=SEARCHED)
