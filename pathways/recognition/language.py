"""Language: what sittings show, what a planned test will confirm, and what courses add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pathways.model.background import Background, Sitting
from pathways.model.credential import Credential
from pathways.model.grade import mark_of
from pathways.model.kinds import Skill4, Verdict
from pathways.model.requirement import LanguageLevels, TestScores
from pathways.model.things import LanguageTable
from pathways.model.time import moment_of
from pathways.recognition.thing import End, Facts

Shown = dict[Skill4, int | None]
"""Levels per skill that a sitting shows; None: that skill's score is not stated."""


def shown_by(sitting: Sitting, table: LanguageTable) -> Shown:
    """What a sitting shows by a table: the highest level whose least score is reached, 0 if none is."""
    return {skill: _level(sitting.scores.get(skill), skill, table) for skill in Skill4}


def _level(score: str | None, skill: Skill4, table: LanguageTable) -> int | None:
    mark = mark_of(score) if score is not None else None
    if mark is None:
        return None
    reached = [level for level, least in table.levels.items() if skill in least and mark >= _mark(least[skill])]
    return max(reached, default=0)


def _mark(text: str) -> Fraction:
    mark = mark_of(text)
    assert mark is not None, f"a table's least score is a mark, not {text!r}"
    return mark


def sitting_end(sitting: Sitting, facts: Facts) -> End | None:
    """Until when a sitting is valid."""
    test = facts.credential(sitting.test)
    if test is None or test.validity_months is None:
        return None
    return End(moment_of(sitting.taken) + test.validity_months, inclusive=True)


@dataclass(frozen=True)
class Tongue:
    """What is known of a learner in one language when a route starts.

    `heard`: levels that were said, or that a valid sitting shows by a table of some purpose (None: of any); `taught`:
    levels that courses already done reach.
    """

    heard: Sequence[tuple[str | None, Mapping[Skill4, int]]] = ()
    taught: Sequence[Mapping[Skill4, int]] = ()

    def verdict(self, skill: Skill4, level: int, purpose: str | None) -> Verdict:
        """What a planned test confirms of `level` for a purpose, without further courses."""
        heard = [levels[skill] for of, levels in self.heard if skill in levels and _agree(of, purpose)]
        taught = [levels[skill] for levels in self.taught if skill in levels]
        if max((*heard, *taught), default=0) >= level:
            return Verdict.MET
        return Verdict.UNMET if heard else Verdict.CONDITIONAL


def _agree(one: str | None, other: str | None) -> bool:
    """Whether two purposes are the same, where both are stated."""
    return one is None or other is None or one == other


def tongue_of(language: str, background: Background, start: Fraction, facts: Facts) -> Tongue:
    """What is known of the learner in `language` at the route's start."""
    taught = []
    for holding in background.holdings:
        course = facts.credential(holding.credential) if holding.credential else None
        done = holding.completed is None or moment_of(holding.completed) <= start
        if course is not None and course.raises and course.raises.language == language and done:
            taught.append(course.raises.levels)
    return Tongue(tuple(_heard(language, background, start, facts)), tuple(taught))


def _heard(
    language: str, background: Background, start: Fraction, facts: Facts
) -> Iterator[tuple[str | None, Mapping[Skill4, int]]]:
    for said in background.said:
        if said.language == language:
            yield None, said.levels
    for sitting in background.sittings:
        end = sitting_end(sitting, facts)
        if moment_of(sitting.taken) <= start and (end is None or end.admits(start)):
            for table in _tables(sitting.test, language, None, moment_of(sitting.taken), facts):
                shown = shown_by(sitting, table)
                yield table.purpose, {skill: level for skill, level in shown.items() if level is not None}


def _tables(test: str, language: str, purpose: str | None, moment: Fraction, facts: Facts) -> Iterator[LanguageTable]:
    for table in facts.tables():
        speaks = table.test == test and table.language == language and _agree(table.purpose, purpose)
        if speaks and table.in_force.covers(moment):
            yield table


def accepted_tests(leaf: LanguageLevels, facts: Facts) -> tuple[str, ...]:
    """The tests that can ever answer the leaf: listed where any are, with a table for its language."""
    tested = {table.test for table in facts.tables() if table.language == leaf.language}
    return tuple(sorted(test for test in tested if not leaf.tests or test in leaf.tests))


@dataclass(frozen=True, slots=True)
class SkillFit:
    """How one sitting answers per asked skill, and until when it is valid."""

    skills: Mapping[Skill4, Verdict]
    since: Fraction = Fraction(0)
    until: End | None = None

    @property
    def worst(self) -> Verdict:
        """The verdict of the sitting alone."""
        return min(self.skills.values(), default=Verdict.MET)


def sitting_fit(leaf: LanguageLevels, sitting: Sitting, facts: Facts) -> SkillFit | None:
    """How a held sitting answers the leaf, skill by skill by the best table; None where its test is not accepted."""
    if leaf.tests and sitting.test not in leaf.tests:
        return None
    taken = moment_of(sitting.taken)
    shown = [shown_by(sitting, table) for table in _tables(sitting.test, leaf.language, leaf.purpose, taken, facts)]
    if not shown:
        return None
    skills = {skill: max(_reaches(one[skill], level) for one in shown) for skill, level in leaf.levels.items()}
    return SkillFit(skills, taken, sitting_end(sitting, facts))


def unconverted(leaf: LanguageLevels, test: str, facts: Facts) -> bool:
    """Of a test that answers nothing of the leaf: whether it is accepted, and tables are all that it wants.

    A test with tables for another language only is one of that language.
    """
    spoken = {table.language for table in facts.tables() if table.test == test}
    return (not leaf.tests or test in leaf.tests) and (not spoken or leaf.language in spoken)


def _reaches(shown: int | None, level: int) -> Verdict:
    if shown is None:
        return Verdict.UNKNOWN
    return Verdict.MET if shown >= level else Verdict.UNMET


def planned_levels(
    leaf: LanguageLevels, test: str, tongue: Tongue, start: Fraction, facts: Facts
) -> dict[Skill4, Verdict] | None:
    """What a planned sitting of `test` confirms per asked skill before further courses; None: not accepted.

    A skill that no table of the test reaches is left out.
    """
    if leaf.tests and test not in leaf.tests:
        return None
    tables = list(_tables(test, leaf.language, leaf.purpose, start, facts))
    if not tables:
        return None
    reachable = {
        skill: max((level for table in tables for level, least in table.levels.items() if skill in least), default=0)
        for skill in leaf.levels
    }
    return {
        skill: tongue.verdict(skill, level, leaf.purpose)
        for skill, level in leaf.levels.items()
        if reachable[skill] >= level
    }


def raised_by(course: Credential | None, leaf: LanguageLevels) -> frozenset[Skill4]:
    """The skills that a course, ended before a test, brings to the level that the leaf asks: the test confirms them."""
    if course is None or course.raises is None or course.raises.language != leaf.language:
        return frozenset()
    reached = course.raises.levels
    return frozenset(skill for skill, level in leaf.levels.items() if reached.get(skill, 0) >= level)


def coming_courses(
    leaf: LanguageLevels, background: Background, start: Fraction, facts: Facts
) -> Iterator[tuple[str, Fraction, frozenset[Skill4]]]:
    """The holdings that will be held after the route's start, and from when, that bring skills to the asked level."""
    for holding in background.holdings:
        course = facts.credential(holding.credential) if holding.credential else None
        done = moment_of(holding.completed) if holding.completed is not None else start
        if done > start and (skills := raised_by(course, leaf)):
            yield holding.id, done, skills


def scores_fit(leaf: TestScores, sitting: Sitting, facts: Facts) -> SkillFit | None:
    """How a held sitting's own scores answer the leaf, skill by skill; None: another test."""
    if sitting.test != leaf.test:
        return None
    skills = {skill: _scored(sitting.scores.get(skill), least) for skill, least in leaf.scores.items()}
    return SkillFit(skills, moment_of(sitting.taken), sitting_end(sitting, facts))


def whole_fit(leaf: TestScores, sitting: Sitting) -> Verdict:
    """The verdict of what is asked of a sitting as a whole: its overall score and its average."""
    verdict = Verdict.MET
    if leaf.overall is not None:
        verdict = min(verdict, _scored(sitting.overall, leaf.overall))
    if leaf.average is not None:
        verdict = min(verdict, _averaged(sitting.scores.values(), leaf.average))
    return verdict


def _scored(score: str | None, least: str) -> Verdict:
    mark = mark_of(score) if score is not None else None
    if mark is None:
        return Verdict.UNKNOWN
    return Verdict.MET if mark >= _mark(least) else Verdict.UNMET


def _averaged(scores: Iterable[str], least: Fraction) -> Verdict:
    marks = [mark for mark in map(mark_of, scores) if mark is not None]
    if len(marks) < len(Skill4):
        return Verdict.UNKNOWN
    return Verdict.MET if sum(marks) >= least * len(marks) else Verdict.UNMET
