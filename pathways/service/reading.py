"""Reading: what is in the catalogue, and the files of a learner."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pathways.errors import InvalidInput, NotFound, Problem
from pathways.exchange.bundle import in_file, read_background, read_requirement
from pathways.exchange.schema import schema
from pathways.model.agreement import Agreement
from pathways.model.background import Background
from pathways.model.bundle import LISTS
from pathways.model.credential import Credential
from pathways.model.requirement import Requirement
from pathways.service.known import BACKGROUND
from pathways.service.opened import Opened
from pathways.service.values import Shown
from pathways.stores.base import Record, Search


class Reading(Opened):
    """What looks things up."""

    def search(self, asked: Search) -> tuple[Record, ...]:
        """What the words are found in, best first."""
        return self._store.search(asked)

    def show(self, id: str, of: str | None = None) -> tuple[Shown, ...]:
        """The records with this id: one, or one a list where several lists use it; raises `NotFound`."""
        found = [record for name in LISTS if of in (None, name) and (record := self._find(name, id))]
        if not found:
            raise NotFound(of or "records", id)
        return tuple(Shown(record, self._toward(record)) for record in found)

    @staticmethod
    def background(path: Path) -> Background:
        """Read what a learner brings; it is never kept."""
        return read_background(path)

    @staticmethod
    def requirement(path: Path) -> Requirement:
        """Read a requirement."""
        return read_requirement(path)

    @staticmethod
    def in_file(error: InvalidInput, path: Path) -> InvalidInput:
        """The problems of a question, those of its background with their places in the file it was read from."""
        own = [one for one in error.problems if one.where.startswith(BACKGROUND)]
        bare = [Problem(one.where.removeprefix(BACKGROUND), one.what, one.hint) for one in own]
        return InvalidInput(*(one for one in error.problems if one not in own), *in_file(path, bare))

    @staticmethod
    def schema(of: Literal["bundle", "background", "request"]) -> dict[str, Any]:
        """The JSON Schema of what can be given."""
        return schema(of)

    def _toward(self, record: Record) -> tuple[Agreement, ...]:
        if not isinstance(record, Credential):
            return ()
        with self._store.network() as network:
            return network.toward([record.id])[record.id]
