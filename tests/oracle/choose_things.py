"""Which things meet a `holds` or a `credits` leaf: held ones, the plan's, or new steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from pathways.model.kinds import Verdict
from pathways.model.pattern import Pattern
from pathways.model.requirement import CreditsFrom, Holds
from tests.oracle import covered, grades
from tests.oracle.asking import Asking
from tests.oracle.exact import Number, moment, number, semester
from tests.oracle.option import Option
from tests.oracle.plan import Cite, Plan, Use

Leaf = Holds | CreditsFrom


@dataclass(frozen=True)
class Taken:
    """Options taken into a plan: what is cited, and what planned assessments cover."""

    plan: Plan
    cites: tuple[Cite, ...] = ()
    made_from: tuple = ()


def options(asking: Asking, pattern: Pattern, plan: Plan) -> Iterator[Option]:
    """Everything that matches well enough."""
    if pattern.covered_by is not None:
        yield from covered.options(asking, pattern, plan)
        return
    world = asking.world
    for thing in world.held:
        verdict = max(world.matcher.verdict(view, pattern, asking.toward) for view in asking.views(thing))
        if not thing.dateless and verdict >= world.limits.certainty:
            yield Option(thing, verdict)
    for step, action in asking.usable(plan):
        if action.thing is not None:
            seen = asking.views(action.thing, step)
            verdict = max(world.matcher.verdict(view, pattern, asking.toward) for view in seen)
            if verdict >= world.limits.certainty:
                yield Option(action.thing, verdict, step=step)
    for action, verdict in world.wanted(pattern, asking.toward):
        if action.thing is not None and asking.may_add(plan, action):
            yield Option(action.thing, verdict, add=action)


def everything(asking: Asking, plan: Plan) -> Iterator[Option]:
    """All that is held, planned, or could be."""
    yield from (Option(thing, Verdict.MET) for thing in asking.world.held if not thing.dateless)
    for step, action in asking.usable(plan):
        if action.thing is not None:
            yield Option(action.thing, Verdict.MET, step=step)
    for action in asking.world.actions:
        if action.thing is not None and asking.may_add(plan, action):
            yield Option(action.thing, Verdict.MET, add=action)


def holds(asking: Asking, leaf: Holds, plan: Plan) -> Iterator[tuple[Plan, Use]]:
    """`count` things of different credentials."""
    graded = list(_graded(asking, leaf, leaf.holds, plan))
    for chosen in combinations(graded, leaf.count):
        if len({option.thing.key for option in chosen}) == leaf.count:
            yield from _use(asking, leaf, chosen, plan)


def credits(asking: Asking, leaf: CreditsFrom, plan: Plan) -> Iterator[tuple[Plan, Use]]:
    """A set of things whose credits reach the amount, none of them needless."""
    amount = semester(leaf.credits)
    if amount is None:
        return
    graded = [option for option in _graded(asking, leaf, leaf.of, plan) if option.thing.credits is not None]
    for chosen in _sets(graded, amount):
        yield from _use(asking, leaf, chosen, plan)


def _sets(options: list[Option], amount: Number, chosen: tuple[Option, ...] = ()) -> Iterator[tuple[Option, ...]]:
    parts = [option.thing.credits or 0 for option in chosen]
    total = sum(parts)
    if total >= amount:
        if all(total - part < amount for part in parts):
            yield chosen
        return
    for index, option in enumerate(options):
        if all(option.thing.key != other.thing.key for other in chosen):
            yield from _sets(options[index + 1 :], amount, (*chosen, option))


def _graded(asking: Asking, leaf: Leaf, pattern: Pattern, plan: Plan) -> Iterator[Option]:
    world = asking.world
    for option in options(asking, pattern, plan):
        verdict = min(option.verdict, _dates(asking, leaf, option))
        if world.on("grade"):
            verdict = min(verdict, grades.floor(leaf.grade, option.thing))
        if verdict >= world.limits.certainty:
            yield option.at(verdict)


def _dates(asking: Asking, leaf: Leaf, option: Option) -> Verdict:
    """Greatest age and `completed_since`, as far as they are decided for a held thing."""
    asked = leaf.max_age_months is not None or leaf.completed_since is not None
    if not asked or option.planned or not asking.world.on("age"):
        return Verdict.MET
    if option.thing.held is None:
        return Verdict.UNKNOWN
    late = leaf.completed_since is None or option.thing.held >= moment(leaf.completed_since)
    return Verdict.MET if late else Verdict.UNMET


def _use(asking: Asking, leaf: Leaf, chosen: tuple[Option, ...], plan: Plan) -> Iterator[tuple[Plan, Use]]:
    aged = asking.world.on("age")
    max_age = number(leaf.max_age_months) if aged and leaf.max_age_months is not None else None
    since = moment(leaf.completed_since) if aged and leaf.completed_since else None
    taken = Taken(plan)
    for option in chosen:
        more = take(asking, option, taken, max_age, since)
        if more is None:
            return
        taken = more
    verdict = min((option.verdict for option in chosen), default=Verdict.MET)
    yield taken.plan, Use(leaf, verdict, taken.cites, made_from=taken.made_from)


def take(
    asking: Asking, option: Option, taken: Taken, max_age: Number | None = None, since: Number | None = None
) -> Taken | None:
    """Cite an option, adding the step it needs; None when no step may be added any more."""
    plan, step = taken.plan, option.step
    if option.add is not None:
        if not asking.may_add(plan, option.add):
            return None
        plan, step = plan.with_step(option.add)
    cite = Cite(option.thing, step, max_age, since if step is not None else None)
    first = Taken(plan, (*taken.cites, cite), taken.made_from)
    if option.assessed_by is None:
        return first
    both = take(asking, option.assessed_by, first)
    if both is None or (made := both.cites[-1]).step is None:
        return both
    return Taken(both.plan, both.cites, (*both.made_from, (made.step, option.thing)))
