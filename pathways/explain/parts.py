"""Sentences cut where their language changes: a title that has no words in it is said in the other one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pathways.explain.voice import Voice
from pathways.explain.words.two import Lang
from pathways.model.base import Text


class Part(NamedTuple):
    """Some of a sentence, in one language."""

    words: str
    language: Lang


@dataclass(frozen=True)
class Noting(Voice):
    """A voice that notes what it has to say in the other language."""

    other: dict[str, Lang] = field(default_factory=dict)

    def text(self, text: Text) -> str:
        """A bilingual text in the voice's language, or in the other one where it has no such words."""
        words, language = text.best(self.lang)
        if language != self.lang:
            self.other[words] = language
        return words

    def parts(self, sentence: str) -> Iterator[Part]:
        """What a sentence of this voice is made of; put together, the parts are the sentence."""
        # The longest first: a title may begin as another one does.
        titles = "|".join(re.escape(words) for words in sorted(self.other, key=len, reverse=True))
        for words in re.split(f"({titles})", sentence) if titles else [sentence]:
            if words:
                yield Part(words, self.other.get(words, self.lang))
