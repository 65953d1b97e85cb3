"""Documents and bodies that are made to hurt, as data: tests count the work they make, the benchmark its time.

Each says which refusal it has to get; most would take seconds, or all memory, unrefused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Hostile:
    """One document, its variables, and the code of its refusal."""

    name: str
    query: str
    code: str
    variables: Mapping[str, Any] = field(default_factory=dict)


def chain(length: int, times: int, inside: str = "__typename") -> str:
    """Fragments that each spread the next one so many times: the last is met `times ** length` times."""
    links = [f"fragment F{n} on Q {{ {f'...F{n + 1} ' * times}}}" for n in range(length)]
    return " ".join(["{ a { ...F0 } }", *links, f"fragment F{length} on Q {{ {inside} }}"])


def nested(depth: int, inside: str) -> str:
    """A field in itself, so deep."""
    return "a { " * depth + inside + " }" * depth


def branching(depth: int) -> str:
    """A field twice at each depth: at the last there are `2 ** depth` of one name at one place."""
    return "b" if depth == 0 else f"a {{ {branching(depth - 1)} }} " * 2


DOCUMENTS = (
    Hostile("doubling fragments", chain(60, 2), "limit-selections"),
    Hostile("doubling fragments with aliases", chain(60, 2, "x: __typename"), "limit-selections"),
    Hostile("doubling fragments, more than may be", chain(2_000, 2), "limit-length"),
    Hostile("a long chain of fragments", chain(90, 1, nested(21, "b")), "limit-depth"),
    Hostile("a fragment in itself", "{ ...A } fragment A on Query { ...A }", "fragment-cycle"),
    Hostile("a circle of fragments", chain(90, 1, "...F0"), "fragment-cycle"),
    Hostile("10,000 aliases", "{ " + " ".join(f"a{n}: __typename" for n in range(10_000)) + " }", "limit-length"),
    Hostile("10,000 short aliases", "{" + "a:b " * 10_000 + "}", "limit-tokens"),
    Hostile("as many aliases as tokens let be", "{" + "".join(f" a{n}:b" for n in range(600)) + "}", "limit-roots"),
    Hostile("aliases below the top", "{ a {" + "".join(f" a{n}:b" for n in range(600)) + "} }", "limit-aliases"),
    Hostile("10,000 directives", "{ a " + "@skip(if:$x)" * 10_000 + "}", "limit-length"),
    Hostile("10,000 short directives", "{ a " + "@x" * 10_000 + "}", "limit-tokens"),
    Hostile("as many directives as tokens let be", "{ a " + "@x" * 900 + "}", "limit-directives"),
    Hostile("directives that fragments multiply", chain(8, 2, "a " + "@x" * 10), "limit-directives"),
    Hostile("one field again and again", "{ a {" + " b" * 1_900 + "} }", "limit-repeats"),
    Hostile("one field as often as tokens let be", "{catalogue{" + "revision " * 1_994 + "}}", "limit-repeats"),
    Hostile("fields again at every depth", "{ " + branching(7) + "}", "limit-repeats"),
    Hostile("100,000 deep", "{" + "a{" * 100_000, "limit-length"),
    Hostile("16,000 deep, in full", "{" + "a{" * 16_000 + "b" + "}" * 16_001, "limit-nesting"),
    Hostile("a list 100,000 deep", "{ a(b: " + "[" * 40_000, "limit-nesting"),
    Hostile("objects in objects", "{ a(b: " + "{c:" * 12_000, "limit-nesting"),
    Hostile("a list written out", "{ a(ids: [" + "1 " * 20_000 + "]) { b } }", "limit-tokens"),
    Hostile("comments", "#\n" * 20_000 + "{ a }", "limit-tokens"),
    Hostile("many operations", " ".join(f"query Q{n} {{ a }}" for n in range(300)), "limit-operations"),
    Hostile(
        "many fragments",
        "{ a } " + " ".join(f"fragment F{n} on Q {{ a }}" for n in range(200)),
        "limit-fragments",
    ),
    Hostile("pages of pages", "{ a(first: 200) { b(first: 200) { c } } }", "limit-cost"),
    Hostile("a page by its variable", "query($n: Int) { a(first: $n) { b } }", "limit-page", {"n": 10**9}),
    Hostile("a page by its default", "query($n: Int = 201) { a(first: $n) { b } }", "limit-page"),
    Hostile("a list in a variable", "query($x: [ID!]) { a(ids: $x) { b } }", "limit-items", {"x": [1] * 50_000}),
    Hostile("lists of lists", "query($x: [ID!]) { a(ids: $x) { b } }", "limit-values", {"x": [[1] * 900] * 900}),
)
"""Every document has to be refused, with this code, before it is validated."""

DEEP = b'{"query":"{a}","variables":' + b'{"a":' * 100_000 + b"1" + b"}" * 100_001

BODIES: tuple[tuple[str, bytes, str], ...] = (
    ("arrays 100,000 deep", b"[" * 100_000, "json-depth"),
    ("objects 100,000 deep", DEEP, "json-depth"),
    ("a number of 5,000 digits", b'{"query":"{a}","variables":{"n":' + b"9" * 5_000 + b"}}", "json-number"),
    ("a fraction of 5,000 digits", b'{"n":0.' + b"9" * 5_000 + b"}", "json-number"),
    ("a number too large", b'{"n":1e999}', "json-number"),
    ("NaN", b'{"n":NaN}', "json-number"),
    ("an infinity", b'{"n":-Infinity}', "json-number"),
    ("a key twice", b'{"query":"{a}","query":"{b}"}', "json-twice"),
    ("bad UTF-8", b'{"query":"\xff"}', "json-utf8"),
    ("half a character", b'{"query":"\\ud800"}', "json-surrogate"),
    ("escaped quotes without an end", b'"' + b'\\"' * 60_000 + b"[" * 200, "json-syntax"),
    ("half a text", json.dumps({"query": "{a}"}).encode()[:-3], "json-syntax"),
    ("nothing", b"", "json-syntax"),
)
"""Every body has to be refused, with this code, as it is read."""
