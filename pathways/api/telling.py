"""Fields of generated words: sentences that `explain` makes, with names read as they are needed.

Each has a field of its parts beside it: a title that has no words in the language asked for is said in the other one.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Any, TypeVar

import strawberry

from pathways.api.context import context_of
from pathways.api.loading import NOBODY
from pathways.api.values import LangArgument, Text, in_parts, spoken
from pathways.explain.parts import Noting
from pathways.explain.voice import Voice

Told = TypeVar("Told")

_PARTS = (
    "The same, cut where its language changes: `isFallback` marks what is in the other one. Joined, it is the whole."
)
_ALL_PARTS = f"Each of the lines in parts. {_PARTS}"


def words(make: Callable[[Any, Voice], str], description: str) -> tuple[Any, Any]:
    """A field of one sentence about its parent, and one of its parts; a parent's `background` is whose it is."""

    async def whole(root: Any, info: strawberry.Info, lang: LangArgument = None) -> str:
        return await _tell(root, info, lang, lambda voice: make(root, voice))

    async def parts(root: Any, info: strawberry.Info, lang: LangArgument = None) -> list[Text]:
        return await _tell(root, info, lang, lambda voice: in_parts(make(root, voice), voice))

    return _pair(whole, description, parts, _PARTS)


def lines(make: Callable[[Any, Voice], Iterable[str]], description: str) -> tuple[Any, Any]:
    """A field of several sentences about its parent, and one of the parts of each."""

    async def whole(root: Any, info: strawberry.Info, lang: LangArgument = None) -> list[str]:
        return await _tell(root, info, lang, lambda voice: list(make(root, voice)))

    async def parts(root: Any, info: strawberry.Info, lang: LangArgument = None) -> list[list[Text]]:
        return await _tell(root, info, lang, lambda voice: [in_parts(one, voice) for one in make(root, voice)])

    return _pair(whole, description, parts, _ALL_PARTS)


def _pair(whole: Any, description: str, parts: Any, of_parts: str) -> tuple[Any, Any]:
    field = strawberry.field(resolver=whole, description=description)
    return field, strawberry.field(resolver=parts, description=of_parts)


def _tell(root: Any, info: strawberry.Info, lang: Any, make: Callable[[Noting], Told]) -> Awaitable[Told]:
    whose = getattr(root, "background", NOBODY)
    return context_of(info).load.tell(make, spoken(info, lang), whose)
