"""What was fetched is kept through changes that do not touch it, and through no others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.pattern import Pattern
from pathways.model.things import Provider
from pathways.routing.fetched import Edit
from pathways.routing.neighbourhood import Neighbourhood
from pathways.stores.base import Record, address, type_of
from pathways.stores.plain import PlainNetwork
from tests.stores.generated import CREDENTIALS, OCCUPATIONS, RECORDS, bundle_of, catalogues, patterns
from tests.worlds import agreement, bundle, credential, provider


def fetch(near: Neighbourhood, ids: Sequence[str], asked: Sequence[Pattern]) -> None:
    """Ask what a question would ask."""
    near.want(ids)
    near.matching(asked)
    for code in OCCUPATIONS[:1]:
        near.occupations_under(code[:2])


def answers(near: Neighbourhood) -> dict[str, Any]:
    """All that was fetched, by what was asked."""
    kept = near.fetched
    return {
        "credentials": kept.credentials,
        "providers": kept.providers,
        "toward": kept.toward,
        "groups": kept.groups,
        "occupations": kept.occupations,
        "matching": dict(kept.matching.values()),
    }


def afresh(near: Neighbourhood, network: PlainNetwork) -> dict[str, Any]:
    """The same questions, asked of another network."""
    kept = near.fetched
    return {
        "credentials": {id: network.credentials([id]).get(id) for id in kept.credentials},
        "providers": {id: network.providers([id]).get(id) for id in kept.providers},
        "toward": {id: network.toward([id])[id] for id in kept.toward},
        "groups": {id: network.groups([id]).get(id) for id in kept.groups},
        "occupations": {prefix: tuple(network.occupations([prefix]).values()) for prefix in kept.occupations},
        "matching": {pattern: network.matching([pattern])[pattern] for pattern, _ in kept.matching.values()},
    }


def edits(before: Sequence[Record], written: Record, *, deleted: bool) -> tuple[list[Record], Edit]:
    """The records after a change, and the change."""
    name, id = address(written)
    rest = [record for record in before if address(record) != (name, id)]
    return (rest, Edit(type_of(name), id, None)) if deleted else ([*rest, written], Edit(type_of(name), id, written))


@settings(max_examples=60)
@given(
    catalogues,
    st.lists(st.sampled_from(CREDENTIALS), max_size=3, unique=True),
    st.lists(patterns, max_size=4),
    st.lists(RECORDS, min_size=8, max_size=16),
)
def test_what_no_change_touches_is_still_true(
    records: list[Record], ids: list[str], asked: list[Pattern], writes: list[Record]
) -> None:
    before = PlainNetwork(bundle_of(records), 1)
    for written, deleted in product(writes, (False, True)):
        near = Neighbourhood(before)
        fetch(near, ids, asked)
        after, edit = edits(records, written, deleted=deleted)
        later = PlainNetwork(bundle_of(after), 2)
        if near.follows(later, [edit]):
            assert near.network is later
            assert answers(near) == afresh(near, later)


WORLD = bundle(
    credential("dip", study="60/24/6000"),
    credential("bach", "bachelor", study="120/48/20000", requires="dip", provider="uni"),
    credential("else", "certificate", study="30/12/3000", provider="school"),
    agreement("block", "dip", "bach", credits=60),
    agreement("other", "dip", "else", credits=10),
)


@pytest.mark.parametrize(
    ("of", "id", "kept"),
    [
        (Agreement, "block", False),
        (Agreement, "other", True),
        (Credential, "dip", False),
        (Credential, "else", True),
    ],
)
def test_a_change_elsewhere_leaves_what_was_fetched(of: type[Any], id: str, kept: bool) -> None:
    near = Neighbourhood(PlainNetwork(WORLD, 1))
    fetch(near, ["bach", "dip"], [Pattern(ids=("dip",))])
    name = "agreements" if of is Agreement else "credentials"
    record = next(one for one in getattr(WORLD, name) if one.id == id)
    assert near.follows(PlainNetwork(WORLD, 2), [Edit(of, id, record)]) is kept


def kept(record: Any, of: type[Any], more: Sequence[Any] = ()) -> bool:
    """Whether what was asked about `bach` is kept when a record is written."""
    near = Neighbourhood(PlainNetwork(WORLD, 1))
    fetch(near, ["bach"], [])
    return near.follows(
        PlainNetwork(bundle(*WORLD.credentials, *WORLD.agreements, *more, record), 2), [Edit(of, record.id, record)]
    )


def test_an_agreement_toward_all_of_a_receivers_credentials_touches_them() -> None:
    toward = {"pattern": {"kinds": ["bachelor"]}}
    assert not kept(agreement("new", "dip", toward, receiver="uni", credits=30), Agreement)
    assert kept(agreement("new", "dip", toward, receiver="school", credits=30), Agreement)


def test_an_agreement_of_a_group_touches_its_members() -> None:
    toward = {"pattern": {"kinds": ["bachelor"]}}
    new = agreement("new", "dip", toward, receiver="both", credits=30)
    assert not kept(new, Agreement, [provider("both", members=("uni", "other"))])
    assert kept(new, Agreement, [provider("both", members=("school", "other"))])


def test_a_group_that_takes_a_member_in_touches_it() -> None:
    assert not kept(provider("both", members=("uni", "school")), Provider)
    assert kept(provider("both", members=("school",)), Provider)


def test_a_provider_that_moves_may_bring_what_was_looked_for() -> None:
    world = bundle(credential("dip", provider="school"), provider("school", "CA-QC"))
    near = Neighbourhood(PlainNetwork(world, 1))
    near.matching([Pattern(jurisdictions=("CA-ON",))])
    moved = provider("school", "CA-ON")
    assert not near.follows(PlainNetwork(world, 2), [Edit(Provider, "school", moved)])


def test_a_group_may_gain_a_member_before_anybody_looked_at_it() -> None:
    records = [credential("c", provider="p"), provider("p"), provider("grp")]
    near = Neighbourhood(PlainNetwork(bundle(*records), 1))
    near.matching([Pattern(providers=("grp",))])
    grown = provider("grp", members=["p"])
    after = PlainNetwork(bundle(*records[:2], grown), 2)
    assert not near.follows(after, [Edit(Provider, "grp", grown)])
