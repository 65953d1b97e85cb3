"""What a route hangs on, in words that say what to do about it, and what follows if it is missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pathways.explain.grades import grade_floor, levels_words, scores_asked
from pathways.explain.held import cited_words
from pathways.explain.pattern import noun_of
from pathways.explain.requirement import sentence
from pathways.explain.step import agreement_name, with_lapses
from pathways.explain.voice import Voice
from pathways.explain.words.two import Two
from pathways.model.kinds import Strength, Verdict
from pathways.model.requirement import CreditsFrom, Holds, Judgement, LanguageLevels, TestScores
from pathways.routing.route import Claimed, Met, Route, Step

_JUDGED = Two(
    "others decide: {about}; ask early what they look for",
    "d'autres en décident : {about} ; demandez tôt ce qui est attendu",
)
_JUDGED_BY = Two(
    "{by} decides: {about}; ask early what they look for",
    "{by} en décide : {about} ; demandez tôt ce qui est attendu",
)
_LEVELS = Two(
    "reach {levels} in {cited}; below that, take a course and sit again",
    "atteindre {levels} à : {cited} ; en deçà, suivre un cours et repasser le test",
)
_SCORES = Two("{scores} ({cited})", "{scores} ({cited})")
_GRADE = Two("reach {grade} in {cited}", "atteindre {grade} à : {cited}")
_FOUND = Two(
    "the assessment has to find {what} ({cited}); order it before you commit to the rest",
    "l'évaluation doit conclure à {what} ({cited}) ; la commander avant de vous engager plus loin",
)
_KEEP = Two("keep this up until the step ends: {asked}", "maintenir ceci jusqu'à la fin de l'étape : {asked}")
_CONFIRM = Two("have this confirmed in writing: {asked}", "faire confirmer ceci par écrit : {asked}")
_PROMISE = Two(
    "{agreement} ({strength}): have {receiver} confirm it before you start",
    "{agreement} ({strength}) : à faire confirmer par {receiver} avant de commencer",
)
_MISSED_STEP = Two("if missed, step {number} cannot start", "sinon, l'étape {number} ne peut commencer")
_MISSED_TARGET = Two("if missed, the target is not met", "sinon, la cible n'est pas atteinte")
_WITH = Two("{text} ({verdict}; {missed})", "{text} ({verdict} ; {missed})")


@dataclass(frozen=True)
class Condition:
    """One thing a route hangs on; `step` is the number of the step that asks it, None for the target itself."""

    step: int | None
    verdict: Verdict
    text: str


def conditions(route: Route, voice: Voice) -> tuple[Condition, ...]:
    """Everything on a route that is less than met, in the order of its steps, each said once."""
    found: dict[Condition, None] = {}
    for step in route.steps:
        found |= dict.fromkeys(_of_step(step, voice))
    found |= dict.fromkeys(_asked(met, None, voice) for met in route.target if met.verdict < Verdict.MET)
    return tuple(found)


def _of_step(step: Step, voice: Voice) -> Iterator[Condition]:
    weak = [claim for claim in step.claims if claim.agreement.strength is not Strength.GUARANTEED]
    promised = {claim.agreement.id for claim in weak}
    for met in step.met:
        if met.verdict < Verdict.MET and met.agreement not in promised:
            yield _asked(met, step, voice)
    for claim in weak:
        yield _promise(claim, step, voice)


def _asked(met: Met, step: Step | None, voice: Voice) -> Condition:
    return _condition(with_lapses(_advice(met, voice), met, voice), met.verdict, step, voice)


def _promise(claim: Claimed, step: Step, voice: Voice) -> Condition:
    agreement = claim.agreement
    discretionary = agreement.strength is Strength.DISCRETIONARY
    verdict = Verdict.DISCRETIONARY if discretionary else Verdict.CONDITIONAL
    told = {"agreement": agreement_name(agreement, voice), "strength": voice.word(agreement.strength)}
    text = voice.say(_PROMISE, receiver=voice.provider(agreement.receiver), **told)
    return _condition(text, verdict, step, voice)


def _condition(text: str, verdict: Verdict, step: Step | None, voice: Voice) -> Condition:
    missed = voice.say(_MISSED_STEP, number=step.number) if step else voice.say(_MISSED_TARGET)
    return Condition(
        step.number if step else None, verdict, voice.say(_WITH, text=text, verdict=voice.word(verdict), missed=missed)
    )


def _advice(met: Met, voice: Voice) -> str:
    """What to do about one requirement that is not met for sure."""
    cited = cited_words(met.cited, voice)
    match met.requirement:
        case Judgement(judgement=decision):
            about = voice.text(decision.about)
            by = voice.provider(decision.by) if decision.by else None
            return voice.say(_JUDGED_BY, about=about, by=by) if by else voice.say(_JUDGED, about=about)
        case LanguageLevels() as leaf if cited:
            return voice.say(_LEVELS, levels=levels_words(leaf, voice), cited=cited)
        case TestScores() as leaf if cited:
            return voice.say(_SCORES, scores=scores_asked(leaf, voice), cited=cited)
        case Holds(holds=pattern) if pattern.covered_by and met.verdict is Verdict.DISCRETIONARY:
            return voice.say(_FOUND, what=noun_of(pattern, voice), cited=cited)
        case Holds() | CreditsFrom() as leaf if leaf.grade and cited:
            return voice.say(_GRADE, grade=grade_floor(leaf.grade, voice), cited=cited)
        case leaf if leaf.throughout:
            return voice.say(_KEEP, asked=sentence(leaf, voice))
        case leaf:
            return voice.say(_CONFIRM, asked=sentence(leaf, voice))
