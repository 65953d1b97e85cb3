"""Parts that many things have: grades, levels, language levels, scores, bounds, and what is read off which value."""

from __future__ import annotations

from pathways.api.declare import described, output, read
from pathways.api.enums import GradeScope, Skill4
from pathways.api.values import Exact, maybe_exact
from pathways.model import requirement


@output
class Grade:
    """A mark on a named scale; marks of different scales are never compared."""

    mark: str = described("The mark: a number or a letter.")
    scale: str = described("The scale: `percent`, `gpa-4.0`, `gpa-4.33`, `letter` and others.")
    scope: GradeScope = described("What it is the average of.")
    last: int | None = described("For the average of the latest credits: how many; null otherwise.")
    above: bool = described("As a floor: whether more than the mark itself is asked.")


@output
class Level:
    """A level on a named qualifications framework; levels of different ones are not compared."""

    framework: str = described("The framework's id.")
    value: int = described("The level.")


@output
class LanguageLevel:
    """A CLB (English) or NCLC (French) level in one skill."""

    skill: Skill4 = described("The skill.")
    level: int = described("CLB or NCLC, 1 to 12.")


@output
class SkillScore:
    """A language test's own score in one skill."""

    skill: Skill4 = described("The skill.")
    score: str = described("The score as the test writes it.")


@output
class Bounds:
    """A range; a missing end is open."""

    @read()
    def at_least(root: requirement.Bounds) -> Exact | None:
        """The least; null: no least."""
        return maybe_exact(root.at_least)

    @read()
    def at_most(root: requirement.Bounds) -> Exact | None:
        """The greatest; null: no greatest."""
        return maybe_exact(root.at_most)


@output
class CoveredBy:
    """Asks that an assessment covers the holding; what is given must all hold."""

    ids: list[str] = described("One of these assessments, by id; empty: any.")
    assessor: str | None = described("By this provider; null: anybody.")
    purpose: str | None = described("Made for this purpose; null: any.")


def levels(found: dict[Skill4, int]) -> list[LanguageLevel]:
    """Levels by skill, in the order of skills."""
    return [LanguageLevel(skill=skill, level=found[skill]) for skill in Skill4 if skill in found]


def scores(found: dict[Skill4, str]) -> list[SkillScore]:
    """Scores by skill, in the order of skills."""
    return [SkillScore(skill=skill, score=found[skill]) for skill in Skill4 if skill in found]
