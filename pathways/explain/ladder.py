"""Ladders in words: what counts toward what, how much of it, by whose word, and what else is asked."""

from __future__ import annotations

from collections.abc import Iterator

from pathways.explain.numbers import AND, credits, join, percent
from pathways.explain.requirement import Line, sentence
from pathways.explain.sources import source_words
from pathways.explain.voice import Voice
from pathways.explain.words.two import Two
from pathways.routing.ladders import Ladder
from pathways.routing.rung import Rung

_RUNG = Two("{lower} > {upper}: {facts}", "{lower} > {upper} : {facts}")
_AT_MOST = Two("at most {credits}", "au plus {credits}")
_SHARE = Two("{share} of it", "{share} du total")
_BY_AGREEMENT = Two("by {agreement} ({strength})", "par {agreement} ({strength})")
_BY_WAY = Two("by its own way {way}", "par sa propre voie {way}")
_ASKS = Two("asks: {asked}", "demande : {asked}")
_ALSO = Two("also needed: {asked}", "il faut aussi : {asked}")
_GIVES_WAY = Two("for whoever has more, in its place: {agreements}", "pour qui a davantage, à sa place : {agreements}")
_SOURCE = Two("source: {source}", "source : {source}")
_NO_RUNGS = Two("Nothing counts here.", "Rien ne compte ici.")
_EXITS = Two("Held on their own on the way: {names}", "Détenus pour eux-mêmes en chemin : {names}")
_DEAD_ENDS = Two("Where it ends: {names}", "Là où cela s'arrête : {names}")
_HIGHEST = Two("The highest reached: {names}", "Le plus haut atteint : {names}")


def ladder_lines(ladder: Ladder, voice: Voice) -> Iterator[Line]:
    """A ladder: its rungs, each with what it asks, then where it leads."""
    if not ladder.rungs:
        yield Line(0, voice.say(_NO_RUNGS))
    for rung in ladder.rungs:
        yield from rung_lines(rung, voice)
    ends = ((_EXITS, ladder.exits), (_DEAD_ENDS, ladder.dead_ends), (_HIGHEST, ladder.highest))
    for words, ids in ends:
        if ids and ladder.rungs:
            names = join([f"{voice.credential(id)} ({id})" for id in ids], AND, voice.lang)
            yield Line(0, voice.say(words, names=names))


def rung_lines(rung: Rung, voice: Voice) -> Iterator[Line]:
    """A rung with what it asks."""
    yield Line(0, rung_sentence(rung, voice))
    yield from (Line(1, text) for text in _behind(rung, voice))


def rung_sentence(rung: Rung, voice: Voice) -> str:
    """One rung: `Diploma > Degree: credit recognized, at most 60 credits, 50% of it, by Block (guaranteed)`."""
    facts = [voice.word(rung.how)]
    if rung.counted is not None:
        facts.append(voice.say(_AT_MOST, credits=credits(rung.counted, voice.lang)))
    if rung.share is not None:
        facts.append(voice.say(_SHARE, share=percent(rung.share * 100, voice.lang)))
    if rung.agreement and rung.strength:
        name = voice.name("agreements", rung.agreement)
        facts.append(voice.say(_BY_AGREEMENT, agreement=name, strength=voice.word(rung.strength)))
    elif rung.way:
        facts.append(voice.say(_BY_WAY, way=rung.way))
    names = {"lower": voice.credential(rung.lower), "upper": voice.credential(rung.upper)}
    return voice.say(_RUNG, facts=", ".join(facts), **names)


def _behind(rung: Rung, voice: Voice) -> Iterator[str]:
    yield voice.say(_ASKS, asked=sentence(rung.part, voice))
    for other in rung.also_needed:
        yield voice.say(_ALSO, asked=sentence(other, voice))
    if rung.gives_way_to:
        names = [voice.name("agreements", id) for id in rung.gives_way_to]
        yield voice.say(_GIVES_WAY, agreements=join(names, AND, voice.lang))
    yield voice.say(_SOURCE, source=source_words(rung.source, voice))
