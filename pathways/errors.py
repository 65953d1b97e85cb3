"""One tree of errors: each class holds values and a stable code; `explain` makes them sentences.

PathwaysError
├── InvalidInput         something given is wrong: where, what, what to do
├── NotFound             a thing asked for by id is not there
├── RevisionConflict     the catalogue moved on since it was read
└── StoreUnavailable     the store cannot answer now
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class PathwaysError(Exception):
    """Base of every error this package raises on purpose.

    `code` is stable: clients may branch on it. `next_step` says what the reader can do.
    """

    code: ClassVar[str] = "error"
    next_step: ClassVar[str] = "Report this: it should have a more precise error."


@dataclass(frozen=True)
class Problem:
    """One thing wrong with an input: where it stands, what is wrong, what to do.

    `french`: what is wrong and what to do in French, where that is known; else both are said in English only.
    """

    where: str
    what: str
    hint: str = ""
    french: tuple[str, str] | None = None

    def __str__(self) -> str:
        tail = f" ({self.hint})" if self.hint else ""
        return f"{self.where}: {self.what}{tail}"

    def said(self, lang: str) -> Problem:
        """The problem in a language, as far as it is known there."""
        return Problem(self.where, *self.french) if lang == "fr" and self.french else self

    def at(self, where: str) -> Problem:
        """The same problem of another place."""
        return Problem(where, self.what, self.hint, self.french)


class InvalidInput(PathwaysError):
    """Input that cannot be used; holds every problem found, in document order."""

    code = "invalid-input"
    next_step = "Mend the places named and try again."

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


class NotFound(PathwaysError):
    """A `get_x` found nothing under that id."""

    code = "not-found"
    next_step = "Check the id, or search for the thing by name."

    def __init__(self, kind: str, id: str) -> None:
        self.kind = kind
        self.id = id
        super().__init__(f"no {kind} with id {id!r}")


class RevisionConflict(PathwaysError):
    """A change was made against a revision that is no longer the newest."""

    code = "revision-conflict"
    next_step = "Read the catalogue again and repeat the change on the newest revision."

    def __init__(self, expected: int, actual: int) -> None:
        self.expected = expected
        self.actual = actual
        super().__init__(f"expected revision {expected}, the catalogue is at {actual}")


class StoreUnavailable(PathwaysError):
    """The store cannot be reached, opened or written.

    `french`: why, in French, where that is known. `then`: what to do, in English and in French; None: what is usual.
    """

    code = "store-unavailable"
    next_step = "Check that the store's address is right and that it can be read and written, then try again."

    def __init__(self, why: str, french: str = "", then: tuple[str, str] | None = None) -> None:
        self.french = french or why
        self.then = then
        super().__init__(why)

    def at(self, place: str) -> StoreUnavailable:
        """The same of a store at a place."""
        return StoreUnavailable(f"{self} ({place})", f"{self.french} ({place})", self.then)
