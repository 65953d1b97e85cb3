"""JSON is read as strictly as its standard says, and no deeper and no longer than allowed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.api.limits import JsonLimits, Unreadable, read_json

LIMITS = JsonLimits(depth=4, digits=6)

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**5), 10**5) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def told(body: bytes) -> tuple[str, int | None, int | None]:
    with pytest.raises(Unreadable) as caught:
        read_json(body, LIMITS)
    return caught.value.code, caught.value.line, caught.value.column


@given(values)
def test_what_is_json_is_read_as_it_was_meant(value: Any) -> None:
    assert read_json(json.dumps(value).encode(), JsonLimits()) == value


@pytest.mark.parametrize("body", [b"[[[[]]]]", b'{"a":{"b":[{}]}}', b'["[[[[[[","{{{{{{"]', b"[[],[],[],[],[]]"])
def test_what_is_as_deep_as_allowed_is_read(body: bytes) -> None:
    assert read_json(body, LIMITS) == json.loads(body)


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (b"[[[[[]]]]]", ("json-depth", 1, 5)),
        (b'{"a":\n{"a":[[{}]]}}', ("json-depth", 2, 8)),
        (b'["\\"[",[[[[', ("json-depth", 1, 11)),
        (b"1234567", ("json-number", 1, 1)),
        (b'{"123456789": 1, "b": 1234567}', ("json-number", 1, 23)),
        (b"1.234567", ("json-number", 1, 1)),
        (b"[1, NaN]", ("json-number", 1, 5)),
        (b'["NaN", -Infinity]', ("json-number", 1, 9)),
        (b"[\n1e999]", ("json-number", 2, 1)),
        (b'{"a": 1, "b": {"a": 1}, "a": 2}', ("json-twice", 1, 25)),
        (b'[{"a": 1}, {"\\u0061": 1, "a": 2}]', ("json-twice", 1, 26)),
        (b"\xff", ("json-utf8", None, None)),
        (b'"\\udc00"', ("json-surrogate", None, None)),
        (b"", ("json-syntax", 1, 1)),
        (b"{} {}", ("json-syntax", 1, 4)),
        (b"{'a': 1}", ("json-syntax", 1, 2)),
        (b'"\\q"', ("json-syntax", 1, 2)),
        (b'"a', ("json-syntax", 1, 1)),
        (b"\xef\xbb\xbf{}", ("json-syntax", 1, 1)),
    ],
)
def test_what_is_not_read_says_where(body: bytes, where: tuple[str, int | None, int | None]) -> None:
    assert told(body) == where


def test_a_whole_character_in_two_halves_is_read() -> None:
    assert read_json(b'"\\ud83d\\ude00"', LIMITS) == "\N{GRINNING FACE}"
