"""Files that Neo4j itself reads: the Cypher script, and the CSV files of its importer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase, Session

from pathways.service import Form, Pathways
from pathways.stores.access import Access
from pathways.stores.base import records_of
from pathways.stores.embedded import EmbeddedStore
from pathways.stores.graph_files import cypher_script
from pathways.stores.graph_files.cypher_script import SCOPE
from pathways.stores.neo4j import Neo4jStore
from tests.neo4j_server import Address, able, administer, free_port, importing, running
from tests.stores import graphs
from tests.stores.network_contract import WORLD

NODES = "MATCH (n:Thing {scope: $scope}) RETURN n.list + '/' + n.id, labels(n), properties(n)"
EDGES = """
MATCH (a:Thing {scope: $scope})-[r]->(b:Thing {scope: $scope})
RETURN type(r), a.list + '/' + a.id, b.list + '/' + b.id, properties(r)
"""
DOCUMENTS = """
MATCH (d:Document {scope: $scope})-[:STATES]->(n {scope: $scope, list: d.list, id: d.id})
RETURN d.list + '/' + d.id, labels(d), properties(d)
"""
COUNTS = "MATCH (n:Count {scope: $scope}) RETURN n.list + '/' + n.year + '/' + n.confidence, labels(n), properties(n)"
PUBLISHED = (
    "MATCH (n:Catalogue {name: $name}) RETURN n {.*, name: '', locked: 0, generations: 0, published: n.published[1]}"
)


@pytest.fixture
def session(neo4j: Address) -> Iterator[Session]:
    with GraphDatabase.driver(neo4j.uri, auth=neo4j[1:]) as driver, driver.session() as session:
        yield session


def told(session: Session, query: str, scope: str) -> dict[str, Any]:
    """Labels and properties by name, without the scope."""
    rows = session.run(query, scope=scope).values()
    return {name: (sorted(labels), graphs.there({**shown, "scope": None})) for name, labels, shown in rows}


def led(session: Session, scope: str) -> Counter[str]:
    return Counter(graphs.edge(*row.values()) for row in session.run(EDGES, scope=scope))


def test_a_script_makes_the_graph_however_often_it_is_run(session: Session, tmp_path: Path) -> None:
    script = "".join(cypher_script(graphs.picture(tmp_path)))
    try:
        for _ in range(2):
            for line in script.split("\n"):
                if line and not line.startswith("//"):
                    session.run(line.removesuffix(";")).consume()
        found = told(session, NODES, SCOPE)
        assert {name: (labels, without(shown)) for name, (labels, shown) in found.items()} == {
            name: (sorted(labels), shown) for name, (labels, shown) in graphs.nodes().items()
        }
        assert led(session, SCOPE) == graphs.edges()
    finally:
        session.run("MATCH (n:Thing {scope: $scope}) DETACH DELETE n", scope=SCOPE).consume()


def without(shown: graphs.Told) -> graphs.Told:
    return {name: value for name, value in shown.items() if name not in ("list", "id")}


@pytest.fixture
def imported(tmp_path: Path) -> Iterator[Access]:
    """A server of its own on what Neo4j's importer made of the files."""
    why = able()
    if why is not None:
        pytest.skip(f"NO NEO4J: {why}; install Java 17 and Maven")
    source = EmbeddedStore(tmp_path / "here.db")
    source.load(records_of(graphs.GRAPH))
    folder = tmp_path / "csv"
    Pathways(source).export(folder, Form.ADMIN_CSV, catalogue="moved")
    source.close()
    administer(tmp_path / "home", *importing(), within=folder)
    with running(tmp_path / "home", "only-for-a-test", free_port()) as address:
        yield Access(**address._asdict(), catalogue="moved")


def test_what_the_importer_makes_is_what_a_load_makes(imported: Access) -> None:
    moved, loaded = (
        Neo4jStore(imported),
        Neo4jStore(replace(imported, catalogue="loaded")),
    )
    try:
        loaded.load(records_of(graphs.GRAPH))
        assert (moved.check(), moved.revision) == ((), 1)
        assert list(moved.export()) == list(loaded.export())
        driver = GraphDatabase.driver(imported.uri, auth=(imported.user, imported.password))
        with driver, driver.session() as session:
            for query in (NODES, DOCUMENTS, COUNTS):
                assert told(session, query, "moved/1") == told(session, query, "loaded/2")
            assert led(session, "moved/1") == led(session, "loaded/2")
            assert session.run(PUBLISHED, name="moved").values() == session.run(PUBLISHED, name="loaded").values()
        assert moved.load(records_of(WORLD)) == 2
    finally:
        moved.close()
        loaded.close()
