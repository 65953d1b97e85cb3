"""Records of one form: what is read by the form is what reading in full gives, and what is wrong is told as ever."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.exchange.writing import lines
from pathways.intake.forms import cut
from pathways.intake.known import Forms
from pathways.intake.lines import Piece
from pathways.intake.reading import Read, Reader
from pathways.stores.base import Record, records_of
from pathways.stores.embedded.packing import prepare
from pathways.stores.incoming import Batch, Numbered
from tests.exchange.generated import bundles
from tests.stores import generated
from tests.worlds import agreement, credential, provider, way

OTHERS = {
    name: f"{name[::-1]}:{number}"
    for number, name in enumerate((*generated.CREDENTIALS, *generated.PROVIDERS, *generated.GROUPS, *generated.BODIES))
} | {"0613": "0721", "061": "0722", "CA-ON": "US-NY", "21231": "11231"}
"""Other names for those that generated catalogues use."""


class Plainly:
    """Makes rows of records, and no package of those."""

    def rows(self, records: Iterable[Numbered]) -> Batch:
        return prepare(records)

    def packed(self, batch: Batch) -> Batch:
        return {table: list(rows) for table, rows in batch.items() if rows}


def read(reader: Reader, texts: Iterable[str], first: int = 2) -> Read:
    return reader.read(Piece("x", first, "\n".join(texts).encode(), 1.0))


def in_full(texts: Sequence[str]) -> Read:
    """What readers give that have learned nothing: a form is not known before it comes the second time."""
    each = [read(Reader(Plainly), [text], number) for number, text in enumerate(texts, 2)]
    batch: dict[str, list[Any]] = {}
    for one in each:
        for table, rows in (one.packed or {}).items():
            batch.setdefault(table, []).extend(rows)
    problems = tuple(problem for one in each for problem in one.problems)
    counts: dict[str, int] = {}
    for one in each:
        counts |= {name: counts.get(name, 0) + count for name, count in one.counts.items()}
    return Read(None if problems else batch, counts, problems, 1.0)


def learned(texts: Sequence[str]) -> Reader:
    reader = Reader(Plainly)
    for _ in range(3):
        assert read(reader, texts).problems == ()
    return reader


def written(*records: Record) -> list[str]:
    return [text.rstrip("\n") for text in lines(records)][1:]


def compact(*records: Record) -> list[str]:
    return [json.dumps(json.loads(text), separators=(",", ":"), ensure_ascii=False) for text in written(*records)]


def renamed(text: str) -> str:
    return re.sub(r'"([^"]+)"', lambda found: f'"{OTHERS.get(found[1], found[1])}"', text)


@given(bundles(), st.booleans())
def test_a_known_form_gives_what_reading_in_full_gives(world: Any, spaced: bool) -> None:
    texts = (written if spaced else compact)(*records_of(world))
    reader = learned(texts)
    others = [renamed(text) for text in texts]
    assert read(reader, others) == in_full(others)


@given(generated.catalogues)
def test_a_form_learned_from_some_names_serves_others(records: list[Record]) -> None:
    texts = compact(*records_of(generated.bundle_of(records)))
    assert read(learned(texts), map(renamed, texts)) == in_full([*map(renamed, texts)])


TRANSFER = compact(agreement("a.1", "dip", "bach", credits=3, receiver="uni", fees=["90.50"], title="Block"))[0]
COURSE = compact(
    credential("c", "course", field="0613", jurisdiction="CA-ON", occupations=["21231"], ways=[way("w", wait="1")])
)[0]
UNI = compact(provider("uni", url="https://uni.example"))[0]


def known(text: str, like: str) -> bool:
    """Whether a line is read by the form of another one."""
    line = cut(9, text.encode())
    return line is not None and learned([like]).forms.put(line, defaultdict(list)) is not None


@pytest.mark.parametrize("text", [TRANSFER, COURSE, UNI])
def test_what_differs_in_names_and_words_has_one_form(text: str) -> None:
    other = (
        re.sub(r'"(a.1|dip|bach|uni|c|w)"', r'"\1.x-2"', text).replace("Block", "Élan 'n <co>").replace("0613", "07")
    )
    other = other.replace("90.50", "110").replace("CA-ON", "CA").replace("21231", "00010")
    assert other != text
    assert known(other, like=text)


def test_what_is_looked_into_makes_another_form() -> None:
    assert not known(TRANSFER.replace('"credits":"3"', '"credits":"4"'), like=TRANSFER)
    assert not known(COURSE.replace('"course"', '"diploma"'), like=COURSE)


def test_two_names_that_are_the_same_make_another_form() -> None:
    text = compact(agreement("a", {"any": ["x", "y"]}, "z", credits=3))[0]
    same = text.replace('"y"', '"x"')
    assert not known(same, like=text)
    assert read(learned([text, same]), [same, text]) == in_full([same, text])


WRONG = [
    (TRANSFER, '"a.1"', '"A.1"'),
    (TRANSFER, '"a.1"', f'"{"a" * 121}"'),
    (TRANSFER, '"a.1"', '"a\u0301"'),
    (TRANSFER, '"a.1"', '""'),
    (TRANSFER, '"dip"', '"dip "'),
    (TRANSFER, '"90.50"', '"90,50"'),
    (TRANSFER, '"90.50"', '"90.12345"'),
    (TRANSFER, '"Block"', '""'),
    (TRANSFER, '"Block"', '"a\tb"'),
    (TRANSFER, '"Block"', '"a\\qb"'),
    (TRANSFER, '"Block"', '"a"b"'),
    (TRANSFER, '"receiver"', '"reciever"'),
    (TRANSFER, "}}", "}"),
    (TRANSFER, "}}", "}}}"),
    (TRANSFER, "}}", '}}"x'),
    (TRANSFER, "}}", '}}"'),
    (COURSE, '"0613"', '"06135"'),
    (COURSE, '"0613"', '"6"'),
    (COURSE, '"CA-ON"', '"CA-on"'),
    (COURSE, '"21231"', '"2123"'),
    (COURSE, '"w"', '"W"'),
]


@pytest.mark.parametrize(("like", "right", "wrong"), WRONG)
def test_what_is_wrong_in_a_known_form_is_told_as_ever(like: str, right: str, wrong: str) -> None:
    text = like.replace(right, wrong, 1)
    assert text != like
    told = read(learned([like]), [text])
    assert told == in_full([text])
    assert told.problems


def test_a_name_that_may_not_be_repeated_is_told_in_a_known_form() -> None:
    text = compact(credential("c", "course", ways=[way("w1", wait="1"), way("w2", wait="1")]))[0]
    told = read(learned([text]), [text.replace('"w2"', '"w1"')])
    assert [problem.what for problem in told.problems] == [
        problem.what for problem in in_full([text.replace('"w2"', '"w1"')]).problems
    ]
    assert told.problems


def test_a_number_may_have_more_digits_than_python_reads() -> None:
    text = TRANSFER.replace('"a.1",', '"a.1","version":1' + "0" * 5000 + ",")
    reader = Reader(Plainly)
    assert [read(reader, [text], 2) for _ in range(3)] == [in_full([text])] * 3


def test_forms_are_learned_anew_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathways.intake.known.MOST_FORMS", 3)
    texts = compact(*(agreement(f"a{number}", "dip", "bach", credits=number + 1) for number in range(9)))
    assert read(learned(texts), texts) == in_full(texts)


def test_no_form_is_learned_where_none_comes_twice() -> None:
    forms = Forms()
    lines_ = [cut(2, text.encode()) for text in (TRANSFER, COURSE, UNI)]
    assert [forms.wants(line) for line in lines_ if line] == [False, False, False]


def test_where_no_line_has_a_form_only_each_eighth_piece_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathways.intake.known.FIRST_LINES", 5)
    forms = Forms()
    assert forms.expected()
    for text in (TRANSFER, COURSE, UNI) * 8:
        line = cut(2, text.encode())
        assert line is None or forms.put(line, defaultdict(list)) is None
    assert [forms.expected() for _ in range(15)] == ([False] * 6 + [True]) + ([False] * 7 + [True])
