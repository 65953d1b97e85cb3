"""Can this be? What a learner says, held against what the catalogue says of its tests and frameworks.

What nobody can have is refused rather than judged: a score above all scores of a test would meet every floor. What a
value alone shows (a week of 400 hours) its model refuses. Nothing of what was said is in what is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pathways.errors import Problem
from pathways.exchange.references import Named
from pathways.explain.mistakes import problem
from pathways.explain.words.two import Two
from pathways.model.background import Background, Sitting
from pathways.model.credential import Credential, Marks
from pathways.model.grade import owner_of
from pathways.model.kinds import CredentialKind
from pathways.model.parts import Path, pointer
from pathways.model.pattern import Level
from pathways.model.things import Framework

BACKGROUND = "background "
"""What stands before the place in a background, in problems that a question has."""

NO_TEST = Two("names no language test", "ne nomme pas un test de langue")
NAME_TEST = Two("a result of something else is a holding", "le résultat d'autre chose est un titre détenu")
NO_SCORE = Two("is no score of this test", "n'est pas un résultat possible de ce test")
BETWEEN = Two("from {least} to {most}", "de {least} à {most}")
STEPS = Two("from {least} to {most}, in steps of {step}", "de {least} à {most}, par pas de {step}")
NOT_YET = Two("lies after the day from which is asked", "est après le jour à partir duquel on demande")
NO_RESULT = Two(
    "leave the sitting out until it is over, or say under 'said' what you can do",
    "omettez ce test tant qu'il n'est pas passé, ou dites sous « said » ce que vous savez faire",
)
NO_LEVEL = Two("is no level of this framework", "n'est pas un niveau de ce cadre")


Known = Mapping[str, Mapping[str, Any]]
"""Records by list and id, all that a background names and the catalogue holds."""


def at(path: Path) -> str:
    """Where in a background something stands, as problems of a question write it."""
    return BACKGROUND + pointer(path)


def named_in(background: Background) -> Iterator[Named]:
    """Every record and word that a background names, and that the catalogue must know.

    Who accredits something from elsewhere, in which language it was taught and what work was done are the learner's own
    to say: no catalogue knows all of them.
    """
    for number, holding in enumerate(background.holdings):
        path: Path = ("holdings", number)
        if holding.credential:
            yield Named((*path, "credential"), "credentials", holding.credential)
        if holding.provider:
            yield Named((*path, "provider"), "providers", holding.provider)
        if holding.profession:
            yield Named((*path, "profession"), "professions", holding.profession)
        if holding.field:
            yield Named((*path, "field"), "fields", holding.field)
        for place, found in enumerate(holding.covers):
            if found.field:
                yield Named((*path, "covers", place, "field"), "fields", found.field)
        for place, grade in enumerate(holding.grades):
            if owner := owner_of(grade.scale):
                yield Named((*path, "grades", place, "scale"), "providers", owner)
    for number, sitting in enumerate(background.sittings):
        yield Named(("sittings", number, "test"), "credentials", sitting.test)
    for path, level in _levels(background):
        yield Named((*path, "framework"), "frameworks", level.framework)


def implausible(background: Background, start: date, known: Known) -> Iterator[Problem]:
    """What cannot be, in a background that is asked about from a day on."""
    for path, level in _levels(background):
        framework: Framework | None = known["frameworks"].get(level.framework)
        values = [one.value for one in framework.levels] if framework else []
        if values and level.value not in values:
            yield problem(at((*path, "value")), NO_LEVEL, BETWEEN, least=min(values), most=max(values))
    for number, sitting in enumerate(background.sittings):
        test = known["credentials"].get(sitting.test)
        if test is not None:
            yield from _sitting(sitting, ("sittings", number), test)
        if sitting.taken > start:
            yield problem(at(("sittings", number, "taken")), NOT_YET, NO_RESULT)
    if background.standing.born is not None and background.standing.born > start:
        yield problem(at(("standing", "born")), NOT_YET)


def _levels(background: Background) -> Iterator[tuple[Path, Level]]:
    for number, holding in enumerate(background.holdings):
        if holding.level is not None:
            yield ("holdings", number, "level"), holding.level
        for place, found in enumerate(holding.covers):
            if found.level is not None:
                yield ("holdings", number, "covers", place, "level"), found.level


def _sitting(sitting: Sitting, path: Path, test: Credential) -> Iterator[Problem]:
    if test.kind is not CredentialKind.LANGUAGE_TEST:
        yield problem(at((*path, "test")), NO_TEST, NAME_TEST)
    if test.scores is None:
        return
    for skill, score in sitting.scores.items():
        yield from _score((*path, "scores", skill.value), score, test.scores.skills.get(skill))
    if sitting.overall is not None:
        yield from _score((*path, "overall"), sitting.overall, test.scores.overall)


def _score(path: Path, score: str, marks: Marks | None) -> Iterator[Problem]:
    if marks is not None and not marks.hold(score):
        hint = BETWEEN if marks.step is None else STEPS
        yield problem(at(path), NO_SCORE, hint, least=marks.least, most=marks.most, step=marks.step)
