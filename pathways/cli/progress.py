"""Progress of long work, on stderr, and only where somebody looks at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction

from pathways.cli.session import Session
from pathways.explain.numbers import number, percent
from pathways.explain.words import labels
from pathways.explain.words.two import Two
from pathways.routing.move import Move
from pathways.routing.observer import Observer
from pathways.routing.plan import Plan
from pathways.service import Stage, Watcher

EVERY = 20
"""How many plans are looked at between two changes of the line."""

Tell = Callable[[str], None]


class Stages(Watcher):
    """Tells the stages of an import."""

    words: Mapping[Stage, Two] = {
        Stage.READ: labels.READING,
        Stage.CHECK: labels.CHECKING,
        Stage.WRITE: labels.WRITING,
    }

    def __init__(self, session: Session, tell: Tell) -> None:
        self._session = session
        self._tell = tell
        self.stage = ""

    def at(self, stage: Stage) -> None:
        """Name the stage that begins."""
        self.stage = self._session.say(self.words[stage])
        self._tell(self.stage)

    def read(self, share: float, records: int) -> None:
        """Tell how much of a file is read."""
        self.tell_share(labels.READ_SO_FAR, share, records)

    def tell_share(self, words: Two, share: float, records: int, **more: str) -> None:
        """Tell how much is done."""
        lang = self._session.settings.lang
        done = percent(Fraction(round(100 * share)), lang)
        self._tell(self._session.say(words, share=done, records=number(records, lang), **more))


class Copies(Stages):
    """Tells the stages of a copy, and how far each of them is."""

    words: Mapping[Stage, Two] = {
        Stage.READ: labels.COPYING,
        Stage.WRITE: labels.WRITING,
        Stage.COMPARE: labels.COMPARING,
    }

    def copied(self, share: float, records: int) -> None:
        """Tell how much of the catalogue has passed."""
        self.tell_share(labels.COPIED_SO_FAR, share, records, stage=self.stage)


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
