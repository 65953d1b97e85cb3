"""What one request brings along: the language, the way to the catalogue, and what it is allowed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, cast

from pathways.api.limits import DocumentLimits
from pathways.api.loading import Loaders
from pathways.api.ports import Asker
from pathways.errors import NotFound
from pathways.explain.words.two import Lang

LIMITS = DocumentLimits()


def _free(cost: int) -> None:
    """Charge nothing."""


def _unnoted(error: Exception) -> str:
    """Note nothing."""
    return ""


@dataclass(frozen=True)
class Absent:
    """A look-up that found nothing; `by_id`: by an id among all nodes, and not by a key.

    `meant`: ids that are known to be meant; None: what looks like it is yet to be found.
    """

    path: Sequence[str | int]
    error: NotFound
    by_id: bool = False
    meant: Sequence[str] | None = None


@dataclass
class Context:
    """One request's surroundings. `lang`: of answers, where a field does not name its own.

    `safe`: asked in a way that may change nothing and bring no background, whose words stand in addresses and logs.
    `persisted_only`: only operations that the server keeps are accepted, and questions about the schema alone.
    `charge` is called with the operation's cost before it is validated, and raises `TooMany`. `unexpected` notes an
    error that nobody meant, without its words, and says under which id. `absent`: what was looked up and is not there.
    `helped`: how many ids were compared.
    """

    asker: Asker
    lang: Lang = "en"
    request_id: str = ""
    safe: bool = False
    limits: DocumentLimits = LIMITS
    persisted_only: bool = False
    charge: Callable[[int], None] = _free
    unexpected: Callable[[Exception], str] = _unnoted
    today: date = field(default_factory=date.today)
    absent: list[Absent] = field(default_factory=list)
    helped: int = 0

    @cached_property
    def load(self) -> Loaders:
        """What was read for this request, and what is being read."""
        return Loaders(self.asker)


def context_of(info: Any) -> Context:
    """The context of a resolver, whether Strawberry or graphql-core calls it."""
    return cast(Context, info.context)
