"""The forms that are known, and when one is worth learning."""

from __future__ import annotations

from typing import Any, NamedTuple

from pathways.intake.forms import Form, Line, Rows, Taking
from pathways.intake.kinds import Gap

MOST_FORMS = 4096
"""So many forms are kept; then all are learned anew."""

FIRST_FORMS = 256
"""So many are learned before any has been of use."""

FIRST_LINES = 1000
"""So many lines are looked at before it is told whether any have forms."""

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

    def key(self, strings: list[str]) -> tuple[Any, ...]:
        """What lines of one form share."""
        names = self.names(strings)
        if len(set(names)) == len(names):
            return self.fixed(strings)
        return self.fixed(strings), tuple(map(names.index, names))


class Learned(NamedTuple):
    """What a line has taught: which of its strings are keys, where it has gaps, its form where that can be told."""

    keys: Taking
    layout: Layout
    form: Form | None


_Known = tuple[Layout, dict[tuple[Any, ...], Form | None]]
"""A layout, and the forms of lines that have it; None: one that cannot be told."""


class Forms:
    """The forms that are known."""

    def __init__(self) -> None:
        # By marks and keys, one after the other: long texts are looked up only once for each line.
        self._known: dict[str, tuple[Taking, dict[tuple[str, ...], _Known]]] = {}
        self._seen: set[int] = set()
        self._count, self._used = 0, 0
        self._pieces, self._tried, self._fitting = 0, 0, 0

    def expected(self) -> bool:
        """Whether to look for forms in the next piece: where hardly any line has one, only in each eighth."""
        self._pieces += 1
        if self._fitting * 8 + FIRST_LINES < self._tried and self._pieces % 8:
            return False
        self._tried, self._fitting = self._tried // 2, self._fitting // 2
        return True

    def put(self, line: Line, rows: Rows) -> str | None:
        """Add what a line gives and return its list; None: it is to be read in full."""
        self._tried += 1
        known = self._of(line)
        if known is None:
            return None
        layout, forms = known
        form = forms.get(layout.key(line.strings))
        if form is None or not form.put(line, rows):
            return None
        self._used += 1
        self._fitting += 1
        return form.name

    def wants(self, line: Line) -> bool:
        """Whether to learn from a line that had to be read in full: when its form comes again.

        That takes as long as reading several lines, and is done the more the more it has been of use.
        """
        known = self._of(line)
        key = known[0].key(line.strings) if known else ()
        if (known and key in known[1]) or self._count > FIRST_FORMS + self._used // 8:
            return False
        mark = hash((line.marks, key))
        if mark in self._seen:
            return True
        if len(self._seen) >= MOST_SEEN:
            self._seen.clear()
        self._seen.add(mark)
        return False

    def keep(self, line: Line, learned: Learned) -> None:
        """Keep what was learned from a line."""
        if self._count >= MOST_FORMS:
            self._known.clear()
            self._count, self._used = 0, 0
        keys_of, layouts = self._known.setdefault(line.marks, (learned.keys, {}))
        layout, forms = layouts.setdefault(keys_of(line.strings), (learned.layout, {}))
        forms[layout.key(line.strings)] = learned.form if layout.gaps == learned.layout.gaps else None
        self._count += 1

    def _of(self, line: Line) -> _Known | None:
        known = self._known.get(line.marks)
        return known[1].get(known[0](line.strings)) if known else None
