"""Answers to a question for routes: found, impossible, given up; a wrong question is an error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import strawberry

from pathways.api.context import context_of
from pathways.api.declare import interface, output, read
from pathways.api.enums import Change, Halt, Verdict
from pathways.api.telling import lines, words
from pathways.api.types.figures import Cost
from pathways.api.types.nodes import Agreement, Credential
from pathways.api.types.requirement import Requirement
from pathways.api.types.route import Route, RouteOf
from pathways.explain.answer import limit_words, missing_words, opening_words, verdict_lines
from pathways.model import agreement, credential
from pathways.model.background import Background
from pathways.routing import answer


@dataclass(frozen=True)
class AnswerOf:
    """An answer, and to whose question."""

    answer: answer.Answer
    background: Background

    @property
    def routes(self) -> list[RouteOf]:
        """The routes of an answer that has some."""
        found = () if isinstance(self.answer, answer.Impossible) else self.answer.routes
        return [RouteOf(route, self.background) for route in found]


@dataclass(frozen=True)
class MissingOf:
    """What is missing, and to whom."""

    missing: answer.Missing
    background: Background


@dataclass(frozen=True)
class OpeningOf:
    """What would open a route, and to whom."""

    opening: answer.Opening
    background: Background


@output
class Missing:
    """A requirement, or an end that is passed, that stands in the way."""

    @read(Requirement)
    def requirement(root: MissingOf) -> Any:
        """What is asked."""
        return root.missing.requirement

    words, words_parts = words(
        lambda root, voice: missing_words(root.missing, voice), "What is asked, for what, and what there is."
    )

    @read()
    def best(root: MissingOf) -> Verdict:
        """What the background gives today."""
        return root.missing.best

    @read(Credential | None)
    async def credential(root: MissingOf, info: strawberry.Info) -> Any:
        """The credential that asks it; null: the target itself does."""
        return await context_of(info).load.one(credential.Credential, root.missing.credential)

    @read()
    def way(root: MissingOf) -> str | None:
        """The way that asks it, by its key; null: none does."""
        return root.missing.way

    @read(Agreement | None)
    async def agreement(root: MissingOf, info: strawberry.Info) -> Any:
        """The agreement that asks it; null: none does."""
        return await context_of(info).load.one(agreement.Agreement, root.missing.agreement)

    @read()
    def end(root: MissingOf) -> str | None:
        """An end that is passed: `open`, `complete_by`, `complete_within_months` or `in_force`; null: it is none."""
        return root.missing.end


@output
class Opening:
    """A single change that would open a route."""

    @read()
    def change(root: OpeningOf) -> Change:
        """What kind of change."""
        return root.opening.change

    words, words_parts = words(
        lambda root, voice: opening_words(root.opening, voice), "The change, and what a route would cost then."
    )

    @read(Cost)
    def cost(root: OpeningOf) -> Any:
        """The least cost of a route then."""
        return root.opening.cost

    @read(Missing | None)
    def missing(root: OpeningOf) -> MissingOf | None:
        """What the change is about; null: it is a limit."""
        return MissingOf(root.opening.missing, root.background) if root.opening.missing else None

    @read()
    def limit(root: OpeningOf) -> str | None:
        """The limit to raise, by the name of its field; null: it is no limit."""
        return root.opening.limit


@interface
class RouteAnswer:
    """What is answered to a question for routes."""

    @read()
    def revision(root: AnswerOf) -> int:
        """The revision of the catalogue that it was answered from."""
        return root.answer.revision

    words, words_parts = lines(lambda root, voice: verdict_lines(root.answer, voice), "What it proves, line by line.")


def _answers(kind: type) -> Any:
    def is_type_of(value: Any, _info: Any) -> bool:
        return isinstance(value, AnswerOf) and isinstance(value.answer, kind)

    return staticmethod(is_type_of)


@output
class RoutesFound(RouteAnswer):
    """There are routes: one for every cost that no other route betters."""

    is_type_of = _answers(answer.Found)

    @read(list[Route])
    def routes(root: AnswerOf) -> list[RouteOf]:
        """The routes, the soonest first."""
        return root.routes

    @read()
    def complete(root: AnswerOf) -> bool:
        """Whether it is proven that none is missing."""
        return isinstance(root.answer, answer.Found) and root.answer.complete


@output
class NoRoute(RouteAnswer):
    """There is no route within the limits, and that is proven."""

    is_type_of = _answers(answer.Impossible)

    @read(list[Missing])
    def because(root: AnswerOf) -> list[MissingOf]:
        """What stands in the way; none of it is needless for the proof."""
        assert isinstance(root.answer, answer.Impossible)
        return [MissingOf(one, root.background) for one in root.answer.because]

    @read()
    def limits(root: AnswerOf) -> list[str]:
        """The limits without which the proof would not hold, by the names of their fields."""
        assert isinstance(root.answer, answer.Impossible)
        return list(root.answer.limits)

    limits_in_words, limits_in_words_parts = lines(
        lambda root, voice: [limit_words(name, voice) for name in root.answer.limits], "The same limits in words."
    )

    @read(list[Opening])
    def openings(root: AnswerOf) -> list[OpeningOf]:
        """Single changes each of which would open a route."""
        assert isinstance(root.answer, answer.Impossible)
        return [OpeningOf(one, root.background) for one in root.answer.openings]


@output
class SearchGaveUp(RouteAnswer):
    """The search stopped at a limit of its own, or at the deadline, before it was done."""

    is_type_of = _answers(answer.GaveUp)

    @read(list[Route])
    def routes(root: AnswerOf) -> list[RouteOf]:
        """The best routes found so far."""
        return root.routes

    @read(Cost | None)
    def bound(root: AnswerOf) -> Any:
        """No route can be better than this in any figure; null: nothing is known."""
        assert isinstance(root.answer, answer.GaveUp)
        return root.answer.bound

    @read()
    def halt(root: AnswerOf) -> Halt:
        """What stopped it."""
        assert isinstance(root.answer, answer.GaveUp)
        return root.answer.halt


RoutesAnswer = Annotated[
    RoutesFound | NoRoute | SearchGaveUp,
    strawberry.union("RoutesAnswer", description="Routes, or the proof that there are none, or neither yet."),
]
