"""Which sittings meet a language leaf: held ones, or tests still to be taken."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from pathways.model.background import Sitting
from pathways.model.credential import Credential
from pathways.model.kinds import Verdict
from pathways.model.requirement import LanguageLevels, TestScores
from tests.oracle import language
from tests.oracle.asking import Asking
from tests.oracle.plan import Cite, Plan, Planned, Use
from tests.oracle.thing import Action, Thing

Leaf = LanguageLevels | TestScores
Source = tuple[Sitting, Thing] | int | Action


def sittings(asking: Asking, leaf: Leaf, plan: Plan) -> Iterator[tuple[Plan, Use]]:
    """Every support of a `language` or `test` leaf."""
    if not asking.world.on("language"):
        yield plan, Use(leaf)
    elif isinstance(leaf, LanguageLevels):
        yield from _levels(asking, leaf, plan)
    else:
        yield from _scores(asking, leaf, plan)


def _sources(asking: Asking, plan: Plan, tests: tuple[str, ...]) -> Iterator[Source]:
    """Held sittings, then tests of the plan, then tests to be added."""
    yield from (pair for pair in asking.world.sittings if pair[0].test in tests)
    for step, action in asking.usable(plan):
        if action.credential and action.credential.id in tests:
            yield step
    for action in asking.world.actions:
        if action.credential and action.credential.id in tests and asking.may_add(plan, action):
            yield action


def _levels(asking: Asking, leaf: LanguageLevels, plan: Plan) -> Iterator[tuple[Plan, Use]]:
    known = tuple(sorted({table.test for table in asking.world.bundle.language_tables}))
    sources = list(_sources(asking, plan, tuple(one for one in known if not leaf.tests or one in leaf.tests)))
    skills = tuple(leaf.levels)
    picks: Iterator[tuple[Source, ...]] = ((source,) * len(skills) for source in sources)
    if leaf.combine:
        picks = product(sources, repeat=len(skills))
    for pick in picks:
        yield from _picked(asking, leaf, plan, pick)


def _picked(asking: Asking, leaf: LanguageLevels, plan: Plan, pick: tuple[Source, ...]) -> Iterator[tuple[Plan, Use]]:
    world = asking.world
    taken: dict[int, int] = {}
    cites: dict[object, Cite] = {}
    tests: list[Planned] = []
    for source, (skill, level) in zip(pick, leaf.levels.items(), strict=True):
        if isinstance(source, tuple):
            if (language.shown(world, source[0], skill, leaf.language, leaf.purpose) or 0) < level:
                return
            cites[source[1].key] = Cite(source[1])
            continue
        if isinstance(source, Action) and id(source) not in taken:
            if not asking.may_add(plan, source):
                return
            plan, taken[id(source)] = plan.with_step(source)
        step = taken[id(source)] if isinstance(source, Action) else source
        test = plan.actions[step]
        assert test.credential is not None
        assert test.thing is not None
        if language.highest(world, test.credential.id, skill, leaf.language, leaf.purpose) < level:
            return
        cites[step] = Cite(test.thing, step)
        tests.append(Planned(step, skill, level, leaf.language, leaf.purpose))
    yield plan, Use(leaf, Verdict.MET, tuple(cites.values()), tests=tuple(tests))


def _scores(asking: Asking, leaf: TestScores, plan: Plan) -> Iterator[tuple[Plan, Use]]:
    """Held sittings, one or some together; a planned one reaches any score, conditionally."""
    held = [pair for pair in asking.world.sittings if pair[0].test == leaf.test]
    for size in range(1, len(held) + 1 if leaf.combine else min(2, len(held) + 1)):
        for some in combinations(held, size):
            if language.scored(leaf, [sitting for sitting, _ in some]) is Verdict.MET:
                yield plan, Use(leaf, Verdict.MET, tuple(Cite(thing) for _, thing in some))
    for source in _sources(asking, plan, (leaf.test,)):
        if isinstance(source, tuple):
            continue
        grown, step = plan.with_step(source) if isinstance(source, Action) else (plan, source)
        thing = grown.actions[step].thing
        assert thing is not None
        # Where sittings combine, held ones may show what they do beside it; it shows the rest.
        for size in range(len(held) + 1 if leaf.combine else 1):
            for some in combinations(held, size):
                cites = (Cite(thing, step), *(Cite(one) for _, one in some))
                yield grown, Use(leaf, Verdict.CONDITIONAL, cites)


def courses(asking: Asking, plan: Plan, test: Action) -> Iterator[tuple[Plan, tuple[int | Thing, ...]]]:
    """Every set of language courses a test may cite: some of the plan's or held by then, some added for it."""
    world = asking.world
    if test.credential is None or test.credential.id not in world.tests:
        yield plan, ()
        return
    spoken = {table.language for table in world.bundle.language_tables if table.test == test.credential.id}

    def raises(credential: Credential | None) -> bool:
        return bool(credential and credential.raises and credential.raises.language in spoken)

    known: list[int | Thing] = [step for step, action in asking.usable(plan) if raises(action.credential)]
    known += [thing for thing in world.held if thing.held and thing.held > world.origin and raises(world.course(thing))]
    new = [action for action in world.actions if raises(action.credential)]
    for few in range(len(new) + 1):
        for added in combinations(new, few):
            grown, steps = plan, []
            for action in added:
                if not asking.may_add(grown, action):
                    break
                grown, step = grown.with_step(action)
                steps.append(step)
            if len(steps) < few:
                continue
            for size in range(len(known) + 1):
                for some in combinations(known, size):
                    yield grown, (*some, *steps)
