"""The embedded store and a real Neo4j, side by side through the same operations: they never differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from pathways.errors import PathwaysError
from pathways.model.credential import Credential
from pathways.model.kinds import CredentialKind
from pathways.model.money import ExchangeRate
from pathways.stores.base import AnyRecord, Change, Delete, Put, Record, Search, Store, address, type_of
from pathways.stores.embedded import EmbeddedStore
from pathways.stores.listing import Listing
from pathways.stores.plain_intake import Plain
from pathways.stores.shelves import shelf_of
from tests.stores import generated
from tests.stores.asked import LISTED, listings, wheres
from tests.stores.neo4j import Catalogues
from tests.worlds import agreement, rate

RUNS, STEPS = max(4, settings().max_examples // 25), 25

_EXAMPLES = count()
_DOLLARS = [{"amount": "90", "currency": "USD"}]
MONEY: tuple[Record, ...] = (
    agreement("paid", None, "c1", receiver="north", fees=_DOLLARS),
    agreement("paid", None, "c1", receiver="north"),
    rate("USD", "1.4"),
    rate("EUR", "1.5"),
)
records = st.one_of(generated.RECORDS, generated.RECORDS, st.sampled_from(MONEY))
whole = st.lists(records, max_size=30).map(lambda some: list({address(one): one for one in some}.values()))
NAMES = [
    *(("credentials", id) for id in generated.CREDENTIALS),
    *(("agreements", id) for id in (*generated.AGREEMENTS, "paid")),
    *(("providers", id) for id in (*generated.PROVIDERS, *generated.GROUPS)),
    *(("occupations", id) for id in generated.OCCUPATIONS),
    ("rates", "USD"),
    ("rates", "EUR"),
]
named = st.sampled_from(NAMES)
changes = st.one_of(records.map(Put), named.map(lambda name: Delete(type_of(name[0]), name[1])))
WORDS = ("nurs", "GENIE", "étud care", "cœur", "c1", "north", "zoo 2", "care genie", "-", "co fo", "c north nurs")


def stopped(some: list[Record]) -> Iterator[Record]:
    yield from some
    raise RuntimeError("the line went dead")


def told(ask: Callable[[], Any]) -> Any:
    """What a store answers, or the error that it raises."""
    try:
        return ask()
    except (PathwaysError, RuntimeError) as error:
        return type(error), str(error)


class Beside(RuleBasedStateMachine):
    """Drives both stores; `stores` is given by the test."""

    stores: tuple[Store, Store]

    def same(self, ask: Callable[[Store], Any]) -> Any:
        embedded, other = (told(partial(ask, store)) for store in self.stores)
        assert other == embedded
        return embedded

    @initialize(some=whole)
    def begin(self, some: list[Record]) -> None:
        self.example = next(_EXAMPLES)
        self.same(lambda store: store.load({address(one): one for one in (*some, rate("USD", "1.4"))}.values()))

    @rule(
        some=st.lists(changes, max_size=6),
        off=st.sampled_from((None, None, 0, 1)),
        key=st.sampled_from((None, None, "a", "b")),
    )
    def apply(self, some: Sequence[Change], off: int | None, key: str | None) -> None:
        expected = None if off is None else self.stores[0].revision - off
        asked = {"expected_revision": expected, "idempotency_key": key and f"{self.example}-{key}"}
        self.same(lambda store: store.apply(some, **asked))  # type: ignore[arg-type]

    @rule(some=st.lists(records, min_size=1, max_size=6), key=st.sampled_from((None, "again")))
    def put(self, some: list[Record], key: str | None) -> None:
        self.same(
            lambda store: store.apply([Put(one) for one in some], idempotency_key=key and f"{self.example}-{key}")
        )

    @rule(name=named)
    def delete(self, name: tuple[str, str]) -> None:
        self.same(lambda store: store.apply([Delete(type_of(name[0]), name[1])]))

    @rule(some=whole, off=st.sampled_from((None, None, 0, 1)))
    def load(self, some: list[Record], off: int | None) -> None:
        expected = None if off is None else self.stores[0].revision - off
        self.same(lambda store: store.load(some, expected_revision=expected))

    @rule(some=whole, off=st.sampled_from((None, None, 0, 1)))
    def take(self, some: list[Record], off: int | None) -> None:
        expected = None if off is None else self.stores[0].revision - off
        self.same(lambda store: store.take(Plain(some), adding=True, expected_revision=expected))

    @rule(some=whole, adding=st.booleans())
    def fail(self, some: list[Record], adding: bool) -> None:
        self.same(lambda store: store.take(Plain(stopped(some)), adding=adding))

    @rule(asked=listings())
    def browse(self, asked: Listing[Any]) -> None:
        self.same(lambda store: store.listing(asked))
        first = self.stores[0].listing(asked)
        if first.cursors:
            self.same(lambda store: store.listing(_after(asked, first.cursors[0])))

    @rule(of=st.sampled_from(LISTED), data=st.data())
    def counts(self, of: type[Any], data: st.DataObject) -> None:
        where = data.draw(wheres(of))
        self.same(lambda store: store.count(of, where))
        self.same(lambda store: store.facets(of, where, shelf_of(of).facets, 5))

    @rule(
        text=st.sampled_from(WORDS),
        language=st.sampled_from(("en", "fr")),
        kinds=st.sampled_from(((), (CredentialKind.DIPLOMA, CredentialKind.LICENCE))),
        among=st.sampled_from(((), (Credential,))),
    )
    def search(self, text: str, language: str, kinds: tuple[CredentialKind, ...], among: tuple[Any, ...]) -> None:
        self.same(lambda store: store.search(Search(text, language, among, kinds, limit=5)))

    @rule(patterns=st.lists(generated.patterns, max_size=4))
    def ask(self, patterns: list[Any]) -> None:
        ids = (*generated.CREDENTIALS, "unknown")

        def answers(store: Store) -> Any:
            with store.network() as network:
                return [
                    network.revision,
                    network.credentials(ids),
                    network.toward(ids),
                    network.counting(ids),
                    *(network.matching(patterns, most) for most in (None, 0, 2)),
                    network.leading_to(generated.OCCUPATIONS[:2]),
                    network.licences(generated.PROFESSIONS[:1]),
                    network.language_courses("fr"),
                    network.occupations(["213", "3"]),
                    network.providers(generated.GROUPS),
                    network.rates(),
                ]

        self.same(answers)

    @rule(back=st.integers(-1, 9))
    def since(self, back: int) -> None:
        revision = self.stores[0].revision - back
        self.same(lambda store: store.changes_since(revision))

    @rule(name=named, limit=st.integers(1, 4))
    def read(self, name: tuple[str, str], limit: int) -> None:
        of: Any = type_of(name[0])
        self.same(lambda store: store.find(of, name[1]))
        self.same(lambda store: store.page(of, after=name[1], limit=limit))
        self.same(lambda store: store.named(of, [name[1], "unknown"]))

    @rule()
    def everything(self) -> None:
        self.same(lambda store: list(store.export()))
        self.same(lambda store: store.freshness())
        self.same(lambda store: store.revision)

    def teardown(self) -> None:
        self.everything()
        # The embedded store's check reads SQLite's own as well, which tests of its file look at.
        assert self.stores[1].check() == ()


def _after(asked: Listing[AnyRecord], cursor: str) -> Listing[AnyRecord]:
    return Listing(asked.of, asked.where, asked.order, asked.descending, asked.language, cursor, asked.limit)


@pytest.fixture(scope="module")
def pair(catalogues: Catalogues) -> Iterator[tuple[Store, Store]]:
    embedded = EmbeddedStore(":memory:")
    with catalogues.opened() as store:
        yield embedded, store
    embedded.close()


def test_both_stores_always_say_the_same(pair: tuple[Store, Store]) -> None:
    class Both(Beside):
        stores = pair

    run_state_machine_as_test(
        Both,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            suppress_health_check=list(HealthCheck),
            # A real server is too slow to look for the smallest difference.
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
        ),
    )


def test_a_rate_that_money_needs_is_kept_by_both(pair: tuple[Store, Store]) -> None:
    for store in pair:
        store.load(MONEY[:1] + MONEY[2:])
    refused = [told(partial(store.apply, [Delete(ExchangeRate, "USD")])) for store in pair]
    assert refused[0] == refused[1]
    assert "no rate turns 'USD'" in refused[0][1]
