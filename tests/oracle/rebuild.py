"""A plain route as one of the oracle's plans; every support in it is checked on the way."""

from __future__ import annotations

from dataclasses import replace

from pathways.model.agreement import Agreement
from tests.oracle.asking import Asking
from tests.oracle.claims import asking_with, credit_amount
from tests.oracle.leaves import Reader, check
from tests.oracle.plan import Choice, Claim, Figures, Plan
from tests.oracle.rework import work_action, work_uses
from tests.oracle.settle import figures
from tests.oracle.thing import Action, Thing
from tests.oracle.world import World
from tests.plainroute import Claimed, PlainRoute, PlainStep, Support

__all__ = ["check", "rebuild"]


def rebuild(world: World, route: PlainRoute) -> Plan:
    """The plan of a route; step 0 is the target."""
    keys = [step.key for step in route.steps]
    had = world.background
    ids = [one.id for one in had.holdings] + [one.id for one in had.experience] + [one.id for one in had.sittings]
    check(len({*keys, *ids}) == len(keys) + len(ids), "two steps, or a step and a thing held, have the same key")
    plan = Plan((Action(), *(_action(world, route, step) for step in route.steps)))
    numbers = {key: number for number, key in enumerate(keys, 1)}
    cited = [_steps(route.target, numbers), *(_all_steps(step, numbers) for step in route.steps)]
    plan = replace(plan, cited=tuple(cited))
    for number, key in enumerate(keys, 1):
        check(not any(plan.rests(other, number) for other in cited[number]), f"{key} rests on itself")
        check(any(number in some for some in cited), f"{key} is idle")
    courses = {
        numbers[step.key]: tuple(_course(world, plan, numbers, step, ref) for ref in step.courses)
        for step in route.steps
    }
    reader = Reader(world, plan, numbers, courses)
    choices = [Choice(reader.supported(Asking(world, 0), world.target, route.target))]
    choices += [_choice(reader, number, step) for number, step in enumerate(route.steps, 1)]
    return replace(plan, choices=tuple(choices))


def _steps(supports: tuple[Support, ...], numbers: dict[str, int]) -> frozenset[int]:
    return frozenset(numbers[ref] for support in supports for ref in support.cites if ref in numbers)


def _all_steps(step: PlainStep, numbers: dict[str, int]) -> frozenset[int]:
    refs = (*step.courses, *step.after, *step.during, *step.licence)
    claims = (_steps(claim.evidence, numbers) for claim in step.claims)
    return _steps(step.supports, numbers).union({numbers[ref] for ref in refs if ref in numbers}, *claims)


def _action(world: World, route: PlainRoute, step: PlainStep) -> Action:
    if step.kind == "work":
        return work_action(world, route, step)
    fitting = [
        action
        for action in world.actions
        if action.credential is not None
        and action.credential.id == step.credential
        and (action.way.id if action.way else None) == (step.way if step.kind == "way" else None)
        and (action.agreement.id if action.agreement else None) == (step.agreement if step.kind == "award" else None)
    ]
    check(len(fitting) == 1, f"{step.key}: the catalogue offers no such step, or a limit forbids it")
    return fitting[0]


def _course(world: World, plan: Plan, numbers: dict[str, int], step: PlainStep, ref: str) -> int | Thing:
    """A language course that a test follows: a step, or something held."""
    held = {thing.holding.id: thing for thing in world.held if thing.holding}
    check(ref in numbers or ref in held, f"{step.key} cites {ref}, which is neither held nor earned")
    credential = plan.actions[numbers[ref]].credential if ref in numbers else world.course(held[ref])
    check(credential is not None and credential.raises is not None, f"{step.key} cites {ref}, which is no course")
    return numbers[ref] if ref in numbers else held[ref]


def _choice(reader: Reader, number: int, step: PlainStep) -> Choice:
    world, action = reader.world, reader.plan.actions[number]
    asking = Asking(world, number, action.credential)
    if action.spec is not None:
        return Choice(work_uses(reader, asking, step), figures=Figures(occupies=True, beside=True))
    claims = tuple(_claim(reader, asking, one, action) for one in step.claims)
    used = [claim.agreement.id for claim in claims]
    check(len(set(used)) == len(used), f"{step.key} claims an agreement twice")
    if action.way is None:
        assert action.agreement is not None
        check(used == [action.agreement.id], f"{step.key} is an award: its only claim is that agreement")
        return Choice(claims=claims, courses=reader.courses[number])
    wiser = asking_with(asking, claims)
    uses = reader.supported(wiser, action.way.requires, step.supports)
    return Choice(uses, claims, reader.courses[number], figures(world, action, Choice(claims=claims)))


def _claim(reader: Reader, asking: Asking, claimed: Claimed, action: Action) -> Claim:
    world = reader.world
    agreement = next((one for one in world.agreements if one.id == claimed.agreement), None)
    assert asking.toward is not None
    assert agreement is not None, f"{claimed.agreement} is no active agreement"
    name, toward = agreement.id, asking.toward.id
    check(world.leads_to(agreement, asking.toward, action.way), f"{name} does not lead to {toward}")
    check(world.recent(agreement.source.year), f"the source of {name} is too old")
    uses = reader.supported(asking, agreement.from_, claimed.evidence)
    claim = Claim(
        agreement,
        uses,
        high=claimed.high,
        admission=claimed.admission,
        exemption=claimed.exemption,
        equivalence=claimed.equivalence,
    )
    for taken, given in _pairs(claimed, agreement):
        check(given or not taken, f"{name} does not grant what is claimed")
    own = any(cite.thing.key == toward for cite in claim.evidence())
    check(not own, f"{name} would bring {toward} toward itself")
    if claimed.amount is None:
        return claim
    assert action.way is not None
    check(action.way.study is not None, f"{name}: no credit toward a way without study")
    amount = credit_amount(claim, action.way, claimed.high)
    check(amount == claimed.amount, f"{name} grants {amount} credits, not {claimed.amount}")
    return replace(claim, amount=amount)


def _pairs(claimed: Claimed, agreement: Agreement) -> list[tuple[bool, bool]]:
    grant = agreement.grant
    return [
        (claimed.amount is not None, grant.credits is not None),
        (claimed.high, grant.credits is not None and grant.credits.high is not None),
        (claimed.admission, bool(grant.admission)),
        (claimed.exemption, bool(grant.exemption)),
        (claimed.equivalence, grant.equivalence is not None),
    ]
