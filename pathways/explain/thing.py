"""The smaller records of a catalogue in words: who a provider is, where an occupation is regulated, and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from pathways.explain.numbers import AND, amount_of, join
from pathways.explain.requirement import Line
from pathways.explain.sources import source_words
from pathways.explain.voice import Voice
from pathways.explain.words.kinds import RECORDS
from pathways.explain.words.places import place_of
from pathways.explain.words.professions import profession_words
from pathways.explain.words.two import Two
from pathways.model.agreement import AgreementGroup
from pathways.model.base import Text
from pathways.model.source import Source
from pathways.model.things import Occupation, Provider, Skill

_HEAD = Two("{name}: {kind} {id}", "{name} : {kind} {id}")
_IS = Two("{name}: {kind}, {id}", "{name} : {kind}, {id}")
_PLACE = Two("place: {place}", "lieu : {place}")
_HOURS = Two(
    "{hours} hours of instruction make one semester credit", "{hours} heures d'enseignement valent un crédit semestriel"
)
_MEMBERS = Two("members: {names}", "membres : {names}")
_TEER = Two("TEER category {teer}", "catégorie FEER {teer}")
_REGULATED = Two("regulated as {profession}: {places}", "réglementée comme {profession} : {places}")
_FREE = Two("regulated nowhere that is known", "réglementée nulle part, à ce qu'on sait")
_LEADS = Two("asked for by: {jobs}", "demandée par : {jobs}")
_CAP = Two(
    "its agreements grant at most {credits} together, toward one target",
    "ses ententes accordent ensemble au plus {credits}, vers une même cible",
)
_SOURCE = Two("source: {source}", "source : {source}")
_FIELD = Two("{name}: {value}", "{name} : {value}")


def thing_lines(record: BaseModel, of: str, id: str, voice: Voice) -> Iterator[Line]:
    """A record that is no credential and no agreement, by its list and id: what it is, its facts, its source."""
    match record:
        case Provider():
            told = {"name": voice.text(record.name), "kind": voice.word(record.kind), "id": id}
            yield Line(0, voice.say(_IS, **told))
        case _:
            yield Line(0, voice.say(_HEAD, name=voice.name(of, id), kind=RECORDS[of].bare(voice.lang), id=id))
    yield from (Line(1, fact) for fact in _facts(record, voice))
    source = getattr(record, "source", None)
    if source:
        yield Line(1, voice.say(_SOURCE, source=source_words(source, voice)))


def _facts(record: BaseModel, voice: Voice) -> Iterator[str]:
    match record:
        case Provider():
            yield from _provider(record, voice)
        case Occupation():
            yield voice.say(_TEER, teer=record.teer)
            for one in record.regulated:
                places = join([place_of(code).name(voice.lang) for code in one.jurisdictions], AND, voice.lang)
                yield voice.say(_REGULATED, profession=profession_words(one.profession, voice.lang), places=places)
            if not record.regulated:
                yield voice.say(_FREE)
        case Skill():
            if record.occupations:
                jobs = [voice.name("occupations", code) for code in record.occupations]
                yield voice.say(_LEADS, jobs=join(jobs, AND, voice.lang))
        case AgreementGroup():
            yield voice.say(_CAP, credits=amount_of(record.cap, voice.lang))
            if record.text:
                yield voice.text(record.text)
        case _:
            yield from _any(record, voice)


def _provider(provider: Provider, voice: Voice) -> Iterator[str]:
    yield voice.say(_PLACE, place=place_of(provider.jurisdiction).name(voice.lang))
    if provider.url:
        yield provider.url
    if provider.hours_per_credit:
        yield voice.say(_HOURS, hours=provider.hours_per_credit)
    if provider.members:
        names = [voice.provider(id) for id in provider.members]
        yield voice.say(_MEMBERS, names=join(names, AND, voice.lang))


def _any(record: BaseModel, voice: Voice) -> Iterator[str]:
    """The fields of a record that is seldom looked at, by the names that bundles give them."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if name not in ("id", "title", "source") and value != field.default:
            yield voice.say(_FIELD, name=name, value=_value(value, voice))


def _value(value: Any, voice: Voice) -> str:
    match value:
        case Text():
            return voice.text(value)
        case Source():
            return source_words(value, voice)
        case BaseModel():
            given = ((name, getattr(value, name)) for name in type(value).model_fields)
            parts = [f"{name} {_value(each, voice)}" for name, each in given if each not in (None, ())]
            return f"({', '.join(parts)})"
        case dict():
            return ", ".join(f"{_value(key, voice)} {_value(each, voice)}" for key, each in value.items())
        case tuple():
            return ", ".join(_value(each, voice) for each in value)
        case _:
            return str(value)
