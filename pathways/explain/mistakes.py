"""Errors in words, by their codes: what happened, where, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pathways.errors import InvalidInput, NotFound, PathwaysError, Problem, RevisionConflict, StoreUnavailable
from pathways.explain.numbers import OR, join
from pathways.explain.words.kinds import RECORDS
from pathways.explain.words.stores import Cause
from pathways.explain.words.two import LANGS, Lang, Two

CODES: Mapping[str, Two] = {
    "error": Two("Something went wrong: {detail}", "Un problème est survenu : {detail}"),
    "invalid-input": Two("The input cannot be used:", "L'entrée est inutilisable :"),
    "not-found": Two("There is no {kind} with the id {id}.", "Il n'y a pas de {kind} portant l'identifiant {id}."),
    "revision-conflict": Two(
        "The catalogue is at revision {actual}, not {expected}.",
        "Le catalogue en est à la révision {actual}, non {expected}.",
    ),
    "store-unavailable": Two(
        "The catalogue's store does not answer: {detail}", "Le dépôt du catalogue ne répond pas : {detail}"
    ),
    "busy": Two("The server is busy.", "Le serveur est occupé."),
    "too-many": Two("Too much was asked in a short time.", "Trop de demandes en peu de temps."),
    "timed-out": Two("The question took too long.", "La question a pris trop de temps."),
    "worker-lost": Two("The question was not answered.", "La question est restée sans réponse."),
}
"""What happened, by the error's code."""

NEXT: Mapping[str, Two] = {
    "error": Two("Report this.", "Signalez-le."),
    "invalid-input": Two("Mend the places named and try again.", "Corrigez les endroits nommés et recommencez."),
    "not-found": Two(
        "Check the id, or search for the thing by name.", "Vérifiez l'identifiant, ou cherchez par le nom."
    ),
    "revision-conflict": Two(
        "Read the catalogue again and repeat the change.", "Relisez le catalogue et refaites la modification."
    ),
    "store-unavailable": Two(
        "Check that the store's address is right and that it can be read and written, then try again.",
        "Vérifiez que l'adresse du dépôt est juste et qu'on peut y lire et écrire, puis recommencez.",
    ),
    "busy": Two("Ask again after the time named.", "Redemandez après le délai indiqué."),
    "too-many": Two(
        "Ask again after the time named, or ask for less at once.",
        "Redemandez après le délai indiqué, ou demandez moins à la fois.",
    ),
    "timed-out": Two(
        "Ask again, or ask for less: fewer steps or months, narrower filters, fewer targets where there are several.",
        "Redemandez, ou demandez moins : moins d'étapes ou de mois, des filtres plus étroits, moins de cibles s'il y "
        "en a plusieurs.",
    ),
    "worker-lost": Two("Ask again; if it happens again, report it.", "Redemandez ; si cela se répète, signalez-le."),
}
"""What to do next, by the error's code."""

UNEXPECTED = Two(
    "Something went wrong here. If it happens again, report the id.",
    "Un problème est survenu ici. S'il se répète, signalez l'identifiant.",
)
"""What is said of an error that nobody meant, whatever it is."""

UNFIT = Two(
    "Compare it with the schema: by introspection at /graphql, or in the console at /console.",
    "Comparez avec le schéma : par introspection à /graphql, ou dans la console à /console.",
)
"""What to do next about a request that does not fit the schema."""

_NOT_FOUND = Two("There is no {kind} with that id.", "Il n'y a pas de {kind} portant cet identifiant.")
_NO_ANSWER = Two("The catalogue's store does not answer.", "Le dépôt du catalogue ne répond pas.")
_THING = Two("thing", "élément")
MEANT = Two("did you mean {near}?", "vouliez-vous dire {near} ?")
_NEAREST = Two("Did you mean {ids}?", "Vouliez-vous dire {ids} ?")


def mistake(error: PathwaysError, lang: Lang, nearest: Sequence[str] = ()) -> str:
    """An error in words, one or several lines; `nearest` are known ids that look like the one not found.

    What is wrong at a place of a file is said in English where the readers of formats say it in no other language.
    """
    code = error.code if error.code in CODES else "error"
    lines = [CODES[code].say(lang, **_values(error, lang))]
    if isinstance(error, InvalidInput):
        lines += [f"  {problem.said(lang)}" for problem in error.problems]
    if nearest:
        lines.append(_NEAREST.say(lang, ids=join(list(nearest), OR, lang)))
    then = error.then if isinstance(error, StoreUnavailable) else None
    return "\n".join([*lines, Two(*then).say(lang) if then else NEXT[code].say(lang)])


def problem(where: str, what: Two, hint: Two | None = None, **values: object) -> Problem:
    """That what stands somewhere cannot be used, in both languages."""
    english, french = ((what.say(lang, **values), hint.say(lang, **values) if hint else "") for lang in LANGS)
    return Problem(where, *english, french)


def unavailable(cause: Cause, **values: object) -> StoreUnavailable:
    """That a store does not answer, in both languages."""
    english, french = (cause.what.say(lang, **values) for lang in LANGS)
    then = cause.then and (cause.then.say("en", **values), cause.then.say("fr", **values))
    return StoreUnavailable(english, french, then)


def what(error: PathwaysError, lang: Lang) -> str:
    """What happened, in one sentence that holds nothing of what was given."""
    if isinstance(error, NotFound):
        noun = RECORDS.get(error.kind)
        return _NOT_FOUND.say(lang, kind=noun.bare(lang) if noun else _THING.say(lang))
    if isinstance(error, StoreUnavailable):
        return _NO_ANSWER.say(lang)
    code = error.code if error.code in CODES else "error"
    return CODES[code].say(lang, **{**_values(error, lang), "detail": ""}).rstrip(" :")


def next_step(error: PathwaysError, lang: Lang) -> str:
    """What to do next."""
    return NEXT[error.code if error.code in NEXT else "error"].say(lang)


def _values(error: PathwaysError, lang: Lang) -> dict[str, object]:
    if isinstance(error, NotFound):
        noun = RECORDS.get(error.kind)
        return {"kind": noun.bare(lang) if noun else _THING.say(lang), "id": error.id}
    if isinstance(error, RevisionConflict):
        return {"actual": error.actual, "expected": error.expected}
    if isinstance(error, StoreUnavailable) and lang == "fr":
        return {"detail": error.french}
    return {"detail": str(error)}
