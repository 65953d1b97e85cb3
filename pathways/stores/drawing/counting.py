"""What is counted beside documents: the years of their sources, and what full text weighs by."""

from __future__ import annotations

from collections import Counter

from pathways.stores.drawing.drawn import Drawn
from pathways.stores.freshness import Dated

WORDS = "words"
"""What texts and words are counted as, beside the years of sources: full text weighs by how many there are."""


def counted(drawn: Drawn) -> Counter[Dated]:
    """What a record adds to the counts."""
    return Counter(filter(None, [drawn.dated])) + counted_words(drawn.words)


def counted_words(words: int | None) -> Counter[Dated]:
    """What a text of so many words adds; None or -1: there is no text."""
    if words is None or words < 0:
        return Counter()
    return Counter({(WORDS, 0, "texts"): 1, (WORDS, 0, "words"): words})
