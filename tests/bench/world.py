"""The smallest invented country, made once."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from bench.catalogue import records
from bench.layout import SIZES
from pathways.model.bundle import LISTS, Bundle
from pathways.stores.base import Record, address


@cache
def smallest() -> Bundle:
    """Its records as one bundle; they were validated one by one."""
    lists: dict[str, list[Record]] = defaultdict(list)
    for record in records(SIZES["2k"]):
        lists[address(record)[0]].append(record)
    held = {name: tuple(lists[name]) for name in LISTS}
    return Bundle.model_construct(**held)  # type: ignore[arg-type]
