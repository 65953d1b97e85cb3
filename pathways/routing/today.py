"""Today: what could be claimed on one day with nothing but what is held, found by the search that finds routes.

A route of one step that takes no time, asks nothing and costs nothing is a set of claims: so which set recognizes most,
what excludes what, what gives way and which caps bind is decided where it always is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from pathways.model.agreement import Agreement, CreditGrant, Grant
from pathways.model.background import Background
from pathways.model.credential import Credential
from pathways.model.credit import Credits
from pathways.model.money import Duration
from pathways.model.pattern import Pattern
from pathways.model.requirement import ANYONE, Holds
from pathways.model.time import ALWAYS, date_of
from pathways.model.way import Study, Way
from pathways.recognition.scene import Scene
from pathways.routing.move import Arrive
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.observer import Meter, Observer, Stop
from pathways.routing.pareto import Front
from pathways.routing.plan import Plan
from pathways.routing.quest import Quest
from pathways.routing.request import Criterion, Limits, RouteRequest

WORK_UNITS = 400
"""How many sets of claims are looked at for one answer."""

ONE = CreditGrant(credits=Credits(amount=Fraction(1)))
RECOGNIZING = (Criterion.CREDITS, Criterion.CERTAINTY)
AT_ONCE = Duration(months=Fraction(0))


class Today(Neighbourhood):
    """A neighbourhood in which nothing is on offer but one credential, as it is given here."""

    def __init__(self, near: Neighbourhood, goal: Credential, agreements: tuple[Agreement, ...]) -> None:
        super().__init__(near.network)
        vars(self).update(vars(near))
        self._made = {}
        self._goal, self._led = goal, agreements
        self._others: dict[str, Credential] = {}

    def credential(self, id: str) -> Credential | None:
        """The goal, or another credential as one that cannot be earned."""
        if id == self._goal.id:
            return self._goal
        known = super().credential(id)
        if known is None or not known.ways:
            return known
        return self._others.setdefault(id, known.model_copy(update={"ways": ()}))

    def agreements_toward(self, id: str) -> tuple[Agreement, ...]:
        """Those toward the goal."""
        return self._led if id == self._goal.id else ()

    def matching(self, patterns: Collection[Pattern]) -> dict[int, tuple[str, ...]]:
        """The goal, where it is asked for by its id: nothing else can be earned."""
        return {id(one): (self._goal.id,) if self._goal.id in one.ids else () for one in patterns}

    def language_courses(self, language: str) -> tuple[str, ...]:
        """None is on offer."""
        return ()


@dataclass(frozen=True)
class Claims:
    """Plans of which each is a set of claims, none outdone; whether there is proven to be no other."""

    plans: tuple[Plan, ...]
    complete: bool
    quest: Quest

    def beside(self, others: Claims) -> Claims:
        """With those of others that none of these outdoes, where it is not proven that these are the best."""
        front = Front(self.quest.request.criteria)
        for plan in (*self.plans, *others.plans):
            front.add(plan)
        return Claims(tuple(front), self.complete, self.quest)


@dataclass(frozen=True)
class Claiming:
    """Asks on behalf of one learner at one moment; `agreements` are those toward the credential, as they are stated."""

    scene: Scene
    near: Neighbourhood
    credential: Credential
    agreements: tuple[Agreement, ...]
    observer: Observer

    def recognized(self, way: Way, among: Collection[str] | None = None) -> Claims:
        """The sets of claims toward a way that recognize most, at each certainty; of some agreements, by id."""
        goal = self.credential.model_copy(update={"ways": (_bare(way),), "in_force": ALWAYS})
        given: list[Agreement] = []
        for one in map(_undelayed, self.agreements):
            # The award is another way to the same credential. What is not among them may still be given way to.
            grant = one.grant.model_copy(update={"award": False}) if among is None or one.id in among else Grant()
            given.append(one.model_copy(update={"grant": grant}))
        return self._search(goal, tuple(given), RECOGNIZING)

    def applied(self, agreement: Agreement, way: Way, *, credit: CreditGrant | None) -> Claims:
        """How surely one agreement can be claimed toward a way, others only in its way, and no cap binding.

        `credit`: what it grants (None: that does not matter).
        """
        study = way.study if credit is not None else None
        bare = _bare(way, study or Study(credits=Credits(amount=Fraction(1))))
        goal = self.credential.model_copy(update={"ways": (bare,), "in_force": ALWAYS, "caps": (), "residency": None})
        alone = {"grant": Grant(credits=credit or ONE), "group": None, "adds_to": ()}
        return self._search(goal, tuple(self._alone(agreement, alone)), RECOGNIZING)

    def awarded(self, agreement: Agreement) -> Claims:
        """How surely one agreement awards the credential."""
        goal = self.credential.model_copy(update={"ways": (), "in_force": ALWAYS})
        alone = {"grant": Grant(award=True)}
        return self._search(goal, tuple(self._alone(agreement, alone)), (Criterion.CERTAINTY,))

    def _alone(self, agreement: Agreement, changes: Mapping[str, object]) -> Iterator[Agreement]:
        """An agreement with changes, and those it may give way to, which grant nothing."""
        for one in map(_undelayed, self.agreements):
            if one.id == agreement.id:
                yield one.model_copy(update=changes)
            elif agreement.id in one.overrides:
                yield one.model_copy(update={"grant": Grant()})

    def _search(self, goal: Credential, agreements: tuple[Agreement, ...], criteria: tuple[Criterion, ...]) -> Claims:
        near = Today(self.near, goal, agreements)
        on = date_of(self.scene.start)
        limits = Limits(steps=1, months=Fraction(0), work_units=WORK_UNITS)
        # The learner may hold the credential already; what is asked for is another earning of it.
        target = Holds(holds=Pattern(ids=(goal.id,)), completed_since=on)
        request = RouteRequest(
            background=_before(self.scene.background, goal.id, self.scene),
            target=target,
            start=on,
            criteria=criteria,
            limits=limits,
        )
        quest = Quest(request, near, Arrive(("arrive",), near, target))
        front, complete = Front(criteria), True
        for floor in quest.floors():
            meter = Meter(WORK_UNITS, self.observer)
            try:
                quest.search(quest.asking(floor), limits, front, meter)
            except Stop:
                complete = False
                if meter.spent < meter.limit:
                    break
        return Claims(tuple(front), complete, quest)


def best_of(claims: Claims) -> Plan | None:
    """The surest set of claims that claims anything."""
    found = [plan for plan in claims.plans if plan.choices[1].support.claims]
    return max(found, key=lambda plan: plan.cost.certainty, default=None)


def _undelayed(agreement: Agreement) -> Agreement:
    """An agreement that is decided at once and costs nothing: whether it can be claimed is asked, not by when."""
    return agreement.model_copy(update={"processing_months": Fraction(0), "fees": ()})


def _bare(way: Way, study: Study | None = None) -> Way:
    """A way that asks nothing but its study, which takes no time and costs nothing."""
    study = study or way.study
    assert study is not None
    free = study.model_copy(update={"full_time": AT_ONCE, "tuition": (), "fees": (), "intakes": ()})
    return Way(id=way.id, requires=ANYONE, study=free, occupies=False)


def _before(background: Background, credential: str, scene: Scene) -> Background:
    """The same learner, who earned the credential a day ago at the latest, if on that day."""
    on = date_of(scene.start)
    if not any(one.credential == credential and one.completed == on for one in background.holdings):
        return background
    earlier = {"completed": on - timedelta(days=1)}
    holdings = tuple(
        one.model_copy(update=earlier) if one.credential == credential and one.completed == on else one
        for one in background.holdings
    )
    return background.model_copy(update={"holdings": holdings})
