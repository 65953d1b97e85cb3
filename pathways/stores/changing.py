"""What holds for every change, whichever store makes it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from pathways.errors import InvalidInput, Problem
from pathways.stores.base import LARGEST_CHANGE, Change, Put, address, list_of
from pathways.stores.documents import encoded

HISTORY = 20_000
"""How many changes are remembered for `changes_since`, at least."""


def expect_size(changes: Sequence[Change]) -> None:
    """Raise `InvalidInput` for more changes than may be made at once."""
    if len(changes) > LARGEST_CHANGE:
        hint = "make them in several steps, or load the whole catalogue"
        raise InvalidInput(Problem("changes", f"{len(changes)} are more than {LARGEST_CHANGE} at once", hint))


def digest(changes: Sequence[Change]) -> str:
    """What tells one list of changes from another."""
    parts = [
        ["put", *address(change.record), encoded(change.record)]
        if isinstance(change, Put)
        else ["delete", list_of(change.of), change.id]
        for change in changes
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def again(revision: int, *, same: bool) -> int:
    """What is answered to a key that was used before: its revision, or `InvalidInput` where the changes are others."""
    if not same:
        what, hint = "was already used for other changes", "give each set of changes a key of its own"
        raise InvalidInput(Problem("idempotency_key", what, hint))
    return revision
