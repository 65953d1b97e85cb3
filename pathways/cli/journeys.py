"""What the commands about routes do: ask the question, show the routes, tell one in full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pathways.cli.as_json import answer_json, route_json
from pathways.cli.progress import Counter, progress
from pathways.cli.question import request_of
from pathways.cli.session import Session
from pathways.errors import InvalidInput
from pathways.explain.answer import verdict_lines
from pathways.explain.line import line_of, name_of, read_line, write_line
from pathways.explain.numbers import money, number
from pathways.explain.telling import RouteTold, StepTold, tell
from pathways.explain.voice import Voice
from pathways.explain.words import labels, options
from pathways.model.money import Basis
from pathways.routing.answer import Answer, Impossible
from pathways.routing.request import RouteRequest
from pathways.routing.route import Route
from pathways.service import Pathways

HEADS = (
    labels.NUMBER,
    labels.MONTHS,
    labels.PRICE,
    labels.ESTIMATED,
    labels.ASSUMED,
    labels.CREDITS,
    labels.CERTAINTY,
    labels.STEPS,
)


@dataclass(frozen=True)
class Style:
    """How routes are shown: with all reasons, with their steps and conditions, or as nothing but their lines."""

    why: bool = False
    steps: bool = False
    lines: bool = False


@dataclass(frozen=True)
class Asked:
    """A question, and the file that its background was read from."""

    request: RouteRequest
    file: Path


def asked(session: Session, params: Mapping[str, Any]) -> Asked:
    """The question that was typed; a route to find begins today unless it says otherwise."""
    file = params["background"]
    return Asked(request_of(session, params, Pathways.background(file), date.today()), file)


def answered(session: Session, request: RouteRequest) -> Answer:
    """Search, and tell how it gets on."""
    with progress(session.say(labels.GATHERING)) as tell_:
        return session.service.routes(request, Counter(session, tell_))


def routes(session: Session, asked: Asked, style: Style) -> None:
    """Show every route of the answer."""
    show_answer(session, asked.request, _answer(session, asked), style)


def show_answer(session: Session, request: RouteRequest, answer: Answer, style: Style) -> None:
    """Write an answer: a line or a table row a route, and what the answer proves."""
    voice = session.voice(request.background)
    if session.as_json:
        session.data(answer_json(answer, voice))
        return
    found = () if isinstance(answer, Impossible) else answer.routes
    if style.lines:
        for route in found:
            session.line(write_line(route), whole=True)
    elif found:
        heads = [session.say(label) for label in (*HEADS, labels.ROUTE)]
        session.table(heads, [_row(route, at, voice) for at, route in enumerate(found, 1)])
    write = session.note if style.lines else session.line
    for text in verdict_lines(answer, voice):
        write(text)
    for at, route in enumerate(found, 1):
        if style.why or style.steps:
            session.line()
            _told(session, tell(route, voice), at, style.why)


def explain(session: Session, asked: Asked, which: str) -> None:
    """Tell one route, chosen by its number or by its line."""
    request, answer = asked.request, _answer(session, asked)
    voice = session.voice(request.background)
    found = () if isinstance(answer, Impossible) else answer.routes
    if not found:
        show_answer(session, request, answer, Style())
        return
    at = _chosen(session, found, which)
    if session.as_json:
        session.data(route_json(found[at], voice))
    else:
        _told(session, tell(found[at], voice), at + 1, why=True)


def _answer(session: Session, asked: Asked) -> Answer:
    try:
        return answered(session, asked.request)
    except InvalidInput as error:
        raise Pathways.in_file(error, asked.file) from None


def _chosen(session: Session, found: tuple[Route, ...], which: str) -> int:
    if which.strip().isdecimal():
        at = int(which) - 1
        if 0 <= at < len(found):
            return at
        raise InvalidInput(
            session.problem("--route", options.NO_ROUTE, options.NUMBERS, text=which.strip(), last=len(found))
        )
    line = read_line(which)
    for at, route in enumerate(found):
        if line_of(route) == line:
            return at
    raise InvalidInput(session.problem("--route", options.NO_LINE, options.LINES))


def _row(route: Route, at: int, voice: Voice) -> list[str]:
    prices = route.price_by_basis()
    cost = route.cost
    return [
        str(at),
        number(cost.months, voice.lang),
        money(cost.price, voice.lang),
        money(prices[Basis.ESTIMATED], voice.lang),
        money(prices[Basis.ASSUMED], voice.lang),
        number(cost.credits, voice.lang),
        voice.word(cost.certainty),
        str(cost.steps),
        " > ".join(name_of(step) for step in route.steps),
    ]


def _told(session: Session, told: RouteTold, at: int, why: bool) -> None:
    session.line(session.say(labels.ROUTE_NUMBER, number=at, summary=told.summary))
    if why:
        session.line(f"  {told.line}", whole=True)
    for step in told.steps:
        session.line(f"  {step.number}. {step.sentence}")
        if why:
            _reasons(session, step)
    if why:
        session.line(f"  {session.say(labels.TARGET)}")
        for text in told.target:
            session.line(f"    {text}")
    if told.conditions:
        session.line(f"  {session.say(labels.CONDITIONS)}")
        for condition in told.conditions:
            session.line(f"    - {condition.text}")
    for text in (*told.again, *told.trust):
        session.line(f"  {text}")


def _reasons(session: Session, step: StepTold) -> None:
    parts = ((labels.WHY, step.reasons), (labels.COUNTED, step.claims), (labels.SOURCE, step.sources))
    for label, texts in parts:
        for text in texts:
            session.line(f"       {session.say(label, text=text)}")
