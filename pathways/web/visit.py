"""One request, as the log and the answer's headers tell it."""

from __future__ import annotations

import time
from random import getrandbits
from typing import Any

KEY = "pathways.visit"
"""Where a scope holds its visit."""

BEGAN = "pathways.began"
"""Where a scope holds when its head was read, if it came by a door."""


class Visit:
    """Its id, when it began (monotonic), and what is known of it so far; `status` 0 is none yet."""

    __slots__ = ("began", "cost", "error", "operation", "request_id", "status")

    def __init__(self, began: float | None = None) -> None:
        self.request_id = f"{getrandbits(64):016x}"
        self.began = began or time.perf_counter()
        self.status = 0
        self.operation: str | None = None
        self.cost: int | None = None
        self.error: str | None = None

    @property
    def seconds(self) -> float:
        """How long it has taken until now."""
        return time.perf_counter() - self.began


def visit_of(scope: Any) -> Visit:
    """The visit of a scope that came through the guard."""
    found: Visit = scope[KEY]
    return found
