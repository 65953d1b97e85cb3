"""A Cypher script that makes the graph in any Neo4j, for people who look at it there.

No store reads what it makes: it has no documents, and a scope of its own. Each run takes away what the last one made.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from pathways.stores.drawing import Shown
from pathways.stores.graph_files.picture import Picture

SCOPE = "exported"
ROWS = 500
"""So many nodes or relationships are made by one statement."""

_HEAD = f"""// A catalogue of Pathways as a graph. Look at it: MATCH (n:Thing {{scope: '{SCOPE}'}}) RETURN n LIMIT 100
MATCH (n:Thing {{scope: '{SCOPE}'}}) CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF 5000 ROWS;
CREATE CONSTRAINT pathways_thing IF NOT EXISTS FOR (t:Thing) REQUIRE (t.scope, t.list, t.id) IS UNIQUE;
"""
_BETWEEN = "\n"

Row = tuple[str, list[str], Shown]
"""Of which kind something is, where it stands, and what it shows."""

_ESCAPED = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_ESCAPE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029'\\\\]")


def cypher_script(picture: Picture) -> Iterator[str]:
    """The graph as statements, one to a line, each to be run by itself."""
    yield _HEAD
    nodes = ((":".join(one.labels), [*one.named], one.shown) for one in picture.nodes())
    for labels, some in _together(nodes):
        own = f"scope: '{SCOPE}', list: at[0][i], id: at[1][i]"
        yield f"{_rows(some)} CREATE (n:{labels} {{{own}}}) SET n += {_shown(some)};\n"
    led = ((one.type, [*one.start, *one.end], one.shown) for one in picture.relationships())
    for type_, some in _together(led):
        yield f"{_rows(some)} {_end('a', 0)} {_end('b', 2)} CREATE (a)-[r:{type_}]->(b) SET r = {_shown(some)};\n"


def literal(value: Any) -> str:
    """A value as Cypher writes it."""
    if isinstance(value, str):
        return f"'{_TO_ESCAPE.sub(_escaped, value)}'"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {literal(one)}' for name, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPED.get(found[0]) or f"\\u{ord(found[0]):04x}"


def _rows(some: list[Row]) -> str:
    """What rows hold, column by column: a list of maps is planned value by value, a column as one."""
    at = ", ".join(map(_texts, zip(*(at for _, at, _ in some), strict=True)))
    shown = [[shown.get(name) for _, _, shown in some] for name in _names(some)]
    return f"WITH [{at}] AS at, {literal(shown)} AS shown UNWIND range(0, {len(some) - 1}) AS i"


def _texts(column: tuple[str, ...]) -> str:
    """A list of texts, as one text where it can be: that is read in a fraction of the time."""
    if any(_BETWEEN in one for one in column):
        return literal([*column])
    return f"split({literal(_BETWEEN.join(column))}, {literal(_BETWEEN)})"


def _shown(some: list[Row]) -> str:
    return f"{{{', '.join(f'{name}: shown[{n}][i]' for n, name in enumerate(_names(some)))}}}"


def _names(some: list[Row]) -> list[str]:
    return list(dict.fromkeys(name for _, _, shown in some for name in shown))


def _end(name: str, at: int) -> str:
    return f"MATCH ({name}:Thing {{scope: '{SCOPE}', list: at[{at}][i], id: at[{at + 1}][i]}})"


def _together(rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of one kind together, at most so many: there are few kinds."""
    held: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        kind = row[0]
        held[kind].append(row)
        if len(held[kind]) == ROWS:
            yield kind, held.pop(kind)
    yield from held.items()
