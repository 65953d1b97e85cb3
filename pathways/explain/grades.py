"""Grade floors and language scores in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from pathways.explain.numbers import AND, OR, join, number, percent
from pathways.explain.pattern import language_of
from pathways.explain.voice import Voice
from pathways.explain.words.two import Two
from pathways.model.grade import Grade, GradeScope
from pathways.model.kinds import Skill4
from pathways.model.requirement import LanguageLevels, TestScores

SCOPES: Mapping[GradeScope, Two] = {
    GradeScope.OVERALL: Two("an average", "une moyenne"),
    GradeScope.LAST_CREDITS: Two(
        "an average over the last {last} credits", "une moyenne sur les {last} derniers crédits"
    ),
    GradeScope.EACH_COURSE: Two("a grade in each course", "une note dans chaque cours"),
}
_AT_LEAST = Two("{what} of at least {mark}", "{what} d'au moins {mark}")
_ABOVE = Two("{what} above {mark}", "{what} de plus de {mark}")
_ON_SCALE = Two("{mark} on the scale {scale}", "{mark} sur l'échelle {scale}")
_LEVELS = Two("CLB {level} in {skills}", "CLB {level} en {skills}")
_NIVEAUX = Two("NCLC {level} in {skills}", "NCLC {level} en {skills}")
_ALL_SKILLS = Two("each of the four skills", "chacune des quatre compétences")
_REACH = Two("reach {levels} ({language})", "atteindre {levels} ({language})")
_ANY_TEST = Two("in one sitting of an accepted test", "en une seule séance d'un test accepté")
_ONE_OF = Two("in one sitting of {tests}", "en une seule séance de : {tests}")
_COMBINED = Two("in one or more sittings of an accepted test", "en une ou plusieurs séances d'un test accepté")
_COMBINED_OF = Two("in one or more sittings of {tests}", "en une ou plusieurs séances de : {tests}")
_FOR_PURPOSE = Two('by the table for "{purpose}"', "selon la table « {purpose} »")
_SCORES = Two("score at least {scores} in {test}", "obtenir au moins {scores} à {test}")
_SCORE_IN = Two("{mark} in {skills}", "{mark} en {skills}")
_OVERALL = Two("{mark} overall", "{mark} au total")
_AVERAGE = Two("{mark} on average", "{mark} en moyenne")
_SITTINGS = Two("(sittings may be combined)", "(plusieurs séances peuvent être combinées)")


def grade_floor(grade: Grade, voice: Voice) -> str:
    """A floor as a noun phrase: `an average of at least 70%`."""
    scope = SCOPES[grade.scope]
    what = voice.say(scope, last=grade.last) if grade.last is not None else voice.say(scope)
    return voice.say(_ABOVE if grade.above else _AT_LEAST, what=what, mark=_mark(grade, voice))


def _mark(grade: Grade, voice: Voice) -> str:
    numeric = grade.mark.replace(".", "", 1).isdigit()
    if grade.scale == "percent" and numeric:
        return percent(Fraction(grade.mark), voice.lang)
    if grade.scale == "letter":
        return grade.mark
    mark = number(Fraction(grade.mark), voice.lang, places=2) if numeric else grade.mark
    return voice.say(_ON_SCALE, mark=mark, scale=grade.scale)


def levels_asked(leaf: LanguageLevels, voice: Voice) -> str:
    """What a language leaf asks: `reach CLB 7 in each of the four skills (English), in one sitting of ...`."""
    levels = levels_words(leaf, voice)
    parts = [voice.say(_REACH, levels=levels, language=language_of(leaf.language, voice)), _how(leaf, voice)]
    if leaf.purpose:
        parts.append(voice.say(_FOR_PURPOSE, purpose=leaf.purpose))
    return ", ".join(parts)


def levels_words(leaf: LanguageLevels, voice: Voice) -> str:
    """The levels alone: `CLB 7 in writing`."""
    clb = _NIVEAUX if leaf.language == "fr" else _LEVELS
    groups = [voice.say(clb, level=level, skills=skills) for level, skills in _by_mark(leaf.levels, voice)]
    return join(groups, AND, voice.lang)


def scores_asked(leaf: TestScores, voice: Voice) -> str:
    """What a test leaf asks: `score 65 or more in writing in PTE Core`."""
    parts = [voice.say(_SCORE_IN, mark=mark, skills=skills) for mark, skills in _by_mark(leaf.scores, voice)]
    if leaf.overall:
        parts.append(voice.say(_OVERALL, mark=leaf.overall))
    if leaf.average is not None:
        parts.append(voice.say(_AVERAGE, mark=number(leaf.average, voice.lang, places=2)))
    words = voice.say(_SCORES, scores=join(parts, AND, voice.lang), test=voice.credential(leaf.test))
    return f"{words} {voice.say(_SITTINGS)}" if leaf.combine else words


def _how(leaf: LanguageLevels, voice: Voice) -> str:
    if not leaf.tests:
        return voice.say(_COMBINED if leaf.combine else _ANY_TEST)
    tests = join([voice.credential(test) for test in leaf.tests], OR, voice.lang)
    return voice.say(_COMBINED_OF if leaf.combine else _ONE_OF, tests=tests)


def _by_mark(marks: Mapping[Skill4, object], voice: Voice) -> Iterable[tuple[object, str]]:
    """Skills of equal marks together, in the order of the skills."""
    if set(marks) == set(Skill4) and len(set(marks.values())) == 1:
        yield next(iter(marks.values())), voice.say(_ALL_SKILLS)
        return
    for mark in dict.fromkeys(marks[skill] for skill in Skill4 if skill in marks):
        skills = [voice.word(skill) for skill in Skill4 if marks.get(skill) == mark]
        yield mark, join(skills, AND, voice.lang)
