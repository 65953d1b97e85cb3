"""JSON as tokens with their places: the slow way, taken only to say where a mistake is."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator

from pathways.exchange.tokens import Place, Token

_PIECE = re.compile(r'[{}\[\]]|"(?:[^"\\]|\\.)*"|[^\s{}\[\],:"]+')
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}


def json_tokens(text: str) -> Iterator[Token]:
    """The tokens of a text that is JSON but for duplicate keys and its depth."""
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    for match in _PIECE.finditer(text):
        piece, start = match[0], match.start()
        line = bisect_right(lines, start)
        place = Place(line, start - lines[line - 1] + 1)
        if piece in "{[":
            yield Token(piece, None, place)
        elif piece in "}]":
            yield Token("]", None, place)
        else:
            value = json.loads(piece) if piece.startswith('"') else _WORDS.get(piece, piece)
            yield Token("=", value, place)
