"""Reading: what is in the catalogue, and the files of a learner."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Literal

from pathways.errors import InvalidInput, NotFound
from pathways.exchange.bundle import in_file, read_background, read_requirement
from pathways.exchange.schema import schema
from pathways.model.agreement import Agreement
from pathways.model.background import Background
from pathways.model.bundle import LISTS
from pathways.model.credential import Credential
from pathways.model.requirement import Requirement
from pathways.routing.network import Counting
from pathways.service.filtering import Filtering
from pathways.service.plausible import BACKGROUND
from pathways.service.values import Shown
from pathways.stores.base import AnyRecord, Record, Search
from pathways.stores.listing import Facets, Listed, Listing, SourceYear, Where

FILTER = "filter"
"""Where filters stand, in the problems that they have."""


class Reading(Filtering):
    """What looks things up."""

    def search(self, asked: Search) -> tuple[Record, ...]:
        """What the words are found in, best first."""
        return self._store.search(asked)

    def named(self, of: type[AnyRecord], ids: Collection[str]) -> Mapping[str, AnyRecord]:
        """The records with these keys, in one read; unknown ones are left out."""
        return self._store.named(of, ids)

    def listing(self, asked: Listing[AnyRecord]) -> Listed[AnyRecord]:
        """A page of records; raises `InvalidInput` where a filter names what is not known."""
        self._expect_known(asked.where, FILTER)
        return self._store.listing(asked)

    def count(self, of: type[AnyRecord], where: Where) -> int:
        """How many records filters leave; raises as `listing` does."""
        self._expect_known(where, FILTER)
        return self._store.count(of, where)

    def facets(self, of: type[AnyRecord], where: Where, names: Collection[str], most: int = 50) -> Facets:
        """How many records have which value, each facet with the filter of its own name left out.

        Raises as `listing` does.
        """
        self._expect_known(where, FILTER)
        return self._store.facets(of, where, names, most)

    def freshness(self) -> tuple[SourceYear, ...]:
        """How old the sources of all records are."""
        return self._store.freshness()

    def toward(self, ids: Collection[str]) -> Mapping[str, tuple[Agreement, ...]]:
        """Per credential, the active agreements that lead to it."""
        with self._store.network() as network:
            return network.toward(ids)

    def counting(self, ids: Collection[str]) -> Mapping[str, Counting]:
        """Per credential, the active agreements and the ways that may cite it."""
        with self._store.network() as network:
            return network.counting(ids)

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
        bare = [one.at(one.where.removeprefix(BACKGROUND)) for one in own]
        return InvalidInput(*(one for one in error.problems if one not in own), *in_file(path, bare))

    @staticmethod
    def schema(of: Literal["bundle", "background", "request"]) -> dict[str, Any]:
        """The JSON Schema of what can be given."""
        return schema(of)

    def _toward(self, record: Record) -> tuple[Agreement, ...]:
        if not isinstance(record, Credential):
            return ()
        return self.toward([record.id])[record.id]
