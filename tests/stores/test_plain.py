"""The plain network by itself; the contract compares it with the stores."""

from __future__ import annotations

from pathways.model.pattern import Pattern
from pathways.routing.network import Network
from pathways.stores.plain import PlainNetwork
from tests.worlds import agreement, bundle, credential, provider

WORLD = bundle(
    provider("colleges", kind="group", members=["college"]),
    credential("dip", field="0613"),
    credential("bach", "bachelor", provider="uni", field="0613"),
    agreement("b.named", None, "bach"),
    agreement("a.pattern", None, {"pattern": {"kinds": "bachelor"}}, receiver="uni"),
    agreement("group.pattern", None, {"pattern": {"fields": "06"}}, receiver="colleges"),
    agreement("draft", None, "bach", status="draft"),
)


def ids_toward(id: str) -> list[str]:
    network: Network = PlainNetwork(WORLD)
    return [found.id for found in network.toward([id])[id]]


def test_agreements_come_by_name_and_by_pattern_in_order() -> None:
    assert ids_toward("bach") == ["a.pattern", "b.named"]


def test_a_pattern_covers_members_of_a_receiving_group_only() -> None:
    assert ids_toward("dip") == ["group.pattern"]


def test_an_unknown_credential_has_an_empty_answer() -> None:
    assert ids_toward("nothing") == []


def test_matching_answers_every_pattern() -> None:
    field, nothing = Pattern(fields=("06",)), Pattern(kinds=("licence",))  # type: ignore[arg-type]
    assert PlainNetwork(WORLD).matching([field, nothing]) == {field: ("bach", "dip"), nothing: ()}
