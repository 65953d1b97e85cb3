"""The graph in a real Neo4j: what is drawn, how it is kept, and what happens when something goes wrong."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import neo4j
import pytest

from pathways.errors import StoreUnavailable
from pathways.explain.mistakes import mistake
from pathways.model.credential import Credential
from pathways.stores.access import Access
from pathways.stores.base import Delete, Put, records_of
from pathways.stores.neo4j import Neo4jStore, writing
from pathways.stores.neo4j.connection import Rows
from pathways.stores.neo4j.migrating import migrate
from pathways.stores.neo4j.statements import FOLDER, migrations, statement
from tests.stores.neo4j import Catalogues
from tests.stores.network_contract import WORLD
from tests.worlds import credential, provider

ROOT = Path(__file__).parents[2]


@pytest.fixture
def access(catalogues: Catalogues) -> Access:
    return catalogues.access()


@pytest.fixture
def store(access: Access) -> Iterator[Neo4jStore]:
    store = Neo4jStore(access)
    yield store
    store.close()


@pytest.fixture
def run(access: Access) -> Iterator[Callable[..., list[list[Any]]]]:
    """Runs Cypher as somebody who looks at the graph; `$scope` is the published generation's."""
    driver = neo4j.GraphDatabase.driver(access.uri, auth=(access.user, access.password))
    with driver, driver.session() as session:

        def rows(text: str, **bound: Any) -> list[list[Any]]:
            published = session.run("MATCH (c:Catalogue {name: $name}) RETURN c.published", name=access.catalogue)
            generation, revision = published.single(strict=True)[0]
            given = {"scope": f"{access.catalogue}/{generation}", "revision": revision, "name": access.catalogue}
            return [record.values() for record in session.run(text, {**given, **bound})]

        yield rows


def test_a_person_finds_things_under_their_names(store: Neo4jStore, run: Callable[..., Any]) -> None:
    store.load(records_of(WORLD))
    assert run("""
        MATCH (p:Provider {scope: $scope})-[:OFFERS]->(b:Credential:Bachelor)-[:LEADS_TO]->(o:Occupation)
        RETURN p.id, b.title_en, o.id ORDER BY o.id
    """) == [["uni", "bach", "21231"], ["uni", "bach", "21300"]]
    assert run("""
        MATCH (:Designation {scope: $scope, id: 'eng'})-[:EARNED_BY]->(w:Way)-[:REQUIRES]->(b:Bachelor)
        RETURN w.id, b.id
    """) == [["eng/degree", "bach"]]
    assert run("""
        MATCH (d:Diploma {scope: $scope})<-[:RECOGNIZES]-(a:Agreement)-[t:TOWARD {named: true}]->(b:Bachelor)
        RETURN a.id, a.grants, t.credits ORDER BY a.id
    """) == [["by.way", ["30 credits"], 30.0], ["named", ["60 credits"], 60.0]]
    assert run("""
        MATCH (:Occupation {scope: $scope, id: '21300'})-[r:REGULATED_BY]->(p:Profession)<-[:LICENSES]-(c)
        RETURN r.places, p.id, c.id
    """) == [[["CA-ON"], "engineer", "eng"]]


def test_a_credential_that_becomes_another_kind_changes_its_label(store: Neo4jStore, run: Callable[..., Any]) -> None:
    store.apply([Put(credential("a", "diploma"))])
    store.apply([Put(credential("a", "bachelor", title="New"))])
    labels, title = run("MATCH (t:Thing {scope: $scope, id: 'a'}) RETURN labels(t), t.title_en")[0]
    assert (sorted(labels), title) == (["Bachelor", "Credential", "Thing"], "New")


def test_a_way_that_states_less_shows_less(store: Neo4jStore, run: Callable[..., Any]) -> None:
    store.apply([Put(credential("a", ways=[{"id": "w", "title": "Old", "wait": "2"}]))])
    store.apply([Put(credential("a", ways=[{"id": "w", "wait": "1"}]))])
    assert run("MATCH (w:Way {scope: $scope, id: 'a/w'}) RETURN w.title_en, w.months") == [[None, 1.0]]
    assert store.check() == ()


@pytest.mark.parametrize(
    ("damage", "where", "what"),
    [
        ("MATCH (:Thing {scope: $scope, id: 'dip'})-[r:LEADS_TO]->() DELETE r", "credentials/dip", "LEADS_TO"),
        ("MATCH (d:Document {scope: $scope, id: 'dip'}) SET d.field = '04'", "credentials/dip", "differs.*field"),
        ("MATCH (d:Document {scope: $scope, id: 'dip'}) SET d.said_title_en = ['x']", "credentials/dip", "said"),
        ("MATCH (:Thing {scope: $scope, id: 'by.kind'})-[r:TOWARD]->() DELETE r", "agreements/by.kind", "TOWARD"),
        ("MATCH (:Thing {scope: $scope, id: 'named'})-[r:RECOGNIZES]->() DELETE r", "agreements/named", "RECOGNIZES"),
        ("MATCH (:Thing {scope: $scope, id: 'eng/degree'})-[r:REQUIRES]->() DELETE r", "credentials/eng", "REQUIRES"),
        ("MATCH (:Thing {scope: $scope, id: 'uni'})-[r:OFFERS]->() DELETE r", "credentials/bach", "OFFERS"),
        (
            "MATCH (:Thing {scope: $scope, id: 'ontario'})-[r:HAS_MEMBER]->() DELETE r",
            "providers/ontario",
            "HAS_MEMBER",
        ),
        (
            """MATCH (a:Thing {scope: $scope, id: 'named'}), (b:Thing {scope: $scope, id: 'rn'})
            CREATE (a)-[:TOWARD {named: true, since: 0, until: 4611686018427387904}]->(b)""",
            "agreements/named",
            "TOWARD",
        ),
        ("MATCH (d:Document {scope: $scope, id: 'named'}) DETACH DELETE d", "agreements/named", "no document"),
        ("MATCH (d:Document {scope: $scope, id: 'dip'}) SET d.body = '{}'", "credentials/dip", "cannot be read"),
        ("MATCH (d:Document {scope: $scope, id: 'dip'}) SET d.id = 'cert2'", "credentials/cert2", "is of 'dip'"),
        ("MATCH (c:Count {scope: $scope, list: 'rates'}) SET c.amount = 9", "freshness", "years of sources differ"),
        ("MATCH (c:Count {scope: $scope, list: 'words'}) SET c.amount = 9", "words", "how many words"),
    ],
)
def test_a_check_finds_what_differs(
    store: Neo4jStore, run: Callable[..., Any], damage: str, where: str, what: str
) -> None:
    store.load(records_of(WORLD))
    run(damage)
    found = [problem.what for problem in store.check() if problem.where == where]
    assert any(re.search(what, one) for one in found), store.check()


class Database:
    """A database of a version of Neo4j, with a version of the schema."""

    def __init__(self, server: str, schema: int) -> None:
        self._told = [server, schema]

    def read(self, name: str) -> Rows:
        assert name == "schema_version"
        return [self._told]


@pytest.mark.parametrize(
    ("server", "more", "why"),
    [
        ("5.26.31", 1, "written by a newer version"),
        ("5.25.1", 0, r"is Neo4j 5\.25\.1, and 5\.26 or later is needed: upgrade it"),
        ("4.4.40", 0, "5.26 or later is needed"),
    ],
)
def test_a_database_that_cannot_be_used_is_refused(server: str, more: int, why: str) -> None:
    with pytest.raises(StoreUnavailable, match=why):
        migrate(Database(server, len(migrations()) + more))  # type: ignore[arg-type]


@pytest.mark.parametrize("server", ["5.26.0", "5.27-aura", "2026.09.0"])
def test_a_database_that_can_be_used_is_taken(server: str) -> None:
    migrate(Database(server, len(migrations())))  # type: ignore[arg-type]


def test_migrations_may_be_run_again(store: Neo4jStore) -> None:
    for statements in migrations():
        for one in statements:
            store._connection.define(one)
    migrate(store._connection)
    assert store.check() == ()


QUESTIONS = sorted(file.stem for file in FOLDER.glob("*.cypher") if file.stem != "listing")

MANY = 1_000
"""With less than that in a database, to read all of an index may be as good as to look something up."""


@pytest.fixture(scope="module")
def planning(catalogues: Catalogues) -> Iterator[neo4j.Session]:
    """A session with a database that is no tiny one, and knows it: plans go by how much there is."""
    access = catalogues.access()
    store = Neo4jStore(access)
    store.load([*records_of(WORLD), *(credential(f"more-{n}", languages="en", requires="dip") for n in range(MANY))])
    store.close()
    driver = neo4j.GraphDatabase.driver(access.uri, auth=(access.user, access.password))
    with driver, driver.session() as session:
        session.run("CALL db.prepareForReplanning()").consume()
        yield session


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_statement_scans(planning: neo4j.Session, name: str) -> None:
    plan = planning.run(f"EXPLAIN {statement(name)}", asked={}).consume().plan
    used = list(operators(plan))
    assert [one for one in used if one in ("AllNodesScan", "NodeByLabelScan", "NodeIndexScan")] == []
    assert not [one for one in used if "RelationshipTypeScan" in one or "AllRelationships" in one]


def operators(plan: Any) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


def test_what_is_read_for_too_long_is_refused(store: Neo4jStore, access: Access) -> None:
    store.load(records_of(WORLD))
    short = Neo4jStore(replace(access, keep=0.2))
    with short.network() as network:
        time.sleep(0.2)
        with pytest.raises(StoreUnavailable, match="revision 1 has been read for too long"):
            network.credentials(["dip"])
    short.close()


def test_what_was_replaced_long_ago_is_swept(store: Neo4jStore, access: Access, run: Callable[..., Any]) -> None:
    store.load(records_of(WORLD))
    short = Neo4jStore(replace(access, keep=0.1))
    for number in range(3):
        short.apply([Put(credential("dip", title=f"t{number}", occupations=["21231"])), Put(provider("gone"))])
        short.apply([Delete(type(provider("gone")), "gone")])
    time.sleep(0.2)
    short.apply([Put(credential("dip", title="last"))])
    short.close()
    # The last change itself replaced the version before it.
    assert run("MATCH (d:Document {scope: $scope, id: 'dip'}) RETURN count(d)") == [[2]]
    assert run("MATCH (t:Thing {scope: $scope, id: 'gone'}) RETURN count(t)") == [[0]]
    assert run("MATCH (:Thing {scope: $scope, id: 'dip'})-[r:LEADS_TO]->() RETURN count(r)") == [[1]]
    assert store.check() == ()


def test_generations_that_nobody_reads_are_swept_by_a_load(access: Access, run: Callable[..., Any]) -> None:
    short = Neo4jStore(replace(access, keep=0.1))
    for _ in range(3):
        short.load(records_of(WORLD))
        time.sleep(0.2)
    short.close()
    # The one published, and the one that was replaced by the last load.
    assert run("MATCH (g:Generation {catalogue: $name}) RETURN count(g)") == [[2]]
    assert run("MATCH (d:Document) WHERE d.scope STARTS WITH $name + '/' RETURN count(DISTINCT d.scope)") == [[2]]


DIE = """
import os, sys
from pathways.stores.access import Access
from pathways.stores.neo4j import Neo4jStore, loading
from pathways.stores.base import records_of
from tests.stores.network_contract import WORLD
loading.BATCH = 2
store = Neo4jStore(Access(**dict(zip(("uri", "user", "password", "catalogue"), sys.argv[1:]))))
cut, left = store._cut, [30]
def dying(text):
    left[0] -= 1
    if not left[0]:
        os._exit(9)
    return cut(text)
store._cut = dying
store.load(records_of(WORLD))
"""


def test_a_load_that_dies_leaves_what_is_there(store: Neo4jStore, access: Access, run: Callable[..., Any]) -> None:
    store.load([credential("dip")])
    said = [access.uri, access.user, access.password, access.catalogue]
    died = subprocess.run([sys.executable, "-c", DIE, *said], cwd=ROOT, check=False, env=os.environ)
    assert died.returncode == 9
    assert (store.revision, store.check()) == (1, ())
    assert run("MATCH (d:Document) WHERE d.scope = $name + '/3' RETURN count(d) > 0") == [[True]]
    run("MATCH (g:Generation {catalogue: $name, number: 3}) SET g.staged = 0")
    assert store.load(records_of(WORLD)) == 2
    assert run("MATCH (d:Document) WHERE d.scope = $name + '/3' RETURN count(d)") == [[0]]
    assert store.check() == ()


def test_a_load_that_fails_is_swept_by_the_next_one(store: Neo4jStore, run: Callable[..., Any]) -> None:
    store.load([credential("dip")])
    cut = store._cut
    store._cut = lambda text: 1 / 0  # type: ignore[assignment]
    with pytest.raises(ZeroDivisionError):
        store.load(records_of(WORLD))
    store._cut = cut
    assert (store.revision, store.load(records_of(WORLD))) == (1, 2)
    assert run("MATCH (g:Generation {catalogue: $name}) RETURN g.number ORDER BY g.number") == [[1], [2], [4]]


def test_threads_that_write_at_once_each_make_a_revision(store: Neo4jStore) -> None:
    made: list[int] = []

    def write(number: int) -> None:
        made.extend(store.apply([Put(credential(f"c{number}-{again}"))]) for again in range(4))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == list(range(1, 17))
    assert (store.revision, store.count(Credential), store.check()) == (16, 16, ())
    assert [one.revision for one in store.changes_since(0).changes] == list(range(1, 17))


def test_what_was_written_and_not_published_is_published_by_the_next_writer(store: Neo4jStore, access: Access) -> None:
    asked = writing.asked_for([Put(credential("a"))], None, "k")
    written = store._connection.write(
        lambda transaction: writing._Change(transaction, access.catalogue, store._cut).make(asked)
    )
    assert (written, store.revision, store.find(Credential, "a")) == (1, 0, None)
    assert store.apply([Put(credential("b"))]) == 2
    assert store.named(Credential, ["a", "b"]).keys() == {"a", "b"}
    assert store.apply([Put(credential("a"))], idempotency_key="k") == 1


@pytest.mark.parametrize(
    ("wrong", "why", "then"),
    [
        ({"password": "wrong"}, "refuses this user and password", "SET_USER and SET_PASSWORD"),
        ({"password": ""}, "asks for a password, and none is set", "SET_USER and SET_PASSWORD"),
        ({"database": "nosuch"}, "there is no database 'nosuch' there", "Set SET_DATABASE"),
    ],
)
def test_what_a_database_refuses_is_told_with_the_settings_to_look_at(
    access: Access, wrong: dict[str, Any], why: str, then: str
) -> None:
    with pytest.raises(StoreUnavailable, match=why) as error:
        Neo4jStore(replace(access, settings="SET_", **wrong))
    assert then in mistake(error.value, "en")
    assert mistake(error.value, "fr").splitlines()[0] != mistake(error.value, "en").splitlines()[0]


def test_what_was_published_late_is_not_swept_early(store: Neo4jStore, access: Access, run: Callable[..., Any]) -> None:
    store.apply([Put(credential("a", title="old"))])
    asked = writing.asked_for([Put(credential("a", title="new"))], None, None)
    store._connection.write(lambda transaction: writing._Change(transaction, access.catalogue, store._cut).make(asked))
    time.sleep(0.3)
    short = Neo4jStore(replace(access, keep=0.2))
    time.sleep(0.3)
    short.apply([Put(credential("b"))])
    short.close()
    assert run("MATCH (d:Document {scope: $scope, id: 'a'}) RETURN count(d)") == [[2]]


def test_the_commands_work_on_a_database(access: Access, tmp_path: Path) -> None:
    said = {"USER": access.user, "PASSWORD": access.password, "CATALOGUE": access.catalogue}
    environ = {**os.environ, **{f"PATHWAYS_NEO4J_{name}": value for name, value in said.items()}}
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")

    def command(*words: str) -> str:
        line = [sys.executable, "-m", "pathways", "--store", access.uri, *words]
        done = subprocess.run(line, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    assert "revision 1" in command("import", str(tmp_path / "small.yaml"))
    assert "well" in command("check")
    assert "dip" in command("search", "welding")


SMALL = """
providers:
- {id: college, name: College, kind: college, jurisdiction: CA-ON, source: {url: "https://example.org"}}
credentials:
- {id: dip, provider: college, kind: diploma, title: Welding, ways: [{id: w, wait: 1}], source: {url: "https://example.org"}}
"""
