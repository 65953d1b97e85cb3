"""A Cypher script that makes the graph in any Neo4j, for people who look at it there.

No store reads what it makes: it has no documents, and a scope of its own. Each run takes away what the last one made.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from pathways.stores.graph_files.picture import Picture

SCOPE = "exported"
ROWS = 500
"""So many nodes or relationships are made by one statement."""

_HEAD = f"""// A catalogue of Pathways as a graph. Look at it: MATCH (n:Thing {{scope: '{SCOPE}'}}) RETURN n LIMIT 100
MATCH (n:Thing {{scope: '{SCOPE}'}}) CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF 5000 ROWS;
CREATE CONSTRAINT pathways_thing IF NOT EXISTS FOR (t:Thing) REQUIRE (t.scope, t.list, t.id) IS UNIQUE;
"""
_ESCAPED = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_ESCAPE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029'\\\\]")


def cypher_script(picture: Picture) -> Iterator[str]:
    """The graph as statements, one to a line, each to be run by itself."""
    yield _HEAD
    nodes = (
        (":".join(one.labels), {"scope": SCOPE, "list": one.named[0], "id": one.named[1], **one.shown})
        for one in picture.nodes()
    )
    for labels, some in _together(nodes):
        yield f"UNWIND {literal(some)} AS row CREATE (n:{labels}) SET n = row;\n"
    led = (
        (one.type, {"a": [*one.start], "b": [*one.end], "shown": dict(one.shown)}) for one in picture.relationships()
    )
    for type_, some in _together(led):
        ends = f"{_end('a')} {_end('b')}"
        yield f"UNWIND {literal(some)} AS row {ends} CREATE (a)-[r:{type_}]->(b) SET r = row.shown;\n"


def literal(value: Any) -> str:
    """A value as Cypher writes it."""
    if isinstance(value, str):
        return f"'{_TO_ESCAPE.sub(_escaped, value)}'"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {literal(one)}' for name, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPED.get(found[0]) or f"\\u{ord(found[0]):04x}"


def _end(name: str) -> str:
    return f"MATCH ({name}:Thing {{scope: '{SCOPE}', list: row.{name}[0], id: row.{name}[1]}})"


def _together(rows: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, list[Any]]]:
    """The rows of one kind together, at most so many: there are few kinds."""
    held: defaultdict[str, list[Any]] = defaultdict(list)
    for kind, row in rows:
        held[kind].append(row)
        if len(held[kind]) == ROWS:
            yield kind, held.pop(kind)
    yield from held.items()
