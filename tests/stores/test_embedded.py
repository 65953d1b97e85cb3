"""The embedded store keeps the contracts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pathways.model.bundle import Bundle
from pathways.model.pattern import Pattern
from pathways.routing.network import Network
from pathways.stores.base import Change, Delete, Put, Record, Store, address, records_of, type_of
from pathways.stores.embedded import EmbeddedStore
from pathways.stores.plain import PlainNetwork
from pathways.stores.plain_intake import Plain
from tests.stores import generated
from tests.stores.contract import StoreContract
from tests.stores.network_contract import NetworkContract, NetworkOf


@pytest.fixture
def store() -> Iterator[Store]:
    store = EmbeddedStore(":memory:")
    yield store
    store.close()


@pytest.fixture
def network_of(store: Store) -> NetworkOf:
    @contextmanager
    def opened(bundle: Bundle) -> Iterator[Network]:
        store.load(records_of(bundle))
        with store.network() as network:
            yield network

    return opened


class TestStore(StoreContract):
    pass


class TestNetwork(NetworkContract):
    pass


# Part of the profile's: a catalogue takes longer to draw than to ask.
FEWER = settings().max_examples // 2


def assert_same_answers(store: Store, bundle: Bundle, patterns: list[Pattern]) -> None:
    plain = PlainNetwork(bundle)
    ids = (*generated.CREDENTIALS, "unknown")
    with store.network() as network:
        assert network.toward(ids) == plain.toward(ids)
        assert network.counting(ids) == plain.counting(ids)
        for most in (None, 0, 2):
            assert network.matching(patterns, most) == plain.matching(patterns, most)
        assert network.credentials(ids) == plain.credentials(ids)
        assert network.leading_to(generated.OCCUPATIONS[:2]) == plain.leading_to(generated.OCCUPATIONS[:2])
        assert network.licences(generated.PROFESSIONS[:1]) == plain.licences(generated.PROFESSIONS[:1])
        assert network.language_courses("fr") == plain.language_courses("fr")
        assert network.occupations(["213", "2"]) == plain.occupations(["213", "2"])
        assert network.providers(generated.GROUPS) == plain.providers(generated.GROUPS)
        assert (network.rates(), network.language_tables()) == (plain.rates(), plain.language_tables())


@pytest.fixture(scope="module")
def shared() -> Iterator[Store]:
    """One store for all generated catalogues: each is loaded over the one before."""
    store = EmbeddedStore(":memory:")
    yield store
    store.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=FEWER)
@given(records=generated.catalogues, patterns=st.lists(generated.patterns, max_size=6))
def test_a_loaded_catalogue_answers_as_plain_loops_do(
    shared: Store, records: list[Record], patterns: list[Pattern]
) -> None:
    bundle = generated.bundle_of(records)
    shared.load(records_of(bundle))
    assert_same_answers(shared, bundle, patterns)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=FEWER)
@given(data=st.data(), before=generated.catalogues, patterns=st.lists(generated.patterns, max_size=4))
def test_a_changed_catalogue_answers_as_if_it_had_been_loaded(
    shared: Store, data: st.DataObject, before: list[Record], patterns: list[Pattern]
) -> None:
    old = generated.bundle_of(before)
    shared.load(records_of(old))
    written = data.draw(st.lists(generated.RECORDS, max_size=8), label="written")
    held = {address(one): one for one in (*records_of(old), *written)}
    gone = data.draw(st.sets(st.sampled_from(sorted(held)), max_size=4), label="gone")
    changes: list[Change] = [Put(record) for record in written]
    shared.apply([*changes, *(Delete(type_of(name), id) for name, id in sorted(gone))])
    left = [record for key, record in held.items() if key not in gone]
    fixed = [record for record in generated.FIXED if address(record) not in gone]
    bundle = generated.bundle_of(left, fixed=fixed)
    assert_same_answers(shared, bundle, patterns)
    assert shared.check() == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=FEWER)
@given(before=generated.catalogues, added=generated.catalogues, patterns=st.lists(generated.patterns, max_size=4))
def test_an_addition_answers_as_if_it_had_been_loaded(
    shared: Store, before: list[Record], added: list[Record], patterns: list[Pattern]
) -> None:
    shared.load(records_of(generated.bundle_of(before)))
    shared.take(Plain({address(one): one for one in added}.values()), adding=True)
    assert_same_answers(shared, generated.bundle_of([*before, *added]), patterns)
    assert shared.check() == ()
