"""What the commands about the catalogue do: import, check, search, show, schema."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

import typer

from pathways.bootstrap import check_bundle, seed_catalogue
from pathways.cli.as_json import answer_schema, ladder_json, plain_record, problem_json, shown_json
from pathways.cli.progress import Stages, progress
from pathways.cli.session import Session
from pathways.cli.shapes import ANSWERS
from pathways.errors import InvalidInput
from pathways.explain.ladder import ladder_lines
from pathways.explain.numbers import AND, counted, join
from pathways.explain.record import agreement_lines, credential_lines
from pathways.explain.requirement import Line
from pathways.explain.thing import thing_lines
from pathways.explain.words import labels, options
from pathways.explain.words.kinds import RECORDS
from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.kinds import CredentialKind
from pathways.routing.questions import LadderRequest
from pathways.routing.rung import Direction, How
from pathways.service import Form, Pathways, Shown
from pathways.stores.base import Record, Search, address

READ = ("bundle", "background", "request")
"""What is read, by the name of its schema."""


class Onto(NamedTuple):
    """What becomes of a catalogue that is there already: neither means that it is added to."""

    replace: bool
    if_empty: bool


def import_(session: Session, path: Path | None, seed: bool, onto: Onto) -> None:
    """Import a bundle, or the seed."""
    if (path is None) is not seed:
        raise InvalidInput(
            session.problem("PATH", options.MISSING if path is None else options.NOT_WITH_SEED, options.GIVE_ONE)
        )
    if all(onto):
        raise InvalidInput(session.problem("--if-empty", options.NOT_WITH_REPLACE, options.GIVE_ONE))
    service, of = session.service, path or seed_catalogue()
    with progress(session.say(labels.READING)) as tell:
        watcher = Stages(session, tell)
        if onto.if_empty:
            done = service.fill(of, watcher=watcher)
        else:
            done = service.import_bundle(of, replace=onto.replace, watcher=watcher)
    revision, counts = (done.revision, done.counts) if done else (service.revision, {})
    if session.as_json:
        session.data({"revision": revision, "counts": dict(counts)})
    elif done is None:
        session.line(session.say(labels.NOT_IMPORTED, revision=revision))
    else:
        session.line(session.say(labels.IMPORTED, revision=revision, counts=counts_in_words(session, counts)))


def export(session: Session, path: Path, form: str) -> None:
    """Export the catalogue."""
    chosen = _form(session, form)
    with progress(session.say(labels.EXPORTING)):
        counts = session.service.export(path, chosen, catalogue=session.settings.database.catalogue)
    if session.as_json:
        session.data({"counts": dict(counts)})
    else:
        session.line(
            session.say(labels.EXPORTED, counts=counts_in_words(session, counts)) if counts else session.empty()
        )


def check(session: Session, path: Path | None, added: bool) -> None:
    """Check a bundle (by itself, or as an addition) or the catalogue; exit code 2 where anything is wrong."""
    if added and path is None:
        raise InvalidInput(session.problem("PATH", options.MISSING, options.NAME_IT))
    with progress(session.say(labels.CHECKING)):
        if path is None:
            problems = session.service.check()
        else:
            problems = session.service.check_added(path) if added else check_bundle(path)
    if session.as_json:
        revision = session.service.revision if path is None else None
        session.data({"revision": revision, "problems": [problem_json(problem) for problem in problems]})
    elif problems:
        session.line(session.say(labels.PROBLEMS if len(problems) > 1 else labels.PROBLEM, count=len(problems)))
        for problem in problems:
            session.line(f"  {problem}")
    else:
        session.line((path is None and session.empty()) or session.say(labels.ALL_WELL))
    if problems:
        raise typer.Exit(2)


def search(session: Session, words: str, kinds: list[str], limit: int) -> None:
    """Search by words."""
    asked = Search(words, session.settings.lang, kinds=tuple(_kind(session, kind) for kind in kinds), limit=limit)
    found = session.service.search(asked)
    if session.as_json:
        session.data({"revision": session.service.revision, "results": [plain_record(record) for record in found]})
    elif found:
        heads = [session.say(label) for label in (labels.KIND, labels.ID, labels.TITLE)]
        session.table(heads, [_row(session, record) for record in found])
    else:
        session.line(session.empty() or session.say(labels.NOTHING_FOUND))


def show(session: Session, id: str) -> None:
    """Show the records with an id."""
    found = session.service.show(id)
    if session.as_json:
        session.data([shown_json(one) for one in found])
        return
    for shown in found:
        for depth, text in _lines(session, shown):
            session.line("  " * depth + text)


def ladders(
    session: Session, id: str, direction: Literal["up", "down"], depth: int, on: str | None, how: list[str]
) -> None:
    """Show a ladder."""
    with progress(session.say(labels.CLIMBING)):
        day = _day(session, on) if on else None
        rungs = tuple(_how(session, one) for one in how)
        asked = LadderRequest(credential=id, direction=Direction(direction), depth=depth, on=day, how=rungs)
        ladder = session.service.ladders(asked)
    voice = session.voice()
    if session.as_json:
        session.data(ladder_json(ladder, voice))
        return
    for depth_, text in ladder_lines(ladder, voice):
        session.line("  " * depth_ + text)


def schema(session: Session, of: str) -> None:
    """Print a schema."""
    if of in ANSWERS:
        session.data(answer_schema(of))
    elif of in READ:
        session.data(Pathways.schema(of))  # type: ignore[arg-type]
    else:
        raise InvalidInput(
            session.problem("OF", options.NO_SCHEMA, options.ONE_OF, text=repr(of), known=", ".join((*READ, *ANSWERS)))
        )


def counts_in_words(session: Session, counts: Mapping[str, int]) -> str:
    """How many records of each list, in words."""
    lang = session.settings.lang
    return join([counted(count, RECORDS[name], lang) for name, count in counts.items()], AND, lang)


def _day(session: Session, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidInput(session.problem("--on", options.NO_DAY, options.WRITE_DAY, text=repr(text))) from None


def _form(session: Session, text: str) -> Form:
    try:
        return Form(text)
    except ValueError:
        known = ", ".join(Form)
        raise InvalidInput(
            session.problem("--format", options.NO_FORM, options.ONE_OF, text=repr(text), known=known)
        ) from None


def _kind(session: Session, text: str) -> CredentialKind:
    try:
        return CredentialKind(text)
    except ValueError:
        known = ", ".join(CredentialKind)
        problem = session.problem("--kind", options.NO_KIND, options.ONE_OF, text=repr(text), known=known)
        raise InvalidInput(problem) from None


def _how(session: Session, text: str) -> How:
    try:
        return How(text)
    except ValueError:
        problem = session.problem("--how", options.NO_RUNG, options.ONE_OF, text=repr(text), known=", ".join(How))
        raise InvalidInput(problem) from None


def _row(session: Session, record: Record) -> list[str]:
    voice = session.voice()
    name, id = address(record)
    if isinstance(record, Credential):
        return [voice.word(record.kind), id, f"{voice.text(record.title)} ({voice.provider(record.provider)})"]
    return [RECORDS[name].bare(voice.lang), id, voice.name(name, id)]


def _lines(session: Session, shown: Shown) -> list[Line]:
    voice = session.voice()
    match shown.record:
        case Credential() as credential:
            lines = list(credential_lines(credential, voice))
            return lines + [
                Line(depth + 1, text) for one in shown.agreements for depth, text in agreement_lines(one, voice)
            ]
        case Agreement() as agreement:
            return list(agreement_lines(agreement, voice))
        case record:
            return list(thing_lines(record, *address(record), voice))
