"""How much of what is granted counts, and what is counted in what: section 6 of the answers."""

from __future__ import annotations

from itertools import combinations

from pathways.model.credential import Cap, Credential
from pathways.model.kinds import Verdict
from pathways.model.way import Way
from tests.oracle.exact import Number, semester
from tests.oracle.plan import Claim, Plan
from tests.oracle.simplex import greatest_sum
from tests.oracle.thing import Thing
from tests.oracle.world import World


def remaining(world: World, credential: Credential, way: Way, claims: tuple[Claim, ...]) -> Number:
    """Credits that are left to study."""
    if way.study is None:
        return 0
    whole = semester(way.study.credits)
    assert whole is not None
    left = whole - exempted(way, claims, whole)
    credit = [claim for claim in claims if claim.amount is not None]
    if not credit:
        return left
    amounts = tuple(claim.amount or 0 for claim in credit)
    caps = [(frozenset(range(len(credit))), left), *_caps(world, credential, credit, whole)]
    return left - greatest_sum(amounts, tuple(caps))


def exempted(way: Way, claims: tuple[Claim, ...], whole: Number) -> Number:
    """Credits of the components that exemptions let fall away."""
    assert way.study is not None
    taken = [claim.agreement.grant.exemption for claim in claims if claim.exemption]
    total: Number = 0
    for component in way.study.components:
        if any(names == "all" or (names and component.name in names) for names in taken):
            total += semester(component.credits) or 0
    return min(total, whole)


def _caps(
    world: World, credential: Credential, claims: list[Claim], whole: Number
) -> list[tuple[frozenset[int], Number]]:
    found = []
    for group in {claim.agreement.group for claim in claims if claim.agreement.group in world.groups}:
        if world.on("group"):
            members = frozenset(index for index, claim in enumerate(claims) if claim.agreement.group == group)
            found.append((members, semester(world.groups[str(group)].cap) or 0))
    for cap in credential.caps if world.on("cap") else ():
        members = frozenset(index for index, claim in enumerate(claims) if _touches(world, credential, cap, claim))
        found.append((members, semester(cap.credits) or 0))
    if credential.residency is not None and world.on("residency"):
        members = frozenset(index for index, claim in enumerate(claims) if not _own(credential, claim))
        found.append((members, whole - (semester(credential.residency) or 0)))
    return [pair for pair in found if pair[0]]


def _touches(world: World, credential: Credential, cap: Cap, claim: Claim) -> bool:
    if cap.of is not None:
        matches = [world.matcher.verdict(cite.thing, cap.of, credential) for cite in claim.evidence()]
        return max(matches, default=Verdict.UNMET) > Verdict.UNKNOWN
    if cap.experience:
        return bool(claim.jobs() or claim.works())
    return claim.agreement.kind in cap.agreements


def _own(credential: Credential, claim: Claim) -> bool:
    """Whether a claim rests on holdings of the target's own provider alone."""
    things = [cite.thing for cite in claim.evidence()]
    alone = not claim.jobs() and not claim.works() and bool(things)
    return alone and all(thing.provider == credential.provider for thing in things)


class Counted:
    """What is counted in what, in a plan whose steps are all settled."""

    def __init__(self, world: World, plan: Plan) -> None:
        self.on = world.on("counted_in")
        self.inside: dict[str, set[str]] = {}
        names = {thing.holding.id: thing.key for thing in world.held if thing.holding}
        for thing in world.held:
            if thing.holding and thing.holding.part_of:
                self.inside.setdefault(names[thing.holding.part_of], set()).add(thing.key)
        for action, choice in zip(plan.actions, plan.choices, strict=True):
            if action.thing is None or action.credential is None:
                continue
            parts = self.inside.setdefault(action.thing.key, set())
            for claim in choice.claims:
                if claim.earns:
                    parts |= evidence_keys(claim)
            if action.way is not None and action.way.study is None and action.credential.credits is not None:
                for use in choice.uses:
                    parts |= {cite.thing.key for cite in use.cites}
                    parts |= {f"job {job.id}" for job in use.jobs} | {f"work {step}" for step in use.works}

    def within(self, key: str) -> frozenset[str]:
        """All that is counted in a thing, and so on down."""
        found: set[str] = set()
        stack = [key] if self.on else []
        while stack:
            for part in self.inside.get(stack.pop(), ()):
                if part not in found:
                    found.add(part)
                    stack.append(part)
        return frozenset(found)

    def share(self, some: set[str], others: set[str]) -> bool:
        """Whether two sets of evidence overlap, one is counted in the other, or something is in both."""
        reach = [set(keys).union(*(self.within(key) for key in keys)) for keys in (some, others)]
        return bool(reach[0] & reach[1])

    def apart(self, things: list[Thing]) -> bool:
        """Whether none of the things is counted in another."""
        return all(
            one.key not in self.within(other.key) and other.key not in self.within(one.key)
            for one, other in combinations(things, 2)
        )


def evidence_keys(claim: Claim) -> set[str]:
    """What a claim rests on, by the names under which things are one."""
    things = {cite.thing.key for cite in claim.evidence()}
    return things | {f"job {job.id}" for job in claim.jobs()} | {f"work {step}" for step in claim.works()}


def excluded(counted: Counted, one: Claim, other: Claim) -> bool:
    """Whether two grants of credit toward one target exclude each other."""
    adds = other.agreement.id in one.agreement.adds_to or one.agreement.id in other.agreement.adds_to
    return not adds and counted.share(evidence_keys(one), evidence_keys(other))
