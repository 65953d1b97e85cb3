"""Which jobs and work steps meet an experience leaf, and what a work step cites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, combinations_with_replacement

from pathways.model.background import Job
from pathways.model.kinds import CredentialKind, Verdict
from pathways.model.pattern import Pattern
from pathways.model.requirement import Experience, Work
from tests.oracle import choose_things
from tests.oracle.asking import Asking
from tests.oracle.experience import amount, asked, fits, suits
from tests.oracle.match import STANDINGS, inside
from tests.oracle.plan import Choice, Figures, Plan, Use
from tests.oracle.thing import Action, Spec
from tests.oracle.world import World


def experience(asking: Asking, leaf: Experience, plan: Plan) -> Iterator[tuple[Plan, Use]]:
    """By jobs alone, with work steps that other leaves last for, or with one of its own."""
    world, work = asking.world, leaf.experience
    if not world.on("experience"):
        yield plan, Use(leaf)
        return
    jobs = tuple(job for job in world.background.experience if fits(work, job) is Verdict.MET)
    done = False
    for some in _job_sets(world, work, jobs):
        done = done or work.within_months is None
        yield plan, Use(leaf, jobs=some)
    if done or (work.hours is not None and work.hours_per_week is None):
        return
    for grown, others in _others(asking, leaf, plan):
        if others:
            yield grown, Use(leaf, jobs=jobs, works=others)
        for full, own in _own(asking, work, grown, others):
            yield full, Use(leaf, jobs=jobs, works=(*others, own), own=own)


def _job_sets(world: World, work: Work, jobs: tuple[Job, ...]) -> Iterator[tuple[Job, ...]]:
    """Sets of jobs that are enough, none of them needless; a window that moves may need more of them later."""
    for size in range(len(jobs) + 1):
        for some in combinations(jobs, size):
            if amount(world, work, some, world.origin) < asked(work):
                continue
            parts = combinations(some, size - 1) if size else iter(())
            if work.within_months is not None or all(
                amount(world, work, part, world.origin) < asked(work) for part in parts
            ):
                yield some


def specs(work: Work) -> Iterator[Spec]:
    """What a work step for this leaf may be work in."""
    for occupation in work.occupations or (None,):
        known = int(occupation[1]) if occupation and len(occupation) > 1 else work.teer_at_most
        if work.teer_at_most is None or (known is not None and known <= work.teer_at_most):
            for place in work.jurisdictions or (None,):
                yield Spec(occupation, place, known)


def _others(asking: Asking, leaf: Experience, plan: Plan) -> Iterator[tuple[Plan, tuple[int, ...]]]:
    """Work steps that last for other leaves: those of the plan, and those that a later leaf will own."""
    work = leaf.experience
    known = [step for step, action in asking.usable(plan) if suits(action, work)]
    pool = {
        (spec, id(other.experience.while_holding), id(other.experience.after)): _action(spec, other.experience)
        for other in asking.world.experience_leaves
        if other is not leaf
        for spec in specs(other.experience)
    }
    fitting = [action for action in pool.values() if suits(action, work)]
    for size in range(len(known) + 1):
        for some in combinations(known, size):
            for more in range(asking.world.limits.steps + 2 - len(plan.actions)):
                for added in combinations_with_replacement(fitting, more):
                    first = len(plan.actions)
                    steps = tuple(range(first, first + more))
                    grown = replace(
                        plan,
                        actions=(*plan.actions, *(replace(one) for one in added)),
                        unowned=plan.unowned | set(steps),
                    )
                    yield grown, (*some, *steps)


def _own(asking: Asking, work: Work, plan: Plan, others: tuple[int, ...]) -> Iterator[tuple[Plan, int]]:
    """A work step that lasts for this leaf: one that waits for its owner, or a new one."""
    mine = list(specs(work))
    for step in sorted(plan.unowned - set(others)):
        action = plan.actions[step]
        if action.spec in mine and suits(action, work) and not plan.rests(step, asking.step):
            yield replace(plan, unowned=plan.unowned - {step}), step
    for spec in mine:
        action = _action(spec, work)
        if asking.may_add(plan, action):
            yield plan.with_step(action)


def _action(spec: Spec, work: Work) -> Action:
    return Action(spec=spec, during=work.while_holding, following=work.after)


def settle(asking: Asking, plan: Plan, action: Action) -> Iterator[Plan]:
    """Everything a work step may cite: what it is after, what it is held during, a licence."""
    for first, after in _cited(asking, action.following, plan, False):
        for second, during in _cited(asking, action.during, first, True):
            patterns = list(licences(asking.world, action, during))
            for third, licence in _licence(asking, patterns, second):
                figures = Figures(occupies=True, beside=True)
                yield third.settle(Choice((*after, *during, *licence), figures=figures))


def _cited(asking: Asking, pattern: Pattern | None, plan: Plan, keep: bool) -> Iterator[tuple[Plan, tuple[Use, ...]]]:
    if pattern is None:
        yield plan, ()
        return
    for option in choose_things.options(asking, pattern, plan):
        taken = choose_things.take(asking, option, choose_things.Taken(plan))
        if taken is not None:
            yield taken.plan, (Use(None, option.verdict, taken.cites, keep, made_from=taken.made_from),)


def licences(world: World, action: Action, during: tuple[Use, ...]) -> Iterator[tuple[set[str], str]]:
    """The professions one of which the work needs a licence of, and where; nothing if none is needed."""
    spec = action.spec
    assert spec is not None
    if spec.occupation is None or spec.place is None:
        return
    if any(cite.thing.kind in STANDINGS for use in during for cite in use.cites):
        return
    under = [one for one in world.bundle.occupations if one.id.startswith(spec.occupation)]
    rules = [[rule for rule in one.regulated if inside(str(spec.place), rule.jurisdictions)] for one in under]
    if rules and all(rules):
        yield {rule.profession for some in rules for rule in some}, spec.place


def _licence(asking: Asking, needed: list[tuple[set[str], str]], plan: Plan) -> Iterator[tuple[Plan, tuple[Use, ...]]]:
    if not needed:
        yield plan, ()
        return
    ((professions, place),) = needed
    for option in choose_things.everything(asking, plan):
        thing = option.thing
        fitting = thing.kind is CredentialKind.LICENCE and thing.profession in professions
        if not fitting or thing.jurisdiction is None or not inside(place, [thing.jurisdiction]):
            continue
        taken = choose_things.take(asking, option, choose_things.Taken(plan))
        if taken is not None:
            yield taken.plan, (Use(None, option.verdict, taken.cites, keep=True),)
