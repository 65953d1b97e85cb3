"""One question as the oracle sees it: the catalogue and the background, indexed, and the rules that are on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pathways.model.agreement import Agreement
from pathways.model.background import Holding, Sitting
from pathways.model.bundle import Bundle
from pathways.model.credential import Credential
from pathways.model.kinds import AgreementStatus, Verdict
from pathways.model.money import Price
from pathways.model.pattern import Pattern
from pathways.model.requirement import Experience, Requirement
from pathways.model.time import ALWAYS, Period
from pathways.model.way import Way
from pathways.routing.request import OccupationTarget, RouteRequest
from tests.oracle.exact import Number, day_after, moment, number
from tests.oracle.match import Matcher
from tests.oracle.rules import Rules
from tests.oracle.thing import Action, Thing, held_thing, planned_thing, sitting_thing


class World:
    """Everything that does not change while plans are tried."""

    def __init__(self, bundle: Bundle, request: RouteRequest, rules: Rules) -> None:
        if isinstance(request.target, OccupationTarget):
            raise NotImplementedError("the oracle judges targets that are requirements")
        self.bundle, self.request, self.rules = bundle, request, rules
        self.target: Requirement = request.target
        self.limits, self.background = request.limits, request.background
        self.origin = moment(request.start)
        self.horizon: Number = number(self.origin + request.limits.months)
        self.providers = {one.id: one for one in bundle.providers}
        self.credentials = {one.id: one for one in bundle.credentials}
        self.groups = {one.id: one for one in bundle.groups}
        self.planned = {one.id: self._planned(one, True) for one in bundle.credentials}
        self.held = tuple(self._held(one) for one in request.background.holdings)
        self.sittings = tuple((one, self._sitting(one)) for one in request.background.sittings)
        self.matcher = Matcher(self.providers)
        self.agreements = tuple(one for one in bundle.agreements if one.status is AgreementStatus.ACTIVE)
        self.actions = tuple(self._actions())
        self.tests = {one.test for one in bundle.language_tables}
        self.prices: dict[object, Number] = {}  # of a step, by what it depends on besides the moment
        self.findings: dict[object, tuple[Verdict, ...]] = {}  # what planned assessments will find
        self._wanted: dict[tuple[int, str | None], list[tuple[Action, Verdict]]] = {}
        dated = [one.since or one.until for one in request.background.standing.status or ()]
        self.steady_prices = not any(one.in_force != ALWAYS for one in self._prices()) and not any(dated)
        self.experience_leaves = [node for node in self._nodes() if isinstance(node, Experience)]

    def on(self, rule: str) -> bool:
        """Whether a rule is switched on."""
        return rule in self.rules

    def covers(self, period: Period, now: Number) -> bool:
        """Whether a period holds at a moment."""
        if not self.on("in_force"):
            return True
        begun = period.since is None or now >= moment(period.since)
        return begun and (period.until is None or now < day_after(period.until))

    def leads_to(self, agreement: Agreement, credential: Credential, way: Way | None) -> bool:
        """Whether an agreement's `to` covers this target."""
        to = agreement.to
        if to.credential is not None:
            return to.credential == credential.id and (to.way is None or (way is not None and way.id == to.way))
        assert to.pattern is not None
        receiver = self.providers.get(agreement.receiver)
        theirs = {agreement.receiver, *(receiver.members if receiver else ())}
        return (
            credential.provider in theirs and self.matcher.plain(self.planned[credential.id], to.pattern) is Verdict.MET
        )

    def wanted(self, pattern: Pattern, toward: Credential | None) -> list[tuple[Action, Verdict]]:
        """The ways and awards that earn something the pattern matches well enough."""
        key = (id(pattern), toward.id if toward else None)
        if key not in self._wanted:
            found = [(one, self.matcher.verdict(one.thing, pattern, toward)) for one in self.actions if one.thing]
            self._wanted[key] = [pair for pair in found if pair[1] >= self.limits.certainty]
        return self._wanted[key]

    def course(self, thing: Thing) -> Credential | None:
        """The credential of something held, which may be a language course."""
        return self.credentials.get(thing.credential or "")

    def recent(self, year: int | None) -> bool:
        """Whether a source is young enough for the request."""
        age = self.limits.source_age_years
        return age is None or (year is not None and year >= self.request.start.year - age)

    def _planned(self, credential: Credential, own_effort: bool) -> Thing:
        thing = planned_thing(credential, self.providers.get(credential.provider), own_effort)
        return thing if self.on("lapse") else replace(thing, validity=None)

    def _held(self, holding: Holding) -> Thing:
        credential = self.credentials.get(holding.credential or "")
        like = self.planned[credential.id] if credential else None
        provider = self.providers.get(holding.provider or (credential.provider if credential else ""))
        thing = held_thing(holding, like, provider.hours_per_credit if provider else None)
        return thing if self.on("lapse") else replace(thing, end=None, dateless=False)

    def _sitting(self, sitting: Sitting) -> Thing:
        test = self.planned.get(sitting.test)
        return sitting_thing(sitting, test.validity if test else None)

    def _actions(self) -> Iterator[Action]:
        for credential in self.bundle.credentials:
            if not self.recent(credential.source.year):
                continue
            earned = self.planned[credential.id]
            yield from (
                Action(credential, way=way, thing=earned) for way in credential.ways if self._offered(credential, way)
            )
            given = self._planned(credential, False)
            for one in self.agreements if self.on("award") else ():
                if one.grant.award and self.leads_to(one, credential, None) and self.recent(one.source.year):
                    yield Action(credential, agreement=one, thing=given)

    def _offered(self, credential: Credential, way: Way) -> bool:
        limits = self.limits
        if way.study is None:
            return True
        delivered = not limits.delivery or any(one in limits.delivery for one in way.delivery)
        return delivered and (not limits.taught_in or any(one in limits.taught_in for one in credential.languages))

    def _prices(self) -> Iterator[Price]:
        for one in self.bundle.agreements:
            yield from one.fees
        for way in (way for credential in self.bundle.credentials for way in credential.ways):
            yield from way.prices or ()
            if way.study is not None:
                yield from (*way.study.tuition, *way.study.fees)

    def _nodes(self) -> Iterator[Requirement]:
        stack = [self.target, *(one.from_ for one in self.agreements)]
        stack += [way.requires for one in self.bundle.credentials for way in one.ways]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(getattr(node, "items", ()))
