"""A place is one that there is."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from pathways.model.base import Jurisdiction
from pathways.model.places import place_meant

PLACES: TypeAdapter[Any] = TypeAdapter(Jurisdiction)


@pytest.mark.parametrize("place", ["CA", "CA-ON", "US-NY", "GB-ENG", "NO", "YU", "IN"])
def test_a_place_is_taken(place: str) -> None:
    assert PLACES.validate_python(place) == place


@pytest.mark.parametrize("place", ["ON", "ZZ", "CA-XX", "CA-ONT", "ZZ-A", "ca", "CA-", "CAN", "CA-ON ", " CA"])
def test_what_is_no_place_is_refused(place: str) -> None:
    with pytest.raises(ValidationError):
        PLACES.validate_python(place)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("ON", "CA-ON"), ("bc", "CA-BC"), ("CAON", "CA-ON"), ("CA_QC", "CA-QC"), ("Canada", "CA"), ("ZZ", None)],
)
def test_a_province_without_its_country_is_told(text: str, meant: str | None) -> None:
    assert place_meant(text) == meant
