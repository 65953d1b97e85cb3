"""What is made to hurt is refused for what it is, and the work until then is in proportion to its text."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest
from graphql import build_schema

from bench.hostile import BODIES, DOCUMENTS, Hostile
from pathways.api.limits import DocumentLimits, JsonLimits, Unreadable, arguments_taking, read_json, usual_pages
from tests.api.limits.asking import refusal

LIMITS = DocumentLimits()


def _calls(query: str, variables: Any) -> tuple[str, int]:
    """What a document is refused for, and how many calls of functions that took."""
    count = 0

    def count_call(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count_call)
    try:
        told = refusal(query, variables)
    finally:
        sys.setprofile(before)
    return told, count


@pytest.mark.parametrize("hostile", DOCUMENTS, ids=lambda one: one.name)
def test_a_hostile_document_is_refused_in_linear_time(hostile: Hostile) -> None:
    told, calls = _calls(hostile.query, hostile.variables)
    assert told.split()[0] == hostile.code
    # Tokens are what is worked on: no text has more than its limit, whatever its length.
    assert calls < 150 * min(len(hostile.query), LIMITS.tokens) + 3 * LIMITS.values * bool(hostile.variables) + 2_000


@pytest.mark.parametrize(
    ("body", "code"), [(body, code) for _, body, code in BODIES], ids=[name for name, *_ in BODIES]
)
def test_a_hostile_body_is_refused(body: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_json(body, JsonLimits())
    assert caught.value.code == code
    assert len(caught.value.message) < 80


def test_arguments_that_lead_to_a_type_are_found_however_deep() -> None:
    schema = build_schema(
        """
        type Query { a(x: Outer): Int, b(y: [Inner!]): Int, c(z: Other): Thing }
        interface Held { e(v: Outer): Int }
        type Thing implements Held { d(w: Int): Int, e(v: Outer): Int }
        input Outer { inner: [Inner] }
        input Inner { again: Outer, n: Int }
        input Other { n: Int }
        """
    )
    assert arguments_taking(schema, ["Inner"]) == {"x", "y", "v"}
    assert arguments_taking(schema, []) == frozenset()


def test_the_usual_length_of_a_page_is_the_schemas() -> None:
    schema = build_schema(
        """
        type Query { a(first: Int = 5): [Thing], b(first: Int): [Thing], things: [Thing], c: Int }
        type Thing { a(first: Int = 7): Int, things(first: Int): Int, d(last: Int = 3): Int }
        """
    )
    top = {"Query.a": 5, "Query.b": 20, "Query.things": 1, "Query.c": 1}
    assert usual_pages(schema, "first", 20) == {**top, "a": 7, "things": 20}
