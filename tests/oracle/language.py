"""What sittings show, what a test can show, and what a learner can do in a language."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pathways.model.background import Sitting
from pathways.model.kinds import Skill4, Verdict
from pathways.model.requirement import TestScores
from pathways.model.things import LanguageTable
from tests.oracle.exact import moment
from tests.oracle.plan import Plan, Planned, Use
from tests.oracle.thing import Thing
from tests.oracle.world import World

LETTER_SCORES = ("E", "D", "C", "C+", "B", "A")


def score(text: str | None) -> Fraction | None:
    """A test's own score as a mark; None: there is none."""
    if text is None:
        return None
    if text in LETTER_SCORES:
        return Fraction(LETTER_SCORES.index(text))
    try:
        return Fraction(text)
    except ValueError:
        return None


def tables(world: World, test: str, language: str, purpose: str | None) -> Iterator[LanguageTable]:
    """The tables that may be used; purposes must agree where both are stated."""
    for table in world.bundle.language_tables:
        agrees = purpose is None or table.purpose is None or table.purpose == purpose
        if table.test == test and table.language == language and agrees:
            yield table


def shown(world: World, sitting: Sitting, skill: Skill4, language: str, purpose: str | None) -> int | None:
    """The level a sitting shows in a skill: 0 if none is reached, None if unknown."""
    value = score(sitting.scores.get(skill))
    levels = []
    for table in tables(world, sitting.test, language, purpose):
        if value is None or not world.covers(table.in_force, moment(sitting.taken)):
            continue
        least = {level: score(scores.get(skill)) for level, scores in table.levels.items()}
        levels.append(max((level for level, one in least.items() if one is not None and value >= one), default=0))
    return max(levels, default=None)


def converts(world: World, sitting: Sitting, language: str, purpose: str | None) -> bool:
    """Whether any table speaks of the day a sitting was taken."""
    found = tables(world, sitting.test, language, purpose)
    return any(world.covers(table.in_force, moment(sitting.taken)) for table in found)


def highest(world: World, test: str, skill: Skill4, language: str, purpose: str | None) -> int:
    """The highest level that a test still to be taken can show."""
    usable = [table for table in tables(world, test, language, purpose) if world.covers(table.in_force, world.origin)]
    return max((level for table in usable for level, scores in table.levels.items() if skill in scores), default=-1)


def able(world: World, skill: Skill4, language: str, purpose: str | None) -> tuple[int, bool]:
    """What the learner can do when the route starts, and whether anything was said or shown."""
    levels = [one.levels[skill] for one in world.background.said if one.language == language and skill in one.levels]
    for sitting, thing in world.sittings:
        level = shown(world, sitting, skill, language, purpose)
        taken = thing.held is not None and thing.held <= world.origin
        if level is not None and taken and not (thing.end and thing.end.passed(world.origin)):
            levels.append(level)
    known = bool(levels)
    done = [thing for thing in world.held if thing.held is None or thing.held <= world.origin]
    held = [world.course(thing) for thing in done]
    levels += [raised(one, skill, language) for one in held]
    return max(levels, default=0), known


def raised(credential: object, skill: Skill4, language: str) -> int:
    """What a course brings a learner to in a skill; 0: it says nothing of it."""
    raises = getattr(credential, "raises", None)
    return raises.levels.get(skill, 0) if raises is not None and raises.language == language else 0


def planned_verdict(world: World, plan: Plan, asked: Planned, courses: tuple[int | Thing, ...]) -> Verdict:
    """Whether a test still to be taken will confirm a level, after these courses."""
    level, known = able(world, asked.skill, asked.language, asked.purpose)
    taken = [plan.actions[one].credential if isinstance(one, int) else world.course(one) for one in courses]
    learnt = [raised(one, asked.skill, asked.language) for one in taken]
    if max(level, *learnt, 0) >= asked.level:
        return Verdict.MET
    return Verdict.UNMET if known else Verdict.CONDITIONAL


def sure(world: World, plan: Plan, use: Use) -> Verdict:
    """The verdict of a use, with what the tests still to be taken will confirm."""
    tests = (planned_verdict(world, plan, one, plan.choices[one.step].courses) for one in use.tests)
    return min((use.verdict, *tests))


def scored(leaf: TestScores, sittings: list[Sitting]) -> Verdict:
    """Whether sittings of the very test reach the scores asked for; several count only where they combine.

    Also where they combine, the overall score and the average are of one sitting.
    """
    together = [sittings] if leaf.combine and sittings else [[one] for one in sittings]
    return max((min(_skills(leaf, some), _whole(leaf, some)) for some in together), default=Verdict.UNMET)


def _skills(leaf: TestScores, sittings: list[Sitting]) -> Verdict:
    pairs = [([score(one.scores.get(skill)) for one in sittings], score(least)) for skill, least in leaf.scores.items()]
    return min((_reaches(values, least) for values, least in pairs), default=Verdict.MET)


def _whole(leaf: TestScores, sittings: list[Sitting]) -> Verdict:
    found = []
    for one in sittings:
        overall = Verdict.MET if leaf.overall is None else _reaches([score(one.overall)], score(leaf.overall))
        average = Verdict.MET if leaf.average is None else _reaches([_average(one)], leaf.average)
        found.append(min(overall, average))
    return max(found)


def _average(sitting: Sitting) -> Fraction | None:
    known = [value for skill in Skill4 if (value := score(sitting.scores.get(skill))) is not None]
    return sum(known, Fraction(0)) / 4 if len(known) == len(Skill4) else None


def _reaches(values: list[Fraction | None], least: Fraction | None) -> Verdict:
    known = [value for value in values if value is not None]
    if least is None or not known:
        return Verdict.UNKNOWN
    return Verdict.MET if max(known) >= least else Verdict.UNMET
