"""What counts toward one credential."""

from __future__ import annotations

from datetime import date

import pytest

from pathways.errors import NotFound
from pathways.routing.reverse import reverse
from pathways.stores.plain import PlainNetwork
from tests.worlds import agreement, bundle, credential

WORLD = bundle(
    credential("dip", study="60/24/6000"),
    credential("bach", "bachelor", study="120/48/9000", requires="dip", provider="uni"),
    agreement("block", "dip", "bach", credits=60, in_force="..2026-12-31"),
    agreement("work", {"experience": {"months": 12}}, "bach", credits=15),
    agreement("other", "dip", {"credential": "dip"}, credits=15),
    agreement("elsewhere", "dip", {"pattern": {"kinds": "master"}}, credits=15, receiver="uni"),
)


def test_rungs_and_all_agreements_toward_it_are_told() -> None:
    found = reverse("bach", PlainNetwork(WORLD))
    assert [(one.lower, one.agreement or one.way) for one in found.rungs] == [("dip", "block"), ("dip", "way")]
    assert [one.id for one in found.agreements] == ["block", "work"]
    assert found.credential.ways[0].id == "way"


def test_what_has_ended_on_a_day_is_left_out() -> None:
    found = reverse("bach", PlainNetwork(WORLD), date(2027, 1, 1))
    assert ([one.agreement for one in found.rungs], [one.id for one in found.agreements]) == ([None], ["work"])


def test_an_unknown_credential_is_not_found() -> None:
    with pytest.raises(NotFound):
        reverse("bachlor", PlainNetwork(WORLD))
