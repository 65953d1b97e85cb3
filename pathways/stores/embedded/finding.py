"""Full text: words in, a safe FTS5 query out, and the rows it finds."""

from __future__ import annotations

import re
import unicodedata

from pathways.errors import InvalidInput, Problem
from pathways.stores.base import LARGEST_PAGE, Search
from pathways.stores.wording import telling

MOST_WORDS = 16
LONGEST_TEXT = 500

FIND = """
SELECT r.list, r.id, r.revision, r.body FROM words CROSS JOIN record r
WHERE words MATCH :query AND r.number = words.rowid
    AND (:lists = '[]' OR r.list IN (SELECT value FROM json_each(:lists)))
    AND (:kinds = '[]' OR r.list = 'credentials' AND
        (SELECT kind FROM credential c WHERE c.id = r.id) IN (SELECT value FROM json_each(:kinds)))
ORDER BY bm25(words, :title_en, :title_fr, :more_en, :more_fr), r.list, r.id LIMIT :limit
"""


def queries(text: str) -> tuple[str, ...]:
    """FTS5 queries to try in turn: every word, then any of them; each word is quoted, so nothing in it is syntax.

    The last letters of a word may be left off, and words that tell nothing are not asked for.
    """
    # Composed first, so that an accent written as a character of its own does not cut a word in two.
    found = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text[:LONGEST_TEXT]))
    quoted = [f'"{word}"*' for word in telling(found)[:MOST_WORDS]]
    if not quoted:
        return ()
    return (" AND ".join(quoted),) if len(quoted) == 1 else (" AND ".join(quoted), " OR ".join(quoted))


def weights(language: str) -> dict[str, float]:
    """How much a word counts in each column: titles over the rest, the asked language over the other."""
    own, other = ("fr", "en") if language == "fr" else ("en", "fr")
    return {f"title_{own}": 10.0, f"title_{other}": 6.0, f"more_{own}": 2.0, f"more_{other}": 1.0}


def checked(asked: Search) -> Search:
    """The question, or `InvalidInput` where its limit is none."""
    if not 1 <= asked.limit <= LARGEST_PAGE:
        raise InvalidInput(Problem("limit", f"{asked.limit} is not from 1 to {LARGEST_PAGE}"))
    return asked
