"""Values that records are counted by, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

from pathways.explain.pattern import fields_in, language_of
from pathways.explain.voice import Voice
from pathways.explain.words.places import place_of
from pathways.explain.words.professions import profession_words
from pathways.explain.words.two import Two
from pathways.model.kinds import AgreementKind, AgreementStatus, CredentialKind, Delivery, ProviderKind, Strength

_TEER = Two("TEER category {teer}", "catégorie FEER {teer}")

_KINDS: Mapping[str, type[Enum]] = {
    "credentials": CredentialKind,
    "providers": ProviderKind,
    "agreements": AgreementKind,
}
_CLOSED: Mapping[str, type[Enum]] = {"delivery": Delivery, "strengths": Strength, "statuses": AgreementStatus}
_RECORDS = {
    "providers": "providers",
    "receivers": "providers",
    "senders": "providers",
    "accreditations": "providers",
    "occupations": "occupations",
    "skills": "skills",
}
_SAID: Mapping[str, Callable[[str, Voice], str]] = {
    "fields": lambda value, voice: fields_in([value], voice),
    "jurisdictions": lambda value, voice: place_of(value).name(voice.lang),
    "languages": language_of,
    "professions": lambda value, voice: profession_words(value, voice.lang),
    "teers": lambda value, voice: voice.say(_TEER, teer=value),
}


def facet_words(of: str, facet: str, value: str, voice: Voice) -> str:
    """A value of a facet of a list's records: `of` is the list, `facet` the name of the filter it belongs to."""
    if facet in _RECORDS:
        return voice.name(_RECORDS[facet], value)
    if facet in _SAID:
        return _SAID[facet](value, voice)
    closed = closed_list(of, facet)
    assert closed is not None
    return voice.word(closed(value))


def closed_list(of: str, facet: str) -> type[Enum] | None:
    """The closed list that the values of a facet are of; None: they are of none."""
    return _KINDS[of] if facet == "kinds" else _CLOSED.get(facet)
