"""Settings as they are written: what was said of each, read, and what cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pathways.errors import InvalidInput, Problem


def values(
    readers: Mapping[str, Callable[[str], Any]],
    usual: object,
    environ: Mapping[str, str],
    given: Mapping[str, object] | None = None,
    prefix: str = "",
) -> dict[str, Any]:
    """A value per reader: what was given by name (`port`), else what the environment says, else the usual one.

    Raises `InvalidInput` with all that cannot be used.
    """
    typed = {name: str(value) for name, value in (given or {}).items() if value is not None}
    said = _Said(environ, typed, prefix)
    found = {name: said(name, read, getattr(usual, name)) for name, read in readers.items()}
    if said.problems:
        raise InvalidInput(*said.problems)
    return found


class _Said:
    """What is said of each setting; collects what cannot be used."""

    def __init__(self, environ: Mapping[str, str], given: Mapping[str, str], prefix: str) -> None:
        self.problems: list[Problem] = []
        self._environ = environ
        self._given = given
        self._prefix = prefix

    def __call__(self, name: str, read: Callable[[str], Any], otherwise: Any) -> Any:
        where = f"PATHWAYS_{self._prefix}{name.upper()}"
        text = self._environ.get(where, "").strip()
        if name in self._given:
            where, text = f"--{name}", self._given[name].strip()
        if not text:
            return otherwise
        try:
            return read(text)
        except ValueError as error:
            self.problems.append(Problem(where, f"{text!r} cannot be used", str(error)))
            return otherwise


def count(text: str) -> int:
    """A whole number, 1 or more."""
    if not text.isdecimal() or int(text) < 1:
        raise ValueError("write a whole number, 1 or more")
    return int(text)


def amount(text: str) -> float:
    """A number, 0 or more."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e9:
        raise ValueError("write a number, 0 or more")
    return value
