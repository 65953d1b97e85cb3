"""What every command works with: the settings, the service, a voice, and the one place that writes to the terminal."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

import typer

from pathways.bootstrap import is_database, open_pathways
from pathways.cli.tables import columns, laid_out, wrapped
from pathways.errors import NotFound, PathwaysError, Problem, StoreUnavailable
from pathways.explain.mistakes import mistake, problem
from pathways.explain.voice import Voice
from pathways.explain.words import labels
from pathways.explain.words.two import Two
from pathways.model.background import Background
from pathways.service import Pathways
from pathways.settings import Settings, language, read_settings

_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), 127, *range(128, 160)), "?")


class Session:
    """One command's run. The catalogue is opened when it is first asked."""

    def __init__(self, settings: Settings, *, as_json: bool = False, explicit: bool = False) -> None:
        self.settings = settings
        self.as_json = as_json
        self.explicit = explicit  # whether the catalogue was named on the command line
        self.about = settings.store  # the catalogue that is spoken of where a store does not answer

    @classmethod
    def start(cls, store: str | None, lang: str | None, as_json: bool) -> Session:
        """A session by the environment, the options given weighing more."""
        settings = read_settings(os.environ, Path.home())
        spoken = language(lang, "--lang") if lang else settings.lang
        chosen = replace(settings, store=store or settings.store, lang=spoken)
        return cls(chosen, as_json=as_json, explicit=store is not None)

    @cached_property
    def service(self) -> Pathways:
        """The use cases, over the catalogue that the settings name."""
        return open_pathways(self.settings)

    def voice(self, background: Background | None = None) -> Voice:
        """A voice in the session's language, with the catalogue's names."""
        return Voice(self.settings.lang, self.service, background or Background())

    def say(self, words: Two, **values: object) -> str:
        """A label in the session's language."""
        return words.say(self.settings.lang, **values)

    def empty(self) -> str:
        """How to fill the catalogue, where it is empty; else nothing."""
        return self.say(labels.EMPTY, place=self.place) if self.service.revision == 0 else ""

    @property
    def place(self) -> str:
        """Where the catalogue is; one of several in a database is named."""
        store, database = self.settings.store, self.settings.database
        return f"{store}, {database.catalogue}" if is_database(store) else store

    def problem(self, where: str, what: Two, hint: Two, **values: object) -> Problem:
        """That something typed cannot be used."""
        return problem(where, what, hint, **values)

    def line(self, text: str = "", *, whole: bool = False) -> None:
        """Write text, wrapped to a terminal unless it is to be copied whole; what could steer one is made visible."""
        for part in wrapped(text.translate(_CONTROLS), None if whole else columns()):
            typer.echo(part)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Write a table."""
        for line in laid_out(heads, rows, columns()):
            self.line(line, whole=True)

    def data(self, value: Any) -> None:
        """Write JSON."""
        typer.echo(json.dumps(value, ensure_ascii=False, indent=2))

    def note(self, text: str) -> None:
        """Write beside the answer, to stderr."""
        typer.echo(text.translate(_CONTROLS), err=True)

    @property
    def opened(self) -> bool:
        """Whether the catalogue was opened."""
        return "service" in self.__dict__

    def close(self) -> None:
        """Let go of the catalogue, if it was opened."""
        if self.opened:
            self.service.close()


def told(error: Exception, session: Session | None) -> str | None:
    """What to say of an error that was raised on purpose, or that a file caused; None for a mistake of the program."""
    lang = session.settings.lang if session else "en"
    if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
        name = f"{error.filename}: " if error.filename else ""
        error = StoreUnavailable(f"{name}{error.strerror or error}")
    elif isinstance(error, StoreUnavailable) and session:
        error = error.at(session.about)
    if not isinstance(error, PathwaysError):
        return None
    near: tuple[str, ...] = ()
    if isinstance(error, NotFound) and session and session.opened:
        empty = session.empty()
        if empty:
            return empty.translate(_CONTROLS)
        near = session.service.nearest(error.kind, error.id)
    return mistake(error, lang, near).translate(_CONTROLS)
