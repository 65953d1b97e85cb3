"""What counts toward a credential, in words."""

from __future__ import annotations

from collections.abc import Iterator

from pathways.explain.ladder import rung_lines
from pathways.explain.record import agreement_lines
from pathways.explain.requirement import Line, outline
from pathways.explain.voice import Voice
from pathways.explain.words.two import Two
from pathways.routing.reverse import Reverse

_WAY = Two("The way {way} requires:", "La voie {way} exige :")
_RUNGS = Two("What counts toward it:", "Ce qui y compte :")
_AGREEMENTS = Two("The agreements toward it:", "Les ententes qui y mènent :")
_NOTHING = Two("Nothing in the catalogue counts toward it.", "Rien dans le catalogue n'y compte.")


def reverse_lines(found: Reverse, voice: Voice) -> Iterator[Line]:
    """What the ways require, the credentials that count, and the agreements."""
    for way in found.credential.ways:
        yield Line(0, voice.say(_WAY, way=way.id))
        yield from outline(way.requires, voice, depth=1)
    yield Line(0, voice.say(_RUNGS if found.rungs else _NOTHING))
    for rung in found.rungs:
        yield from (Line(depth + 1, text) for depth, text in rung_lines(rung, voice))
    if found.agreements:
        yield Line(0, voice.say(_AGREEMENTS))
        for agreement in found.agreements:
            yield from (Line(depth + 1, text) for depth, text in agreement_lines(agreement, voice))
