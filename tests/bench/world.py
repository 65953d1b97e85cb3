"""The smallest invented country, made once."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from bench.catalogue import documents
from bench.layout import SIZES
from pathways.model.bundle import LISTS, Bundle
from pathways.stores.base import Record, type_of


@cache
def smallest() -> Bundle:
    """Its records as one bundle; they were validated one by one."""
    lists: dict[str, list[Record]] = defaultdict(list)
    for name, document in documents(SIZES["2k"]):
        lists[name].append(type_of(name).model_validate(document))
    held = {name: tuple(lists[name]) for name in LISTS}
    return Bundle.model_construct(**held)  # type: ignore[arg-type]
