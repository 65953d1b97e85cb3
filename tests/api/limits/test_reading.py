"""A document that is no GraphQL is told by its place, without a word of it."""

from __future__ import annotations

import pytest

from pathways.api.limits import DocumentLimits, Refused, parsed
from tests.api.limits.asking import refusal

SECRET = "hunter2"


@pytest.mark.parametrize(
    ("query", "message", "where"),
    [
        ("", "Unexpected <EOF>", (1, 1)),
        ("{ }", "Unexpected }", (1, 3)),
        ('{ a(b: "hunter2" }', "Unexpected }", (1, 18)),
        ('{ a "hunter2" }', "Unexpected String", (1, 5)),
        ("{ a: }", "Unexpected }", (1, 6)),
        ('{ a(b: "hunter2) }', "Unterminated string", (1, 19)),
        ('{ a(b: "\\hunter2") }', "Invalid character escape sequence", (1, 9)),
        ("{ a(b: 0hunter2) }", "Invalid number", (1, 9)),
        ("{ a\n ? }", "Unexpected character", (2, 2)),
        ("hunter2 { a }", "Unexpected Name", (1, 1)),
    ],
)
def test_a_syntax_error_says_where_and_holds_nothing_of_the_document(
    query: str, message: str, where: tuple[int, int]
) -> None:
    with pytest.raises(Refused) as caught:
        parsed(query, DocumentLimits())
    told = caught.value
    assert (told.code, told.message, told.locations) == ("syntax", f"Syntax error: {message}.", [where])
    assert SECRET not in str(told.formatted)


def test_a_deep_stack_makes_depth_no_failure() -> None:
    def asked(frames: int) -> str:
        return asked(frames - 1) if frames else refusal("{ a(b: " + "[" * 100, nesting=100)

    assert asked(100) in ("limit-nesting 100 1:107", "limit-nesting 100 1:106")
    assert asked(700).startswith("limit-nesting 100 1:")
