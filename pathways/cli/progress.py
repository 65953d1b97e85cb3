"""Progress of long work, on stderr, and only where somebody looks at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction

from pathways.cli.session import Session
from pathways.explain.numbers import number, percent
from pathways.explain.words import labels
from pathways.routing.move import Move
from pathways.routing.observer import Observer
from pathways.routing.plan import Plan
from pathways.service import Stage, Watcher

EVERY = 20
"""How many plans are looked at between two changes of the line."""

_STAGES = {Stage.READ: labels.READING, Stage.CHECK: labels.CHECKING, Stage.WRITE: labels.WRITING}

Tell = Callable[[str], None]


class Stages(Watcher):
    """Tells the stages of an import."""

    def __init__(self, session: Session, tell: Tell) -> None:
        self._session = session
        self._tell = tell

    def at(self, stage: Stage) -> None:
        """Name the stage that begins."""
        self._tell(self._session.say(_STAGES[stage]))

    def read(self, share: float, records: int) -> None:
        """Tell how much of a file is read."""
        lang = self._session.settings.lang
        done = percent(Fraction(round(100 * share)), lang)
        self._tell(self._session.say(labels.READ_SO_FAR, share=done, records=number(records, lang)))


class Counter(Observer):
    """Tells how many plans a search has looked at and found."""

    def __init__(self, session: Session, tell: Tell) -> None:
        self._session = session
        self._tell = tell
        self._opened = 0
        self._found = 0

    def opened(self, moves: Sequence[Move]) -> None:
        """Count a plan that is looked at."""
        self._opened += 1
        if self._opened % EVERY == 0:
            self._say()

    def found(self, plan: Plan) -> None:
        """Count a plan that is kept."""
        self._found += 1
        self._say()

    def _say(self) -> None:
        self._tell(self._session.say(labels.SEARCHING, plans=self._opened, found=self._found))


@contextmanager
def progress(text: str) -> Iterator[Tell]:
    """Show a line that can be changed while the work lasts; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

    with Console(stderr=True).status(text) as status:
        yield status.update
