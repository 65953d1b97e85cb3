"""What the use cases take and give besides the model's own values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from pathways.model.agreement import Agreement
from pathways.stores.base import Record


class Stage(Enum):
    """What an import is doing."""

    READ = "read"
    CHECK = "check"
    WRITE = "write"


class Watcher:
    """Sees how an import gets on; this one does nothing."""

    def at(self, stage: Stage) -> None:
        """A stage begins."""

    def read(self, share: float, records: int) -> None:
        """So much of a file that is read piece by piece is read, from 0 to 1, and gave so many records."""


@dataclass(frozen=True)
class Imported:
    """What an import did: the new revision, and how many records of each list were read."""

    revision: int
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Shown:
    """A record with what the catalogue says around it: the active agreements toward a credential."""

    record: Record
    agreements: tuple[Agreement, ...] = ()
