"""What is looked for in titles and descriptions: the words of a text, and how much each place counts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from pathways.errors import InvalidInput, Problem
from pathways.stores.base import LARGEST_PAGE, Search
from pathways.stores.wording import telling

MOST_WORDS = 16
LONGEST_TEXT = 500


def asked_words(text: str) -> Sequence[str]:
    """The words asked for, without those that tell nothing; each stands for all that begin with it."""
    # Composed first, so that an accent written as a character of its own does not cut a word in two.
    found = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text[:LONGEST_TEXT]))
    return telling(found)[:MOST_WORDS]


def weights(language: str) -> dict[str, float]:
    """How much a word counts in each column: titles over the rest, the asked language over the other."""
    own, other = ("fr", "en") if language == "fr" else ("en", "fr")
    return {f"title_{own}": 10.0, f"title_{other}": 6.0, f"more_{own}": 2.0, f"more_{other}": 1.0}


def day(asked: Search) -> str:
    """The day as stores compare days; empty asks nothing."""
    return asked.in_force_on.isoformat() if asked.in_force_on else ""


def checked(asked: Search) -> Search:
    """The question, or `InvalidInput` where its limit is none."""
    if not 1 <= asked.limit <= LARGEST_PAGE:
        raise InvalidInput(Problem("limit", f"{asked.limit} is not from 1 to {LARGEST_PAGE}"))
    return asked
