"""How old sources are: what each record counts as, by list, year and confidence."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pathways.model.bundle import LISTS
from pathways.model.source import Confidence, Source
from pathways.stores.base import Record, list_of
from pathways.stores.listing import SourceYear

Dated = tuple[str, int, str]
"""A list, the year that a source speaks of (-1: undated), and how sure it is that it says so."""

UNDATED = -1


def dated(record: Record) -> Dated | None:
    """What a record counts as; None: it states no source of its own."""
    source = getattr(record, "source", None)
    return None if source is None else _of(list_of(type(record)), source)


def dated_in(name: str, document: str) -> Dated | None:
    """What the record in a document counts as; None also where the document is damaged."""
    try:
        # A stream's document may hold integers of more digits than Python reads; none is looked at here.
        stated = json.loads(document, parse_int=len).get("source")
        return None if stated is None else _of(name, Source.model_validate(stated))
    except (ValueError, AttributeError):
        return None


def told(counts: Mapping[Dated, int]) -> tuple[SourceYear, ...]:
    """Counts in the order in which a store tells them."""
    lists, sure = list(LISTS), list(Confidence)
    ordered = sorted(counts, key=lambda one: (lists.index(one[0]), one[1], sure.index(Confidence(one[2]))))
    return tuple(
        SourceYear(name, None if year == UNDATED else year, Confidence(confidence), counts[name, year, confidence])
        for name, year, confidence in ordered
    )


def _of(name: str, source: Source) -> Dated:
    year = source.year
    return name, UNDATED if year is None else year, source.confidence.value
