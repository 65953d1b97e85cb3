"""What a learner meets and what would be recognized on one day, by trying every choice with the oracle's parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random
from typing import Any

from pathways.model.agreement import Agreement
from pathways.model.background import Background, Found, Holding
from pathways.model.bundle import Bundle
from pathways.model.credential import Credential
from pathways.model.kinds import Verdict
from pathways.model.requirement import CreditsFrom, Requirement
from pathways.model.way import Way
from pathways.routing.request import RouteRequest
from tests.oracle import ALL, language
from tests.oracle.asking import Asking
from tests.oracle.choose import supports
from tests.oracle.claims import asking_with, bare_claims, claim_sets, claimable, strength
from tests.oracle.counting import Counted, excluded, remaining
from tests.oracle.exact import Number, number, semester
from tests.oracle.moment import Moment
from tests.oracle.plan import Cite, Claim, Plan, Use
from tests.oracle.search import left_of
from tests.oracle.thing import Action, Thing
from tests.oracle.world import World
from tests.worlds import holding


class Judged(Moment):
    """Everything that is held, asked at one moment; a thing that lapses nobody knows when is UNKNOWN."""

    def _matches(self, pattern: Any, node: Any) -> Iterator[tuple[Cite, Verdict]]:
        if pattern.covered_by is not None:
            yield from self._covered(pattern, node)
            return
        for cite, verdict in super()._matches(pattern, node):
            yield cite, min(verdict, Verdict.UNKNOWN) if cite.thing.dateless else verdict

    def _covered(self, pattern: Any, node: Any) -> Iterator[tuple[Cite, Verdict]]:
        """Things as the reports that are held find them."""
        of_report = pattern.covered_by
        bare = pattern.model_copy(update={"covered_by": None})
        for report in self.evidence:
            held, known = report.thing.holding, self.world.credentials.get(report.thing.credential or "")
            purposes = (held.purposes if held else ()) or (known.assesses.purposes if known and known.assesses else ())
            named = not of_report.ids or report.thing.credential in of_report.ids
            by = of_report.assessor in (None, report.thing.provider)
            if held is None or not named or not by or of_report.purpose not in (None, *purposes):
                continue
            for cite in self.evidence:
                for found in held.covers:
                    if cite.thing.holding is not None and found.holding == cite.thing.holding.id:
                        (verdict,) = (one for _, one in self._seen(cite, found)._matches(bare, node))
                        yield cite, min(verdict, Verdict.UNKNOWN) if report.thing.dateless else verdict

    def _seen(self, cite: Cite, found: Found) -> Judged:
        """One thing alone, as it was found to be."""
        thing = cite.thing
        kind, level, field = found.kind or thing.kind, found.level or thing.level, found.field or thing.field
        return replace(self, evidence=(replace(cite, thing=replace(thing, kind=kind, level=level, field=field)),))

    def _credits(self, node: CreditsFrom) -> Iterator[Verdict]:
        counted, least = Counted(self.world, Plan(())), semester(node.credits)
        found = list(self._matches(node.of, node))
        for mask in range(1 << len(found)):
            some = [pair for place, pair in enumerate(found) if mask >> place & 1]
            things = [cite.thing for cite, _ in some]
            if least is None or len({one.key for one in things}) < len(things) or not counted.apart(things):
                continue
            known = [one.credits for one in things if one.credits is not None]
            worst = min((verdict for _, verdict in some), default=Verdict.MET)
            if sum(known) >= least:
                yield worst
            elif len(known) < len(things):
                yield min(worst, Verdict.UNKNOWN)


def judged(bundle: Bundle, request: RouteRequest, node: Requirement, toward: Credential | None = None) -> Verdict:
    """The verdict of a requirement that nobody's step asks."""
    world = World(bundle, request, ALL)
    now = world.origin
    valid = tuple(Cite(thing) for thing in world.held if _valid(thing, now))
    plan = Plan((Action(),))
    return Judged(world, plan, ((now, now),), now, toward, valid, world.background.experience, ()).verdict(node)


def _valid(thing: Thing, now: Number) -> bool:
    return (thing.held is None or thing.held <= now) and not (thing.end and thing.end.passed(now))


@dataclass(frozen=True)
class Today:
    """One way, asked about on the day on which the request starts."""

    world: World
    credential: Credential
    way: Way

    @classmethod
    def of(cls, bundle: Bundle, request: RouteRequest, credential: Credential, way: Way) -> Today:
        none = request.limits.model_copy(update={"steps": 0, "certainty": Verdict.DISCRETIONARY})
        world = World(bundle, request.model_copy(update={"limits": none}), ALL)
        return cls(world, credential, way)

    @property
    def plan(self) -> Plan:
        return Plan((Action(), Action(self.credential, self.way)))

    @property
    def asking(self) -> Asking:
        return Asking(self.world, 1, self.credential)

    def met(self, claims: tuple[Claim, ...]) -> Verdict:
        """The worst verdict that some claims rest on today; UNMET where they cannot be made."""
        now, worst = self.world.origin, Verdict.MET
        times = [(now, now), (now, now)]
        for claim in claims:
            if not self.world.covers(claim.agreement.in_force, now):
                return Verdict.UNMET
            left = left_of(self.world, self.plan, times, 1, claim)
            worst = min(worst, left, strength(claim), *(self._used(use, now) for use in claim.uses))
        return worst

    def _used(self, use: Use, ends: Number) -> Verdict:
        now = self.world.origin
        for cite in use.cites:
            aged = cite.max_age is not None and now > (cite.thing.held or 0) + cite.max_age
            if aged or not _valid(cite.thing, now):
                return Verdict.UNMET
            old = cite.max_age is not None and ends > (cite.thing.held or 0) + cite.max_age
            if use.keep and (old or (cite.thing.end and cite.thing.end.passed(ends))):
                return Verdict.UNMET
        if use.not_before is not None and use.not_before > now:
            return Verdict.UNMET
        if use.not_after is not None and (use.not_after.passed(now) or (use.keep and use.not_after.passed(ends))):
            return Verdict.UNMET
        return language.sure(self.world, self.plan, use)

    def once(self, claims: tuple[Claim, ...]) -> bool:
        """Whether nothing is counted twice, or toward itself."""
        counted = Counted(self.world, Plan(()))
        keys = [cite.thing.key for claim in claims for cite in claim.evidence()]
        if any(self.credential.id == key or self.credential.id in counted.within(key) for key in keys):
            return False
        credit = [claim for claim in claims if claim.amount is not None]
        return not any(excluded(counted, one, other) for place, one in enumerate(credit) for other in credit[:place])

    def recognized(self) -> frozenset[tuple[Number, Verdict]]:
        """What is left to study, and how surely, of every undominated set of claims."""
        found = set()
        agreements = claimable(self.world, self.asking, self.way)
        for _, claims in claim_sets(self.asking, self.way, agreements, self.plan):
            verdict = self.met(claims)
            if verdict >= Verdict.DISCRETIONARY and self.once(claims):
                found.add((number(Fraction(remaining(self.world, self.credential, self.way, claims))), verdict))
        return frozenset(one for one in found if not any(o != one and o[0] <= one[0] and o[1] >= one[1] for o in found))

    def applied(self, agreement: Agreement) -> Verdict:
        """The best verdict with which one agreement can be claimed."""
        best = Verdict.UNMET
        for _, claim in bare_claims(self.asking, agreement, self.plan):
            if self.once((claim,)):
                best = max(best, self.met((claim,)))
        return best

    def started(self, ends: Number) -> Verdict:
        """The best verdict of what the way requires, with whatever can be claimed."""
        best = Verdict.UNMET
        agreements = claimable(self.world, self.asking, self.way)
        for _, claims in claim_sets(self.asking, self.way, agreements, self.plan):
            verdict = self.met(claims)
            if verdict <= best or not self.once(claims):
                continue
            for _, uses in supports(asking_with(self.asking, claims), self.way.requires, self.plan):
                best = max(best, min([verdict, *(self._used(use, ends) for use in uses)]))
        return best


def learner(bundle: Bundle, request: RouteRequest, seed: int) -> RouteRequest:
    """The same question of somebody who holds more, and states less of it."""
    random = Random(seed)
    known = {one.credential for one in request.background.holdings}
    more = [
        holding(
            one.id, random.choice(["2019-05-01", "2023-02-01", "2024-11-01", "2025-01-01", "2025-03-01"]), grade="72"
        )
        for one in bundle.credentials
        if one.id not in known and random.random() < 0.5
    ]
    background = request.background.model_copy(update={"holdings": (*request.background.holdings, *more)})
    return request.model_copy(update={"background": vague(background, random)})


def vague(background: Background, random: Random) -> Background:
    """A background that leaves some details out, and in which some things are part of others."""
    holdings = [_vaguer(one, random) for one in background.holdings]
    for place in range(1, len(holdings)):
        if random.random() < 0.15 and not any(one.part_of for one in (holdings[0], holdings[place])):
            holdings[place] = holdings[place].model_copy(update={"part_of": holdings[0].id})
    jobs = [
        one.model_copy(update={field: None}) if (field := random.choice(["occupation", "jurisdiction", ""])) else one
        for one in background.experience
    ]
    standing = background.standing
    if random.random() < 0.3:
        standing = standing.model_copy(update={random.choice(["residence", "status", "arrived", "born"]): None})
    return background.model_copy(update={"holdings": tuple(holdings), "experience": tuple(jobs), "standing": standing})


def _vaguer(one: Holding, random: Random) -> Holding:
    if random.random() < 0.6:
        return one
    field = random.choice(["grades", "completed", "earned_by", "evidence", "field", "credits"])
    return one.model_copy(update={field: () if field == "grades" else None})
