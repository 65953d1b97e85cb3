"""The shape of a catalogue: on random ones as trying everything finds it, and in tiny ones by name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from pathways.model.bundle import Bundle
from pathways.routing.ladders import Direction, ladders
from pathways.routing.observer import Observer, Stop
from pathways.routing.structure import Cycle, Gateway, Structure, structure
from pathways.stores.plain import PlainNetwork
from tests.routing.plain_structure import Plain, small
from tests.worlds import agreement, bundle, credential

WORLDS = 150


def shape(catalogue: Bundle, ids: Iterable[str] | None = None, **more: Any) -> Structure:
    every = [one.id for one in catalogue.credentials]
    return structure(ids or every, PlainNetwork(catalogue), **more)


@pytest.mark.parametrize("seed", range(WORLDS))
def test_what_is_behind_what_is_what_is_lost_without_it(seed: int) -> None:
    catalogue, found = small(seed), shape(small(seed))
    plain = Plain(catalogue)
    assert {one.credential for one in found.unreachable} == set(plain.credentials) - plain.reached()
    assert {one.credential: set(one.behind) for one in found.gateways} == plain.behind()
    assert set(found.unstated) == plain.given
    assert all(one.missing for one in found.unreachable)


@pytest.mark.parametrize("seed", range(WORLDS))
def test_cycles_are_the_parts_that_lead_to_each_other(seed: int) -> None:
    found, plain = shape(small(seed)).cycles, Plain(small(seed))
    assert {frozenset(one.members): len(one.shortest) for one in found} == plain.cycles()
    for one in found:
        around = zip(one.shortest, (*one.shortest[1:], one.shortest[0]), strict=True)
        assert set(around) <= plain.edges()


@pytest.mark.parametrize("seed", range(WORLDS))
def test_dead_ends_are_those_of_ladders(seed: int) -> None:
    catalogue = small(seed)
    network = PlainNetwork(catalogue)
    found = shape(catalogue).dead_ends
    for one in catalogue.credentials:
        above = {rung.upper for rung in ladders(one.id, network, Direction.UP, depth=1).rungs} - {one.id}
        assert one.id not in found or not above


@pytest.mark.parametrize("seed", range(40))
def test_of_a_part_nothing_is_said_that_is_not_so_of_the_whole(seed: int) -> None:
    catalogue = small(seed)
    whole, ids = shape(catalogue), [one.id for one in catalogue.credentials]
    some = shape(catalogue, ids[::2])
    behind = {one.credential: set(one.behind) for one in whole.gateways}
    lost = {one.credential for one in whole.unreachable}
    assert {one.credential for one in some.unreachable} <= lost
    for one in some.gateways:
        assert set(one.behind) <= behind.get(one.credential, set()) | lost
    assert set(some.dead_ends) == set(whole.dead_ends) & set(ids[::2])


CHAIN = bundle(
    credential("exam", "exam", wait="1/100"),
    credential("cert", "certificate", study="30/12/1000", requires={"judgement": "board"}),
    credential("dip", study="60/24/6000", requires={"all": [{"holds": "cert"}, {"holds": "exam"}]}),
    credential("bach", "bachelor", study="120/48/9000", requires="dip"),
    credential("lost", "bachelor", study="120/48/9000", requires={"holds": {"kinds": "doctorate"}}),
    credential("school", "certificate"),
)


def test_every_part_of_all_is_a_gateway() -> None:
    found = shape(CHAIN)
    assert found.gateways == (
        Gateway("cert", ("bach", "dip")),
        Gateway("exam", ("bach", "dip")),
        Gateway("dip", ("bach",)),
    )
    assert (found.size, found.dead_ends, found.unstated) == (6, ("bach", "lost", "school"), ("school",))


def test_what_cannot_be_earned_says_which_leaf_is_to_blame() -> None:
    (lost,) = shape(CHAIN).unreachable
    assert [(one.credential, one.way, one.requirement) for one in lost.missing] == [
        ("lost", "way", CHAIN.credentials[4].ways[0].requires)
    ]


def test_a_way_around_is_no_gateway() -> None:
    catalogue = bundle(
        credential("a", study="30/12/1000"),
        credential("b", study="30/12/1000"),
        credential("c", study="30/12/1000", requires="a | b"),
    )
    assert shape(catalogue).gateways == ()
    award = agreement("given", "a", "b", award=True)
    only = bundle(*(one for one in catalogue.credentials if one.id != "b"), credential("b"), award)
    assert shape(only).gateways == (Gateway("a", ("b", "c")),)


def test_a_cycle_tells_its_shortest_round() -> None:
    catalogue = bundle(
        credential("a", study="30/12/1000", requires="c | z"),
        credential("b", study="30/12/1000", requires="a"),
        credential("c", study="30/12/1000", requires="b"),
        credential("d", study="30/12/1000", requires="c"),
        credential("z", study="30/12/1000"),
    )
    assert shape(catalogue).cycles == (Cycle(("a", "b", "c"), ("a", "b", "c")),)


def test_what_has_ended_leads_nowhere() -> None:
    catalogue = bundle(
        credential("a", study="30/12/1000"),
        credential("b"),
        agreement("old", "a", "b", award=True, in_force="..2020-12-31"),
    )
    assert shape(catalogue).dead_ends == ("b",)
    assert shape(catalogue, on=date(2025, 1, 1)).dead_ends == ("a", "b")


def test_an_observer_may_stop_it() -> None:
    class Impatient(Observer):
        def weighed(self) -> None:
            raise Stop

    with pytest.raises(Stop):
        shape(CHAIN, observer=Impatient())
