"""networkx as a peer: the whole country as a graph in memory, and a shortest path in it, which is no route yet.

An edge leads from each credential that an agreement or a way may cite to the one it leads to; its length is the least
price of earning that. What else is asked, how credit adds up and what excludes what, a path does not know.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import networkx as nx

from bench.asks import Doc
from bench.layout import place_of
from bench.questions import Question
from bench.stores import peak_mb


class Drawn(NamedTuple):
    """What the graph took, and each shortest path in it; `seconds` are of the processor."""

    nodes: int
    edges: int
    seconds: float
    peak_mb: float
    paths: list[float]
    reached: int


def draw(made: Iterable[tuple[str, Doc]], questions: Sequence[Question]) -> Drawn:
    """Load the graph and find a shortest path for each question whose learner holds something it knows."""
    begun = time.process_time()
    graph = load(made)
    loaded = time.process_time() - begun
    paths, reached = [], 0
    for question in questions:
        held = {each.get("credential") for each in question.request["background"]["holdings"]} & graph.nodes
        target = question.request["target"].get("holds")
        if held and isinstance(target, str):
            begun = time.process_time()
            try:
                nx.multi_source_dijkstra(graph, held, target, weight="price")
                reached += 1
            except nx.NetworkXNoPath:
                pass
            paths.append(time.process_time() - begun)
    return Drawn(graph.number_of_nodes(), graph.number_of_edges(), loaded, peak_mb(), paths, reached)


def load(made: Iterable[tuple[str, Doc]]) -> nx.DiGraph[str]:
    """The graph of a country."""
    index = Index()
    price: dict[str, float] = {}
    cited: list[tuple[Doc, str | Doc]] = []
    for name, document in made:
        if name == "credentials":
            index.add(document)
            price[document["id"]] = min((_price(way) for way in document["ways"]), default=0)
            cited += [(way["requires"], document["id"]) for way in document["ways"] if "requires" in way]
        elif name == "agreements":
            to = document["to"]
            toward = to if isinstance(to, str) else {**to["pattern"], "providers": [document["receiver"]]}
            cited.append((document["from"], toward))
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(price)
    for requirement, to in cited:
        targets = [to] if isinstance(to, str) else index.matching(to)
        sources = [id for asked in _asked(requirement) for id in index.matching(asked)]
        graph.add_edges_from((source, id, {"price": price[id]}) for id in targets if id in price for source in sources)
    return graph


class Index:
    """Credentials by provider and by place, to expand patterns."""

    def __init__(self) -> None:
        self._known: dict[str, Doc] = {}
        self._at: dict[str, list[Doc]] = defaultdict(list)

    def add(self, document: Doc) -> None:
        """Take in a credential."""
        keys = ("id", "kind", "provider", "field", "profession", "credits")
        kept = {key: document.get(key, "") for key in keys}
        self._known[document["id"]] = kept
        code, _, _ = document["provider"].partition(".")
        for key in (document["provider"], place_of(code)):
            self._at[key].append(kept)

    def matching(self, asked: str | Doc) -> list[str]:
        """The ids that a pattern may match."""
        if isinstance(asked, str):
            return [asked] if asked in self._known else []
        near = [each for key in asked.get("providers") or asked.get("jurisdictions", ()) for each in self._at[key]]
        return [each["id"] for each in near if _fits(each, asked)]


def _fits(each: Doc, asked: Doc) -> bool:
    return (
        each["kind"] in asked.get("kinds", (each["kind"],))
        and each["field"].startswith(tuple(asked.get("fields", ("",))))
        and each["profession"] in asked.get("professions", (each["profession"],))
        and int(each["credits"] or 0) >= int(asked.get("credits_at_least", 0))
    )


def _asked(requirement: Doc) -> Iterator[str | Doc]:
    """Every id and pattern that a requirement cites."""
    if "holds" in requirement:
        yield requirement["holds"]
    elif "credits" in requirement:
        yield requirement["of"]
    else:
        for key in ("all", "any", "of"):
            for item in requirement.get(key, ()):
                yield from _asked(item)


def _price(way: Doc) -> float:
    study: Any = way.get("study", {})
    return float(
        sum(float(each) for each in (*study.get("tuition", ()), *study.get("fees", ()), *way.get("prices", ())))
    )
