"""Verdicts on requirements in words, node by node: what each rests on, and what decides it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pathways.explain.held import held_words
from pathways.explain.numbers import AND, counted, day, join, months
from pathways.explain.requirement import Line, heading
from pathways.explain.voice import Voice
from pathways.explain.words.evaluations import DETAILS
from pathways.explain.words.routes import HOUR
from pathways.explain.words.two import Two
from pathways.model.requirement import Experience
from pathways.routing.evaluation import Detail, Hinge, Node, Proviso

_NODE = Two("{asked}: {verdict}", "{asked} : {verdict}")
_BY = Two("{text}, by {cited}", "{text}, par {cited}")
_YOUR = Two("your {what}", "votre acquis « {what} »")
_GRANTED = Two("{text}, granted by {agreements}", "{text}, accordé par {agreements}")
_THROUGH = Two("{text}, through {agreements}", "{text}, grâce à {agreements}")
_HAVE = Two("{text} ({have} so far)", "{text} ({have} jusqu'ici)")
_STATE = Two("state {detail} of {thing}", "précisez {detail} : {thing}")
_STATE_YOURS = Two("state {detail}", "précisez {detail}")
_SHORT = Two("{thing} falls short in {detail}", "{thing} ne suffit pas : {detail}")
_SHORT_YOURS = Two("{detail} falls short", "ne suffit pas : {detail}")
_NO_TABLE = Two(
    "{thing} does not count here: no table converts this test to CLB or NCLC for what is asked",
    "{thing} ne compte pas ici : aucune table ne convertit ce test en CLB ou en NCLC pour ce qui est demandé",
)
_HINGES: Mapping[Proviso, Two] = {
    Proviso.KEEP: Two("keep it up until the step ends", "à maintenir jusqu'à la fin de l'étape"),
    Proviso.CONFIRM: Two("have {agreement} confirmed", "faire confirmer {agreement}"),
    Proviso.DECIDE: Two("others decide", "d'autres en décident"),
}
_KEEP_UNTIL = Two(
    "it holds until {day}: keep it up until the step ends", "valable jusqu'au {day} : à maintenir jusqu'à la fin"
)
_DECIDE_BY = Two("others decide under {agreement}", "d'autres en décident selon {agreement}")


def tree_lines(nodes: Sequence[Node], voice: Voice, depth: int = 0) -> Iterator[Line]:
    """A judged requirement as an outline, what a group lists one deeper than the group."""
    depths: dict[int, int] = {}
    for node in nodes:
        depths[node.id] = depth if node.parent is None else depths[node.parent] + 1
        yield Line(depths[node.id], node_sentence(node, voice))
        yield from (Line(depths[node.id] + 1, text) for text in behind(node, voice))


def node_sentence(node: Node, voice: Voice) -> str:
    """One node: what is asked, the verdict, and what it rests on."""
    text = voice.say(_NODE, asked=heading(node.requirement, voice), verdict=voice.word(node.verdict))
    agreements = join([voice.name("agreements", id) for id in node.agreements], AND, voice.lang)
    if node.granted:
        return voice.say(_GRANTED, text=text, agreements=agreements)
    if node.cited and node.needed is None:
        text = voice.say(_BY, text=text, cited=join([yours(id, voice) for id in node.cited], AND, voice.lang))
    elif node.have and isinstance(node.requirement, Experience):
        hours = node.requirement.experience.hours is not None
        have = counted(node.have, HOUR, voice.lang) if hours else months(node.have, voice.lang)
        text = voice.say(_HAVE, text=text, have=have)
    return voice.say(_THROUGH, text=text, agreements=agreements) if agreements and node.needed is None else text


def behind(node: Node, voice: Voice) -> Iterator[str]:
    """What to state, what nearly does, and what the verdict hangs on."""
    yield from (detail_words(detail, voice) for detail in node.details)
    yield from (hinge_words(hinge, voice) for hinge in node.hinges)


def detail_words(detail: Detail, voice: Voice) -> str:
    """A detail that has to be stated, or that falls short."""
    what = voice.say(DETAILS[detail.field])
    if detail.thing is None:
        return voice.say(_SHORT_YOURS if detail.stated else _STATE_YOURS, detail=what)
    if detail.field == "test":
        return voice.say(_NO_TABLE, thing=yours(detail.thing, voice))
    return voice.say(_SHORT if detail.stated else _STATE, detail=what, thing=yours(detail.thing, voice))


def hinge_words(hinge: Hinge, voice: Voice) -> str:
    """What has to come true."""
    if hinge.agreement is not None:
        words = _DECIDE_BY if hinge.proviso is Proviso.DECIDE else _HINGES[hinge.proviso]
        return voice.say(words, agreement=voice.name("agreements", hinge.agreement))
    if hinge.until is not None:
        return voice.say(_KEEP_UNTIL, day=day(hinge.until, voice.lang))
    return voice.say(_HINGES[hinge.proviso])


def yours(id: str, voice: Voice) -> str:
    """A held thing by what the learner calls it."""
    return voice.say(_YOUR, what=held_words(id, voice))
