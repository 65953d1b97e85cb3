"""Steps and claims in words: what to do, when, why, what is counted and what is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from pathways.explain.held import cited_words, held_words
from pathways.explain.leaves import FULL_CODE
from pathways.explain.numbers import AND, amount_of, credits, day, join, months, number
from pathways.explain.pattern import noun_of
from pathways.explain.requirement import sentence
from pathways.explain.sources import months_words, price_words, source_words
from pathways.explain.voice import Voice
from pathways.explain.words.places import place_of
from pathways.explain.words.two import Two
from pathways.model.agreement import Agreement
from pathways.model.credential import Cap
from pathways.model.credit import Credits
from pathways.model.kinds import CredentialKind
from pathways.routing.route import Claimed, Met, Step, StepKind

_STUDY = Two("Study {title} at {provider}", "Étudier : {title}, chez {provider}")
_SIT = Two("Sit {title} with {provider}", "Passer {title}, chez {provider}")
_TAKE = Two("Take {title} with {provider}", "Suivre {title}, chez {provider}")
_SERVE = Two("Serve the {title}, registered with {provider}", "Faire {title}, inscription chez {provider}")
_APPLY = Two("Apply for {title} to {provider}", "Demander {title} à {provider}")
_ASSESS = Two("Have your studies assessed: {title} by {provider}", "Faire évaluer vos études : {title}, par {provider}")
_AWARD = Two("Ask {provider} for {title} under {agreement}", "Demander {title} à {provider} selon {agreement}")
_WORK = Two("Work as {job}", "Travailler dans la profession : {job}")
_WORK_GROUP = Two(
    "Work in an occupation of NOC group {group}", "Travailler dans une profession du groupe {group} de la CNP"
)
_WORK_ANY = Two("Work in any occupation", "Travailler dans n'importe quelle profession")
_WAY = Two("{text} ({way})", "{text} ({way})")
_FROM_TO = Two("{text}: from {start} to {end}, {facts}.", "{text} : du {start} au {end}, {facts}.")
_ON = Two("{text}: on {start}, {facts}.", "{text} : le {start}, {facts}.")
_LEFT = Two("{left} of {credits} to study", "{left} sur {credits} à étudier")
_DECIDED = Two("decided within {months} of asking", "décision en {months} après la demande")
_ASK_BY = Two("apply by {day}", "à demander d'ici le {day}")
_BY = Two("{requirement}: {verdict}, by {cited}", "{requirement} : {verdict}, par {cited}")
_BARE = Two("{requirement}: {verdict}", "{requirement} : {verdict}")
_LAPSED = Two(
    "{said}; your {thing} would do, but it lapses before this, on {day}",
    "{said} ; votre acquis ({thing}) y suffirait, mais il expire avant cela, le {day}",
)
_GRANTED = Two("{requirement}: {verdict}, granted by {agreement}", "{requirement} : {verdict}, accordé par {agreement}")

_RECOGNIZED = Two("{counted} of {of} recognized by {name}", "{counted} sur {of} reconnus par {name}")
_RECOGNIZED_SOME = Two("{counted} recognized by {name}", "{counted} reconnus par {name}")
_HIGH_END = Two("the promise is at least {low}", "la promesse est d'au moins {low}")
_LOST_BY = Two("{lost} lost: {limits}", "{lost} perdus : {limits}")
_RESIDENCY = Two("{credits} must be earned at the provider", "{credits} doivent être obtenus chez le prestataire")
_CAP = Two("at most {credits} from {of}", "au plus {credits} provenant de : {of}")
_EXPERIENCE = Two("experience", "expérience")
_GROUP = Two("agreements of one group share a cap", "des ententes d'un même groupe partagent un plafond")
_ONCE = Two(
    "credit counts once, and never beyond what is studied",
    "un crédit ne compte qu'une fois, et jamais au-delà du programme",
)
_SOURCE = Two("({source})", "({source})")
GIVES: Mapping[str, Two] = {
    "admission": Two("admission granted by {name}", "admission accordée par {name}"),
    "exemption": Two("exemption granted by {name}", "exemption accordée par {name}"),
    "equivalence": Two("equivalence stated by {name}", "équivalence établie par {name}"),
    "award": Two("awarded under {name}", "accordé selon {name}"),
}
"""What a claim gives besides credit, by the names of a grant's parts."""

_BY_KIND: Mapping[CredentialKind, Two] = {
    CredentialKind.EXAM: _SIT,
    CredentialKind.LANGUAGE_TEST: _SIT,
    CredentialKind.ASSESSMENT: _ASSESS,
    CredentialKind.COURSE: _TAKE,
    CredentialKind.MICRO_CREDENTIAL: _TAKE,
    CredentialKind.BRIDGING_PROGRAM: _TAKE,
    CredentialKind.APPRENTICESHIP: _SERVE,
}


def headline(step: Step, voice: Voice) -> str:
    """What the learner does, without when and for how much."""
    if step.kind is StepKind.WORK:
        return _work(step, voice)
    assert step.credential is not None
    names = {"title": voice.text(step.credential.title), "provider": voice.provider(step.credential.provider)}
    if step.kind is StepKind.AWARD:
        agreement = agreement_name(step.agreement, voice) if step.agreement else ""
        return voice.say(_AWARD, agreement=agreement, **names)
    said = voice.say(_verb(step, step.credential.kind), **names)
    return voice.say(_WAY, text=said, way=voice.text(step.way.title)) if step.way and step.way.title else said


def step_sentence(step: Step, voice: Voice) -> str:
    """The whole step: what, from when to when, how long, at what price, how much study is left."""
    facts = [months_words(step.duration, voice), price_words(step.figures, voice)]
    if step.way and step.way.study:
        whole = _whole(step.way.study.credits, voice)
        facts.append(voice.say(_LEFT, left=number(step.credits, voice.lang), credits=whole))
    if step.agreement and step.agreement.processing_months:
        facts.append(voice.say(_DECIDED, months=months(step.agreement.processing_months, voice.lang)))
    if step.ask_by:
        facts.append(voice.say(_ASK_BY, day=day(step.ask_by, voice.lang)))
    told = {"text": headline(step, voice), "start": day(step.starts, voice.lang), "facts": ", ".join(facts)}
    return voice.say(_FROM_TO, end=day(step.ends, voice.lang), **told) if step.months else voice.say(_ON, **told)


def reasons(step: Step, voice: Voice) -> tuple[str, ...]:
    """How every requirement of a step is met, each said once."""
    return tuple(dict.fromkeys(reason(met, voice) for met in step.met))


def reason(met: Met, voice: Voice) -> str:
    """How one requirement is met: `hold a diploma: met, by your diploma`; and what would have been surer."""
    return with_lapses(_reason(met, voice), met, voice)


def with_lapses(said: str, met: Met, voice: Voice) -> str:
    """What is said of a requirement, and what would have met it more surely, had it not lapsed."""
    for one in met.lapsed:
        thing, last = held_words(one.held, voice), day(one.last, voice.lang)
        said = voice.say(_LAPSED, said=said, thing=thing, day=last)
    return said


def _reason(met: Met, voice: Voice) -> str:
    told = {"requirement": sentence(met.requirement, voice), "verdict": voice.word(met.verdict)}
    if met.agreement:
        return voice.say(_GRANTED, agreement=voice.name("agreements", met.agreement), **told)
    return voice.say(_BY, cited=cited_words(met.cited, voice), **told) if met.cited else voice.say(_BARE, **told)


def claim_sentence(claim: Claimed, step: Step, voice: Voice) -> str:
    """What an agreement gives a step: how much is counted, what is lost and by which limits, and who says so."""
    parts = [*_credit(claim, step, voice), *_other(claim, voice)]
    if claim.agreement.processing_months:
        parts.append(voice.say(_DECIDED, months=months(claim.agreement.processing_months, voice.lang)))
    source = voice.say(_SOURCE, source=source_words(claim.agreement.source, voice))
    return f"{parts[0]} {source}" + "".join(f"; {part}" for part in parts[1:])


def agreement_name(agreement: Agreement, voice: Voice) -> str:
    """What an agreement is called: its title, or its kind and its receiver."""
    if agreement.title:
        return voice.text(agreement.title)
    return f"{voice.word(agreement.kind)} ({voice.provider(agreement.receiver)})"


def _verb(step: Step, kind: CredentialKind) -> Two:
    """What is done for a credential of this kind: what fills the learner's time is taken, not applied for."""
    if step.kind is StepKind.STUDY:
        return _STUDY
    taken = (
        step.way is not None and step.way.occupies and kind not in (CredentialKind.LICENCE, CredentialKind.DESIGNATION)
    )
    return _BY_KIND.get(kind, _TAKE if taken else _APPLY)


def _whole(all_of_it: Credits, voice: Voice) -> str:
    """All that is studied, in the semester credits that what is counted and left of it is told in."""
    converted = all_of_it.semester()
    return amount_of(all_of_it, voice.lang) if converted is None else credits(converted, voice.lang)


def _work(step: Step, voice: Voice) -> str:
    assert step.work is not None
    job, place = step.work.occupation, step.work.jurisdiction
    if job is None:
        words = voice.say(_WORK_ANY)
    elif len(job) < FULL_CODE:
        words = voice.say(_WORK_GROUP, group=job)
    else:
        words = voice.say(_WORK, job=voice.name("occupations", job))
    return f"{words} {place_of(place).inside(voice.lang)}" if place else words


def _credit(claim: Claimed, step: Step, voice: Voice) -> Iterator[str]:
    if claim.granted is None:
        return
    name = agreement_name(claim.agreement, voice)
    counted = credits(claim.counted or Fraction(0), voice.lang)
    if step.way and step.way.study:
        whole = _whole(step.way.study.credits, voice)
        left = number(claim.counted or Fraction(0), voice.lang)
        yield voice.say(_RECOGNIZED, counted=left, of=whole, name=name)
    else:
        yield voice.say(_RECOGNIZED_SOME, counted=counted, name=name)
    if claim.range_low is not None:
        yield voice.say(_HIGH_END, low=credits(claim.range_low, voice.lang))
    if claim.lost:
        yield voice.say(_LOST_BY, lost=credits(claim.lost, voice.lang), limits=_limits(claim, step, voice))


def _limits(claim: Claimed, step: Step, voice: Voice) -> str:
    """The limits that stand between what is granted and what is counted."""
    found = []
    if step.credential:
        found += [cap_words(cap, voice) for cap in step.credential.caps]
        if step.credential.residency:
            found.append(voice.say(_RESIDENCY, credits=amount_of(step.credential.residency, voice.lang)))
    if claim.agreement.group:
        found.append(voice.say(_GROUP))
    return join(found or [voice.say(_ONCE)], AND, voice.lang)


def cap_words(cap: Cap, voice: Voice) -> str:
    """A cap on credit: in its own words where it has any, else how much from what."""
    if cap.text:
        return voice.text(cap.text)
    if cap.of:
        source = noun_of(cap.of, voice)
    else:
        kinds = [voice.word(kind) for kind in cap.agreements]
        source = join(kinds, AND, voice.lang) if kinds else voice.say(_EXPERIENCE)
    return voice.say(_CAP, credits=amount_of(cap.credits, voice.lang), of=source)


def _other(claim: Claimed, voice: Voice) -> Iterator[str]:
    name = agreement_name(claim.agreement, voice)
    grant = claim.agreement.grant
    for part, words in GIVES.items():
        if getattr(grant, part):
            yield voice.say(words, name=name)
