"""Kinds of strings in whose place any other one of the kind could stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, get_args

from pydantic import StringConstraints, WithJsonSchema

from pathways.model.base import FieldCode, Id, Jurisdiction, Money, NocCode, NocPrefix


class Gap(NamedTuple):
    """A kind of string.

    `allowed`: what every such string matches. `mark`: makes the n-th string that no catalogue holds, of all that
    may stand in such strings. `is_name`: whether it matters that two of them are the same.
    """

    allowed: str
    mark: Callable[[int], str]
    is_name: bool = True


def _allowed(kind: Any) -> str:
    """The expression that a model states for a kind of string, and its length."""
    for stated in get_args(kind)[1:]:
        if isinstance(stated, StringConstraints):
            longest = f"(?!.{{{stated.max_length + 1}}})" if stated.max_length else ""
            return longest + str(stated.pattern).removeprefix("^").removesuffix("$")
        if isinstance(stated, WithJsonSchema) and stated.json_schema:
            return str(stated.json_schema["pattern"]).removeprefix("^").removesuffix("$")
    raise TypeError(f"{kind} states no expression")


WORDS = Gap(r"[^\x00-\x1f\x7f]+", lambda number: f" É<{number}>'ß\N{GRINNING FACE}&\u2028% ", is_name=False)
"""Words that nothing looks into."""

KINDS: Mapping[Any, Gap] = {
    Id: Gap(_allowed(Id), lambda number: f"0z.y_x:{number}-q"),
    FieldCode: Gap(_allowed(FieldCode), lambda number: f"{8000 + number}"),
    NocCode: Gap(_allowed(NocCode), lambda number: f"{97000 + number}"),
    NocPrefix: Gap(_allowed(NocPrefix), lambda number: f"{96000 + number}"),
    Jurisdiction: Gap(_allowed(Jurisdiction), lambda number: f"AQ-{number:03}"),
    Money: Gap(_allowed(Money), lambda number: f"770{number:09}", is_name=False),
}
"""Per type of the model, what its strings are."""

MOST_GAPS = 999
"""Marks of so many numbers are of the kind that they stand for."""
