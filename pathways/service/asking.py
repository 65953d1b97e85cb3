"""Asking: the questions of a learner, and of nobody in particular, to one revision of the catalogue each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pathways.routing.answer import Answer
from pathways.routing.evaluate import evaluate
from pathways.routing.evaluation import Evaluation
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.network import Network
from pathways.routing.observer import Observer
from pathways.routing.questions import EvaluationRequest, LadderRequest
from pathways.routing.request import RouteRequest
from pathways.routing.solve import routes
from pathways.service.known import Known
from pathways.stores.base import Store

if TYPE_CHECKING:
    from pathways.routing.ladders import Ladder

MOST_QUESTIONS = 500
"""After so many questions what they have fetched is let go: what each asked is kept with it."""


class Asking(Known):
    """What answers questions. An observer may stop those that take long."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._idle: list[Neighbourhood] = []

    def routes(self, request: RouteRequest, observer: Observer | None = None) -> Answer:
        """Every undominated route; raises `NotFound` or `InvalidInput` where the question names unknown things."""
        self._expect_target(request.target)
        self._expect_background(request.background)
        with self._store.network() as network, self._near(network) as near:
            return routes(request, network, observer, near)

    def evaluate(self, asked: EvaluationRequest, observer: Observer | None = None) -> Evaluation:
        """How far a background meets a requirement, or all that leads to a credential, on a day.

        Raises `NotFound` or `InvalidInput` where the question names unknown things.
        """
        if asked.requirement is not None:
            self._expect_target(asked.requirement)
        self._expect_background(asked.background)
        with self._store.network() as network, self._near(network) as near:
            return evaluate(asked, network, observer, near)

    def ladders(self, asked: LadderRequest, observer: Observer | None = None) -> Ladder:
        """What a credential counts toward, or what counts toward it; raises `NotFound`."""
        from pathways.routing.ladders import ladders  # noqa: PLC0415 - its library loads slowly

        with self._store.network() as network:
            return ladders(asked.credential, network, asked.direction, depth=asked.depth, on=asked.on)

    @contextmanager
    def _near(self, network: Network) -> Iterator[Neighbourhood]:
        """What earlier questions to this revision have fetched, for one question at a time."""
        near = self._idle.pop() if self._idle else None
        if near is None or near.questions >= MOST_QUESTIONS or not near.faces(network):
            near = Neighbourhood(network)
        yield near
        # Where a question failed, what it left is not trusted.
        self._idle.append(near)
