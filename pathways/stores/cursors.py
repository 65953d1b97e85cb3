"""Cursors: a record's place in an order, as one word that says nothing to whoever carries it."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from typing import Any

from pathways.errors import InvalidInput
from pathways.explain.mistakes import problem
from pathways.explain.words.two import Two
from pathways.stores.listing import Listing
from pathways.stores.records import list_of
from pathways.stores.shelves import ordered_by

_NO_CURSOR = Two("is no cursor", "n'est pas un curseur")
_CURSORS = Two("give one of an answer, or none", "donnez celui d'une réponse, ou aucun")
_OTHER_ORDER = Two("is a cursor of another order", "est un curseur d'un autre ordre")
_SAME_ORDER = Two(
    "keep to the order in which it was told, or begin anew", "gardez l'ordre dans lequel il a été donné, ou recommencez"
)

LONGEST = 4096
"""No cursor has more characters; a longer word is not looked into."""


def cursor_at(asked: Listing[Any], place: Sequence[str]) -> str:
    """The cursor of a record that stands at this place in the listing."""
    written = json.dumps([*_order(asked), *place], ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(written.encode()).decode().rstrip("=")


def place_after(asked: Listing[Any]) -> tuple[str, ...] | None:
    """The place that a listing goes on from; `InvalidInput` where its cursor is none, or another order's."""
    if asked.after is None:
        return None
    try:
        if len(asked.after) > LONGEST:
            raise ValueError
        padding = "=" * (-len(asked.after) % 4)
        read = json.loads(urlsafe_b64decode(asked.after.encode("ascii") + padding.encode()))
        if not isinstance(read, list) or not all(isinstance(part, str) for part in read):
            raise ValueError
    except (ValueError, RecursionError):
        raise InvalidInput(problem("after", _NO_CURSOR, _CURSORS)) from None
    order = _order(asked)
    place = tuple(read[len(order) :])
    if read[: len(order)] != order or len(place) != len(ordered_by(asked.of, asked.order)):
        raise InvalidInput(problem("after", _OTHER_ORDER, _SAME_ORDER))
    return place


def _order(asked: Listing[Any]) -> list[str]:
    titles = "title" in ordered_by(asked.of, asked.order)
    return [list_of(asked.of), asked.order.value, language_of(asked) if titles else ""]


def language_of(asked: Listing[Any]) -> str:
    """The language whose titles a listing is ordered by."""
    return "fr" if asked.language == "fr" else "en"
