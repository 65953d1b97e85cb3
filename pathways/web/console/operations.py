"""The persisted operations as the console shows them: text, example variables, what each is for in two languages."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FRENCH = "fr:"
"""Begins a comment line in French; the lines above the operation that do not begin so are English."""


@dataclass(frozen=True)
class Operation:
    """One operation.

    `query` is the file to the last byte; `variables` is None where none are given beside it. `en` and `fr` say what it
    is for; empty where the file does not.
    """

    name: str
    query: str
    variables: dict[str, Any] | None
    en: str
    fr: str


def operations(place: Path | None) -> tuple[Operation, ...]:
    """The operations of a folder, by name; none without a folder. Raises ValueError where variables are no JSON."""
    return tuple(_read(path) for path in sorted(place.glob("*.graphql"))) if place else ()


def packed(found: tuple[Operation, ...]) -> bytes:
    """The operations as the console reads them: JSON, an object with the list `operations`."""
    return json.dumps({"operations": [asdict(each) for each in found]}, ensure_ascii=False).encode()


def _read(path: Path) -> Operation:
    query = path.read_bytes().decode()
    beside = path.with_suffix(".variables.json")
    variables = json.loads(beside.read_bytes()) if beside.exists() else None
    notes = [line.lstrip("# ").rstrip() for line in _heading(query)]
    return Operation(
        path.stem,
        query,
        variables,
        " ".join(note for note in notes if not note.startswith(FRENCH)),
        " ".join(note.removeprefix(FRENCH).strip() for note in notes if note.startswith(FRENCH)),
    )


def _heading(query: str) -> list[str]:
    """The comment lines that a document begins with."""
    lines = query.splitlines()
    end = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return lines[:end]
