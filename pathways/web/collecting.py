"""How a process that has begun collects garbage: seldom, and not among what it began with."""

from __future__ import annotations

import gc

_SELDOM = (50_000, 10, 10)
"""A question makes many values that go by themselves: to look for circles among them costs a tenth of its time."""


def settle() -> None:
    """Leave out of every collection what is there now, and collect less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)
