"""What may count toward one credential: its ways, the agreements that lead to it, and the rungs from others."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.kinds import CredentialKind
from pathways.model.time import ALWAYS
from pathways.model.way import Way
from pathways.recognition.claims import Goal, covers
from pathways.recognition.match import Aim
from pathways.recognition.thing import Thing, planned_thing, semester_credits
from pathways.routing.citing import Citation, Lone
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.rung import How, Rung, Worth
from pathways.routing.worth import worth_of


@dataclass(frozen=True)
class Upper:
    """A credential as what others may count toward, at the moment `on`; None: whatever is in force at any time."""

    credential: Credential
    near: Neighbourhood
    on: Fraction | None = None

    def rungs(self, lower: Credential, by: Container[str]) -> Iterator[Rung]:
        """Every rung from a credential to this one: by agreements in the order of their ids, then by ways.

        `by`: the ids of all agreements and ways that may cite it; others may be among them.

        Nothing counts toward itself, nor toward an assessment, which only reports on what is held.
        """
        if lower.id == self.credential.id or self.credential.kind is CredentialKind.ASSESSMENT:
            return
        thing = planned_thing(lower, lower.id, by_award=False, facts=self.near)
        lone = Lone(thing, Aim.of(self.credential), self.near)
        for agreement, goals in self.agreements:
            if agreement.id not in by or agreement.grant.refusal:
                continue
            if cited := lone.citation(agreement.from_):
                yield from self._granted(agreement, goals, cited, lone)
        for goal in self.goals:
            if goal.way is not None and goal.way.id in by and (cited := lone.citation(goal.way.requires)):
                yield self._required(goal.way, cited, thing)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """What can be claimed toward: the award of it, then its ways."""
        if self.on is not None and not self.credential.in_force.covers(self.on):
            return ()
        ways = sorted(self.credential.ways, key=lambda way: way.id)
        open_ = (way for way in ways if self.on is None or way.open.covers(self.on))
        return (Goal(self.credential, None, None), *(Goal.of(self.credential, way, self.near) for way in open_))

    @cached_property
    def agreements(self) -> tuple[tuple[Agreement, tuple[Goal, ...]], ...]:
        """The agreements in force that lead to it, each with what of it they cover."""
        led = self.near.agreements_toward(self.credential.id)
        in_force = (one for one in led if self.on is None or one.in_force.covers(self.on))
        return tuple((one, tuple(goal for goal in self.goals if covers(one, goal, self.near))) for one in in_force)

    def _granted(self, agreement: Agreement, goals: Sequence[Goal], cited: Citation, lone: Lone) -> Iterator[Rung]:
        """The award that an agreement grants, and what it gives toward the way in which most counts."""
        weaker: list[str] = []
        barred: set[int] = set()
        for other, covered in self._overriding(agreement, goals):
            if lone.surely(other.from_) and self._as_long(other, agreement):
                barred |= covered
            elif lone.citation(other.from_):
                weaker.append(other.id)
        goals = [goal for goal in goals if id(goal) not in barred]
        worths = [worth for goal in goals if (worth := worth_of(agreement, goal, lone.thing, self.near))]
        awards = [worth for worth in worths if worth.how is How.AWARD]
        toward = [worth for worth in worths if worth.how is not How.AWARD]
        for worth in (*awards, *([max(toward, key=lambda one: one.size)] if toward else ())):
            yield self._rung(worth, cited, lone.thing, agreement, tuple(weaker))

    def _overriding(self, agreement: Agreement, goals: Sequence[Goal]) -> Iterator[tuple[Agreement, set[int]]]:
        """The agreements to which one may give way, each with those of the goals (by identity) where it may."""
        mine = set(map(id, goals))
        for other, covered in self.agreements:
            if agreement.id in other.overrides and (shared := mine.intersection(map(id, covered))):
                yield other, shared

    def _as_long(self, other: Agreement, agreement: Agreement) -> bool:
        """Whether another agreement is in force whenever this one is, as far as is asked."""
        return self.on is not None or other.in_force in (ALWAYS, agreement.in_force)

    def _required(self, way: Way, cited: Citation, thing: Thing) -> Rung:
        whole = semester_credits(self.credential, self.near)
        if way.study is not None or self.credential.credits is None:
            worth = Worth(How.REQUIREMENT, way)
        elif whole and thing.credits is not None:
            counted = min(thing.credits, whole)
            worth = Worth(How.STACKING, way, counted, counted / whole)
        else:
            worth = Worth(How.STACKING, way)
        return self._rung(worth, cited, thing)

    def _rung(
        self, worth: Worth, cited: Citation, thing: Thing, by: Agreement | None = None, weaker: tuple[str, ...] = ()
    ) -> Rung:
        way = worth.way
        return Rung(
            lower=thing.key,
            upper=self.credential.id,
            how=worth.how,
            counted=worth.counted,
            share=worth.share,
            agreement=by.id if by else None,
            way=way.id if way else None,
            strength=by.strength if by else None,
            part=cited.part,
            also_needed=cited.also,
            gives_way_to=weaker,
            source=by.source if by else (way and way.source) or self.credential.source,
        )
