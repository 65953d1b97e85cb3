"""What one server process works with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from secrets import token_hex

from pathways.api.context import Context
from pathways.api.limits import DocumentLimits, JsonLimits
from pathways.api.run import GraphQLRequest, Outcome
from pathways.errors import InvalidInput, Problem
from pathways.explain.words.two import Lang
from pathways.settings import ServerSettings
from pathways.web.door import Door
from pathways.web.logs import Entry, Log
from pathways.web.metrics import Metrics
from pathways.web.pulse import Pulse
from pathways.web.rates import Rates
from pathways.web.traces import trace
from pathways.web.visit import Visit
from pathways.web.workers import Crew
from pathways.web.workers.seat import Broken

Run = Callable[[GraphQLRequest, Context], Awaitable[Outcome]]
"""`pathways.api.run.run`, or what takes its place."""


@dataclass
class Desk:
    """Made when the process begins. `under_way`: how many requests are; `pulse`: of a store that is a database."""

    settings: ServerSettings
    lang: Lang
    run: Run
    crew: Crew
    log: Log
    metrics: Metrics
    rates: Rates
    keys: frozenset[bytes] = frozenset()
    limits: DocumentLimits = field(default_factory=DocumentLimits)
    json: JsonLimits = field(default_factory=JsonLimits)
    door: Door = field(default_factory=Door)
    under_way: int = 0
    pulse: Pulse | None = None

    def unexpected(self, error: BaseException, visit: Visit) -> str:
        """Note an error that nobody meant, without its words; the id under which it is noted."""
        visit.error = token_hex(6)
        self.metrics.unexpected()
        lines = (*trace(error), *(error.trace if isinstance(error, Broken) else ()))
        self.log.add(Entry("error", "unexpected", visit.request_id, error=visit.error, trace=lines))
        return visit.error


def document_limits(settings: ServerSettings) -> DocumentLimits:
    """The limits of documents, those that were set in place of the usual ones; raises `InvalidInput`."""
    known = set(DocumentLimits.__dataclass_fields__)
    unknown = [name for name in settings.limits if name not in known]
    if unknown:
        hint = f"one of {', '.join(sorted(known))}"
        raise InvalidInput(*(Problem("limits", f"{name!r} is no limit", hint) for name in unknown))
    return DocumentLimits(**settings.limits)
