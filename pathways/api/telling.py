"""Fields of generated words: sentences that `explain` makes, with names read as they are needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import strawberry

from pathways.api.context import context_of
from pathways.api.loading import NOBODY
from pathways.api.values import LangArgument, spoken
from pathways.explain.voice import Voice


def words(make: Callable[[Any, Voice], str], description: str) -> Any:
    """A field of one sentence about its parent; a parent with a `background` is told as that learner's."""

    async def resolve(root: Any, info: strawberry.Info, lang: LangArgument = None) -> str:
        whose = getattr(root, "background", NOBODY)
        return await context_of(info).load.tell(lambda voice: make(root, voice), spoken(info, lang), whose)

    return strawberry.field(resolver=resolve, description=description)


def lines(make: Callable[[Any, Voice], Iterable[str]], description: str) -> Any:
    """A field of several sentences about its parent."""

    async def resolve(root: Any, info: strawberry.Info, lang: LangArgument = None) -> list[str]:
        whose = getattr(root, "background", NOBODY)
        return await context_of(info).load.tell(lambda voice: list(make(root, voice)), spoken(info, lang), whose)

    return strawberry.field(resolver=resolve, description=description)
