"""Each limit holds exactly, whether something stands in the operation or comes with its fragments."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.limits.asking import refusal, structure

F = " fragment F on Q { a { b } } "

# What is limited, its amount in the document, and where the one too many stands.
CASES = [
    ("depth", 3, "{ a { b { c } } }", "1:11"),
    ("depth", 4, "{ a { b { ...F } } }" + F, "1:44"),
    ("depth", 3, "{ a { ... on Q { ... { b { c } } } } }", "1:28"),
    ("depth", 3, "{ a { ...G } } fragment G on Q { ...F }" + F, "1:63"),
    ("roots", 3, "{ a b c }", "1:7"),
    ("roots", 2, "{ ...F ...F }" + F, "1:33"),
    ("roots", 3, "{ a ... on Q { b c } }", "1:18"),
    ("selections", 4, "{ a { b } c d }", "1:13"),
    ("selections", 6, "{ ...F ...F }" + F, "1:37"),
    ("aliases", 2, "{ x: a { y: b } }", "1:10"),
    ("aliases", 3, "{ x: a ...G } fragment G on Q { y: a { z: b } }", "1:40"),
    ("directives", 4, "query($v: Int @d) @d { a @d @d }", "1:24"),
    ("directives", 3, "{ ...G @d } fragment G on Q { a @d ... @d { b } }", "1:36"),
    ("tokens", 5, "{ a b c }", "1:9"),
    ("tokens", 5, "{ # c\n a # c\n }", "3:2"),
    ("length", 5, "{ a }", "1:5"),
    ("nesting", 4, "{ a(b: [{ c: 1 }]) }", "1:9"),
    ("nesting", 3, "{ a { b { c } } }", "1:9"),
    ("fragments", 2, "{ ...F ...G } fragment G on Q { a }" + F, "1:37"),
    ("operations", 2, "query A { a } query B { a }", "1:15"),
    ("repeats", 3, "{ a a a }", "1:7"),
    ("repeats", 2, "{ a { b } a { b } }", "1:15"),
    ("repeats", 3, "{ a { c } ...F ... on Q { a } }" + F, "1:27"),
]


@pytest.mark.parametrize(("name", "amount", "query", "where"), CASES)
def test_a_limit_lets_n_be_and_refuses_n_and_one(name: str, amount: int, query: str, where: str) -> None:
    meant: dict[str, Any] = {"name": "A"} if name == "operations" else {}
    assert refusal(query, **{**meant, name: amount}) == "ok"
    assert refusal(query, **{**meant, name: amount - 1}) == f"limit-{name} {amount - 1} {where}"


def test_what_an_operation_holds_is_told() -> None:
    (tally,) = structure("{ x: a { ...F } b @d }" + F).tallies
    assert tally == (3, 2, 5, 1, 1)


def test_a_fragment_is_counted_once_however_often_it_is_spread() -> None:
    doubling = " ".join(f"fragment F{n} on Q {{ ...F{n + 1} ...F{n + 1} }}" for n in range(10))
    found = structure("{ a { ...F0 } } " + doubling + " fragment F10 on Q { b }", selections=10_000, repeats=10**6)
    counted = found.visits - found.tallies[0].selections
    assert found.tallies[0].selections == 2 + sum(2 * 2**n for n in range(10)) + 2**10
    assert counted <= 3 * 23  # the selections that the text holds


def test_a_limit_counts_each_operation_by_itself() -> None:
    assert refusal("query A { x: a } query B { x: a }", name="A", aliases=1) == "ok"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("{ ...A } fragment A on Q { ...A }", "fragment-cycle 1:28"),
        ("{ ...A } fragment A on Q { a { ...B } } fragment B on Q { ...A }", "fragment-cycle 1:59"),
        ("{ a } fragment A on Q { ...A }", "fragment-cycle 1:25"),
        ("{ ...A } fragment A on Q { a } fragment A on Q { b }", "duplicate-fragment 1:41"),
        ("{ a } type Q { a: Int }", "not-executable 1:7"),
        ("fragment A on Q { a }", "operation-unclear"),
        ("query A { a } query B { a }", "operation-unclear"),
        ("{ ...Nowhere }", "ok"),
    ],
)
def test_documents_that_cannot_be_measured_are_refused(query: str, told: str) -> None:
    assert refusal(query) == told


def test_the_arguments_of_a_document_are_told() -> None:
    query = "query($x: In) { a(x: $x) { ...F } } fragment F on Q { b(y: { z: 1 }, w: 2) { c(v: [1]) } }"
    found = structure(query)
    assert found.arguments == {"x", "y", "w", "v"}
    assert found.written == {"y", "v"}
