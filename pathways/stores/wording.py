"""What full text is made of besides what records say: the names of places, and words that tell nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from pathways.explain.words.places import place_of

# `on` is none of them: it is how Ontario is written for short.
_IDLE = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "of", "or", "the", "to", "with"),
        *("au", "aux", "avec", "chez", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les"),
        *("ou", "par", "pour", "sur", "un", "une"),
    )
)
"""Words of English and French that stand in any text; no accents, as they are compared."""


def telling(words: Sequence[str]) -> Sequence[str]:
    """The words of a question that tell what is looked for; all of them, where none does."""
    return [word for word in words if bare(word) not in _IDLE] or words


def bare(text: str) -> str:
    """A text without accents and capitals."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(one for one in apart if not unicodedata.combining(one)).casefold()


def place_words(code: str) -> tuple[str, str]:
    """What a place is found by, in English and in French: its names and its country's, and a province's letters."""
    country, _, part = code.partition("-")
    around = [place_of(one) for one in ([code, country] if part else [code])]
    letters = [part] if part else []
    english, french = ([*letters, *(place.name(lang) for place in around)] for lang in ("en", "fr"))
    return " ".join(english), " ".join(french)
