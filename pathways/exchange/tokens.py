"""YAML and JSON as one stream of tokens with their places, and the data that such a stream means."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pathways.errors import Problem
from pathways.model.parts import Path

DEEPEST = 200
"""The deepest nesting that is read; the deepest requirement that is promised takes 140."""

MOST_PROBLEMS = 100


class Place(NamedTuple):
    """A line and a column, counted from 1."""

    line: int
    column: int


class Token(NamedTuple):
    """One piece of a document.

    `kind`: `{` or `[` open, `]` closes either, `=` is a scalar with its `value`, `!` a mistake that `value` words and
    that stands for a scalar.
    """

    kind: str
    value: str | bool | None
    place: Place


@dataclass
class _Open:
    """A mapping or list that is not closed yet; `key` None: a key comes next."""

    data: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


@dataclass
class Reader:
    """Builds data from tokens; notes every mistake, and the places of the paths it is asked to watch for."""

    name: str
    watched: Collection[Path] = ()
    places: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _data: Any = None
    _lost: bool = False  # keys and values can no longer be told apart

    def read(self, tokens: Iterable[Token]) -> Any:
        """The data; worthless where there are problems."""
        for token in tokens:
            if token.kind == "]":
                self._open.pop()
            elif self._awaits_key():
                self._key(token)
            else:
                self._value(token)
            if self._lost or len(self.problems) >= MOST_PROBLEMS or len(self._open) > DEEPEST:
                break
        return self._data

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].data, dict) and self._open[-1].key is None

    def _key(self, token: Token) -> None:
        around = self._open[-1]
        assert isinstance(around.data, dict)
        if token.kind in "{[":
            self._say(token, "a key must be plain text", "write 'key: value'")
            self._lost = True
            return
        key = token.value if isinstance(token.value, str) else ""
        self._whole(token)
        if key in around.data:
            self._say(token, f"the key {key!r} is given twice", "keep one of the two")
        around.key = key
        self._watch((*around.path, key), token)

    def _value(self, token: Token) -> None:
        path = self._path()
        if not path or isinstance(path[-1], int):
            self._watch(path, token)
        value: Any = token.value
        if token.kind == "!":
            self._say(token, str(token.value), "write the value out in full")
        elif token.kind in "{[":
            value = {} if token.kind == "{" else []
        self._whole(token)
        self._put(value)
        if token.kind in "{[":
            self._open.append(_Open(value, path))
            if len(self._open) > DEEPEST:
                self._say(token, f"is nested more than {DEEPEST} deep", "write it flatter")

    def _whole(self, token: Token) -> None:
        """Refuse half of a pair of code points, which JSON can spell and no text can hold."""
        if isinstance(token.value, str) and any("\ud800" <= letter <= "\udfff" for letter in token.value):
            self._say(token, "holds half of a character", "write the whole character")

    def _path(self) -> Path:
        if not self._open:
            return ()
        around = self._open[-1]
        step: str | int = around.key or "" if isinstance(around.data, dict) else len(around.data)
        return (*around.path, step)

    def _put(self, value: Any) -> None:
        if not self._open:
            self._data = value
            return
        around = self._open[-1]
        if isinstance(around.data, list):
            around.data.append(value)
        else:
            around.data[around.key or ""] = value
            around.key = None

    def _watch(self, path: Path, token: Token) -> None:
        if path in self.watched:
            self.places.setdefault(path, token.place)

    def _say(self, token: Token, what: str, hint: str) -> None:
        self.problems.append(Problem(f"{self.name}:{token.place.line}:{token.place.column}", what, hint))
