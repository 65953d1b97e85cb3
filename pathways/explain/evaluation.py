"""Evaluations in words: way by way what is met, what would be recognized on the day, and why some of it is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pathways.explain.judged import tree_lines, yours
from pathways.explain.numbers import AND, credits, day, join
from pathways.explain.requirement import Line
from pathways.explain.step import agreement_name, cap_words
from pathways.explain.voice import Voice
from pathways.explain.words.two import Two
from pathways.routing.evaluation import (
    Applied,
    Evaluation,
    Loss,
    LossReason,
    Openness,
    Recognition,
    RequirementEvaluation,
    WayEvaluation,
)

_HEAD = Two("{title} on {day}: {verdict}", "{title} au {day} : {verdict}")
_HELD = Two("you hold it: {things}", "vous le détenez : {things}")
_WAY = Two("way {way}: {verdict}, {openness}", "voie {way} : {verdict}, {openness}")
_OPENNESS: Mapping[Openness, Two] = {
    Openness.OPEN: Two("open", "ouverte"),
    Openness.NOT_YET: Two("open from {day}", "ouverte à partir du {day}"),
    Openness.OVER: Two("over", "fermée"),
}
_AWARD = Two("an award could be asked for:", "une reconnaissance pourrait être demandée :")
_RECOGNIZED = Two(
    "{counted} of {study} would be recognized ({verdict}): {remaining} left to study",
    "{counted} sur {study} seraient reconnus ({verdict}) : il resterait {remaining} à étudier",
)
_EXEMPTED = Two("of which {credits} exempted", "dont {credits} d'exemption")
_UNPROVEN = Two("more might be recognized: the search was stopped", "davantage pourrait l'être : recherche interrompue")
_APPLIES = Two("{name}: {verdict}", "{name} : {verdict}")
_GIVES_WAY = Two("it gives way to {names}", "elle cède la place à {names}")
_GRANTS = Two("grants {granted}, {counted} counted", "accorde {granted}, {counted} comptés")
_LOST = Two("{lost} lost: {reasons}", "{lost} perdus : {reasons}")
LOSSES: Mapping[LossReason, Two] = {
    LossReason.CAP: Two("{cap}", "{cap}"),
    LossReason.GROUP: Two(
        "the agreements of the group {group} grant at most {limit} together",
        "les ententes du groupe {group} accordent au plus {limit} ensemble",
    ),
    LossReason.RESIDENCY: Two(
        "so much must be earned at the provider that at most {limit} are recognized",
        "la part à obtenir chez le prestataire ne laisse reconnaître que {limit}",
    ),
    LossReason.STUDY: Two("no more than {limit} are studied", "le programme ne compte que {limit}"),
    LossReason.COUNTED_ALREADY: Two("{agreement} already counts {things}", "{agreement} compte déjà {things}"),
}
"""Why credit is lost."""


def evaluation_lines(evaluation: Evaluation, voice: Voice) -> Iterator[Line]:
    """Everything that was found."""
    if isinstance(evaluation, RequirementEvaluation):
        yield from tree_lines(evaluation.nodes, voice)
        return
    told = {"title": voice.text(evaluation.credential.title), "verdict": voice.word(evaluation.verdict)}
    yield Line(0, voice.say(_HEAD, day=day(evaluation.on, voice.lang), **told))
    if evaluation.held:
        yield Line(1, voice.say(_HELD, things=join([yours(id, voice) for id in evaluation.held], AND, voice.lang)))
    for way in evaluation.ways:
        yield from _way(way, voice)
    if evaluation.awards:
        yield Line(1, voice.say(_AWARD))
        for award in evaluation.awards:
            yield from _applied(award, voice)


def loss_sentence(loss: Loss, voice: Voice) -> str:
    """One reason why credit is lost."""
    values = {
        "cap": cap_words(loss.cap, voice) if loss.cap else "",
        "group": loss.group or "",
        "limit": credits(loss.limit, voice.lang) if loss.limit is not None else "",
        "agreement": voice.name("agreements", loss.agreement) if loss.agreement else "",
        "things": join([yours(id, voice) for id in loss.things], AND, voice.lang),
    }
    return voice.say(LOSSES[loss.reason], **values)


def recognition_sentence(recognition: Recognition, voice: Voice) -> str:
    """How much one set of claims recognizes."""
    text = voice.say(
        _RECOGNIZED,
        counted=credits(recognition.counted + recognition.exempted, voice.lang),
        study=credits(recognition.study, voice.lang),
        remaining=credits(recognition.remaining, voice.lang),
        verdict=voice.word(recognition.verdict),
    )
    if not recognition.exempted:
        return text
    return f"{text}, {voice.say(_EXEMPTED, credits=credits(recognition.exempted, voice.lang))}"


def applied_sentence(applied: Applied, voice: Voice) -> str:
    """What one agreement gives on the day, and what of it is lost."""
    name = agreement_name(applied.agreement, voice)
    parts = [voice.say(_APPLIES, name=name, verdict=voice.word(applied.verdict))]
    if applied.granted is not None:
        counted = credits(applied.counted or applied.granted * 0, voice.lang)
        parts.append(voice.say(_GRANTS, granted=credits(applied.granted, voice.lang), counted=counted))
    if applied.losses:
        reasons = join([loss_sentence(one, voice) for one in applied.losses], AND, voice.lang)
        parts.append(voice.say(_LOST, lost=credits(applied.lost, voice.lang), reasons=reasons))
    if applied.gives_way_to:
        names = join([voice.name("agreements", id) for id in applied.gives_way_to], AND, voice.lang)
        parts.append(voice.say(_GIVES_WAY, names=names))
    return "; ".join(parts)


def _way(found: WayEvaluation, voice: Voice) -> Iterator[Line]:
    opens = day(found.opens, voice.lang) if found.opens else ""
    openness = voice.say(_OPENNESS[found.openness], day=opens)
    told = {"way": found.way.id, "verdict": voice.word(found.verdict), "openness": openness}
    yield Line(1, voice.say(_WAY, **told))
    yield from tree_lines(found.nodes, voice, depth=2)
    yield from (Line(2, recognition_sentence(one, voice)) for one in found.recognitions)
    if not found.complete:
        yield Line(2, voice.say(_UNPROVEN))
    for one in found.applied:
        yield from _applied(one, voice)


def _applied(applied: Applied, voice: Voice) -> Iterator[Line]:
    yield Line(2, applied_sentence(applied, voice))
