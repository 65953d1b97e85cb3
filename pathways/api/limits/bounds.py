"""How much a request may ask: values that the other modules hold documents against. n is allowed, n + 1 is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

CEILING = 2**53
"""Where sums stop growing: every limit lies far below, and every client can read it exactly."""


@dataclass(frozen=True)
class DocumentLimits:
    """Limits of one GraphQL document and its variables.

    Of the text: `length` (characters), `tokens` (comments count), `nesting` (brackets of any kind, one in another),
    `fragments` (definitions), `operations` (definitions). Of each operation, as if its fragments were written out:
    `depth` (fields in fields), `roots` (fields at its top), `selections` (fields, spreads and inline fragments),
    `aliases`, `directives`. `repeats`: pairs of fields that share a response name at one place, which validation
    compares. `cost`: what the operation may take, by `Prices`. `page`: the largest page. Of the variables: `items` (in
    one list) and `values` (in all of them).
    """

    length: int = 50_000
    tokens: int = 2_000
    nesting: int = 100
    fragments: int = 100
    operations: int = 50
    depth: int = 20
    roots: int = 20
    selections: int = 2_000
    aliases: int = 60
    directives: int = 40
    repeats: int = 2_000
    cost: int = 20_000
    page: int = 200
    items: int = 1_000
    values: int = 10_000


@dataclass(frozen=True)
class Prices:
    """What fields cost, by their names.

    `weights`: a field's own price; 1 where it is not named. `many`: how many results it has where nothing in its
    arguments says so; 1 where it is not named. A field at the top of an operation is looked for as `Query.name` first.
    `pages`: arguments that say how many. Without one, the longest list among a field's arguments does.
    """

    weights: Mapping[str, int] = field(default_factory=lambda: {"__schema": 1_000, "__type": 100})
    many: Mapping[str, int] = field(default_factory=dict)
    pages: frozenset[str] = frozenset({"first", "last", "limit"})

    def weight(self, name: str) -> int:
        """A field's own price."""
        return _named(self.weights, name)

    def usual(self, name: str) -> int:
        """How many results a field has where nothing says so."""
        return _named(self.many, name)


ROOT = "Query"
"""The type whose fields stand at the top."""


def _named(by: Mapping[str, int], name: str) -> int:
    found = by.get(name)
    return by.get(name.removeprefix(f"{ROOT}."), 1) if found is None else found


@dataclass(frozen=True)
class JsonLimits:
    """Limits of JSON text: `depth` (arrays and objects, one in another) and `digits` (of one number)."""

    depth: int = 100
    digits: int = 100
