"""The shape of a catalogue in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pathways.explain.numbers import AND, join, number
from pathways.explain.requirement import Line, sentence
from pathways.explain.voice import Voice
from pathways.explain.words.two import Two

if TYPE_CHECKING:
    from pathways.routing.structure import Cycle, Gateway, Structure, Unreachable

MOST_NAMED = 12
"""Of a long list so many are named."""

_SIZE = Two("{count} credentials were looked at.", "{count} titres examinés.")
_GATEWAY = Two(
    "{title} ({id}): {count} cannot be earned without it: {names}",
    "{title} ({id}) : {count} ne s'obtiennent pas sans lui : {names}",
)
_CYCLE = Two("{count} lead to each other, as in {round}", "{count} mènent les uns aux autres, par exemple {round}")
_UNREACHABLE = Two("{title} ({id}): nothing leads there", "{title} ({id}) : rien n'y mène")
_MISSING = Two("nothing gives: {asked}", "rien ne donne : {asked}")
_OTHERS = Two("{count} others", "{count} autres")
_GATEWAYS = Two("Gateways:", "Passages obligés :")
_CYCLES = Two("Cycles:", "Cycles :")
_CUT_OFF = Two("Cannot be earned by anything in the catalogue:", "Que rien dans le catalogue ne permet d'obtenir :")
_DEAD_ENDS = Two("Count toward nothing: {names}", "Ne comptent vers rien : {names}")
_UNSTATED = Two("How they are earned is not stated: {names}", "Dont l'obtention n'est pas précisée : {names}")


def structure_lines(found: Structure, voice: Voice) -> Iterator[Line]:
    """Everything that was found; long lists are cut short."""
    yield Line(0, voice.say(_SIZE, count=number(found.size, voice.lang)))
    if found.gateways:
        yield Line(0, voice.say(_GATEWAYS))
        yield from (Line(1, gateway_sentence(one, voice)) for one in found.gateways)
    if found.cycles:
        yield Line(0, voice.say(_CYCLES))
        yield from (Line(1, cycle_sentence(one, voice)) for one in found.cycles)
    if found.unreachable:
        yield Line(0, voice.say(_CUT_OFF))
        for lost in found.unreachable:
            yield Line(1, unreachable_sentence(lost, voice))
            asked = dict.fromkeys(sentence(one.requirement, voice) for one in lost.missing)
            yield from (Line(2, voice.say(_MISSING, asked=text)) for text in asked)
    for words, ids in ((_DEAD_ENDS, found.dead_ends), (_UNSTATED, found.unstated)):
        if ids:
            yield Line(0, voice.say(words, names=_named(ids, voice)))


def gateway_sentence(gateway: Gateway, voice: Voice) -> str:
    """A credential that others cannot do without."""
    count, names = number(len(gateway.behind), voice.lang), _named(gateway.behind, voice)
    title = voice.credential(gateway.credential)
    return voice.say(_GATEWAY, title=title, id=gateway.credential, count=count, names=names)


def cycle_sentence(cycle: Cycle, voice: Voice) -> str:
    """Credentials that lead to each other, and a shortest way around."""
    around = " > ".join((*cycle.shortest, cycle.shortest[0]))
    return voice.say(_CYCLE, count=number(len(cycle.members), voice.lang), round=around)


def unreachable_sentence(lost: Unreachable, voice: Voice) -> str:
    """A credential that nothing leads to."""
    return voice.say(_UNREACHABLE, title=voice.credential(lost.credential), id=lost.credential)


def _named(ids: Sequence[str], voice: Voice) -> str:
    named = list(ids[:MOST_NAMED])
    if len(ids) > MOST_NAMED:
        named.append(voice.say(_OTHERS, count=number(len(ids) - MOST_NAMED, voice.lang)))
    return join(named, AND, voice.lang)
