"""How much the variables hold: long lists take long to be read as their types, so they are counted first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pathways.api.limits.bounds import DocumentLimits
from pathways.api.limits.refusal import over


def within(variables: Mapping[str, Any], limits: DocumentLimits) -> int:
    """How many values the variables hold; raises `Refused` where a list is too long, or they are too many."""
    count = 0
    left: list[Any] = [variables]
    while left:
        one = left.pop()
        inside = one.values() if isinstance(one, Mapping) else one
        if isinstance(one, list) and len(one) > limits.items:
            raise over("items", "items in one list of the variables", limits.items)
        count += len(inside)
        if count > limits.values:
            raise over("values", "values in the variables", limits.values)
        left += [each for each in inside if isinstance(each, list | Mapping)]
    return count
