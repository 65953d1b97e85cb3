"""From settings to a service: the only place that picks a store, and that knows where the seed lies."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from pathways.errors import InvalidInput, Problem, StoreUnavailable
from pathways.explain.mistakes import problem
from pathways.explain.words.stores import GIVE_PLACE, NO_PLACE
from pathways.intake import is_stream
from pathways.service import Pathways
from pathways.settings import Settings
from pathways.stores.access import SCHEMES, Access, Terms, is_address, is_meant_as_address, shown
from pathways.stores.base import Store
from pathways.stores.embedded import EmbeddedStore

__all__ = [
    "check_bundle",
    "is_database",
    "open_pathways",
    "open_store",
    "seed",
    "seed_backgrounds",
    "seed_catalogue",
]

CATALOGUE = "canada"
BACKGROUNDS = "backgrounds"


def open_pathways(settings: Settings) -> Pathways:
    """The service over the store that the settings name; raises `StoreUnavailable` or `InvalidInput`."""
    return Pathways(open_store(settings.store, settings.database))


def is_database(place: str) -> bool:
    """Whether a store's place is the address of a database, or meant as one, and no file."""
    return is_meant_as_address(place)


def open_store(place: str, database: Terms | None = None) -> Store:
    """The store at a place: a file (made where there is none), or the address of a Neo4j database.

    `:memory:` is a file that is gone when it is closed.
    """
    if is_database(place):
        return _in_database(place, database or Terms())
    if place != ":memory:":
        try:
            _make(Path(place).expanduser().parent)
        except OSError as error:
            raise StoreUnavailable(f"{place}: {error.strerror}") from None
        return EmbeddedStore(Path(place).expanduser())
    return EmbeddedStore(place)


def _in_database(address: str, said: Terms) -> Store:
    if not is_address(address):
        schemes = ", ".join(f"{one}://" for one in SCHEMES)
        raise InvalidInput(problem("store", NO_PLACE, GIVE_PLACE, place=shown(address), schemes=schemes))
    # The driver takes half a second to import.
    from pathways.stores.neo4j import Neo4jStore  # noqa: PLC0415

    return Neo4jStore(Access(**vars(said), uri=address))


def _make(folder: Path) -> None:
    """Make a folder where there is none, so that a power cut does not take it, and all in it, away again."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for made in missing:
        # Not every system opens folders.
        with suppress(OSError):
            above = os.open(made.parent, os.O_RDONLY)
            try:
                os.fsync(above)
            finally:
                os.close(above)


def check_bundle(path: Path) -> tuple[Problem, ...]:
    """Every problem of files by themselves; those larger than memory are settled in a store that is then gone."""
    if not is_stream(path):
        return Pathways.check_bundle(path)
    service = Pathways(open_store(":memory:"))
    try:
        return service.check_added(path)
    finally:
        service.close()


def seed() -> Path:
    """The directory of the worlds to start from: `seed/` of a checkout, or the wheel's copy of it."""
    package = Path(__file__).parent
    found = next((path for path in (package.parent / "seed", package / "_data" / "seed") if path.is_dir()), None)
    if found is None:
        raise InvalidInput(Problem("seed", "is not in this installation", "import a bundle of your own"))
    return found


def seed_catalogue() -> Path:
    """The catalogue of the seed."""
    return seed() / CATALOGUE


def seed_backgrounds() -> Path:
    """The invented people of the seed, and what they ask."""
    return seed() / BACKGROUNDS
