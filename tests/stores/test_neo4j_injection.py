"""Nothing that is given is ever a part of a statement: whatever stands in it, nothing changes, and no more is told.

Beside the catalogue that is asked lies another one in the same database, of which nothing may be told.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple

import neo4j
import pytest
from typer.testing import CliRunner

from pathways.bootstrap import open_store
from pathways.cli.app import app
from pathways.errors import PathwaysError
from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.pattern import Level
from pathways.model.things import Occupation, Provider
from pathways.service import Pathways
from pathways.stores.access import Access, Terms
from pathways.stores.base import Delete, Put, Search, Store, records_of
from pathways.stores.cursors import cursor_at
from pathways.stores.embedded import EmbeddedStore
from pathways.stores.listing import Listing, Order, Where
from pathways.stores.neo4j import Neo4jStore
from pathways.stores.shelves import SHELVES, shelf_of
from tests.api.inline import answered
from tests.api.operations import FILES, variables
from tests.neo4j_server import Address
from tests.stores.injected import TEXTS
from tests.stores.neo4j import Catalogues
from tests.stores.network_contract import WORLD
from tests.worlds import credential, provider

HIDDEN = "hidden"
_ALL = """
MATCH (n) WHERE n.scope STARTS WITH $name OR n.catalogue = $name OR n.name = $name
RETURN labels(n) AS labels, properties(n) AS shown,
    COLLECT { MATCH (n)-[r]->(m) RETURN [type(r), properties(r), m.id] } AS led
"""


class Both(NamedTuple):
    """The same catalogue in a file and in a database."""

    file: Path
    embedded: EmbeddedStore
    access: Access
    stored: Neo4jStore

    def same(self, method: str, *asked: Any, **more: Any) -> Any:
        """What a method of both answers, the same error included."""
        one, other = (_told(partial(getattr(store, method), *asked, **more)) for store in (self.embedded, self.stored))
        assert other == one
        assert HIDDEN not in repr(other)
        return other


def _told(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except PathwaysError as error:
        return type(error), str(error)


@pytest.fixture
def both(catalogues: Catalogues, neo4j: Address, tmp_path: Path) -> Iterator[Both]:
    """Both stores, and another catalogue beside; in the end that one and the database are as they were."""
    path, access, other = tmp_path / "c.db", catalogues.access(), catalogues.access()
    embedded, stored, hidden = EmbeddedStore(path), Neo4jStore(access), Neo4jStore(other)
    for store in (embedded, stored):
        store.load(records_of(WORLD))
    hidden.load([credential(HIDDEN, title=f"{HIDDEN} a c1"), provider("college", name=HIDDEN)])
    before = _graph(neo4j, other.catalogue)
    yield Both(path, embedded, access, stored)
    assert _graph(neo4j, other.catalogue) == before
    for each in (embedded, stored, hidden):
        assert each.check() == ()
        each.close()


@pytest.fixture
def asked(both: Both, neo4j: Address) -> Iterator[Both]:
    """Both stores, to be read only: in the end nothing at all is changed."""
    before = _graph(neo4j, both.access.catalogue)
    yield both
    assert _graph(neo4j, both.access.catalogue) == before


def _graph(address: Address, name: str) -> Any:
    """All of catalogues: nodes, what they show and lead to; and what there would be besides, had a text worked."""
    with _driver(address) as driver:
        found = [json.dumps(row.data(), sort_keys=True) for row in _rows(driver, _ALL, name=name)]
        schema = [row["name"] for row in _rows(driver, "SHOW INDEXES YIELD name RETURN name")]
        users = [row["user"] for row in _rows(driver, "SHOW USERS YIELD user RETURN user")]
        (beside,) = _rows(driver, "RETURN COUNT { (:Injected) } AS injected")
    assert beside["injected"] == 0
    assert found
    return sorted(found), sorted(schema), users


def _driver(address: Address) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password))


def _rows(driver: neo4j.Driver, text: str, **bound: Any) -> list[neo4j.Record]:
    with driver.session() as session:
        return list(session.run(neo4j.Query(text), bound))


def test_no_key_is_a_statement(asked: Both) -> None:
    kinds: tuple[Any, ...] = (Credential, Agreement, Provider, Occupation)
    for number, text in enumerate(TEXTS):
        of = kinds[number % len(kinds)]
        assert asked.same("find", of, text) is None
        assert asked.same("named", of, [text, "dip", f"{text}dip"]).keys() <= {"dip"}
        asked.same("page", of, after=text, limit=3)
        asked.same("apply", [Delete(of, text)])


def test_no_words_are_a_statement(asked: Both) -> None:
    for text in TEXTS:
        asked.same("search", Search(f"{text} dip"))
        asked.same("search", Search(text, language=text, among=(Credential,)))
        asked.same("count", Credential, Where(text=text))


def test_no_filter_is_a_statement(asked: Both) -> None:
    lists = [name for name, value in vars(Where()).items() if value == () and name != "teers"]
    texts = cycle(TEXTS)
    for of in SHELVES:
        for name in set(lists) & set(shelf_of(of).filters):
            for text in islice(texts, 8):
                given: dict[str, Any] = {name: (text, f"{text}x")}
                where = Where(**given)
                assert asked.same("listing", Listing(of, where, limit=5)).records == ()
                assert asked.same("count", of, where) == 0


def test_no_single_filter_is_a_statement(asked: Both) -> None:
    for text in TEXTS:
        level = Level.model_construct(framework=text, value=1)
        assert asked.same("count", Credential, Where(level_at_least=level)) == 0
        assert asked.same("count", Agreement, Where(toward=text)) == 0
        assert asked.same("count", Agreement, Where(citing=text)) == 0
        asked.same("facets", Credential, Where(professions=(text,)), ["kinds"])
        asked.same("facets", Credential, Where(), [text])


@pytest.mark.parametrize(("order", "parts"), [(Order.ID, 1), (Order.TITLE, 2), (Order.KIND, 3), (Order.PROVIDER, 3)])
def test_no_cursor_is_a_statement(asked: Both, order: Order, parts: int) -> None:
    begun = Listing(Credential, order=order, limit=2)
    for number, text in enumerate(TEXTS):
        for after in (text, cursor_at(begun, [text] * parts)):
            asked.same("listing", replace(begun, language=text, after=after, backward=number % 2 == 1))


def test_no_question_of_the_search_is_a_statement(asked: Both) -> None:
    for text in TEXTS:
        one, other = (_asked(store, text) for store in (asked.embedded, asked.stored))
        assert other == one


def _asked(store: Store, text: str) -> list[Any]:
    ids = [text, f"{text}dip", "dip"]
    with store.network() as network:
        return [
            network.credentials(ids),
            network.providers(ids),
            network.groups(ids),
            network.occupations(ids),
            network.toward(ids),
            network.counting(ids),
            network.leading_to(ids),
            network.licences(ids),
            network.language_courses(text),
        ]


def test_what_is_written_is_only_text(both: Both) -> None:
    texts = [text for text in TEXTS if text.strip()]
    for at in range(0, len(texts), 10):
        changes = [
            Put(one)
            for number, text in enumerate(texts[at : at + 10], at)
            for one in (
                credential(f"t{number}", title=text, description={"en": text, "fr": text}, provider=f"p{number}"),
                provider(f"p{number}", name=text),
            )
        ]
        made = both.same("apply", changes, idempotency_key=texts[at])
        assert both.same("apply", changes, idempotency_key=texts[at]) == made
    assert [store.check() for store in both[1::2]] == [(), ()]
    assert list(both.stored.export()) == list(both.embedded.export())
    for text in texts:
        both.same("search", Search(text, limit=5))
    for text in TEXTS:
        both.same("apply", [], idempotency_key=text)


@pytest.mark.parametrize("file", [file for file in FILES if variables(file)], ids=lambda file: file.stem)
def test_no_argument_over_graphql_is_a_statement(asked: Both, file: Path) -> None:
    given, turn = variables(file), 0
    services = [Pathways(store) for store in (asked.embedded, asked.stored)]
    for place in _texts(given):
        for _ in range(2):
            text = TEXTS[turn % len(TEXTS)]
            turn += 7
            one, other = (answered(service, file.read_text(), _with(given, place, text)) for service in services)
            assert (other.data, list(map(str, other.errors or ()))) == (one.data, list(map(str, one.errors or ())))
            assert HIDDEN not in repr(other.data)


def _texts(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where texts stand in variables."""
    if isinstance(value, str):
        yield at
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in members:
        yield from _texts(part, (*at, key))


def _with(value: Any, place: tuple[Any, ...], text: str) -> Any:
    """A copy with the text in that place."""
    if not place:
        return text
    copy = value.copy()
    copy[place[0]] = _with(value[place[0]], place[1:], text)
    return copy


@pytest.mark.parametrize("command", ["search", "show", "ladders", "reverse"])
def test_no_word_of_a_command_is_a_statement(asked: Both, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"USER": asked.access.user, "PASSWORD": asked.access.password, "CATALOGUE": asked.access.catalogue}
    for name, value in said.items():
        monkeypatch.setenv(f"PATHWAYS_NEO4J_{name}", value)
    for text in TEXTS[::3]:
        if "\0" in text:  # no command is ever given one
            continue
        told = [
            CliRunner().invoke(app, ["--store", store, command, "--", text])
            for store in (str(asked.file), asked.access.uri)
        ]
        assert (told[1].exit_code, told[1].output) == (told[0].exit_code, told[0].output)
        assert HIDDEN not in told[1].output


def test_no_name_of_a_catalogue_is_a_statement(asked: Both) -> None:
    # Words that are names.
    for text in set(TEXTS) - {"since", "asked.ids"}:
        said = Terms(user=asked.access.user, password=asked.access.password, catalogue=text)
        with pytest.raises(PathwaysError, match="no name of a catalogue"):
            open_store(asked.access.uri, said)
