"""Applying: which agreements a learner meets on a day, what they grant then, and why some of it is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from pathways.model.agreement import Agreement, Grant
from pathways.model.kinds import Verdict
from pathways.model.way import Way
from pathways.recognition.asking import Asking
from pathways.recognition.claims import (
    Goal,
    Option,
    agreements_for,
    asked_of,
    holds_at,
    options,
    override_cap,
)
from pathways.recognition.judging import Judge
from pathways.recognition.match import Aim
from pathways.recognition.support import Key
from pathways.routing.allowance import Allowance, LossReason, allowances
from pathways.routing.evaluation import Applied, Loss, Recognition
from pathways.routing.inside import Inside
from pathways.routing.move import Earn
from pathways.routing.plan import Plan
from pathways.routing.route import route_of
from pathways.routing.today import Claiming, Claims, best_of

ZERO = Fraction(0)

MOST_HELD = 12
"""With more things held than this, sets of them that may be evidence are too many to look at."""


@dataclass(frozen=True)
class Applying:
    """The agreements toward one way (None: those that award the credential)."""

    claiming: Claiming
    asking: Asking
    way: Way | None

    @cached_property
    def goal(self) -> Goal:
        """What is claimed toward."""
        return Goal.of(self.claiming.credential, self.way, self.claiming.near)

    @property
    def moment(self) -> Fraction:
        """The day."""
        return self.claiming.scene.start

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """Those in force on the day, by id."""
        led = agreements_for(self.goal, self.claiming.near)
        return tuple(one for one in led if one.in_force.covers(self.moment))

    @cached_property
    def judge(self) -> Judge:
        """Judges what agreements ask; no claim needs anything kept up once it is made."""
        return Judge(replace(self.asking, aim=Aim.of(self.claiming.credential)), self.moment, self.moment)

    @cached_property
    def recognized(self) -> Claims | None:
        """The sets of claims that recognize most; None where nothing is studied, or an unknown amount."""
        if self.way is None or not self.goal.study:
            return None
        found = self.claiming.recognized(self.way)
        return found if found.complete else found.beside(self.claiming.recognized(self.way, self._side_by_side()))

    def _side_by_side(self) -> set[str]:
        """Agreements that can all be claimed together, those that grant most first: where the best set is not found."""
        options_ = [one for agreement in self.agreements if (one := self._alone(agreement))]
        options_.sort(key=lambda one: (-(one.amount or ZERO), one.agreement.id))
        chosen: list[Option] = []
        for one in options_:
            if not any(self._counted_already(one, chosen)):
                chosen.append(one)
        return {one.agreement.id for one in chosen}

    def _alone(self, agreement: Agreement) -> Option | None:
        """The credit that an agreement grants by itself, as surely as it can."""
        credit = agreement.grant.credits
        if credit is None or self.way is None or self.judge.verdict(agreement.from_) <= Verdict.UNKNOWN:
            return None
        plan = best_of(self.claiming.applied(agreement, self.way, credit=credit))
        option = plan.choices[1].credit[0] if plan is not None and plan.choices[1].credit else None
        return replace(option, agreement=agreement) if option is not None and option.amount else None

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """The sets that claim anything, the most first."""
        found = self.recognized.plans if self.recognized is not None else ()
        return tuple(plan for plan in found if plan.choices[1].support.claims)

    def recognitions(self) -> Iterator[Recognition]:
        """What each of those sets recognizes."""
        whole = self.goal.study
        for plan in self.plans:
            assert whole is not None
            assert self.recognized is not None
            choice = plan.choices[1]
            claims = route_of(plan, self.moment, self.recognized.quest.payer).steps[0].claims
            stated = {one.id: one for one in self.agreements}
            yield Recognition(
                verdict=plan.cost.certainty,
                study=whole,
                exempted=choice.exempted,
                counted=sum(choice.amounts, ZERO),
                remaining=choice.remaining,
                claims=tuple(replace(one, agreement=stated[one.agreement.id]) for one in claims),
            )

    @cached_property
    def applied(self) -> tuple[Applied, ...]:
        """The agreements that the learner meets or might meet, by id."""
        if self.way is None:
            wanted = [one for one in self.agreements if one.grant.award]
        else:
            wanted = [one for one in self.agreements if one.grant != Grant(award=True)]
        return tuple(one for agreement in wanted if (one := self._applied(agreement)))

    def _applied(self, agreement: Agreement) -> Applied | None:
        met = self.judge.verdict(agreement.from_)
        if met is Verdict.UNMET:
            return None
        if met is Verdict.UNKNOWN:
            return Applied(agreement, Verdict.UNKNOWN)
        if self.way is None:
            plan = best_of(self.claiming.awarded(agreement))
        else:
            plan = best_of(self.claiming.applied(agreement, self.way, credit=None))
        if plan is None:
            before = self._before(agreement, None)
            left = Verdict.UNKNOWN if self._perhaps(agreement) else Verdict.UNMET
            return Applied(agreement, left, gives_way_to=before) if before else None
        (claim,) = plan.choices[1].support.claims
        before = self._before(agreement, claim.evidence)
        found = Applied(agreement, plan.cost.certainty, _ids(claim.evidence), gives_way_to=before)
        return self._credited(found)

    def _perhaps(self, agreement: Agreement) -> bool:
        """Whether it is only not known that an agreement gives way."""
        asking = replace(self.judge.asking, floor=Verdict.DISCRETIONARY)
        if len(asking.scene.background.holdings) + len(asking.scene.background.experience) > MOST_HELD:
            return False
        now = agreement.model_copy(update={"processing_months": ZERO})
        found = (one.support for one in options(now, self.goal, asking) if holds_at(one.support, self.moment, {}))
        return any(override_cap(now, one.evidence, self.goal, asking, self.moment, {}) > Verdict.UNMET for one in found)

    def _before(self, agreement: Agreement, evidence: frozenset[Key] | None) -> tuple[str, ...]:
        """The agreements to which one gives way, of some evidence (None: of whatever is held)."""
        found: list[str] = []
        for other in self.agreements:
            if agreement.id in other.overrides:
                asking = self.judge.asking
                if evidence is None:
                    verdict = self.judge.verdict(other.from_)
                else:
                    verdict = asked_of(other, evidence, asking, self.moment, {})
                if verdict > Verdict.UNMET and (evidence is None or verdict < Verdict.MET):
                    found.append(other.id)
        return tuple(found)

    def _credited(self, found: Applied) -> Applied:
        """With the credit that is granted, counted and lost."""
        credit = found.agreement.grant.credits
        if credit is None or self.recognized is None or self.way is None:
            return replace(found, claimed=found.agreement.id in self._first)
        chosen = self._first.get(found.agreement.id)
        if chosen is not None:
            option, counted = chosen
            if option is None:  # only its exemption is claimed
                return replace(found, claimed=True)
            losses = tuple(self._bound(option)) if (option.amount or ZERO) > counted else ()
            return replace(
                found,
                evidence=_ids(option.support.evidence),
                granted=option.amount,
                counted=counted,
                claimed=True,
                losses=losses,
            )
        option = self._alone(found.agreement)
        if option is None:
            return found
        losses = tuple(self._bound(option))
        evidence = _ids(option.support.evidence)
        return replace(found, evidence=evidence, granted=option.amount, counted=ZERO, losses=losses)

    @cached_property
    def _most(self) -> Plan | None:
        """The set that recognizes most; it may be empty. None where the search was stopped before it found any."""
        plans = self.recognized.plans if self.recognized is not None else ()
        return plans[0] if plans else None

    @cached_property
    def _first(self) -> dict[str, tuple[Option | None, Fraction]]:
        """By agreement what is claimed in that set: the credit (None: none) and what counts of it."""
        if self._most is None:
            return {}
        choice = self._most.choices[1]
        credit = {one.agreement.id: (one, amount) for one, amount in zip(choice.credit, choice.amounts, strict=True)}
        return {claim.agreement: credit.get(claim.agreement, (None, ZERO)) for claim in choice.support.claims}

    def _bound(self, option: Option) -> Iterator[Loss]:
        """What keeps credit from being counted: what another claim counts, and the limits that are reached."""
        if self._most is None:
            return
        choice, move = self._most.choices[1], self._most.moves[1]
        assert isinstance(move, Earn)
        claimed = [one for one in choice.credit if one.agreement.id != option.agreement.id]
        if len(claimed) == len(choice.credit):
            yield from self._counted_already(option, claimed)
        among = [*claimed, option]
        counted = {one.agreement.id: amount for one, amount in zip(choice.credit, choice.amounts, strict=True)}
        for limit in allowances(move, among, choice.exempted, self.judge.asking):
            total = sum((counted.get(among[place].agreement.id, ZERO) for place in limit.members), ZERO)
            if len(among) - 1 in limit.members and total == limit.limit:
                yield _loss(limit)

    def _counted_already(self, option: Option, claimed: Iterable[Option]) -> Iterator[Loss]:
        inside = Inside(self.judge.asking, ())
        mine = option.support.evidence
        reach = inside.all_of(mine)
        for other in claimed:
            adds = other.agreement.id in option.agreement.adds_to or option.agreement.id in other.agreement.adds_to
            theirs = inside.all_of(other.support.evidence)
            if not adds and not reach.isdisjoint(theirs):
                both = [key for key in mine if not theirs.isdisjoint(inside.all_of({key}))]
                things = _ids(both)
                yield Loss(LossReason.COUNTED_ALREADY, agreement=other.agreement.id, things=things)


def _loss(limit: Allowance) -> Loss:
    return Loss(limit.reason, limit.limit, limit.cap, limit.group)


def _ids(evidence: Iterable[Key]) -> tuple[str, ...]:
    return tuple(sorted(key for key in evidence if isinstance(key, str)))
