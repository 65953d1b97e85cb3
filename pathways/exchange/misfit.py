"""A record that does not fit the others: which, where in it, what is wrong and what to do."""

from __future__ import annotations

from typing import NamedTuple

from pathways.errors import Problem
from pathways.model.parts import Path, pointer


class Misfit(NamedTuple):
    """`name` is the record's list, `key` what names it there, `path` leads into it as documents write it."""

    name: str
    key: str
    path: Path
    what: str
    hint: str = ""

    def problem(self) -> Problem:
        """The problem of a record that stands in no file: `where` is `list/key /json/pointer`."""
        return Problem(f"{self.name}/{self.key} {pointer(self.path)}".rstrip(), self.what, self.hint)
