"""What a route earns although the learner holds it: why, and which detail might spare it."""

from __future__ import annotations

from collections.abc import Iterator

from pathways.explain.numbers import AND, join
from pathways.explain.voice import Voice
from pathways.explain.words.two import Two
from pathways.model.background import Holding
from pathways.routing.route import Route

_STATE = Two(
    "Step {number} earns {title} although you hold it: "
    "state {details} of the one you hold, and a shorter route may open.",
    "L'étape {number} refait {title}, que vous détenez : "
    "précisez {details} de votre acquis, et un parcours plus court peut s'ouvrir.",
)
_USELESS = Two(
    "Step {number} earns {title} although you hold it: "
    "the one you hold has lapsed, is too old, is graded too low or is not shown as is asked.",
    "L'étape {number} refait {title}, que vous détenez : "
    "votre acquis est périmé, trop ancien, d'une note trop basse ou n'est pas attesté comme il le faut.",
)
_GRADE = Two("the grade", "la note")
_DATE = Two("the date of completion", "la date d'obtention")


def earned_again(route: Route, voice: Voice) -> tuple[str, ...]:
    """Of each step that earns what is held already: a detail to state, or that the one held does not serve."""
    return tuple(_again(route, voice))


def _again(route: Route, voice: Voice) -> Iterator[str]:
    for step in route.steps:
        mine = [one for one in voice.background.holdings if step.credential and one.credential == step.credential.id]
        if not mine or step.credential is None:
            continue
        details = [voice.say(words) for words in dict.fromkeys(word for one in mine for word in _unstated(one))]
        told = {"number": step.number, "title": voice.text(step.credential.title)}
        if details:
            yield voice.say(_STATE, details=join(details, AND, voice.lang), **told)
        else:
            yield voice.say(_USELESS, **told)


def _unstated(holding: Holding) -> Iterator[Two]:
    if not holding.grades:
        yield _GRADE
    if holding.completed is None and holding.expires is None:
        yield _DATE
