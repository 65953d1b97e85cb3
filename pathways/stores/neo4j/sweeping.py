"""Sweeping: what was replaced long ago is deleted, a little at a time, by those who write."""

from __future__ import annotations

import threading
import time
from contextlib import suppress

from pathways.errors import StoreUnavailable
from pathways.stores.changing import HISTORY
from pathways.stores.neo4j.connection import Connection, Transaction

PAUSE_SECONDS = 30
"""So often one process looks for something to sweep, at most."""

MOST = 500
"""So many documents, with what was drawn of them, are deleted at a time."""


class Sweeper:
    """Sweeps one catalogue."""

    def __init__(self, connection: Connection, catalogue: str, keep_seconds: float) -> None:
        self._connection = connection
        self._catalogue = catalogue
        self._keep_seconds = keep_seconds
        self._pause = min(PAUSE_SECONDS, keep_seconds)
        self._next = time.monotonic() + self._pause
        self._lock = threading.Lock()

    def sweep(self) -> None:
        """Delete some of what nobody reads any longer, unless that was done a moment ago."""
        with self._lock:
            if time.monotonic() < self._next:
                return
            self._next = time.monotonic() + self._pause
        # What was written before stands, whatever becomes of this: the next one sweeps as well.
        with suppress(StoreUnavailable):
            self._connection.write(self._some)

    def _some(self, transaction: Transaction) -> None:
        bound = {"catalogue": self._catalogue}
        transaction.run("lock", **bound)
        keep = round(self._keep_seconds * 1000)
        ((generation, replaced),) = transaction.run("replaced_by", keep=keep, **bound)
        if replaced:
            scope = f"{self._catalogue}/{generation}"
            transaction.run("sweep_replaced", scope=scope, until=replaced[0], most=MOST)
            transaction.run("sweep_old_counts", scope=scope, until=replaced[0], most=MOST)
        transaction.run("forget_changes", history=HISTORY, **bound)
