"""Documents held against limits, for tests: what is refused is told in one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pathways.api.limits import DocumentLimits, Priced, Prices, Refused, Structure, parsed, priced, structure_of
from pathways.api.limits.variables import within


def structure(query: str, **limits: int) -> Structure:
    allowed = DocumentLimits(**limits)
    return structure_of(parsed(query, allowed), allowed)


def price(
    query: str, variables: Mapping[str, Any] | None = None, prices: Prices | None = None, name: str = "", **limits: int
) -> Priced:
    allowed = DocumentLimits(**limits)
    found = structure_of(parsed(query, allowed), allowed)
    within(variables or {}, allowed)
    return priced(found, name or None, variables or {}, allowed, prices or Prices())


def refusal(query: str, variables: Mapping[str, Any] | None = None, **limits: Any) -> str:
    """What a document is refused for, and where; `ok` where it is not."""
    try:
        price(query, variables, **limits)
    except Refused as error:
        where = ",".join(f"{place.line}:{place.column}" for place in error.locations or ())
        limit = (error.extensions or {}).get("limit")
        return " ".join(str(part) for part in (error.code, limit, where) if part not in (None, ""))
    return "ok"
