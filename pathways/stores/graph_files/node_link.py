"""Node-link JSON, as `networkx.node_link_graph` and d3 read it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pathways.stores.graph_files.picture import Picture, path_of


def node_link(picture: Picture) -> Iterator[str]:
    """The graph as JSON, a node or an edge to a line."""
    yield '{"directed": true, "multigraph": true, "graph": {},\n"nodes": [\n'
    yield from _listed({"id": path_of(node.named), "labels": node.labels[1:], **node.shown} for node in picture.nodes())
    yield '],\n"edges": [\n'
    yield from _listed(
        {"source": path_of(one.start), "target": path_of(one.end), "type": one.type, **one.shown}
        for one in picture.relationships()
    )
    yield "]}\n"


def _listed(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    between = ""
    for row in rows:
        yield between + json.dumps(row, ensure_ascii=False)
        between = ",\n"
    yield "\n"
