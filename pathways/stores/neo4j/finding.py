"""Full text: what is found by words, and which of it first."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Any

from pathways.stores.base import Record, Search, list_of
from pathways.stores.drawing import WORDS, Cut
from pathways.stores.finding import asked_words, checked, day, weights
from pathways.stores.neo4j.view import View


def words_of(text: str, cut: Cut) -> list[str]:
    """The words asked for, as full text has them."""
    return [word for one in asked_words(text) for word in cut(one)]


def query(scope: str, words: Sequence[str], join: str) -> str:
    """What the index is asked: words hold letters and digits only, so nothing in them is syntax."""
    return f'+scope:"{scope}" +({join.join(f"said:{word}*" for word in words)})'


def search(view: View, asked: Search, cut: Cut) -> tuple[Record, ...]:
    """What the words are found in, best first: every one of them, or else any."""
    bound = {
        "lists": [list_of(of) for of in asked.among],
        "kinds": [kind.value for kind in asked.kinds],
        "limit": checked(asked).limit,
        "day": day(asked),
        **weights(asked.language),
    }
    words = words_of(asked.text, cut)
    if not words:
        return ()
    weighed = _weighed(view, words)
    if weighed is None:
        return ()
    for join in (" AND ", " OR ")[: len(words)]:
        found = view.rows("search", query=query(view.scope, words, join), words=words, **weighed, **bound)
        if found:
            return tuple(view.decoded(*row) for row in found)
    return ()


def _weighed(view: View, words: Sequence[str]) -> dict[str, Any] | None:
    """How rare each word is, and how many words a text has on average; None: there is no text."""
    counts = {how: amount for list_, _, how, amount in view.rows("counted") if list_ == WORDS}
    texts = counts.get("texts", 0)
    if not texts:
        return None
    hits = [0] * len(words)
    for number, amount in view.rows("word_hits", queries=[query(view.scope, [word], "") for word in words]):
        hits[number] = amount
    rare = [log((texts - one + 0.5) / (one + 0.5)) for one in hits]
    return {
        "rare": [1e-6 if one <= 0 else one for one in rare],
        "average": counts.get("words", 0) / texts,
    }
