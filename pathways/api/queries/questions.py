"""Questions about routes, ladders and what counts: answered apart from the server's own work."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import strawberry

from pathways.api.context import Context, context_of
from pathways.api.declare import output, read
from pathways.api.enums import How
from pathways.api.inputs.background import BackgroundInput, background_of
from pathways.api.inputs.placing import Parts, parts_of, placed
from pathways.api.inputs.plain import modelled, plain
from pathways.api.inputs.request import (
    NEAR,
    ComparisonInput,
    EvaluatedInput,
    OpportunitiesInput,
    RouteRequestInput,
    SelectionInput,
    asked,
)
from pathways.api.ports import Job
from pathways.api.types.answer import AnswerOf, RoutesAnswer
from pathways.api.types.evaluation import EvaluationOf, EvaluationResult
from pathways.api.types.findings import Comparison, ComparisonOf, Reverse
from pathways.api.types.ladder import Ladder
from pathways.api.types.node import key_in
from pathways.api.types.opportunities import Opportunities, OpportunitiesOf
from pathways.api.types.structure import Structure
from pathways.errors import InvalidInput
from pathways.explain.mistakes import problem
from pathways.explain.words.two import Two
from pathways.routing.questions import (
    ComparisonRequest,
    EvaluationRequest,
    LadderRequest,
    OpportunitiesRequest,
    StructureRequest,
)
from pathways.routing.request import RouteRequest
from pathways.routing.rung import Direction

_FROM_OR_TO = Two("takes 'from' or 'to'", "prend 'from' ou 'to'")
_ONE = Two("give exactly one of them", "donnez exactement l'un des deux")

AsOf = Annotated[date | None, strawberry.argument(description="By what is in force on this day; absent: at any time.")]
On = Annotated[date | None, strawberry.argument(description="The day for which it is evaluated; absent: today.")]


def _argument(description: str) -> Any:
    return strawberry.argument(description=description)


async def _ask(context: Context, name: str, *args: Any) -> Any:
    return await context.asker.ask(Job(name, args))


async def _ask_for(parts: Parts, context: Context, name: str, question: Any) -> Any:
    """Ask for a learner; `parts`: what was given of the question, and where."""
    try:
        return await _ask(context, name, question)
    except InvalidInput as error:
        raise placed(error, parts) from None


@output
class Questions:
    """What is worked out."""

    @read(RoutesAnswer)
    async def routes(
        root: None,
        info: strawberry.Info,
        request: Annotated[RouteRequestInput, _argument("The question.")],
    ) -> AnswerOf:
        """Every undominated route from a background to a target, or the proof that there is none."""
        context = context_of(info)
        question = asked(RouteRequest, request, context.today)
        return AnswerOf(await _ask_for(parts_of(request), context, "routes", question), question.background)

    @read(Comparison)
    async def compare(
        root: None,
        info: strawberry.Info,
        request: Annotated[ComparisonInput, _argument("The question.")],
    ) -> ComparisonOf:
        """Routes from one background to several targets, side by side."""
        context = context_of(info)
        question = asked(ComparisonRequest, request, context.today)
        return ComparisonOf(await _ask_for(parts_of(request), context, "compare", question), question.background)

    @read(Opportunities)
    async def opportunities(
        root: None,
        info: strawberry.Info,
        request: Annotated[OpportunitiesInput, _argument("The question.")],
    ) -> OpportunitiesOf:
        """What is within reach of a background, nearest first, and what each takes."""
        context = context_of(info)
        question = asked(OpportunitiesRequest, request, context.today, NEAR)
        return OpportunitiesOf(
            await _ask_for(parts_of(request), context, "opportunities", question), question.background
        )

    @read(EvaluationResult)
    async def evaluate(
        root: None,
        info: strawberry.Info,
        what: Annotated[EvaluatedInput, _argument("What is evaluated.")],
        background: Annotated[BackgroundInput, _argument("What the learner brings.")],
        on: On = None,
    ) -> EvaluationOf:
        """How far a background meets a requirement or a credential today, node by node."""
        context = context_of(info)
        whose = background_of(background, "background")
        question = EvaluationRequest(background=whose, on=on or context.today, **what.named())
        parts = {"background": ("background", background), "requirement": ("what.requirement", what.requirement)}
        return EvaluationOf(await _ask_for(parts, context, "evaluate", question), whose)

    @read(Ladder)
    async def ladders(
        root: None,
        info: strawberry.Info,
        from_: Annotated[
            strawberry.ID | None,
            strawberry.argument(name="from", description="What does this credential count toward? Its key or id."),
        ] = None,
        to: Annotated[strawberry.ID | None, _argument("What counts toward this credential? Its key or id.")] = None,
        depth: Annotated[int, _argument("How many rungs are followed, 1 to 20.")] = 6,
        as_of: AsOf = None,
        how: Annotated[
            list[How] | None, _argument("Which rungs are followed, such as `CREDIT`; absent or empty: all.")
        ] = None,
    ) -> Any:
        """What a credential counts toward (`from`), or what counts toward it (`to`), for nobody in particular."""
        if (from_ is None) == (to is None):
            raise InvalidInput(problem("ladders", _FROM_OR_TO, _ONE))
        direction, start = (Direction.UP, from_) if to is None else (Direction.DOWN, to)
        given = {"credential": key_in(start or "", "credentials", "ladders"), "direction": direction, "depth": depth}
        question: LadderRequest = modelled(LadderRequest, {**given, "on": as_of, "how": tuple(how or ())}, "ladders")
        return await _ask(context_of(info), "ladders", question)

    @read(Reverse)
    async def reverse(
        root: None,
        info: strawberry.Info,
        credential: Annotated[strawberry.ID, _argument("The credential, by its key or id.")],
        as_of: AsOf = None,
    ) -> Any:
        """What counts toward a credential: rungs, agreements, and what its own ways ask."""
        return await _ask(context_of(info), "reverse", key_in(credential, "credentials", "credential"), as_of)

    @read(Structure)
    async def gateways(
        root: None,
        info: strawberry.Info,
        among: Annotated[SelectionInput | None, _argument("Which credentials; absent: all, 20,000 at most.")] = None,
        as_of: AsOf = None,
    ) -> Any:
        """Gateways, dead ends, circles, and what nothing leads to: how the credentials hang together."""
        given = {"among": plain(among, "among")} if among else {}
        question: StructureRequest = modelled(StructureRequest, {**given, "on": as_of}, "gateways")
        return await _ask(context_of(info), "structure", question)
