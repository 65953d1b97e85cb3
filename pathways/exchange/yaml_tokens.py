"""YAML as tokens with their places, from PyYAML's C parser; no tags, no aliases, no guessed types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from pathways.exchange.tokens import Place, Token

NOTHING = frozenset({"", "~", "null"})
"""Plain scalars that say that there is no value."""


class BadYaml(Exception):
    """The text is not YAML from `place` on."""

    def __init__(self, place: Place, what: str, hint: str = "") -> None:
        self.place = place
        self.what = what
        self.hint = hint
        super().__init__(what)


def yaml_tokens(text: str) -> Iterator[Token]:
    """The tokens of one YAML document; raises `BadYaml`."""
    documents = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise BadYaml(_place(event.start_mark), "a second document begins here", "keep one to a file")
            token = _token(event)
            if token:
                yield token
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise BadYaml(place, str(error.reason), "take the character out") from None
    except yaml.MarkedYAMLError as error:
        hint = " ".join(word for word in (error.context, error.note) if word)
        raise BadYaml(_place(error.problem_mark), error.problem or "it cannot be read", hint) from None


def _token(event: yaml.Event) -> Token | None:
    match event:
        case yaml.ScalarEvent():
            plain = event.implicit[0]
            kind, value = "=", None if plain and event.value in NOTHING else event.value
        case yaml.MappingStartEvent():
            kind, value = "{", None
        case yaml.SequenceStartEvent():
            kind, value = "[", None
        case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
            kind, value = "]", None
        case yaml.AliasEvent():
            kind, value = "!", f"'*{event.anchor}' is an alias, which is not read"
        case _:
            return None
    tag = getattr(event, "tag", None)
    if tag is None:
        return Token(kind, value, _place(event.start_mark))
    raise BadYaml(
        _place(event.start_mark), f"the tag {tag!r} is not read", "write the plain value, in quotes if need be"
    )


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
