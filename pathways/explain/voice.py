"""Who speaks: a language, what a catalogue calls its things, and the learner whose things are spoken of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from pathways.explain.words.routes import word
from pathways.explain.words.two import Lang, Two
from pathways.model.background import Background
from pathways.model.base import Text


class Names(Protocol):
    """What a catalogue calls its things. `of` is the name of a bundle's list (`credentials`, `providers` ...)."""

    def title(self, of: str, id: str) -> Text | None:
        """The title or name of a record, or None where there is none."""


@dataclass(frozen=True)
class Titles:
    """Names from a mapping of (list, id) to text."""

    known: Mapping[tuple[str, str], Text] = field(default_factory=dict)

    def title(self, of: str, id: str) -> Text | None:
        """The title that was given."""
        return self.known.get((of, id))


@dataclass(frozen=True)
class Voice:
    """Everything a sentence needs besides its subject."""

    lang: Lang = "en"
    names: Names = field(default_factory=Titles)
    background: Background = field(default_factory=Background)

    def say(self, words: Two, **values: object) -> str:
        """Words in the voice's language, values put in their places."""
        return words.say(self.lang, **values)

    def word(self, value: Enum) -> str:
        """The word for a member of a closed list."""
        return word(value, self.lang)

    def text(self, text: Text) -> str:
        """A bilingual text in the voice's language, or in the other one where it has no such words."""
        return text.best(self.lang)[0]

    def name(self, of: str, id: str) -> str:
        """What the catalogue calls a record; its id where it has no name."""
        text = self.names.title(of, id)
        return self.text(text) if text else id

    def credential(self, id: str) -> str:
        """What a credential is called."""
        return self.name("credentials", id)

    def provider(self, id: str) -> str:
        """What a provider is called."""
        return self.name("providers", id)
