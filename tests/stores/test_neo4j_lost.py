"""Replies to commits are lost at stated moments: what was made is found, or told as unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from neo4j import Transaction
from neo4j.exceptions import IncompleteCommit

from pathways.errors import InvalidInput, StoreUnavailable
from pathways.explain.mistakes import mistake
from pathways.model.credential import Credential
from pathways.stores.access import Access
from pathways.stores.base import Put
from pathways.stores.neo4j import Neo4jStore
from pathways.stores.neo4j.connection import Connection
from tests.stores.neo4j import Catalogues
from tests.worlds import credential

UNKNOWN = "whether it was (made )?is unknown"
STAGED, FLIPPED = 2, 3
"""The commits of a small load: its generation, its one batch, and the flip; counted from 1."""


class Losing(Connection):
    """Loses the replies to commits of these numbers, counted from when it was told. `then` is called beforehand."""

    losing: frozenset[int] = frozenset()
    then: Callable[[], object] | None = None
    made = 0

    def lose(self, *numbers: int, then: Callable[[], object] | None = None) -> None:
        self.losing, self.then, self.made = frozenset(numbers), then, 0

    def _commit(self, transaction: Transaction) -> None:
        super()._commit(transaction)
        self.made += 1
        if self.made in self.losing:
            if self.then:
                self.then()
            raise IncompleteCommit("the line went dead")


@pytest.fixture
def access(catalogues: Catalogues) -> Access:
    return catalogues.access()


@pytest.fixture
def lossy(access: Access) -> Losing:
    return Losing(access)


@pytest.fixture
def store(access: Access, lossy: Losing) -> Iterator[Neo4jStore]:
    store = Neo4jStore(access, connect=lambda _: lossy)
    yield store
    store.close()


@pytest.fixture
def other(store: Neo4jStore, access: Access) -> Iterator[Neo4jStore]:
    other = Neo4jStore(access)
    yield other
    other.close()


def test_a_lost_reply_is_looked_into(store: Neo4jStore, lossy: Losing) -> None:
    lossy.lose(1)
    assert store.apply([Put(credential("a"))]) == 1
    lossy.lose(FLIPPED)
    assert store.load([credential("a"), credential("b")]) == 2
    assert (store.revision, store.count(Credential), store.check()) == (2, 2, ())


def test_what_cannot_be_looked_into_is_told_as_unknown(store: Neo4jStore, lossy: Losing) -> None:
    lossy.lose(*range(9))
    with pytest.raises(StoreUnavailable, match=UNKNOWN):
        store.apply([Put(credential("a"))], idempotency_key="k")
    lossy.lose()
    assert store.apply([Put(credential("a"))], idempotency_key="k") == 1
    with pytest.raises(InvalidInput, match="already used"):
        store.apply([Put(credential("b"))], idempotency_key="k")


def test_a_change_that_was_written_and_could_not_be_published_is_told_as_unknown(
    store: Neo4jStore, lossy: Losing, other: Neo4jStore
) -> None:
    lossy.lose(2, 3)
    with pytest.raises(StoreUnavailable, match=UNKNOWN):
        store.apply([Put(credential("a"))])
    assert other.apply([Put(credential("b"))]) == 2


def test_a_load_whose_reply_was_lost_is_not_published_over_a_later_one(
    store: Neo4jStore, lossy: Losing, other: Neo4jStore
) -> None:
    lossy.lose(FLIPPED, then=lambda: other.load([credential("theirs")]))
    assert store.load([credential("ours")], expected_revision=0) == 1
    assert (other.revision, [one.id for one in other.page(Credential).records]) == (2, ["theirs"])


def test_a_load_that_was_published_and_told_as_unknown_keeps_its_readers(
    store: Neo4jStore, lossy: Losing, other: Neo4jStore
) -> None:
    lossy.lose(FLIPPED, FLIPPED + 1)
    with pytest.raises(StoreUnavailable, match=UNKNOWN):
        store.load([credential("a")])
    with other.network() as network:
        other.load([])
        other.load([])
        assert network.credentials(["a"]).keys() == {"a"}


def test_a_load_that_was_lost_before_it_is_published_says_that_nothing_was(store: Neo4jStore, lossy: Losing) -> None:
    lossy.lose(STAGED, STAGED + 1)
    with pytest.raises(StoreUnavailable, match=r"^the database cannot be reached$") as error:
        store.load([credential("a")])
    assert mistake(error.value, "en").splitlines()[-1].startswith("Nothing was published")
    assert store.revision == 0


def test_what_is_said_of_a_load_in_doubt_names_no_key(store: Neo4jStore, lossy: Losing) -> None:
    lossy.lose(FLIPPED, FLIPPED + 1)
    with pytest.raises(StoreUnavailable, match="a load was published: whether it was is unknown") as error:
        store.load([credential("a")])
    assert "key" not in mistake(error.value, "en")


def test_a_batch_whose_reply_was_lost_is_laid_once(store: Neo4jStore, lossy: Losing) -> None:
    lossy.lose(STAGED)
    assert store.load([credential("a")]) == 1
    assert (store.count(Credential), store.check()) == (1, ())


def test_a_change_stands_though_sweeping_after_it_fails(access: Access) -> None:
    lossy = Losing(access)
    store = Neo4jStore(replace(access, keep=0), connect=lambda _: lossy)
    lossy.lose(3, 4)
    assert store.apply([Put(credential("a"))]) == 1
    assert lossy.made == 4
    store.close()
