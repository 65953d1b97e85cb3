"""Language: what sittings show, what a planned test will confirm, and what courses add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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

    `can`: per skill the greatest of what is said, shown by a valid sitting or reached by a course already done;
    `heard`: the skills of which something was said or shown.
    """

    can: Mapping[Skill4, int] = field(default_factory=dict)
    heard: frozenset[Skill4] = frozenset()

    def verdict(self, skill: Skill4, level: int) -> Verdict:
        """What a planned test confirms of `level`, without further courses."""
        if self.can.get(skill, 0) >= level:
            return Verdict.MET
        return Verdict.UNMET if skill in self.heard else Verdict.CONDITIONAL


def tongue_of(language: str, background: Background, start: Fraction, facts: Facts) -> Tongue:
    """What is known of the learner in `language` at the route's start."""
    can: dict[Skill4, int] = {}
    heard: set[Skill4] = set()
    for levels in _heard_levels(language, background, start, facts):
        heard.update(levels)
        for skill, level in levels.items():
            can[skill] = max(can.get(skill, 0), level)
    for holding in background.holdings:
        course = facts.credential(holding.credential) if holding.credential else None
        done = holding.completed is None or moment_of(holding.completed) <= start
        if course is not None and course.raises and course.raises.language == language and done:
            for skill, level in course.raises.levels.items():
                can[skill] = max(can.get(skill, 0), level)
    return Tongue(can, frozenset(heard))


def _heard_levels(
    language: str, background: Background, start: Fraction, facts: Facts
) -> Iterator[Mapping[Skill4, int]]:
    for said in background.said:
        if said.language == language:
            yield said.levels
    for sitting in background.sittings:
        end = sitting_end(sitting, facts)
        if moment_of(sitting.taken) <= start and (end is None or end.admits(start)):
            for table in _tables(sitting.test, language, None, moment_of(sitting.taken), facts):
                yield {skill: level for skill, level in shown_by(sitting, table).items() if level is not None}


def _tables(test: str, language: str, purpose: str | None, moment: Fraction, facts: Facts) -> Iterator[LanguageTable]:
    for table in facts.tables():
        fits_purpose = purpose is None or table.purpose is None or table.purpose == purpose
        if table.test == test and table.language == language and fits_purpose and table.in_force.covers(moment):
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
    """How a held sitting answers the leaf by its best table; None where its test is not accepted."""
    if leaf.tests and sitting.test not in leaf.tests:
        return None
    taken = moment_of(sitting.taken)
    answers = [
        {skill: _reaches(shown[skill], level) for skill, level in leaf.levels.items()}
        for table in _tables(sitting.test, leaf.language, leaf.purpose, taken, facts)
        for shown in (shown_by(sitting, table),)
    ]
    if not answers:
        return None
    best = max(answers, key=lambda skills: (min(skills.values()), sum(skills.values())))
    return SkillFit(best, taken, sitting_end(sitting, facts))


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
    return {skill: tongue.verdict(skill, level) for skill, level in leaf.levels.items() if reachable[skill] >= level}


def raised_by(course: Credential | None, leaf: LanguageLevels) -> frozenset[Skill4]:
    """The skills that a course, ended before a test, brings to the level that the leaf asks: the test confirms them."""
    if course is None or course.raises is None or course.raises.language != leaf.language:
        return frozenset()
    reached = course.raises.levels
    return frozenset(skill for skill, level in leaf.levels.items() if reached.get(skill, 0) >= level)


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
