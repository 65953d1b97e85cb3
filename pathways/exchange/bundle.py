"""Bundles: reading a catalogue, or the background of a learner, from files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, RootModel

from pathways.errors import InvalidInput, Problem
from pathways.exchange.complaints import read_as
from pathways.exchange.document import Document, read_document
from pathways.exchange.hints import closest
from pathways.exchange.misfit import Misfit
from pathways.exchange.references import Known, misfits
from pathways.exchange.shapes import keys_of
from pathways.exchange.tokens import MOST_PROBLEMS
from pathways.model.background import Background
from pathways.model.bundle import LISTS, Bundle, key_of
from pathways.model.parts import Path as Steps
from pathways.model.parts import path_of
from pathways.model.requirement import Requirement

SUFFIXES = (".yaml", ".yml", ".json")


OTHERS: dict[type[BaseModel], tuple[type[BaseModel], str]] = {
    Bundle: (Background, "ask with it: `pathways routes` and `pathways explain` read backgrounds"),
    Background: (Bundle, "fill the catalogue with it: `pathways import` reads bundles"),
}
"""What is easily taken for what, and what the other is for."""


class _Part(NamedTuple):
    """One file of a bundle."""

    document: Document
    bundle: Bundle


@dataclass(frozen=True)
class Files:
    """A bundle, with the files it was read from: they know where each record stands."""

    bundle: Bundle
    _parts: tuple[_Part, ...]

    def misfits(self, known: Known | None = None) -> tuple[Problem, ...]:
        """Every problem between the records, with its file, line and column, up to a hundred.

        `known`: keys that exist outside of the files, by list, where they add to a catalogue.
        """
        found: dict[int, list[tuple[Steps, Misfit]]] = {}
        rows = {
            (name, key_of(record)): (number, row)
            for number, part in reversed([*enumerate(self._parts)])
            for name in LISTS
            for row, record in enumerate(getattr(part.bundle, name))
        }
        for misfit in misfits(self.bundle, known):
            number, row = rows[misfit.name, misfit.key]
            path = self._parts[number].document.reached((misfit.name, row, *misfit.path))
            found.setdefault(number, []).append((path, misfit))
        told = [
            problem for number in sorted(found) for problem in _located(self._parts[number].document, found[number])
        ]
        return tuple(_bounded(told))


def read_bundle(path: Path) -> Bundle:
    """Read the records of files; see `read_files`."""
    return read_files(path).bundle


def read_files(path: Path) -> Files:
    """Read a file, or every YAML and JSON file of a directory (also under it, in the order of their names).

    The lists are joined; title and note are the first that are given. Raises `InvalidInput` with every problem, each
    with its file, line and column, up to a hundred.
    """
    parts: list[_Part] = []
    problems: list[Problem] = []
    for file in _files(path):
        try:
            document = _document(file)
            _expect(document, Bundle)
        except InvalidInput as error:
            problems += error.problems
            continue
        bundle, wrong = read_as(Bundle, document)
        problems += wrong
        if bundle is not None:
            parts.append(_Part(document, bundle))
    problems += _repeated(parts)
    _refuse(problems)
    lists: dict[str, Any] = {name: tuple(_joined(parts, name)) for name in LISTS}
    title = next((part.bundle.title for part in parts if part.bundle.title), None)
    note = next((part.bundle.note for part in parts if part.bundle.note), None)
    return Files(Bundle(title=title, note=note, **lists), tuple(parts))


def read_background(path: Path) -> Background:
    """Read a background from one file; raises `InvalidInput` with every problem."""
    (file,) = [path] if not path.is_dir() else [_refuse_directory(path)]
    document = _document(file)
    _expect(document, Background)
    background, problems = read_as(Background, document)
    if background is None:
        raise InvalidInput(*_bounded(list(problems)))
    return background


class _Requirement(RootModel[Requirement]):
    """A file of one requirement."""


def read_requirement(path: Path) -> Requirement:
    """Read a requirement from one file; raises `InvalidInput` with every problem."""
    found, problems = read_as(_Requirement, _document(path))
    if found is None:
        raise InvalidInput(*_bounded(list(problems)))
    return found.root


def in_file(path: Path, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Problems told by a JSON pointer alone, with the file it points into, the line and the column."""
    try:
        document = _document(path)
    except InvalidInput:  # what can be read only once, as a pipe
        return tuple(problem.at(f"{path} {problem.where}") for problem in problems)
    steps = [document.reached(path_of(problem.where)) for problem in problems]
    places = document.places(steps)
    return tuple(problem.at(document.where(at, places[at])) for at, problem in zip(steps, problems, strict=True))


def parse_bundle(name: str, content: bytes, *, is_json: bool = False) -> Bundle:
    """Read a bundle that is not in a file; `name` is how problems name it."""
    document = _filled(read_document(name, content, is_json=is_json))
    bundle, problems = read_as(Bundle, document)
    if bundle is None:
        raise InvalidInput(*_bounded(list(problems)))
    _refuse(_repeated([_Part(document, bundle)]))
    return bundle


def _located(document: Document, found: list[tuple[Steps, Misfit]]) -> list[Problem]:
    """Problems of one document, in its order."""
    places = document.places([path for path, _ in found])
    found.sort(key=lambda one: places[one[0]])
    return [Problem(document.where(path, places[path]), misfit.what, misfit.hint) for path, misfit in found]


def _expect(document: Document, model: type[BaseModel]) -> None:
    """Refuse at once a file that was plainly written as something else, rather than each of its keys."""
    keys = list(document.data) if isinstance(document.data, dict) else []
    other, hint = OTHERS[model]
    here, there = keys_of(model), keys_of(other)
    own = [key for key in here if key not in there]
    if any(key in own or closest(key, own) for key in keys):
        return
    if any(key in there and key not in here for key in keys):
        raise InvalidInput(Problem(f"{document.name}:1:1", f"is a {_name(other)}, not a {_name(model)}", hint))
    if len(keys) > 1 and not any(key in here for key in keys):
        what = f"is no {_name(model)}: it has none of the keys {', '.join(here)}"
        raise InvalidInput(Problem(f"{document.name}:1:1", what, "check that this is the right file"))


def _name(model: type[BaseModel]) -> str:
    return model.__name__.lower()


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = [file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file()]
    shown = [file for file in found if not any(part.startswith(".") for part in file.relative_to(path).parts)]
    if not shown:
        raise InvalidInput(Problem(str(path), f"holds no file that ends in {', '.join(SUFFIXES)}"))
    return sorted(shown, key=lambda file: file.relative_to(path).as_posix())


def _document(file: Path) -> Document:
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise InvalidInput(Problem(str(file), "there is no such file", "check the path")) from None
    except OSError as error:
        raise InvalidInput(Problem(str(file), f"cannot be read: {error.strerror}", "check who may read it")) from None
    return _filled(read_document(str(file), content, is_json=file.suffix.lower() == ".json"))


def _filled(document: Document) -> Document:
    if document.data is None:
        raise InvalidInput(Problem(f"{document.name}:1:1", "is empty", "write at least one list, or remove it"))
    return document


def _refuse_directory(path: Path) -> Path:
    raise InvalidInput(Problem(str(path), "is a directory", "name one file"))


def _joined(parts: list[_Part], name: str) -> Iterator[Any]:
    for part in parts:
        yield from getattr(part.bundle, name)


def _repeated(parts: list[_Part]) -> list[Problem]:
    """Records whose key was already given, by this file or an earlier one."""
    first: dict[tuple[str, str], tuple[Document, int]] = {}
    problems: list[Problem] = []
    for document, name, number, record in _everything(parts):
        before = first.setdefault((name, key_of(record)), (document, number))
        if before != (document, number) and len(problems) < MOST_PROBLEMS:
            there = _at(before[0], name, before[1]).split(" ")[0]
            what = f"{key_of(record)!r} is given twice"
            problems.append(Problem(_at(document, name, number), what, f"the first is at {there}"))
    return problems


def _everything(parts: list[_Part]) -> Iterator[tuple[Document, str, int, BaseModel]]:
    for document, bundle in parts:
        for name in LISTS:
            for number, record in enumerate(getattr(bundle, name)):
                yield document, name, number, record


def _at(document: Document, name: str, number: int) -> str:
    path = (name, number)
    return document.where(path, document.places([path])[path])


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise InvalidInput(*_bounded(problems))


def _bounded(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= MOST_PROBLEMS:
        return problems
    more = len(problems) - MOST_PROBLEMS + 1
    return [*problems[: MOST_PROBLEMS - 1], Problem("...", f"{more} more problems are not shown")]
