"""What was probably meant: hints toward the key, word or form that a document should have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from pathways.exchange.shapes import keys_of, models_in

DEEPEST_KEY = 4
"""How far below a place a key is looked for that does not belong there."""

MEANT: Mapping[str, str] = {
    "cost": "tuition",
    "duration": "full_time",
    "effective": "in_force",
    "institution": "provider",
    "min_grade": "grade",
    "minimum_grade": "grade",
    "months": "full_time",
    "name": "title",
    "prerequisites": "requires",
    "requirements": "requires",
    "school": "provider",
    "type": "kind",
}
"""Other people's words for our keys."""

EXAMPLES: Mapping[str, str] = {
    "source": "source: {url: ...}",
    "from": "from: {holds: ...}",
    "grant": "grant: {credits: ...}",
}
"""How keys are written whose values are seldom plain."""


def closest(word: str, known: Sequence[str]) -> str | None:
    """The known word that is nearest in spelling, capitals aside; None: none is near."""
    lower = {each.lower(): each for each in reversed(known)}
    close = get_close_matches(word.lower(), list(lower), n=1, cutoff=0.7)
    return lower[close[0]] if close else None


def nearest(word: str, known: Sequence[str]) -> str:
    """A hint toward the known word that was probably meant, or all of them."""
    close = closest(word, known)
    return f"did you mean {close!r}?" if close else f"one of: {', '.join(known)}"


def where_key_belongs(key: str, model: type[BaseModel] | None) -> str:
    """A hint for a key that is not read here: its right spelling, a place below where it is read, or all keys."""
    keys = keys_of(model)
    meant = MEANT.get(key, key)
    close = closest(key, keys) or (meant if meant in keys else None)
    if close:
        return f"did you mean {close!r}?"
    below = _places(meant, model) if model else []
    if below:
        return f"write {meant!r} under {' or '.join(below)}"
    stem = key.lower().rstrip("s")
    longer = [each for each in keys if len(stem) > 2 and stem in each]
    return f"did you mean {longer[0]!r}?" if longer else f"one of: {', '.join(keys)}"


def _places(key: str, model: type[BaseModel]) -> list[str]:
    """Where below a model a key is read: the nearest places, as the keys that lead there."""
    level: list[tuple[str, type[BaseModel]]] = [("", model)]
    seen = {model}
    for _ in range(DEEPEST_KEY):
        inner: list[tuple[str, type[BaseModel]]] = []
        for path, here in level:
            for name, field in here.model_fields.items():
                new = [each for each in models_in(field.annotation) if each not in seen]
                seen.update(new)
                inner += [(f"{path}/{field.alias or name}".lstrip("/"), each) for each in new]
        found = [path for path, each in inner if key in keys_of(each)]
        if found:
            return list(dict.fromkeys(found))
        level = inner
    return []


def requirement_hint(value: Any, main_keys: Sequence[str]) -> str:
    """A hint for what is no requirement: bare text, or a mapping with a main key that is misspelt."""
    if isinstance(value, str):
        return f"to ask for a credential, write {{holds: {value}}}"
    keys = list(value) if isinstance(value, dict) else []
    if not set(keys) & set(main_keys):
        near = [close for key in keys if (close := closest(str(key), main_keys))]
        return f"did you mean {near[0]!r}?" if near else ""
    return "join several with all: [...]"
