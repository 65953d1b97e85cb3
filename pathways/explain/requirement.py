"""Requirements in words: one sentence, or an outline with one line a node."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pathways.explain.grades import grade_floor
from pathways.explain.leaves import clause
from pathways.explain.numbers import number
from pathways.explain.voice import Voice
from pathways.explain.words.two import Two
from pathways.model.requirement import Group, Requirement

_NOTHING = Two("nothing is asked", "rien n'est exigé")
_ALL = Two("all of: {items}", "tout ce qui suit : {items}")
_ANY = Two("one of: {items}", "l'un de ces éléments : {items}")
_SOME = Two("at least {count} of: {items}", "au moins {count} de ces éléments : {items}")
_MEAN = Two("with {grade} over those counted", "avec {grade} sur l'ensemble retenu")
_NEXT = Two("; ", " ; ")
_THROUGHOUT = Two("and keep this until the step ends", "et le conserver jusqu'à la fin de l'étape")


class Line(NamedTuple):
    """One line of an outline; `depth` 0 is the whole requirement."""

    depth: int
    text: str


def sentence(requirement: Requirement, voice: Voice) -> str:
    """A requirement in one line; groups inside groups stand in parentheses."""
    if not isinstance(requirement, Group):
        return _leaf(requirement, voice)
    if not requirement.items:
        return voice.say(_NOTHING)
    if len(requirement.items) == 1 and requirement.mean is None and not requirement.throughout:
        return sentence(requirement.items[0], voice)
    items = [_inner(item, voice) for item in requirement.items]
    return _closed(requirement, _opening(requirement, voice.say(_NEXT).join(items), voice), voice)


def outline(requirement: Requirement, voice: Voice, depth: int = 0) -> Iterator[Line]:
    """A requirement as lines, what a group lists one deeper than the group."""
    if not isinstance(requirement, Group):
        yield Line(depth, _leaf(requirement, voice))
    elif not requirement.items:
        yield Line(depth, voice.say(_NOTHING))
    elif len(requirement.items) == 1 and requirement.mean is None and not requirement.throughout:
        yield from outline(requirement.items[0], voice, depth)
    else:
        yield Line(depth, heading(requirement, voice))
        for item in requirement.items:
            yield from outline(item, voice, depth + 1)


def heading(requirement: Requirement, voice: Voice) -> str:
    """One node alone: a leaf in words, a group without what it lists."""
    if not isinstance(requirement, Group):
        return _leaf(requirement, voice)
    if not requirement.items:
        return voice.say(_NOTHING)
    return _closed(requirement, _opening(requirement, "", voice).rstrip(" :"), voice)


def _leaf(leaf: Requirement, voice: Voice) -> str:
    words = clause(leaf, voice)
    return f"{words}, {voice.say(_THROUGHOUT)}" if leaf.throughout else words


def _inner(item: Requirement, voice: Voice) -> str:
    words = sentence(item, voice)
    return f"({words})" if isinstance(item, Group) and len(item.items) > 1 else words


def _opening(group: Group, items: str, voice: Voice) -> str:
    if group.needed == len(group.items):
        return voice.say(_ALL, items=items)
    if group.needed == 1:
        return voice.say(_ANY, items=items)
    return voice.say(_SOME, count=number(group.needed, voice.lang), items=items)


def _closed(group: Group, words: str, voice: Voice) -> str:
    tail = [voice.say(_MEAN, grade=grade_floor(group.mean, voice))] if group.mean else []
    tail += [voice.say(_THROUGHOUT)] if group.throughout else []
    return ", ".join([words, *tail])
