"""GraphML, as networkx, Gephi, yEd and Neo4j's APOC read it (http://graphml.graphdrawing.org)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pathways.stores.graph_files.picture import Picture, path_of

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
_FOREIGN = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""Characters that XML cannot hold, however they are written."""


def graphml(picture: Picture) -> Iterator[str]:
    """The graph as GraphML; labels are written as `:Credential:Bachelor`, of several values one text."""
    nodes = {"labels": "string", **picture.of_nodes}
    edges = {"type": "string", **picture.of_relationships}
    yield _HEAD
    for group, columns in (("node", nodes), ("edge", edges)):
        for name, type_ in columns.items():
            said = "string" if type_ == "string[]" else type_
            yield f'<key id="{group}-{name}" for="{group}" attr.name="{name}" attr.type="{said}"/>\n'
    yield '<graph edgedefault="directed">\n'
    for node in picture.nodes():
        data = _data("node", {"labels": "".join(f":{one}" for one in node.labels[1:]), **node.shown})
        yield f"<node id={_attribute(path_of(node.named))}>{data}</node>\n"
    for one in picture.relationships():
        ends = f"source={_attribute(path_of(one.start))} target={_attribute(path_of(one.end))}"
        yield f"<edge {ends}>{_data('edge', {'type': one.type, **one.shown})}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _data(group: str, shown: Mapping[str, Any]) -> str:
    return "".join(f'<data key="{group}-{name}">{_text(value)}</data>' for name, value in shown.items())


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        value = "; ".join(value)
    # A bare carriage return would be read as the end of a line.
    return escape(_FOREIGN.sub("\ufffd", str(value)), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(_FOREIGN.sub("\ufffd", text))
