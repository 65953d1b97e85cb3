"""What a step rests on, named: earlier steps by number, held things by what the learner calls them."""

from __future__ import annotations

from collections.abc import Iterable

from pathways.explain.numbers import AND, counted, day, join, months
from pathways.explain.voice import Voice
from pathways.explain.words.kinds import CREDENTIALS
from pathways.explain.words.places import place_of
from pathways.explain.words.routes import HOUR
from pathways.explain.words.two import Two
from pathways.model.background import Holding, Job, Sitting
from pathways.routing.route import Cited

_STEP = Two("step {number}", "l'étape {number}")
_YOUR = Two("your {what}", "votre acquis « {what} »")
_FROM = Two("{what} from {where}", "{what} ({where})")
_WORK = Two("work", "emploi")
_WORK_AS = Two("work as {job}", "emploi : {job}")
_SITTING = Two("{test} taken on {day}", "{test} du {day}")


def cited_words(cited: Iterable[Cited], voice: Voice) -> str:
    """What is cited: `step 1 and your diploma`."""
    return join([_one(each, voice) for each in cited], AND, voice.lang)


def held_words(id: str, voice: Voice) -> str:
    """A held thing by its id in the background; the id where the background has no such thing."""
    background = voice.background
    things: list[Holding | Job | Sitting] = [*background.holdings, *background.experience, *background.sittings]
    return next((_named(thing, voice) for thing in things if thing.id == id), id)


def _one(cited: Cited, voice: Voice) -> str:
    if cited.step is not None:
        return voice.say(_STEP, number=cited.step)
    return voice.say(_YOUR, what=held_words(cited.held or "", voice))


def _named(thing: Holding | Job | Sitting, voice: Voice) -> str:
    if isinstance(thing, Sitting):
        return voice.say(_SITTING, test=voice.credential(thing.test), day=day(thing.taken, voice.lang))
    if isinstance(thing, Job):
        return _job(thing, voice)
    words = _holding(thing, voice)
    where = thing.provider_name or (place_of(thing.jurisdiction).origin(voice.lang) if thing.jurisdiction else None)
    return voice.say(_FROM, what=words, where=where) if where and not thing.credential else words


def _holding(thing: Holding, voice: Voice) -> str:
    if thing.title:
        return thing.title
    if thing.credential:
        return voice.credential(thing.credential)
    return CREDENTIALS[thing.kind].bare(voice.lang) if thing.kind else thing.id


def _job(job: Job, voice: Voice) -> str:
    words = voice.say(_WORK)
    if job.occupation:
        words = voice.say(_WORK_AS, job=voice.name("occupations", job.occupation))
    if job.jurisdiction:
        words = f"{words} {place_of(job.jurisdiction).inside(voice.lang)}"
    if job.months is not None:
        return f"{words} ({months(job.months, voice.lang)})"
    return f"{words} ({counted(job.hours, HOUR, voice.lang)})" if job.hours is not None else words
