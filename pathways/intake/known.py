"""The forms that are known, and when one is worth learning."""

from __future__ import annotations

from typing import Any, NamedTuple

from pathways.intake.forms import Form, Line, Rows, Taking
from pathways.intake.kinds import Gap

MOST_FORMS = 4096
"""So many forms are kept; then all are learned anew."""

FIRST_FORMS = 256
"""So many are learned before any has been of use."""

MOST_SEEN = 65_536
"""So many forms that came once are remembered."""


class Layout(NamedTuple):
    """Where lines of the same marks and keys have gaps.

    `gaps`: per gap its place among the strings, and its kind. `fixed` takes the other strings, `names` those gaps in
    which it matters that two are the same.
    """

    gaps: tuple[tuple[int, Gap], ...]
    fixed: Taking
    names: Taking


class Learned(NamedTuple):
    """What a line has taught: which of its strings are keys, where it has gaps, its form where that can be told."""

    keys: Taking
    layout: Layout
    form: Form | None


class Forms:
    """The forms that are known."""

    def __init__(self) -> None:
        self._keys: dict[str, Taking] = {}
        self._layouts: dict[tuple[Any, ...], Layout] = {}
        self._forms: dict[tuple[Any, ...], Form | None] = {}
        self._seen: set[int] = set()
        self._used = 0

    def put(self, line: Line, rows: Rows) -> str | None:
        """Add what a line gives and return its list; None: it is to be read in full."""
        form = self._forms.get(self._key(line))
        if form is None or not form.fits(line):
            return None
        self._used += 1
        form.put(line, rows)
        return form.name

    def wants(self, line: Line) -> bool:
        """Whether to learn from a line that had to be read in full: when its form comes again.

        That takes as long as reading several lines, and is done the more the more it has been of use.
        """
        key = self._key(line)
        if key in self._forms or len(self._forms) > FIRST_FORMS + self._used // 8:
            return False
        mark = hash(key or line.marks)
        if mark in self._seen:
            return True
        if len(self._seen) >= MOST_SEEN:
            self._seen.clear()
        self._seen.add(mark)
        return False

    def keep(self, line: Line, learned: Learned) -> None:
        """Keep what was learned from a line."""
        if len(self._forms) >= MOST_FORMS:
            for known in (self._keys, self._layouts, self._forms):
                known.clear()
            self._used = 0
        keys_of = self._keys.setdefault(line.marks, learned.keys)
        layout = self._layouts.setdefault((line.marks, keys_of(line.strings)), learned.layout)
        self._forms[self._key(line)] = learned.form if layout.gaps == learned.layout.gaps else None

    def _key(self, line: Line) -> tuple[Any, ...]:
        """What lines of one form share; nothing where that is not known."""
        _, _, marks, strings = line
        keys_of = self._keys.get(marks)
        if keys_of is None:
            return ()
        keys = keys_of(strings)
        layout = self._layouts.get((marks, keys))
        if layout is None:
            return ()
        names = layout.names(strings)
        if len(set(names)) == len(names):
            return marks, keys, layout.fixed(strings)
        return marks, keys, layout.fixed(strings), tuple(map(names.index, names))
