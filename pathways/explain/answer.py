"""Answers in words: what was found, why there is nothing, what would open a route, how far a search got."""

from __future__ import annotations

from collections.abc import Iterator

from pathways.explain.numbers import AND, counted, join
from pathways.explain.requirement import sentence
from pathways.explain.route import cost_words
from pathways.explain.voice import Voice
from pathways.explain.words.routes import LIMITS, ROUTE
from pathways.explain.words.two import Two
from pathways.model.kinds import Verdict
from pathways.routing.answer import Answer, Change, Found, GaveUp, Halt, Impossible, Missing, Opening

_FOUND = Two(
    "{routes}: one for each cost that no other betters, and none is missing.",
    "{routes} : un par coût qu'aucun autre n'améliore, et il n'en manque aucun.",
)
_INCOMPLETE = Two("{routes}; there may be others.", "{routes} ; il peut y en avoir d'autres.")
_IMPOSSIBLE = Two("There is no route: this is proven.", "Il n'y a aucun parcours : c'est prouvé.")
_WITHIN = Two("The proof rests on these limits: {limits}.", "La preuve repose sur ces limites : {limits}.")
_GAVE_UP = {
    Halt.WORK_UNITS: Two(
        "The search stopped at its own limit before it was done; what follows is the best so far: {routes}.",
        "La recherche s'est arrêtée à sa propre limite avant la fin ; voici le meilleur trouvé : {routes}.",
    ),
    Halt.DEADLINE: Two(
        "The search ran out of time before it was done; what follows is the best so far: {routes}.",
        "Le temps a manqué à la recherche avant la fin ; voici le meilleur trouvé : {routes}.",
    ),
    Halt.WIDE: Two(
        "More credentials may serve than were looked at; what follows is the best of what was: {routes}.",
        "Plus de titres peuvent servir qu'il n'en a été examiné ; voici le meilleur de ce qui l'a été : {routes}.",
    ),
}
_BOUND = Two("No route can do better than {cost}.", "Aucun parcours ne peut faire mieux que {cost}.")
_UNBOUND = {
    Halt.WORK_UNITS: Two(
        "Raise the work units to look further.", "Augmentez les unités de travail pour chercher plus loin."
    ),
    Halt.DEADLINE: Two(
        "Ask again, or ask for fewer steps or months, to look further.",
        "Redemandez, ou demandez moins d'étapes ou de mois, pour chercher plus loin.",
    ),
    Halt.WIDE: Two(
        "Ask for certain fields, places or providers, to look at all that may serve.",
        "Demandez des domaines, des lieux ou des établissements précis, pour examiner tout ce qui peut servir.",
    ),
}

_NEEDED = Two("{asked} is needed for {what}; {best}", "il faut {asked} pour {what} ; {best}")
_TARGET = Two("the target itself", "la cible même")
_WAY = Two("{credential} (way {way})", "{credential} (voie {way})")
_BY_AGREEMENT = Two("{credential} under {agreement}", "{credential} selon {agreement}")
BEST = {
    Verdict.UNMET: Two(
        "nothing held and nothing in the catalogue gives it", "ni vos acquis ni le catalogue ne le donnent"
    ),
    Verdict.UNKNOWN: Two("a detail of what is held is not stated", "un détail de vos acquis n'est pas précisé"),
    Verdict.DISCRETIONARY: Two("others would have to decide it", "d'autres devraient en décider"),
    Verdict.CONDITIONAL: Two("it is only conditional", "ce n'est que conditionnel"),
    Verdict.MET: Two("it is met, but not together with the rest", "c'est satisfait, mais pas avec le reste"),
}
"""What is said of the best that a background gives today."""
ENDS = {
    "open": Two(
        "{what} must be started by a day that is over by then", "il faut commencer {what} avant une date alors dépassée"
    ),
    "in_force": Two("{what} is in force until a day that is over by then", "{what} n'est alors plus en vigueur"),
    "complete_by": Two(
        "{what} must be complete by a day that is over by then", "il faut terminer {what} avant une date alors dépassée"
    ),
    "complete_within_months": Two(
        "{what} must be completed within fewer months than it takes",
        "il faut terminer {what} en moins de mois qu'il n'en prend",
    ),
}
"""What is said of an end in the way, by the field that states it."""
OPENINGS = {
    Change.STATE: Two(
        "If you state what is not known ({what}) and it fits: {cost}.",
        "Si vous précisez ce qui est inconnu ({what}) et que cela convient : {cost}.",
    ),
    Change.MEET: Two(
        "If you meet this in a way the catalogue does not offer ({what}): {cost}.",
        "Si vous y satisfaites d'une façon absente du catalogue ({what}) : {cost}.",
    ),
    Change.RAISE: Two("If you raise a limit ({what}): {cost}.", "Si vous relevez une limite ({what}) : {cost}."),
    Change.SIGN: Two(
        "If an agreement recognized this ({what}): {cost}.", "Si une entente reconnaissait ceci ({what}) : {cost}."
    ),
}
"""What is said of each single change that would open a route."""


def verdict_lines(answer: Answer, voice: Voice) -> Iterator[str]:
    """What the answer proves, line by line; its routes are told apart."""
    match answer:
        case Found(routes=routes, complete=complete):
            yield voice.say(_FOUND if complete else _INCOMPLETE, routes=counted(len(routes), ROUTE, voice.lang))
        case GaveUp(routes=routes, bound=bound, halt=halt):
            yield voice.say(_GAVE_UP[halt], routes=counted(len(routes), ROUTE, voice.lang))
            yield voice.say(_BOUND, cost=cost_words(bound, voice)) if bound else voice.say(_UNBOUND[halt])
        case Impossible():
            yield voice.say(_IMPOSSIBLE)
            yield from (f"- {missing_words(missing, voice)}" for missing in answer.because)
            if answer.limits:
                limits = join([limit_words(name, voice) for name in answer.limits], AND, voice.lang)
                yield voice.say(_WITHIN, limits=limits)
            yield from (opening_words(opening, voice) for opening in answer.openings)


def missing_words(missing: Missing, voice: Voice) -> str:
    """A leaf that stands in the way: what is asked, for what, and how far the learner is from it."""
    if missing.end in ENDS:
        return voice.say(ENDS[missing.end], what=_asker(missing, voice))
    asked = sentence(missing.requirement, voice)
    return voice.say(_NEEDED, asked=asked, what=_asker(missing, voice), best=voice.say(BEST[missing.best]))


def opening_words(opening: Opening, voice: Voice) -> str:
    """A single change that would open a route, and what that route would cost."""
    what = sentence(opening.missing.requirement, voice) if opening.missing else limit_words(opening.limit or "", voice)
    return voice.say(OPENINGS[opening.change], what=what, cost=cost_words(opening.cost, voice))


def limit_words(name: str, voice: Voice) -> str:
    """What a limit of the question is called."""
    return voice.say(LIMITS[name]) if name in LIMITS else name


def _asker(missing: Missing, voice: Voice) -> str:
    if missing.credential is None:
        return voice.say(_TARGET)
    credential = voice.credential(missing.credential)
    if missing.agreement:
        return voice.say(_BY_AGREEMENT, credential=credential, agreement=voice.name("agreements", missing.agreement))
    return voice.say(_WAY, credential=credential, way=missing.way) if missing.way else credential
