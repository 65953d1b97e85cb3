"""Opportunities in words: what is near, what each takes, and what one missing thing keeps away."""

from __future__ import annotations

from collections.abc import Iterator

from pathways.explain.answer import missing_words
from pathways.explain.requirement import Line
from pathways.explain.route import summary
from pathways.explain.voice import Voice
from pathways.explain.words.two import Two
from pathways.routing.opportunities import Opportunities, Opportunity

_ONE = Two("{title} ({provider}): {summary}", "{title} ({provider}) : {summary}")
_NOTHING = Two("Nothing is within reach in so few steps.", "Rien n'est à portée en si peu d'étapes.")
_COMPLETE = Two("Nothing nearer is missing.", "Il ne manque rien de plus proche.")
_INCOMPLETE = Two(
    "The search stopped before it was done: something nearer may be missing.",
    "La recherche s'est arrêtée avant la fin : il peut manquer quelque chose de plus proche.",
)
_APART = Two("* Nothing that you bring counts toward it.", "* Rien de ce que vous apportez n'y compte.")
_BLOCKED = Two("One thing alone is missing for:", "Il ne manque qu'une chose pour :")


def opportunity_sentence(opportunity: Opportunity, voice: Voice) -> str:
    """One credential within reach, and what it takes."""
    credential = opportunity.credential
    told = {"title": voice.text(credential.title), "provider": voice.provider(credential.provider)}
    return voice.say(_ONE, summary=summary(opportunity.route, voice), **told)


def closing_lines(found: Opportunities, voice: Voice) -> Iterator[Line]:
    """What the list proves, and what one missing thing keeps away."""
    if not found.found:
        yield Line(0, voice.say(_NOTHING))
    if not all(one.served for one in found.found):
        yield Line(0, voice.say(_APART))
    yield Line(0, voice.say(_COMPLETE if found.complete else _INCOMPLETE))
    if found.blocked:
        yield Line(0, voice.say(_BLOCKED))
        yield from (Line(1, missing_words(one.missing, voice)) for one in found.blocked)
