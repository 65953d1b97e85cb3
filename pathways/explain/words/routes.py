"""Words for the closed lists of questions and answers: criteria, limits, steps, figures, sources, changes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from pathways.explain.words.kinds import CREDENTIALS, WORDS
from pathways.explain.words.two import Lang, Noun, Two
from pathways.model.kinds import CredentialKind
from pathways.model.money import Basis
from pathways.model.source import Confidence, SourceKind
from pathways.routing.answer import Change, Halt
from pathways.routing.request import Criterion
from pathways.routing.route import StepKind
from pathways.routing.rung import Direction, How

ROUTE_WORDS: Mapping[type[Enum], Mapping[Enum, Two]] = {
    Basis: {
        Basis.PUBLISHED: Two("published", "publié"),
        Basis.ESTIMATED: Two("estimated", "estimé"),
        Basis.ASSUMED: Two("assumed", "supposé"),
    },
    Confidence: {
        Confidence.READ: Two("read on the page", "lu sur la page"),
        Confidence.DERIVED: Two("derived", "déduit"),
        Confidence.RECALLED: Two("recalled, no page found", "de mémoire, sans page"),
    },
    SourceKind: {
        SourceKind.PRIMARY: Two("primary source", "source première"),
        SourceKind.SECONDARY: Two("secondary source", "source secondaire"),
        SourceKind.MIRROR: Two("copy of the source", "copie de la source"),
        SourceKind.EXAMPLE: Two("invented example", "exemple inventé"),
    },
    Criterion: {
        Criterion.MONTHS: Two("months", "mois"),
        Criterion.PRICE: Two("price", "prix"),
        Criterion.CREDITS: Two("credits", "crédits"),
        Criterion.STEPS: Two("steps", "étapes"),
        Criterion.CERTAINTY: Two("certainty", "certitude"),
    },
    StepKind: {
        StepKind.STUDY: Two("study", "études"),
        StepKind.WAIT: Two("application, test or assessment", "demande, test ou évaluation"),
        StepKind.AWARD: Two("award", "reconnaissance"),
        StepKind.WORK: Two("work", "travail"),
    },
    Halt: {
        Halt.WORK_UNITS: Two(
            "all the work that the question allows was done: raise the work units",
            "tout le travail que la question permet a été fait : augmentez les unités de travail",
        ),
        Halt.DEADLINE: Two(
            "its time was over: more work units do not help", "le temps a manqué : plus d'unités n'y font rien"
        ),
        Halt.WIDE: Two(
            "more credentials may serve than are looked at: ask for certain fields, places or providers",
            "plus de titres peuvent servir qu'il n'en est examiné : précisez le domaine, le lieu ou l'établissement",
        ),
    },
    Change: {
        Change.STATE: Two("state a detail that is not known", "préciser un détail inconnu"),
        Change.MEET: Two("meet this in another way", "satisfaire à ceci d'une autre façon"),
        Change.RAISE: Two("raise a limit", "relever une limite"),
        Change.SIGN: Two("an agreement that recognizes this", "une entente qui reconnaît ceci"),
    },
    Direction: {
        Direction.UP: Two("what it counts toward", "ce vers quoi il compte"),
        Direction.DOWN: Two("what counts toward it", "ce qui compte vers lui"),
    },
    How: {
        How.CREDIT: Two("credit recognized", "crédits reconnus"),
        How.STACKING: Two("stacking", "cumul"),
        How.AWARD: Two("the award itself", "le titre même"),
        How.ADMISSION: Two("admission", "admission"),
        How.REQUIREMENT: Two("required", "exigé"),
    },
}

LIMITS: Mapping[str, Two] = {
    "steps": Two("the most steps", "le nombre maximal d'étapes"),
    "months": Two("the most months", "le nombre maximal de mois"),
    "price_cad": Two("the highest price", "le prix maximal"),
    "places": Two("the places", "les lieux"),
    "delivery": Two("the delivery modes", "les modes de prestation"),
    "taught_in": Two("the languages of instruction", "les langues d'enseignement"),
    "certainty": Two("the least certainty", "la certitude minimale"),
    "source_age_years": Two("the greatest age of sources", "l'âge maximal des sources"),
    "work_units": Two("the work units of the search", "les unités de travail de la recherche"),
}
"""What the limits of a question are called, by the names of their fields."""

LANGUAGES: Mapping[str, Two] = {
    "en": Two("English", "anglais"),
    "fr": Two("French", "français"),
    "es": Two("Spanish", "espagnol"),
    "de": Two("German", "allemand"),
    "ar": Two("Arabic", "arabe"),
    "zh": Two("Chinese", "chinois"),
    "hi": Two("Hindi", "hindi"),
    "pa": Two("Punjabi", "pendjabi"),
    "pt": Two("Portuguese", "portugais"),
    "ru": Two("Russian", "russe"),
    "uk": Two("Ukrainian", "ukrainien"),
    "tl": Two("Tagalog", "tagalog"),
}
"""Languages of instruction; another one is called by its code."""

MONTH = Noun("month", "months", "mois", "mois")
HOUR = Noun("hour", "hours", "heure", "heures", feminine=True)
CREDIT = Noun("credit", "credits", "crédit", "crédits")
STEP = Noun("step", "steps", "étape", "étapes", feminine=True)
ROUTE = Noun("route", "routes", "parcours", "parcours")
YEAR = Noun("year", "years", "an", "ans")

UNITS: Mapping[str, Noun] = {
    "semester": CREDIT,
    "ects": Noun("ECTS credit", "ECTS credits", "crédit ECTS", "crédits ECTS"),
    "cats": Noun("CATS credit", "CATS credits", "crédit CATS", "crédits CATS"),
    "scqf": Noun("SCQF credit", "SCQF credits", "crédit SCQF", "crédits SCQF"),
    "quarter": Noun("quarter credit", "quarter credits", "crédit trimestriel", "crédits trimestriels"),
    "full_course": Noun(
        "full-course credit", "full-course credits", "crédit de cours complet", "crédits de cours complet"
    ),
    "hours": HOUR,
}
"""The units of credit."""

MONTHS_OF_YEAR: tuple[Two, ...] = (
    Two("January", "janvier"),
    Two("February", "février"),
    Two("March", "mars"),
    Two("April", "avril"),
    Two("May", "mai"),
    Two("June", "juin"),
    Two("July", "juillet"),
    Two("August", "août"),
    Two("September", "septembre"),
    Two("October", "octobre"),
    Two("November", "novembre"),
    Two("December", "décembre"),
)


def word(value: Enum, lang: Lang) -> str:
    """The word for a member of any closed list."""
    if isinstance(value, CredentialKind):
        return CREDENTIALS[value].bare(lang)
    table = WORDS.get(type(value)) or ROUTE_WORDS[type(value)]
    return table[value].say(lang)
