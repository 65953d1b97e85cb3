"""Settling a stream in the store finds what settling a bundle in memory finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from pathways.errors import InvalidInput
from pathways.exchange.references import check_references, named_in
from pathways.exchange.writing import write_lines
from pathways.intake import Checked, Lines
from pathways.intake.ends import names_in
from pathways.model.bundle import Bundle
from pathways.stores.base import Record, Store, address, records_of
from pathways.stores.embedded import EmbeddedStore
from tests.exchange.test_references import BACH
from tests.exchange.test_references import WORLD as FITTING
from tests.stores import generated
from tests.worlds import agreement, bundle, credential, provider, rate, way

CIRCLE = ("overrides itself", "can never be earned")


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    store = EmbeddedStore(":memory:")
    yield store
    store.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("streams")


def told(store: Store, folder: Path, records: Sequence[Record]) -> list[str]:
    """What is said of a stream, by list and key, without hints."""
    path = folder / "world.jsonl"
    write_lines(records, path)
    named = dict(enumerate(records, 2))
    try:
        store.take(Lines(path, whole=True))
    except InvalidInput as error:
        places = [problem.where.removeprefix(f"{path}:").split(" ") for problem in error.problems]
        found = [("/".join(address(named[int(place[0].split(":")[0])])), place[1]) for place in places]
        return [
            f"{who} /{pointer.split('/', 2)[2]}: {problem.what}" if pointer.count("/") > 1 else f"{who}: {problem.what}"
            for (who, pointer), problem in zip(found, error.problems, strict=True)
        ]
    return []


def expected(records: Bundle) -> list[str]:
    return [f"{problem.where}: {problem.what}" for problem in check_references(records)]


def apart(problems: list[str]) -> tuple[list[str], bool, bool]:
    """Problems in order, and whether there are circles of each sort: where one is begun to be told is open."""
    plain = [problem for problem in problems if not any(word in problem for word in CIRCLE)]
    over, never = (any(word in problem for problem in problems) for word in CIRCLE)
    return sorted(plain), over, never


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=settings().max_examples // 2)
@given(records=generated.catalogues)
def test_generated_catalogues_are_told_the_same(store: Store, folder: Path, records: list[Record]) -> None:
    world = generated.bundle_of(records)
    assert apart(told(store, folder, list(records_of(world)))) == apart(expected(world))


@given(record=generated.RECORDS)
def test_names_are_found_with_and_without_places(record: Record) -> None:
    assert set(names_in(record)) == {(named.name, named.key) for named in named_in(record)}


ITEMS = {"all": ["dip", {"name": "english", "test": "ielts", "average": "6"}]}
WITH_ITEMS = credential("bach", requires=ITEMS, wait="1")

WORLDS: list[tuple[Any, ...]] = [
    (credential("bach", skills="welding", occupations=["21231", "99999"], level="oqf:5"),),
    (credential("bach", requires={"experience": {"months": 3, "occupations": ["212", "9"]}}, wait="1"),),
    (WITH_ITEMS, agreement("a", "dip", {"credential": "bach", "way": "none"}, credits=3)),
    (WITH_ITEMS, agreement("a", "dip", "bach", admission=["english", "french"])),
    (WITH_ITEMS, agreement("a", "dip", "bach", exemption=["english"], status="suspended", overrides="b")),
    (credential("bach", residency="90 hours", provider="uni"), credential("m", residency="90 hours")),
    (agreement("a", "dap", "dip", fees=["3"]),),
    (credential("x", requires="x", wait="1"),),
    (agreement("a", "dip", "dip2", fees=[{"amount": "3", "currency": "USD"}]),),
    (agreement("a", "dip", "dip", overrides="b"), agreement("b", "dip", "dip", overrides=["c", "a"])),
    tuple(agreement(id, "dip", "dip", overrides=over) for id, over in (("a", "b"), ("b", "c"), ("c", "b"), ("d", ()))),
    (
        credential("a", requires="b", wait="1"),
        credential("b", requires="c | a", wait="1"),
        credential("c", requires="a & dip", wait="1"),
    ),
    (credential("a", requires="2 of dip ielts a", wait="1"), credential("b", requires="2 of dip a b", wait="1")),
    (credential("a", requires="a", wait="1"), agreement("x", "dip", "a", award=True)),
    (
        credential("a", requires="a", wait="1"),
        agreement("x", "dip", {"pattern": {"kinds": "master"}}, award=True, receiver="uni"),
    ),
    (
        credential("a", requires="a", wait="1"),
        agreement("x", "dip", {"pattern": {"fields": "06"}}, award=True, receiver="uni"),
    ),
    (credential("a", ways=[way("one", requires="a", wait="1"), way("two", requires="dip", wait="1")]),),
]


@pytest.mark.parametrize("records", WORLDS)
def test_what_does_not_fit_is_told_the_same(store: Store, folder: Path, records: tuple[Any, ...]) -> None:
    world = bundle(*FITTING, *records)
    assert apart(told(store, folder, list(records_of(world)))) == apart(expected(world))


def test_the_worlds_are_wrong_in_many_ways() -> None:
    said = [apart(expected(bundle(*FITTING, *records))) for records in WORLDS]
    assert sum(bool(plain) for plain, _, _ in said) >= 6
    assert (sum(over for _, over, _ in said), sum(never for _, _, never in said)) == (2, 3)


def test_circles_are_told_from_end_to_end(store: Store, folder: Path) -> None:
    chain = [credential(f"c{n}", requires=f"c{(n + 1) % 5}", wait="1") for n in range(5)]
    beside = credential("beside", requires="c3", wait="1")
    world = bundle(
        *chain, beside, agreement("a", "c1", "c2", overrides="a2"), agreement("a2", "c1", "c2", overrides="a")
    )
    never, overrides = told(store, folder, list(records_of(world)))
    assert (
        never
        == "credentials/c3 /ways/0/requires: can never be earned: each requires the next: c3 > c4 > c0 > c1 > c2 > c3"
    )
    assert overrides == "agreements/a /overrides: overrides itself: a > a2 > a"


def test_a_long_chain_comes_free_from_its_end(store: Store, folder: Path) -> None:
    chain = [credential(f"c{n}", requires=f"c{n + 1}", wait="1") for n in range(3000)]
    assert told(store, folder, list(records_of(bundle(*chain, credential("c3000"))))) == []


def test_a_circle_that_what_is_there_may_open_is_not_told(store: Store, folder: Path) -> None:
    told(store, folder, list(records_of(bundle(credential("a"), provider("college")))))
    write_lines([credential("a", requires="a", wait="1")], folder / "more.jsonl")
    store.take(Lines(folder / "more.jsonl", whole=False), adding=True)
    assert store.check() == ()


def test_a_stream_that_is_only_checked_changes_nothing(store: Store, folder: Path) -> None:
    told(store, folder, list(records_of(bundle(credential("a")))))
    before = store.revision, list(store.export())
    write_lines([credential("b"), rate("USD", "1.3")], folder / "more.jsonl")
    for whole in (False, True):
        with pytest.raises((Checked, InvalidInput)):
            store.take(Lines(folder / "more.jsonl", whole=whole, checked_only=True), adding=not whole)
    assert (store.revision, list(store.export())) == before
    assert BACH not in str(before)
