"""A text in YAML or JSON as plain data: mappings, lists and text. Nothing is guessed.

YAML 1.1 reads `NO` and `ON` as booleans and `00010` as 8, so every scalar stays the text that was written and the
model types it; numbers in JSON likewise. An empty value, `~` or `null` is None. Duplicate keys, aliases and tags are
mistakes, and nesting is bounded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from pathways.errors import InvalidInput, Problem
from pathways.exchange.json_tokens import json_tokens
from pathways.exchange.tokens import DEEPEST, Place, Reader, Token
from pathways.exchange.yaml_tokens import BadYaml, yaml_tokens
from pathways.model.parts import Path, pointer

LARGEST = 256 * 1024 * 1024
"""The largest document that is read, in bytes."""

_HALVES = re.compile(r"\\u[dD][89a-fA-F]")


@dataclass(frozen=True)
class Document:
    """What a text says. `name` is how problems name it; `first_line`: the number of its first line there."""

    name: str
    text: str
    data: Any
    is_json: bool
    first_line: int = 1

    def places(self, paths: Collection[Path]) -> Mapping[Path, Place]:
        """Per path, its line and column; what is not there gets the place of what is around it."""
        watched = {path[:length] for path in paths for length in range(len(path) + 1)}
        reader = Reader(self.name, watched)
        reader.read(_tokens(self.text, self.is_json))
        known = reader.places
        return {
            path: next((known[path[:cut]] for cut in range(len(path), -1, -1) if path[:cut] in known), Place(1, 1))
            for path in paths
        }

    def reached(self, path: Path) -> Path:
        """A path as far as it leads here: a short form stands for what lies deeper."""
        here, reached = self.data, list[str | int]()
        for step in path:
            if isinstance(here, list) and isinstance(step, str):
                continue
            if not (step in here if isinstance(here, dict) else isinstance(here, list) and step in range(len(here))):
                break
            here = here[step]
            reached.append(step)
        return tuple(reached)

    def where(self, path: Path, place: Place) -> str:
        """`name:line:column /json/pointer`."""
        return f"{self.name}:{place.line + self.first_line - 1}:{place.column} {pointer(path)}".rstrip()


def read_document(name: str, content: bytes, *, is_json: bool) -> Document:
    """Read a document; raises `InvalidInput` with every mistake found."""
    text = _decoded(name, content)
    data = _json(name, text) if is_json else _whole(name, text, is_json=False)
    return Document(name, text, data, is_json)


def read_line(name: str, number: int, text: str) -> Any:
    """The data of one line of JSON; raises `InvalidInput` with every mistake found."""
    try:
        return _json(name, text)
    except InvalidInput as error:
        told = [_on_line(name, number, problem) for problem in error.problems]
    raise InvalidInput(*told)


def _on_line(name: str, number: int, problem: Problem) -> Problem:
    """A problem of a text that is one line of a file, as one of the file."""
    column = problem.where.removeprefix(f"{name}:1:") if problem.where != name else "1"
    return Problem(f"{name}:{number}:{column}", problem.what, problem.hint)


def _decoded(name: str, content: bytes) -> str:
    if len(content) > LARGEST:
        raise InvalidInput(Problem(name, f"is larger than {LARGEST} bytes", "split it into several files"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        where = f"{name}:{line}:{column}"
        raise InvalidInput(Problem(where, "is not UTF-8 text", "save the file as UTF-8")) from None


def _tokens(text: str, is_json: bool) -> Iterator[Token]:
    return json_tokens(text) if is_json else yaml_tokens(text)


def _whole(name: str, text: str, *, is_json: bool) -> Any:
    """Read token by token, which finds every mistake and its place."""
    reader = Reader(name)
    try:
        data = reader.read(_tokens(text, is_json))
    except BadYaml as error:
        where = f"{name}:{error.place.line}:{error.place.column}"
        reader.problems.append(Problem(where, f"is not YAML: {error.what}", error.hint))
    else:
        if not reader.problems:
            return data
    raise InvalidInput(*reader.problems)


class _Odd(Exception):
    """There is a mistake that the token reader will find."""


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise _Odd
    return data


class _NoNumber(Exception):
    """Holds a word that JSON does not have and its reader would take for a number."""


def _no_number(word: str) -> NoReturn:
    raise _NoNumber(word)


# Made once: a reader takes longer to make than to read a line.
_DECODER = json.JSONDecoder(object_pairs_hook=_mapping, parse_int=str, parse_float=str, parse_constant=_no_number)


def _json(name: str, text: str) -> Any:
    if "\\u" in text and _HALVES.search(text):
        return _whole(name, text, is_json=True)
    try:
        data = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        where = f"{name}:{error.lineno}:{error.colno}"
        raise InvalidInput(Problem(where, f"is not JSON: {error.msg}", "check commas, quotes and brackets")) from None
    except _NoNumber as word:
        raise InvalidInput(Problem(name, f"{word} is no number in JSON", "write the number as text")) from None
    except (_Odd, RecursionError):
        return _whole(name, text, is_json=True)
    flat = text.count("{") + text.count("[") <= DEEPEST
    return data if flat or _depth(data) <= DEEPEST else _whole(name, text, is_json=True)


def _depth(data: Any) -> int:
    """How deep the data is nested, without recursion."""
    depth, level = 0, [data]
    while level:
        inner = [each for each in level if isinstance(each, dict | list)]
        level = [child for each in inner for child in (each.values() if isinstance(each, dict) else each)]
        depth += bool(inner)
    return depth
