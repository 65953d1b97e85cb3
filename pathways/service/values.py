"""What the use cases take and give besides the model's own values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum

from pathways.model.agreement import Agreement
from pathways.stores.base import Record


class Stage(Enum):
    """What an import, or a copy, is doing."""

    READ = "read"
    CHECK = "check"
    WRITE = "write"
    COMPARE = "compare"


class Form(StrEnum):
    """What a catalogue is written as."""

    LINES = "jsonl"
    GRAPHML = "graphml"
    NODE_LINK = "node-link"
    CYPHER = "cypher"
    ADMIN_CSV = "admin-csv"


class Watcher:
    """Sees how an import, or a copy, gets on; this one does nothing."""

    def at(self, stage: Stage) -> None:
        """A stage begins."""

    def read(self, share: float, records: int) -> None:
        """So much of a file that is read piece by piece is read, from 0 to 1, and gave so many records."""

    def copied(self, share: float, records: int) -> None:
        """So much of a catalogue is copied, or compared, from 0 to 1; that are so many records."""


@dataclass(frozen=True)
class Imported:
    """What an import did: the new revision, and how many records of each list were read."""

    revision: int
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Listed:
    """A list of a catalogue: how many records it has, and the SHA-256 of their documents in the order of their keys."""

    count: int
    digest: str


@dataclass(frozen=True)
class Copied:
    """What a copy did: the target's new revision, and the lists that both catalogues have now."""

    revision: int
    lists: Mapping[str, Listed]


@dataclass(frozen=True)
class Shown:
    """A record with what the catalogue says around it: the active agreements toward a credential."""

    record: Record
    agreements: tuple[Agreement, ...] = ()
