"""Texts as plain data, and what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.errors import InvalidInput
from pathways.exchange.bundle import parse_bundle
from pathways.exchange.document import Document, read_document
from pathways.exchange.tokens import DEEPEST
from pathways.model.bundle import Bundle
from pathways.model.parts import Path
from pathways.model.requirement import MAIN_KEYS


def yaml(text: str) -> object:
    return read_document("f.yaml", text.encode(), is_json=False).data


def refused(content: str | bytes, *, is_json: bool = False) -> list[str]:
    content = content.encode() if isinstance(content, str) else content
    with pytest.raises(InvalidInput) as error:
        read_document("f", content, is_json=is_json)
    return [f"{problem.where} {problem.what}" for problem in error.value.problems]


def test_every_scalar_is_the_text_that_was_written() -> None:
    text = "{a: NO, b: on, c: 00010, d: 1e3, e: 2024-11-01, f: 0x1f, g: 1_000, h: 'x', i: 12:30, j: .nan, k: yes}"
    expected = {"a": "NO", "b": "on", "c": "00010", "d": "1e3", "e": "2024-11-01", "f": "0x1f", "g": "1_000"}
    assert yaml(text) == expected | {"h": "x", "i": "12:30", "j": ".nan", "k": "yes"}


def test_what_is_left_empty_is_none_and_quotes_are_text() -> None:
    assert yaml("a:\nb: ~\nc: null\nd: ''\ne: 'null'\n") == {"a": None, "b": None, "c": None, "d": "", "e": "null"}


def test_json_numbers_stay_as_written() -> None:
    document = read_document("f.json", b'{"a": 1.10, "b": 12345678901234567890, "c": null}', is_json=True)
    assert document.data == {"a": "1.10", "b": "12345678901234567890", "c": None}


def test_json_numbers_of_any_length_are_read_in_no_time() -> None:
    assert read_document("f", b"[" + b"9" * 100_000 + b"]", is_json=True).data == ["9" * 100_000]


def test_a_byte_order_mark_is_no_text() -> None:
    assert read_document("f", b"\xef\xbb\xbfa: b", is_json=False).data == {"a": "b"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\nb:\n  c: 1\n  c: 2\n", "f:4:3 the key 'c' is given twice"),
        ("a: &x [1]\nb: *x\n", "f:2:4 '*x' is an alias, which is not read"),
        (
            "a: !!python/name:os.system x\n",
            "f:1:4 is not YAML: the tag 'tag:yaml.org,2002:python/name:os.system' is not read",
        ),
        ("a: !thing {}\n", "f:1:4 is not YAML: the tag '!thing' is not read"),
        ("a: 1\n---\nb: 1\n", "f:2:1 is not YAML: a second document begins here"),
        ("? [a]\n: b\n", "f:1:3 a key must be plain text"),
        ("a: [1, 2\nb: 3\n", "f:2:2 is not YAML: did not find expected ',' or ']'"),
        ("a: b: c\n", "f:1:5 is not YAML: mapping values are not allowed in this context"),
        ("a: 1\nb: \x01\n", "f:2:4 is not YAML: control characters are not allowed"),
        ("\ta: 1\n", "f:1:1 is not YAML: found character that cannot start any token"),
    ],
    ids=lambda text: text[:20],
)
def test_what_is_refused_in_yaml(text: str, problem: str) -> None:
    assert refused(text) == [problem]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"a": 1,\n "b": {"c": 1, "c": 2}}', "f:2:16 the key 'c' is given twice"),
        ('{"a": 1,\n}', "f:2:1 is not JSON: Expecting property name enclosed in double quotes"),
        ('{"a": NaN}', "f NaN is no number in JSON"),
        ('{"a": "\x01"}', "f:1:8 is not JSON: Invalid control character at"),
        ("", "f:1:1 is not JSON: Expecting value"),
    ],
)
def test_what_is_refused_in_json(text: str, problem: str) -> None:
    assert refused(text, is_json=True) == [problem]


def test_every_duplicate_is_told() -> None:
    assert len(refused("a: 1\na: 2\nb: {c: 1, c: 2}\na: 3\n")) == 3


def test_text_that_is_not_utf_8() -> None:
    assert refused("a: 1\nb: é\n".encode("latin-1")) == ["f:2:4 is not UTF-8 text"]


@pytest.mark.parametrize("is_json", [True, False], ids=["json", "yaml"])
@pytest.mark.parametrize("depth", [DEEPEST + 1, 5_000, 100_000])
def test_nesting_is_bounded(depth: int, is_json: bool) -> None:
    text = "[" * depth + ("]" * depth if is_json else "")
    assert refused(text, is_json=is_json) == [f"f:1:{DEEPEST + 1} is nested more than {DEEPEST} deep"]


@pytest.mark.parametrize("is_json", [True, False], ids=["json", "yaml"])
def test_the_deepest_that_is_promised_is_read(is_json: bool) -> None:
    text = "[" * DEEPEST + "]" * DEEPEST
    assert read_document("f", text.encode(), is_json=is_json).data == json.loads(text)


def test_a_billion_laughs_end_at_the_first() -> None:
    lines = ["a: &a [lol]"] + [f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    assert refused("\n".join(lines))[0] == "f:2:8 '*a' is an alias, which is not read"


awkward = st.text(st.sampled_from("{}[]:,-?&*!|>'\"%@`#\n\t \\\x00\x85\ufeffaé0~<")) | st.text()
data = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from([*Bundle.model_fields, *MAIN_KEYS, "id", "ways"]), inner)
    ),
)


@given(content=st.binary() | awkward.map(str.encode), is_json=st.booleans())
def test_whatever_is_read_is_read_or_refused(content: bytes, is_json: bool) -> None:
    try:
        read_document("f", content, is_json=is_json)
    except InvalidInput as error:
        str(error).encode()


@given(written=data)
def test_whatever_is_no_bundle_is_refused(written: Any) -> None:
    try:
        parse_bundle("f", json.dumps(written).encode(), is_json=True)
    except InvalidInput as error:
        str(error).encode()


TEXTS = {
    "yaml": "a: 1\nlist:\n- x: {y: 2}\n- é: z\n  w~/: 3\n",
    "json": '{"a": 1,\n"list":\n[{"x": {"y": 2}},\n{"é": "z",\n  "w~/": 3}]}',
}
PLACES: dict[Path, tuple[str, str]] = {
    ("a",): ("1:1 /a", "1:2 /a"),
    ("list",): ("2:1 /list", "2:1 /list"),
    ("list", 0, "x", "y"): ("3:7 /list/0/x/y", "3:9 /list/0/x/y"),
    ("list", 1): ("4:3 /list/1", "4:1 /list/1"),
    ("list", 1, "w~/"): ("5:3 /list/1/w~0~1", "5:3 /list/1/w~0~1"),
    ("list", 1, "missing"): ("4:3 /list/1/missing", "4:1 /list/1/missing"),
    (): ("1:1", "1:1"),
}


@pytest.mark.parametrize("path", PLACES, ids=str)
@pytest.mark.parametrize("form", ["yaml", "json"])
def test_places(path: Path, form: str) -> None:
    document: Document = read_document("f", TEXTS[form].encode(), is_json=form == "json")
    assert document.where(path, document.places([path])[path]) == f"f:{PLACES[path][form == 'json']}"
