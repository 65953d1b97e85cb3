"""What the catalogue is: its revision, its size, how old its sources are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import strawberry

from pathways.api.context import context_of
from pathways.api.declare import described, output, read
from pathways.api.enums import Confidence
from pathways.api.queries.paging import MOST
from pathways.api.types.things import Framework
from pathways.model import things
from pathways.model.bundle import LISTS
from pathways.model.credential import Credential
from pathways.stores.base import type_of
from pathways.stores.listing import Listing, Where


@dataclass(frozen=True)
class About:
    """A catalogue at a revision."""

    revision: int


@output
class ListCount:
    """How many records a list holds."""

    list: str = described("The list, as bundles name it.")
    count: int = described("How many records.")


@output
class SourceYear:
    """How many records of a list have a source of one year."""

    list: str = described("The list, as bundles name it.")
    year: int | None = described("The year that the source speaks of; null: it is undated.")
    confidence: Confidence = described("How sure it is that the source says so.")
    count: int = described("How many records.")


@output
class Catalogue:
    """The catalogue that questions are answered from."""

    @read()
    def revision(root: About) -> int:
        """The newest revision; 0: it is empty."""
        return root.revision

    @read()
    async def counts(root: About, info: strawberry.Info) -> list[ListCount]:
        """How many records there are of each kind."""
        found = await context_of(info).asker.read(
            lambda service: {name: service.count(cast(type[Credential], type_of(name)), Where()) for name in LISTS}
        )
        return [ListCount(list=name, count=count) for name, count in found.items()]

    @read(list[SourceYear])
    async def sources(root: About, info: strawberry.Info) -> Any:
        """How old the sources of all records are."""
        return list(await context_of(info).asker.read(lambda service: service.freshness()))

    @read(list[Framework])
    async def frameworks(root: About, info: strawberry.Info) -> Any:
        """Qualifications frameworks, by their keys, 200 at most: what `levelAtLeast` and levels of holdings take."""
        asked = Listing(things.Framework, limit=MOST)
        return list((await context_of(info).asker.read(lambda service: service.listing(asked))).records)


@output
class Catalogues:
    """What there is."""

    @read(Catalogue)
    async def catalogue(root: None, info: strawberry.Info) -> About:
        """The catalogue: its revision, its size, how old its sources are."""
        return About(await context_of(info).asker.read(lambda service: service.revision))
