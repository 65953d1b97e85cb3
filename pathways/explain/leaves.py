"""What each leaf of a requirement asks, as a clause: "hold ...", "work ...", "live ..."."""

from __future__ import annotations

from fractions import Fraction

from pathways.explain.grades import grade_floor, levels_asked, scores_asked
from pathways.explain.numbers import AND, OR, amount_of, counted, day, join, months, number
from pathways.explain.pattern import ending_of, none_of, noun_of, places_in
from pathways.explain.voice import Voice
from pathways.explain.words.routes import HOUR, MONTH, YEAR
from pathways.explain.words.two import Noun, Two
from pathways.model.requirement import (
    Bounds,
    Condition,
    CreditsFrom,
    Experience,
    Holds,
    Judgement,
    Lacks,
    LanguageLevels,
    Requirement,
    Standing,
    TestScores,
    Work,
)

FULL_CODE = 5
"""How many digits the code of one occupation has; fewer are a group of occupations."""

_HOLD = Two("hold {what}", "détenir {what}")
_HOLD_MANY = Two("hold {count} different {what}", "détenir {count} {what}, sans doublon")
_HOLD_OF = Two("hold {count} of {what}", "détenir {count} éléments parmi : {what}")
_CREDITS = Two("have {credits} from {what}", "avoir {credits} provenant de : {what}")
_AT_LEAST = Two("at least {what}", "au moins {what}")
_AT_MOST = Two("at most {what}", "au plus {what}")
_WITH = Two("with {grade}", "avec {grade}")
_AGE = Two("earned in the last {months}", "obtenu{e} dans les {months} précédents")
_SINCE = Two("completed on {day} or later", "obtenu{e} le {day} ou après")
_LACK = Two("never have earned {what}", "n'avoir jamais obtenu {what}")
_JUDGED = Two("get a favourable decision: {about}", "obtenir une décision favorable : {about}")
_JUDGED_BY = Two("get a favourable decision from {by}: {about}", "obtenir une décision favorable ({by}) : {about}")
_WORK = Two("work {amount}", "travailler {amount}")
_AS = Two("as {jobs}", "dans la profession : {jobs}")
_TEER = Two("at TEER {teer} or above (0 to {teer})", "dans les catégories FEER 0 à {teer}")
_WITHIN = Two("within the last {months}", "au cours des {months} précédents")
_WHILE = Two("while holding {what}", "tout en détenant {what}")
_AFTER = Two("after earning {what}", "après avoir obtenu {what}")
_AT_RATE = Two("({hours} hours a week)", "({hours} heures par semaine)")
_IN_GROUPS = Two("in an occupation of NOC group {codes}", "dans une profession du groupe {codes} de la CNP")
_RESIDES = Two("live {places}", "résider {places}")
_STATUS = Two("be {status}", "être {status}")
_ARRIVED = Two("have arrived in Canada {bounds} ago", "être au Canada depuis {bounds}")
_AGED = Two("be {bounds} old", "avoir {bounds}")
_ACTIVE = Two("hold, active and in good standing, {what}", "détenir, actif et en règle, {what}")


def clause(leaf: Requirement, voice: Voice) -> str:
    """What a leaf asks, without what is said of every requirement (`throughout`, `text`)."""
    match leaf:
        case Holds():
            return ", ".join([_held(leaf, voice), *_limits(leaf, voice)])
        case CreditsFrom():
            asked = voice.say(_AT_LEAST, what=amount_of(leaf.credits, voice.lang))
            words = voice.say(_CREDITS, credits=asked, what=noun_of(leaf.of, voice, count=2))
            return ", ".join([words, *_limits(leaf, voice)])
        case LanguageLevels():
            return levels_asked(leaf, voice)
        case TestScores():
            return scores_asked(leaf, voice)
        case Experience(experience=work):
            return _worked(work, voice)
        case Standing(standing=condition):
            return _standing(condition, voice)
        case Lacks(lacks=pattern):
            return voice.say(_LACK, what=none_of(pattern, voice))
        case Judgement(judgement=decision):
            about = voice.text(decision.about)
            if decision.by is None:
                return voice.say(_JUDGED, about=about)
            return voice.say(_JUDGED_BY, about=about, by=voice.provider(decision.by))
        case _:
            raise TypeError(f"{type(leaf).__name__} is a group, not a leaf")


def _held(leaf: Holds, voice: Voice) -> str:
    what = noun_of(leaf.holds, voice, leaf.count)
    if leaf.count == 1:
        return voice.say(_HOLD, what=what)
    many = _HOLD_OF if leaf.holds.ids else _HOLD_MANY
    return voice.say(many, count=leaf.count, what=what)


def _limits(leaf: Holds | CreditsFrom, voice: Voice) -> list[str]:
    """Grade, age and date asked of what is held."""
    found = []
    ending = ending_of(leaf.holds, leaf.count) if isinstance(leaf, Holds) else ending_of(leaf.of, count=2)
    if leaf.grade:
        found.append(voice.say(_WITH, grade=grade_floor(leaf.grade, voice)))
    if leaf.max_age_months is not None:
        found.append(voice.say(_AGE, months=months(leaf.max_age_months, voice.lang), e=ending))
    if leaf.completed_since:
        found.append(voice.say(_SINCE, day=day(leaf.completed_since, voice.lang), e=ending))
    return found


def _worked(work: Work, voice: Voice) -> str:
    parts = [voice.say(_WORK, amount=_amount(work, voice))]
    if work.occupations:
        parts.append(jobs_named(work.occupations, voice))
    if work.teer_at_most is not None:
        parts.append(voice.say(_TEER, teer=work.teer_at_most))
    if work.jurisdictions:
        parts.append(places_in(work.jurisdictions, voice))
    if work.within_months is not None:
        parts.append(voice.say(_WITHIN, months=months(work.within_months, voice.lang)))
    if work.while_holding:
        parts.append(voice.say(_WHILE, what=noun_of(work.while_holding, voice)))
    if work.after:
        parts.append(voice.say(_AFTER, what=noun_of(work.after, voice)))
    return ", ".join([" ".join(parts[:2]), *parts[2:]])


def _amount(work: Work, voice: Voice) -> str:
    if work.months is not None:
        return voice.say(_AT_LEAST, what=months(work.months, voice.lang))
    amount = voice.say(_AT_LEAST, what=counted(work.hours or Fraction(0), HOUR, voice.lang))
    if work.hours_per_week is None:
        return amount
    return f"{amount} {voice.say(_AT_RATE, hours=number(work.hours_per_week, voice.lang))}"


def jobs_named(codes: tuple[str, ...], voice: Voice) -> str:
    """In what occupations: each by its title, groups of them by the digits their codes begin with."""
    whole = [f"{voice.name('occupations', code)} ({code})" for code in codes if len(code) == FULL_CODE]
    groups = [code for code in codes if len(code) < FULL_CODE]
    parts = [voice.say(_AS, jobs=join(whole, OR, voice.lang))] if whole else []
    parts += [voice.say(_IN_GROUPS, codes=join(groups, OR, voice.lang))] if groups else []
    return join(parts, OR, voice.lang)


def _standing(condition: Condition, voice: Voice) -> str:
    if condition.resides_in:
        return voice.say(_RESIDES, places=places_in(condition.resides_in, voice))
    if condition.status:
        return voice.say(_STATUS, status=join([voice.word(one) for one in condition.status], OR, voice.lang))
    if condition.months_since_arrival:
        return voice.say(_ARRIVED, bounds=_bounds(condition.months_since_arrival, MONTH, voice))
    if condition.age_years:
        return voice.say(_AGED, bounds=_bounds(condition.age_years, YEAR, voice))
    assert condition.active_licence is not None
    return voice.say(_ACTIVE, what=noun_of(condition.active_licence, voice))


def _bounds(bounds: Bounds, noun: Noun, voice: Voice) -> str:
    found = []
    if bounds.at_least is not None:
        found.append(voice.say(_AT_LEAST, what=counted(bounds.at_least, noun, voice.lang)))
    if bounds.at_most is not None:
        found.append(voice.say(_AT_MOST, what=counted(bounds.at_most, noun, voice.lang)))
    return join(found, AND, voice.lang)
