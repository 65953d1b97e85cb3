"""Lines of a stream as records: each is validated by the model of its list, and told by line and place if wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import from_json, to_json

from pathways.errors import InvalidInput, Problem
from pathways.exchange.complaints import problems_of
from pathways.exchange.document import Document, read_line
from pathways.exchange.hints import nearest
from pathways.exchange.references import alone
from pathways.exchange.tokens import MOST_PROBLEMS
from pathways.intake.ends import ends_of
from pathways.intake.forms import Line, Rows, cut
from pathways.intake.known import Forms
from pathways.intake.learning import learned_from
from pathways.intake.lines import Piece
from pathways.model.bundle import LISTS
from pathways.model.parts import Wrong
from pathways.stores.incoming import Making, Numbered, Packed
from pathways.stores.records import Record

_LOCAL = ("groups", "language_tables")
"""Lists whose records may be wrong by themselves in ways that their models do not tell."""

_VALIDATORS = {name: kind.__pydantic_validator__ for name, kind in LISTS.items()}


class Read(NamedTuple):
    """What a piece of a stream gave: its records, made ready and counted by list, or what is wrong with it."""

    packed: Packed
    counts: Mapping[str, int]
    problems: tuple[Problem, ...]
    done: float


class Reader:
    """Reads pieces of a stream. `forms`: what it has learned from some lines, which helps it with others."""

    def __init__(self, making: Making) -> None:
        self._maker = making()
        self.forms = Forms()

    def read(self, piece: Piece) -> Read:
        """Read the lines of a piece."""
        counts: Counter[str] = Counter()
        problems: list[Problem] = []
        batch: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        simple_at = cut if self.forms.expected() else _not_cut
        try:
            for number, line in enumerate(piece.content.split(b"\n"), piece.first):
                simple = simple_at(number, line)
                name = self.forms.put(simple, batch) if simple else None
                if name is None:
                    full = _in_full(piece.name, number, line, problems)
                    if full is None and len(problems) >= MOST_PROBLEMS:
                        break
                    name = self._add(simple, number, full, batch) if full else None
                if name is not None:
                    counts[name] += 1
        except InvalidInput as error:
            problems += error.problems
        packed = None if problems else self._maker.packed(batch)
        return Read(packed, counts, tuple(problems[:MOST_PROBLEMS]), piece.done)

    def _add(self, simple: Line | None, number: int, full: _Named, batch: Rows) -> str:
        """Add what a line gives that was read in full, and perhaps learn from it."""
        name = full[0]
        for table, rows in self._maker.rows([_numbered(number, full)]).items():
            batch[table] += rows
        if simple and name not in _LOCAL and self.forms.wants(simple):
            self.forms.keep(simple, learned_from(simple, name, _again, self._maker.rows))
        return name


def document_of(name: str, number: int, line: str) -> Document:
    """A line as a document of its own, whose places are told by the line's number."""
    return Document(name, line, read_line(name, number, line), is_json=True, first_line=number)


_Named = tuple[str, Any, str]
"""A list, a record of it, and the record's document."""


def _not_cut(_number: int, _line: bytes) -> None:
    """Stands for `cut` where no form is looked for."""


def _in_full(name: str, number: int, line: bytes, problems: list[Problem]) -> _Named | None:
    """What a line holds; None: nothing, or something wrong, which is added to the problems."""
    read = _at_once(line)
    if read is None:
        if line.isspace() or not line:
            return None
        try:
            read = _carefully(name, number, line)
        except (ValueError, AttributeError, TypeError, KeyError, InvalidInput) as error:
            problems += _wrong(name, number, line, error)
            return None
    if read[0] in _LOCAL:
        problems += _by_itself(name, number, str(line, "utf-8"), read[0], read[1])
    return read


def _again(number: int, text: str) -> Numbered:
    """A line that can be read in full."""
    line = text.encode()
    return _numbered(number, _at_once(line) or _carefully("", number, line))


def _numbered(number: int, read: _Named) -> Numbered:
    _, record, document = read
    return Numbered(number, record, ends_of(record), document)


def _at_once(line: bytes) -> _Named | None:
    """A line that is written as its data would be, read by the fastest reader; None: it is to be read carefully.

    That reader keeps the last of two values with one key and does not keep numbers as they are written. A line that
    comes out as it went in has neither lost a value nor changed a number.
    """
    try:
        ((name, value),) = from_json(line, allow_inf_nan=False).items()
        document = to_json(value)
        if line != b'{"%b":%b}' % (name.encode(), document):
            return None
        return name, _VALIDATORS[name].validate_python(value), document.decode()
    except (ValueError, AttributeError, KeyError):
        return None


def _carefully(name: str, number: int, line: bytes) -> _Named:
    ((list_, value),) = read_line(name, number, str(line, "utf-8")).items()
    return list_, _VALIDATORS[list_].validate_python(value), to_json(value).decode()


def _by_itself(name: str, number: int, text: str, list_: str, record: Record) -> Iterator[Problem]:
    wrongs = list(alone(record))
    if wrongs:
        yield from placed(document_of(name, number, text), list_, wrongs)


def placed(document: Document, list_: str, wrongs: Sequence[Wrong]) -> Iterator[Problem]:
    """What is wrong in the record of a line, by its places there."""
    for wrong in wrongs:
        path = document.reached((list_, *wrong.path))
        yield Problem(document.where(path, document.places([path])[path]), wrong.what, wrong.hint)


def _wrong(name: str, number: int, line: bytes, error: Exception) -> tuple[Problem, ...]:
    """What is wrong with a line, by what came of reading it."""
    where = f"{name}:{number}"
    if isinstance(error, InvalidInput):
        return error.problems
    if isinstance(error, UnicodeDecodeError):
        return (Problem(f"{where}:{error.start + 1}", "is not UTF-8 text", "save the file as UTF-8"),)
    document = document_of(name, number, str(line, "utf-8"))
    data = document.data
    if not isinstance(data, dict) or len(data) != 1:
        what, hint = "is not one record under the name of its list", 'write {"credentials": {...}}'
        return (Problem(f"{where}:1", what, hint),)
    (list_,) = data
    if list_ not in LISTS:
        what = f"{list_!r} is no list of a bundle"
        return (
            Problem(document.where((list_,), document.places([(list_,)])[list_,]), what, nearest(list_, tuple(LISTS))),
        )
    assert isinstance(error, ValidationError)
    return problems_of(error, document, LISTS[list_], (list_,))
