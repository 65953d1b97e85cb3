"""Where a fact comes from: a fact without a source is not a fact."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator

from pathways.model.base import Text, Value


class Confidence(StrEnum):
    """How sure it is that the source says this."""

    READ = "read"  # read on the page
    DERIVED = "derived"  # computed or inferred from what was read
    RECALLED = "recalled"  # known, but no page was found


class SourceKind(StrEnum):
    """Who speaks in the source."""

    PRIMARY = "primary"  # the body itself or a government
    SECONDARY = "secondary"  # news, consultants, forums, third parties
    MIRROR = "mirror"  # a copy on another or a preview domain
    EXAMPLE = "example"  # invented for illustration or tests


# Sources of a catalogue share a few dates.
@lru_cache(maxsize=1024)
def _as_of(value: str) -> str:
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?", value):
        raise ValueError(
            "write a year, a month or a day ('2024', '2024-11', '2024-11-01') or two of them ('2024/2025')"
        )
    return value


AsOf = Annotated[str, AfterValidator(_as_of)]
"""The date a source states for itself, as precise as it states it."""


class Source(Value):
    """Where something was read.

    `as_of` is None where the page carries no date: the fact is undated, not current.
    """

    url: str
    title: str | None = None
    as_of: AsOf | None = None
    confidence: Confidence = Confidence.READ
    kind: SourceKind = SourceKind.PRIMARY
    note: Text | None = None
    also: tuple[str, ...] = ()

    @property
    def year(self) -> int | None:
        """The year the source speaks of (the later one of two), or None when it is undated."""
        return int(self.as_of.split("/")[-1][:4]) if self.as_of else None
