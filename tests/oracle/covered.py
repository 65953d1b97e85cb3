"""Holdings covered by an assessment, section 3 of the answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.kinds import CredentialKind, Verdict
from pathways.model.pattern import CoveredBy, Level, Pattern
from tests.oracle.asking import Asking
from tests.oracle.moment import Moment
from tests.oracle.option import Option
from tests.oracle.plan import STRENGTH, Cite, Plan
from tests.oracle.thing import Action, Thing
from tests.oracle.world import World


def options(asking: Asking, pattern: Pattern, plan: Plan) -> Iterator[Option]:
    """Pairs of a holding and an assessment that covers it."""
    assert pattern.covered_by is not None
    for thing in asking.world.held:
        if not thing.dateless:
            yield from _by_held(asking, pattern, thing)
            yield from _by_planned(asking, pattern, thing, plan)


def _asked(world: World, asked: CoveredBy, thing: Thing) -> bool:
    if thing.kind is not CredentialKind.ASSESSMENT or thing.dateless:
        return False
    credential = world.credentials.get(thing.credential or "")
    purposes = thing.holding.purposes if thing.holding else ()
    if not purposes and credential and credential.assesses:
        purposes = credential.assesses.purposes
    named = not asked.ids or thing.credential in asked.ids
    by = asked.assessor is None or thing.provider == asked.assessor
    return named and by and (asked.purpose is None or asked.purpose in purposes)


def _by_held(asking: Asking, pattern: Pattern, thing: Thing) -> Iterator[Option]:
    world = asking.world
    assert pattern.covered_by is not None
    assert thing.holding is not None
    for report in world.held:
        if not _asked(world, pattern.covered_by, report):
            continue
        for found in report.holding.covers if report.holding else ():
            if found.holding != thing.holding.id:
                continue
            seen = _seen(thing, found.kind, found.level, found.field)
            verdict = world.matcher.verdict(seen, pattern, asking.toward)
            if verdict >= world.limits.certainty:
                yield Option(thing, verdict, assessed_by=Option(report, Verdict.MET))


def _by_planned(asking: Asking, pattern: Pattern, thing: Thing, plan: Plan) -> Iterator[Option]:
    world = asking.world
    assert pattern.covered_by is not None
    if thing.jurisdiction is None or thing.jurisdiction.split("-")[0] == "CA":
        return
    reports = [Option(action.thing, Verdict.MET, step=step) for step, action in asking.usable(plan) if action.thing]
    reports += [
        Option(action.thing, Verdict.MET, add=action)
        for action in world.actions
        if action.thing and asking.may_add(plan, action)
    ]
    for report in reports:
        if _asked(world, pattern.covered_by, report.thing):
            key = (id(pattern), thing, report.thing.key, asking.toward.id if asking.toward else None)
            if key not in world.findings:
                world.findings[key] = tuple(_findings(asking, pattern, thing, world.credentials[report.thing.key]))
            for verdict in world.findings[key]:
                if verdict >= world.limits.certainty:
                    yield Option(thing, verdict, assessed_by=report)


def _findings(asking: Asking, pattern: Pattern, thing: Thing, report: Credential) -> Iterator[Verdict]:
    """How well the holding matches by what each equivalence states; by its own word where none does."""
    world = asking.world
    own = world.matcher.verdict(thing, pattern, asking.toward)
    if not (pattern.kinds or pattern.level_at_least or pattern.fields or pattern.fields_not):
        yield own
        return
    stated = False
    for one in world.agreements:
        found = one.grant.equivalence
        verdict = _states(world, one, report, thing) if found else Verdict.UNMET
        if found and verdict >= Verdict.DISCRETIONARY:
            stated = True
            seen = _seen(thing, found.kind, found.level, found.field)
            yield min(verdict, world.matcher.verdict(seen, pattern, asking.toward))
    if not stated:
        yield min(own, Verdict.DISCRETIONARY)


def _states(world: World, one: Agreement, report: Credential, thing: Thing) -> Verdict:
    """The verdict with which an equivalence states what the report finds `thing` to be."""
    if not _about(world, one, report):
        return Verdict.UNMET
    others = [other for other in world.held if other is not thing]
    best = Verdict.UNMET
    for size in range(len(others) + 1):
        for some in combinations(others, size):
            evidence = (thing, *some)
            verdict = _from(world, one, evidence, report)
            needed = all(_from(world, one, _without(evidence, part), report) < verdict for part in evidence)
            if needed and verdict > best:
                best = max(best, min(verdict, STRENGTH[one.strength], _left(world, one, evidence, report)))
    return best


def _about(world: World, one: Agreement, report: Credential) -> bool:
    fits = one.receiver == report.provider and world.leads_to(one, report, None)
    return fits and world.covers(one.in_force, world.origin)


def _left(world: World, one: Agreement, evidence: tuple[Thing, ...], report: Credential) -> Verdict:
    """What is left of an agreement after those it gives way to."""
    left = Verdict.MET
    for other in world.agreements if world.on("override") else ():
        if one.id in other.overrides and _about(world, other, report):
            verdict = _from(world, other, evidence, report)
            if verdict is not Verdict.UNMET:
                left = min(left, Verdict.UNMET if verdict is Verdict.MET else verdict)
    return left


def _from(world: World, one: Agreement, evidence: tuple[Thing, ...], report: Credential) -> Verdict:
    plan = Plan((Action(),))
    cites = tuple(Cite(thing) for thing in evidence)
    return Moment(world, plan, (), world.origin, report, cites, world.background.experience, ()).verdict(one.from_)


def _without(evidence: tuple[Thing, ...], part: Thing) -> tuple[Thing, ...]:
    return tuple(thing for thing in evidence if thing is not part)


def _seen(thing: Thing, kind: CredentialKind | None, level: Level | None, field: str | None) -> Thing:
    return replace(thing, kind=kind or thing.kind, level=level or thing.level, field=field or thing.field)
