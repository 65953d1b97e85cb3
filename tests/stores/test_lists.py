"""Lists of generated catalogues, compared with what plain loops answer; and that indexes are what they are read by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pathways.model.agreement import Agreement
from pathways.model.bundle import Bundle
from pathways.model.credential import Credential
from pathways.model.pattern import Level
from pathways.stores.base import Put, Record, Store, records_of
from pathways.stores.embedded import EmbeddedStore
from pathways.stores.listing import Listing, Where
from pathways.stores.plain_intake import Plain
from pathways.stores.plain_listing import PlainLists
from pathways.stores.shelves import shelf_of
from tests.stores import generated
from tests.stores.asked import LISTED, listings, wheres
from tests.stores.listing_contract import LISTS

ROUNDS = settings().max_examples // 2
shared_store = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=ROUNDS)


@pytest.fixture(scope="module", params=[1, 1000])
def shared(request: pytest.FixtureRequest) -> Iterator[Store]:
    """One store for all generated catalogues: each is loaded over the one before.

    Once as if they were large: rows are walked in their order then, and not all of them sorted.
    """
    store = EmbeddedStore(":memory:", few=request.param)
    yield store
    store.close()


def expect_same_pages(store: Store, plain: PlainLists, asked: Listing[Any]) -> None:
    """Compare page after page, to the end."""
    for _ in range(20):
        told, expected = store.listing(asked), plain.listing(asked)
        assert (told.records, told.cursors, told.more) == (expected.records, expected.cursors, expected.more), asked
        if not told.more:
            return
        asked = replace(asked, after=told.cursors[0 if asked.backward else -1])
    raise AssertionError("no end")


def expect_same(store: Store, bundle: Bundle, asked: list[Listing[Any]]) -> None:
    plain = PlainLists(bundle)
    for one in asked:
        expect_same_pages(store, plain, one)
        facets = shelf_of(one.of).facets
        assert store.count(one.of, one.where) == plain.count(one.of, one.where), one
        assert store.facets(one.of, one.where, facets, 3) == plain.facets(one.of, one.where, facets, 3), one
    assert store.freshness() == plain.freshness()
    assert store.named(Credential, ("c1", "c5", "x")) == plain.named(Credential, ("c1", "c5", "x"))


QUESTIONS = st.lists(listings(), min_size=1, max_size=8)
CATALOGUES = st.lists(generated.RECORDS, min_size=8, max_size=40)


@shared_store
@given(records=CATALOGUES, asked=QUESTIONS)
def test_lists_are_what_plain_loops_tell(shared: Store, records: list[Record], asked: list[Listing[Any]]) -> None:
    bundle = generated.bundle_of(records)
    shared.load(records_of(bundle))
    expect_same(shared, bundle, asked)


@shared_store
@given(before=CATALOGUES, added=generated.catalogues, changed=generated.catalogues, asked=QUESTIONS)
def test_lists_after_changes_are_those_of_what_is_left(
    shared: Store, before: list[Record], added: list[Record], changed: list[Record], asked: list[Listing[Any]]
) -> None:
    shared.load(records_of(generated.bundle_of(before)))
    shared.take(Plain(records_of(generated.bundle_of(added, fixed=()))), adding=True)
    shared.apply([Put(record) for record in changed])
    expect_same(shared, generated.bundle_of([*before, *added, *changed]), asked)
    assert shared.check() == ()


@given(records=CATALOGUES, data=st.data())
def test_a_facet_tells_what_its_value_would_find(records: list[Record], data: st.DataObject) -> None:
    of = data.draw(st.sampled_from([of for of in LISTED if shelf_of(of).facets]))
    where, name = data.draw(wheres(of)), data.draw(st.sampled_from(shelf_of(of).facets))
    plain = PlainLists(generated.bundle_of(records))
    for value, amount in plain.facets(of, where, [name])[name]:
        if value not in generated.GROUPS:
            asked = int(value) if name == "teers" else value
            alone: dict[str, Any] = {name: (asked,)}
            assert plain.count(of, replace(where, **alone)) == amount


ASKED: list[tuple[type[Any], Where]] = [
    *((of, Where()) for of in LISTED),
    (Credential, Where(text="nurse")),
    (Credential, Where(kinds=("diploma",), fields=("06",), level_at_least=Level(framework="oqf", value=5))),
    (Credential, Where(providers=("ontario",), jurisdictions=("CA",))),
    (Credential, Where(occupations=("2", "31301"), skills=("care",), delivery=("online",))),
    (Credential, Where(professions=("nurse",))),
    (Agreement, Where(receivers=("ontario", "uni"), kinds=("admission",))),
    (Agreement, Where(senders=("ontario",), statuses=("ended",))),
    (Agreement, Where(toward="bach", citing="dip")),
]


def plans(store: EmbeddedStore, ask: Callable[[], object]) -> list[list[str]]:
    """How each statement of a question reads: a line for each table."""
    seen: dict[str, Any] = {}

    def note(_cursor: Any, statement: str, bound: Any) -> bool:
        seen[statement] = bound
        return True

    with store._connections.lent() as connection:
        connection.exec_trace = note
    ask()
    with store._connections.lent() as connection:
        connection.exec_trace = None
        asked = {statement: bound for statement, bound in seen.items() if statement.split()[0] in ("SELECT", "WITH")}
        explained = [connection.execute(f"EXPLAIN QUERY PLAN {one}", bound).fetchall() for one, bound in asked.items()]
    return [[str(row[3]) for row in rows] for rows in explained]


# What a statement was given as a list, and what was found for it.
HELD = {"j", "k", "json_each", "words", "wanted", "w", "r", "n", "d", "(subquery-2)"}


def scanned(plan: list[str]) -> set[str]:
    return {line.split()[1] for line in plan if line.startswith("SCAN")}


@pytest.fixture(params=[1, 1000])
def loaded(request: pytest.FixtureRequest) -> Iterator[EmbeddedStore]:
    store = EmbeddedStore(":memory:", few=request.param)
    store.load(records_of(LISTS))
    yield store
    store.close()


@pytest.mark.parametrize(("of", "where"), ASKED)
def test_a_page_is_read_in_its_order_or_by_an_index(loaded: EmbeddedStore, of: type[Any], where: Where) -> None:
    for order, descending in product(shelf_of(of).orders, (False, True)):
        asked = Listing(of, where, order, descending, limit=2)
        for after in (None, *loaded.listing(replace(asked, limit=1)).cursors):
            for plan in plans(loaded, partial(loaded.listing, replace(asked, after=after))):
                assert scanned(plan) <= HELD | {"c"}
                # What an index has found, and what is named: only that is ever sorted.
                assert "USE TEMP B-TREE FOR ORDER BY" not in plan or scanned(plan) & {"d", "j"}, plan


@pytest.mark.parametrize(("of", "where"), [(of, where) for of, where in ASKED if where.given])
@pytest.mark.parametrize("loaded", [1000], indirect=True)
def test_what_is_counted_is_found_by_an_index(loaded: EmbeddedStore, of: type[Any], where: Where) -> None:
    for plan in plans(loaded, partial(loaded.count, of, where)):
        assert scanned(plan) <= HELD, plan
