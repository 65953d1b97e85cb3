"""What the commands besides routes do: put the question, and show the answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from pathways.cli import besides_json
from pathways.cli.progress import Counter, progress
from pathways.cli.question import request_of
from pathways.cli.session import Session
from pathways.errors import InvalidInput, Problem
from pathways.explain.comparison import comparison_lines
from pathways.explain.evaluation import evaluation_lines
from pathways.explain.line import name_of
from pathways.explain.mistakes import MEANT
from pathways.explain.numbers import money, number
from pathways.explain.opportunity import closing_lines
from pathways.explain.requirement import Line
from pathways.explain.reverse import reverse_lines
from pathways.explain.structure import structure_lines
from pathways.explain.voice import Voice
from pathways.explain.words import labels, options
from pathways.model.background import Background
from pathways.model.places import place_meant
from pathways.routing.opportunities import Opportunity
from pathways.routing.questions import (
    ComparisonRequest,
    EvaluationRequest,
    OpportunitiesRequest,
    Selection,
    StructureRequest,
)
from pathways.routing.request import RouteRequest
from pathways.service import Pathways
from pathways.service.asking import AMONG

Answer = TypeVar("Answer")

SELECTS: Mapping[str, str] = {
    "kind": "kinds",
    "field": "fields",
    "provider": "providers",
    "where": "jurisdictions",
    "offered": "delivery",
}
"""Which option states which part of a selection."""

TYPED: Mapping[str, str] = {"where": "place", "offered": "delivery"}
"""Options whose names differ from their parameters'."""

HEADS = (labels.NUMBER, labels.STEPS, labels.MONTHS, labels.PRICE, labels.CERTAINTY, labels.TITLE, labels.ROUTE)


@dataclass(frozen=True)
class Judged:
    """What is to be judged: a credential by its id, or a requirement in a file; and on what day."""

    credential: str | None
    requirement: Path | None
    on: str | None


def evaluate(session: Session, file: Path, judged: Judged) -> None:
    """Show how far a learner meets what is asked."""
    if (judged.credential is None) is (judged.requirement is None):
        what = options.MISSING if judged.credential is None else options.NOT_WITH_REQUIREMENT
        raise InvalidInput(session.problem("CREDENTIAL", what, options.GIVE_ONE))
    background = Pathways.background(file)
    asked = EvaluationRequest(
        background=background,
        on=_day(session, judged.on) or date.today(),
        credential=judged.credential,
        requirement=Pathways.requirement(judged.requirement) if judged.requirement else None,
    )
    found = _asked(session, file, lambda counter: session.service.evaluate(asked, counter))
    voice = session.voice(background)
    _show(session, lambda: besides_json.evaluation_json(found, voice), evaluation_lines(found, voice))


def opportunities(session: Session, params: Mapping[str, Any]) -> None:
    """Show what is within reach."""
    file, request = _request(session, params, "any")
    asked = OpportunitiesRequest(
        background=request.background,
        start=request.start,
        pace=request.pace,
        among=_selection(session, params),
        most=params["limit"],
        criteria=request.criteria,
        limits=request.limits,
    )
    found = _asked(session, file, lambda counter: session.service.opportunities(asked, counter))
    voice = session.voice(request.background)
    if not session.as_json and found.found:
        heads = [session.say(label) for label in HEADS]
        session.table(heads, [_row(one, at, voice) for at, one in enumerate(found.found, 1)])
    _show(session, lambda: besides_json.opportunities_json(found, voice), closing_lines(found, voice))


def compare(session: Session, params: Mapping[str, Any]) -> None:
    """Show several goals side by side."""
    if not params["to"]:
        raise InvalidInput(session.problem("--to", options.MISSING, options.HINTS["to"]))
    requests = [_request(session, params, id) for id in params["to"]]
    file, first = requests[0]
    asked = ComparisonRequest(
        background=first.background,
        targets=tuple(request.target for _, request in requests),
        start=first.start,
        pace=first.pace,
        criteria=first.criteria,
        limits=first.limits,
    )
    found = _asked(session, file, lambda counter: session.service.compare(asked, counter))
    voice = session.voice(first.background)
    _show(session, lambda: besides_json.comparison_json(found, voice), comparison_lines(found, voice))


def reverse(session: Session, credential: str, on: str | None) -> None:
    """Show what counts toward a credential."""
    with progress(session.say(labels.CLIMBING)):
        found = session.service.reverse(credential, _day(session, on))
    voice = session.voice()
    _show(session, lambda: besides_json.reverse_json(found, voice), reverse_lines(found, voice))


def structure(session: Session, params: Mapping[str, Any]) -> None:
    """Show the shape of the catalogue."""
    asked = StructureRequest(among=_selection(session, params), on=_day(session, params["on"]))
    try:
        with progress(session.say(labels.CLIMBING)):
            found = session.service.structure(asked)
    except InvalidInput as error:
        raise _typed(error) from None
    voice = session.voice()
    _show(session, lambda: besides_json.structure_json(found, voice), structure_lines(found, voice))


def _request(session: Session, params: Mapping[str, Any], to: str) -> tuple[Path, RouteRequest]:
    """What was typed, as a question for routes to one credential."""
    file = params["background"]
    typed = {"to": [to], "occupation": None, "place": None, "delivery": None, **params} | {"to": [to]}
    return file, request_of(session, typed, _read(file), date.today())


def _read(file: Path) -> Background:
    return Pathways.background(file)


def _asked(session: Session, file: Path, ask: Callable[[Counter], Answer]) -> Answer:
    """The answer to a question about a learner, with a line that tells how the search gets on."""
    try:
        with progress(session.say(labels.GATHERING)) as tell:
            return ask(Counter(session, tell))
    except InvalidInput as error:
        raise Pathways.in_file(_typed(error), file) from None


def _typed(error: InvalidInput) -> InvalidInput:
    """The problems of a question, those of its selection by the options that state it."""
    names = {part: TYPED.get(name, name) for name, part in SELECTS.items()}
    places = [re.fullmatch(rf"{AMONG}\.(\w+)\[\d+\]", one.where) for one in error.problems]
    found = zip(error.problems, places, strict=True)
    return InvalidInput(*(one.at(f"--{names[place[1]]}") if place else one for one, place in found))


def _show(session: Session, data: Callable[[], Any], lines: Iterable[Line]) -> None:
    if session.as_json:
        session.data(data())
        return
    for depth, text in lines:
        session.line("  " * depth + text)


def _row(one: Opportunity, at: int, voice: Voice) -> list[str]:
    cost, credential = one.route.cost, one.credential
    return [
        str(at) if one.served else f"{at}*",
        str(cost.steps),
        number(cost.months, voice.lang),
        money(cost.price, voice.lang),
        voice.word(cost.certainty),
        f"{voice.text(credential.title)} ({voice.provider(credential.provider)})",
        " > ".join(name_of(step) for step in one.route.steps),
    ]


def _selection(session: Session, params: Mapping[str, Any]) -> Selection:
    try:
        return Selection.model_validate({part: params[name] or () for name, part in SELECTS.items()})
    except ValidationError as error:
        wrong = {str(each["loc"][0]): each["input"] for each in error.errors(include_url=False)}
        names = {part: name for name, part in SELECTS.items()}
        raise InvalidInput(*(_unfit(session, names[part], part, value) for part, value in wrong.items())) from None


def _unfit(session: Session, name: str, part: str, text: object) -> Problem:
    meant = place_meant(text) if part == "jurisdictions" and isinstance(text, str) else None
    hint = MEANT if meant else options.SELECTED[part]
    return session.problem(f"--{TYPED.get(name, name)}", options.CANNOT, hint, text=repr(text), near=meant)


def _day(session: Session, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidInput(session.problem("--on", options.NO_DAY, options.WRITE_DAY, text=repr(text))) from None
