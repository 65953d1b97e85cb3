"""The demonstration: example learners ask the Canadian catalogue. The catalogue is built once for each seed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import RootModel

from pathways import __version__
from pathways.bootstrap import seed_backgrounds, seed_catalogue
from pathways.cli.as_json import answer_json
from pathways.cli.journeys import Style, answered, show_answer
from pathways.cli.progress import Stages, progress
from pathways.cli.session import Session
from pathways.errors import InvalidInput
from pathways.exchange.complaints import read_as
from pathways.exchange.document import read_document
from pathways.explain.numbers import day
from pathways.explain.words import labels
from pathways.model.base import Text, Value
from pathways.model.requirement import Requirement
from pathways.routing.request import DEFAULT_CRITERIA, Criterion, Limits, OccupationTarget, RouteRequest
from pathways.service import Pathways

QUESTIONS = "questions.yaml"
SHOWN = (
    ("nurse-philippines.yaml", "d-rn-on"),
    ("micro-credential-holder.yaml", "bcit-btech-compsys"),
)
"""The questions that are asked unless all of them are: whose background, and a credential of the target."""


class Question(Value):
    """What an example learner asks; `background` is a file beside the questions."""

    background: str
    title: Text
    target: Requirement | OccupationTarget
    start: date
    criteria: tuple[Criterion, ...] = DEFAULT_CRITERIA
    limits: Limits = Limits()

    def request(self, folder: Path) -> RouteRequest:
        """The question as it is put to the search."""
        background = Pathways.background(folder / self.background)
        return RouteRequest(
            background=background, target=self.target, start=self.start, criteria=self.criteria, limits=self.limits
        )


class _Questions(RootModel[tuple[Question, ...]]):
    """A file of questions."""


def run(session: Session, every: bool) -> None:
    """Ask the questions and show the answers."""
    folder = seed_backgrounds()
    asked = questions(folder / QUESTIONS)
    chosen = asked if every else [question for question in asked if _shown(question)]
    _built(session)
    answers: list[dict[str, Any]] = []
    for question in chosen:
        request = question.request(folder)
        answer = answered(session, request)
        if session.as_json:
            shape = answer_json(answer, session.voice(request.background))
            answers.append({"background": question.background, "title": question.title.model_dump(), "answer": shape})
            continue
        lang = session.settings.lang
        told = {"who": _who(request, lang), "title": question.title.best(lang)[0], "start": day(question.start, lang)}
        session.line(session.say(labels.ASKED, **told))
        show_answer(session, request, answer, Style(steps=True))
        session.line()
    if session.as_json:
        session.data(answers)


def questions(path: Path) -> tuple[Question, ...]:
    """Read a file of questions; raises `InvalidInput` with every problem."""
    found, problems = read_as(_Questions, read_document(str(path), path.read_bytes(), is_json=False))
    if found is None:
        raise InvalidInput(*problems)
    return found.root


def _shown(question: Question) -> bool:
    named = question.target.model_dump_json()
    return any(question.background == background and f'"{id}"' in named for background, id in SHOWN)


def _who(request: RouteRequest, lang: str) -> str:
    title = request.background.title
    return title.best(lang)[0] if title else "?"


def _built(session: Session) -> None:
    """Fill the demonstration's own catalogue where it is new, or the one that was named where it is empty."""
    if not session.explicit:
        session.settings = replace(session.settings, store=_place(session.settings.data))
    if session.service.revision:
        return
    with progress(session.say(labels.BUILDING)) as tell:
        session.service.fill(seed_catalogue(), watcher=Stages(session, tell))


def _place(data: Path) -> str:
    """A file for this very seed; older ones are taken away. Where nothing can be kept, it is built each time."""
    place = data / f"demo-{_digest(seed_catalogue())}.db"
    try:
        data.mkdir(parents=True, exist_ok=True)
        place.touch()
        for old in data.glob("demo-*.db*"):
            if not old.name.startswith(place.name):
                old.unlink()
    except OSError:
        return ":memory:"
    return str(place)


def _digest(folder: Path) -> str:
    digest = sha256(__version__.encode())
    for file in sorted(folder.rglob("*.yaml")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
