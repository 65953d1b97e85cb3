"""Learning the form of a line: it is read once more with marks in its gaps, to see where they come out."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from pathways.errors import InvalidInput
from pathways.intake.forms import Form, Line, Taking, taking
from pathways.intake.gaps import gaps_in
from pathways.intake.kinds import MOST_GAPS, Gap
from pathways.intake.known import MOST_FORMS, Layout, Learned
from pathways.stores.incoming import Batch, Numbered

NUMBER = 7_777_777_777_777_777
"""A number that no line has."""

Reading = Callable[[int, str], Numbered]
"""Reads a line in full."""

Preparing = Callable[[Iterable[Numbered]], Batch]
"""Makes rows of records: a maker's `rows`."""


def learned_from(line: Line, name: str, read: Reading, prepare: Preparing) -> Learned:
    """What a line of a list, which can be read in full, teaches."""
    is_key = [mark.lstrip().startswith(":") for mark in line.marks.split('"')[1:]]
    values = [place for place, key in enumerate(is_key) if not key]
    numbered = read(line.number, line.text)
    # Python's own reader refuses integers of some length; here it only has to find strings.
    written = json.loads(line.text, parse_int=len, parse_float=len)[name]
    kinds = gaps_in(written, numbered.record)
    gaps = tuple((place, gap) for place, gap in zip(values, kinds, strict=True) if gap)
    fixed = sorted(set(values).difference(place for place, _ in gaps))
    layout = Layout(gaps, taking(fixed), taking([place for place, gap in gaps if gap.is_name]))
    keys = taking([place for place, key in enumerate(is_key) if key])
    marked = _marked(line, gaps) if gaps else None
    form = _form(marked, name, gaps, read, prepare) if marked else None
    # A form that does not give what reading in full does is of no use.
    proven = form is not None and _given(form, line) == _listed(prepare([numbered]))
    return Learned(keys, layout, form if proven else None)


def _given(form: Form, line: Line) -> dict[str, list[tuple[Any, ...]]]:
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    form.put(line, rows)
    return dict(rows)


def _listed(batch: Batch) -> dict[str, list[tuple[Any, ...]]]:
    return {table: list(rows) for table, rows in batch.items() if rows}


def _marked(line: Line, gaps: Sequence[tuple[int, Gap]]) -> Line | None:
    """The line with marks in its gaps, the same ones for the same names; None: it holds some of any."""
    for start in range(1, MOST_GAPS - len(gaps), len(gaps)):
        strings = list(line.strings)
        first: dict[str, int] = {}
        for number, (place, gap) in enumerate(gaps, start):
            strings[place] = gap.mark(first.setdefault(line.strings[place], number) if gap.is_name else number)
        if not any(strings[place] in line.text for place, _ in gaps):
            pairs = zip(line.marks.split('"'), [*strings, ""], strict=True)
            text = '"'.join(part for pair in pairs for part in pair).removesuffix('"')
            return Line(NUMBER, text, line.marks, strings)
    return None


def _form(marked: Line, name: str, gaps: Sequence[tuple[int, Gap]], read: Reading, prepare: Preparing) -> Form | None:
    """The form that shows where marks come out; None: what is marked cannot be read."""
    try:
        numbered = read(NUMBER, marked.text)
        batch = _listed(prepare([numbered]))
    except (ValueError, AttributeError, TypeError, KeyError, InvalidInput):
        return None
    places = [place for place, _ in gaps]
    begins = len(name) + len('{"":')
    document = marked.text[begins:-1]
    known: dict[Any, int] = {**{marked.strings[place]: place for place in places}, NUMBER: len(marked.strings)}
    if document == numbered.document:
        known[document] = len(marked.strings) + 1
    pool = _Pool(known, [marked.strings[place] for place in places], len(marked.strings) + 2)
    pool.add(cell for rows in batch.values() for row in rows for cell in row)
    taken = [(table, taking([pool.place(cell) for cell in row])) for table, rows in batch.items() for row in rows]
    allowed = _allowed(tuple(gap.allowed for _, gap in gaps))
    return Form(name, taking(places), allowed, begins, tuple(pool.constants), tuple(pool.joined), tuple(taken))


@lru_cache(maxsize=MOST_FORMS)
def _allowed(each: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("\n".join(each), re.ASCII)


class _Pool:
    """The cells that a form takes rows from. `known`: where some stand; the others come after `own`."""

    def __init__(self, known: Mapping[Any, int], marks: Sequence[str], own: int) -> None:
        self._places = {(type(cell), cell): place for cell, place in known.items()}
        self._known = known
        self._own = own
        self._mark = re.compile("(" + "|".join(map(re.escape, sorted(marks, key=len, reverse=True))) + ")")
        self.constants: list[Any] = []
        self.joined: list[tuple[str, Taking]] = []

    def add(self, cells: Iterable[Any]) -> None:
        """Make room for cells."""
        new = {(type(cell), cell): cell for cell in cells if (type(cell), cell) not in self._places}
        parts = {key: self._mark.split(cell) if isinstance(cell, str) else [cell] for key, cell in new.items()}
        self.constants = [cell for key, cell in new.items() if len(parts[key]) == 1]
        texts = [cell for key, cell in new.items() if len(parts[key]) > 1]
        self._places |= {(type(cell), cell): self._own + at for at, cell in enumerate([*self.constants, *texts])}
        for text in texts:
            split = parts[str, text]
            words = "%s".join(part.replace("%", "%%") for part in split[::2])
            self.joined.append((words, taking([self._known[mark] for mark in split[1::2]])))

    def place(self, cell: Any) -> int:
        """Where a cell stands."""
        return self._places[type(cell), cell]
