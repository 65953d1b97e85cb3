"""The graph as files: other people's readers find in them what is drawn."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest

from pathways.stores.graph_files import graphml, node_link
from pathways.stores.graph_files.cypher_script import cypher_script, literal
from pathways.stores.graph_files.waiting import Sorted
from tests.stores import graphs
from tests.worlds import bundle, credential


def test_networkx_reads_the_graph_from_graphml(tmp_path: Path) -> None:
    (tmp_path / "g.graphml").write_text("".join(graphml(graphs.picture(tmp_path))), encoding="utf-8", newline="\n")
    found = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    assert found.is_directed()
    assert dict(found.nodes(data=True)) == {
        id: {"labels": "".join(f":{one}" for one in labels[1:]), **in_text(shown)}
        for id, (labels, shown) in graphs.nodes().items()
    }
    led = [(data.pop("type"), start, end, data) for start, end, data in found.edges(data=True)]
    assert Counter(graphs.edge(*one) for one in led) == Counter(
        {text.replace("['CA-ON']", "'CA-ON'"): often for text, often in graphs.edges().items()}
    )


def in_text(shown: graphs.Told) -> graphs.Told:
    return {name: "; ".join(value) if isinstance(value, list) else value for name, value in shown.items()}


def test_networkx_reads_the_graph_from_node_link_json(tmp_path: Path) -> None:
    found = nx.node_link_graph(json.loads("".join(node_link(graphs.picture(tmp_path)))))
    assert (found.is_directed(), found.is_multigraph()) == (True, True)
    assert dict(found.nodes(data=True)) == {
        id: {"labels": list(labels[1:]), **shown} for id, (labels, shown) in graphs.nodes().items()
    }
    led = [(data.pop("type"), start, end, data) for start, end, data in found.edges(data=True)]
    assert Counter(graphs.edge(*one) for one in led) == graphs.edges()


def test_what_xml_cannot_hold_is_replaced(tmp_path: Path) -> None:
    world = bundle(credential("odd", title="a\x00b\x1b\ufffe"))
    text = "".join(graphml(graphs.picture(tmp_path, world)))
    assert "a\ufffdb\ufffd\ufffd" in text
    assert nx.parse_graphml(text).nodes["credentials/odd"]["title_en"] == "a\ufffdb\ufffd\ufffd"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ([None, True], "[null, true]"),
        ("a'b\\c", "'a\\'b\\\\c'"),
        ("\n\x00\u2028", "'\\n\\u0000\\u2028'"),
        ({"a": [True, 1, 0.5]}, "{a: [true, 1, 0.5]}"),
    ],
)
def test_values_are_written_as_cypher_reads_them(value: object, text: str) -> None:
    assert literal(value) == text


def test_of_a_key_the_greatest_text_is_kept_however_much_is_held(tmp_path: Path) -> None:
    kept = Sorted(tmp_path, held=2)
    for number in range(7):
        kept.add((f"k{number % 3}", "x\ty"), "a\nb\t" if number == 1 else "" if number % 3 else "\n")
    assert list(kept.all()) == [(("k0", "x\ty"), "\n"), (("k1", "x\ty"), "a\nb\t"), (("k2", "x\ty"), "")]


def test_a_script_holds_what_rows_say_by_columns_which_are_cheap_to_plan(tmp_path: Path) -> None:
    world = bundle(credential("a", title="A"), credential("b", title={"en": "B", "fr": "Bé"}))
    (line,) = [one for one in cypher_script(graphs.picture(tmp_path, world)) if "(n:Thing:Credential:Diploma" in one]
    assert line.startswith("WITH [split('credentials\\ncredentials', '\\n'), split('a\\nb', '\\n')] AS at")
    assert "AS at, [['A', 'B'], ['diploma', 'diploma'], [null, 'Bé']] AS shown" in line
