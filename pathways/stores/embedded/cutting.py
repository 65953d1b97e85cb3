"""How full text cuts a text into words: SQLite's own way, for stores that are to find the same."""

from __future__ import annotations

import threading

import apsw

TOKENIZER = ("unicode61", "remove_diacritics", "2")


class Cutter:
    """Cuts texts into words: without accents, in small letters. Any thread may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection = apsw.Connection(":memory:")
        self._cut = self._connection.fts5_tokenizer(TOKENIZER[0], list(TOKENIZER[1:]))

    def __call__(self, text: str) -> list[str]:
        """The words of a text, in order."""
        with self._lock:
            found = self._cut(
                text.encode(errors="replace"),
                apsw.FTS5_TOKENIZE_DOCUMENT,
                None,
                include_offsets=False,
                include_colocated=False,
            )
        return [str(word) for word in found]
