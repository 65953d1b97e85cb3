"""What one request brings along: the language, the way to the catalogue, and what was fetched already."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, cast

from pathways.api.loading import Loaders
from pathways.api.ports import Asker
from pathways.explain.words.two import Lang


@dataclass
class Context:
    """One request's surroundings. `lang`: of answers, where a field does not name its own."""

    asker: Asker
    lang: Lang = "en"
    today: date = field(default_factory=date.today)

    @cached_property
    def load(self) -> Loaders:
        """What was read for this request, and what is being read."""
        return Loaders(self.asker)


def context_of(info: Any) -> Context:
    """The context of a resolver, whether Strawberry or graphql-core calls it."""
    return cast(Context, info.context)
