"""Every stated part of a pattern, asked of a catalogue credential."""

from __future__ import annotations

from typing import Any

import pytest

from pathways.model.matching import may_match
from pathways.model.pattern import Pattern
from tests.worlds import credential, provider

COLLEGE = provider("college", "CA-ON", "college", hours_per_credit="14")
DIPLOMA = credential(
    "dip", field="0613", level="oqf:5", credits="60", languages="en", accreditations="cips", jurisdiction="CA-AB"
)
BARE = credential("bare")
LICENCE = credential("rn", "licence", profession="nurse", jurisdiction="CA")


def asked(one: Any, groups: tuple[str, ...] = (), **parts: Any) -> bool:
    return may_match(Pattern.model_validate(parts), one, COLLEGE, groups)


@pytest.mark.parametrize(
    "parts",
    [
        {"ids": ["other", "dip"]},
        {"kinds": ["bachelor", "diploma"]},
        {"fields": "06"},
        {"fields": ["01", "0613"]},
        {"fields": "target"},
        {"fields_not": ["0612", "07"]},
        {"providers": "college"},
        {"jurisdictions": "CA"},
        {"jurisdictions": ["US", "CA-AB"]},
        {"jurisdictions_not": ["US", "CA-ON"]},
        {"level_at_least": "oqf:5"},
        {"credits_at_least": "60"},
        {"credits_at_least": "840 hours"},
        {"accredited_by": "cips"},
        {"taught_in": ["fr", "en"]},
        {"own_effort": True},
        {"evidenced_by": "official"},
        {"covered_by": {"purpose": "immigration"}},
        {"professions": "target"},
    ],
    ids=str,
)
def test_what_the_credential_states_fits(parts: dict[str, Any]) -> None:
    assert asked(DIPLOMA, **parts)


@pytest.mark.parametrize(
    "parts",
    [
        {"ids": "other"},
        {"kinds": "bachelor"},
        {"fields": "0612"},
        {"fields_not": "061"},
        {"providers": "elsewhere"},
        {"jurisdictions": "CA-ON"},
        {"jurisdictions_not": "CA"},
        {"level_at_least": "oqf:6"},
        {"level_at_least": "eqf:5"},
        {"credits_at_least": "121 ects"},
        {"accredited_by": "ceab"},
        {"taught_in": "fr"},
        {"professions": "nurse"},
        {"kinds": "diploma", "fields": "05"},
    ],
    ids=str,
)
def test_one_part_that_does_not_fit_is_enough(parts: dict[str, Any]) -> None:
    assert not asked(DIPLOMA, **parts)


@pytest.mark.parametrize(
    "parts",
    [
        {"fields": "06"},
        {"fields_not": "06"},
        {"level_at_least": "oqf:1"},
        {"credits_at_least": "1"},
        {"accredited_by": "cips"},
        {"taught_in": "en"},
    ],
    ids=str,
)
def test_what_is_not_stated_is_no_use(parts: dict[str, Any]) -> None:
    assert not asked(BARE, **parts)


def test_the_place_is_the_providers_unless_stated() -> None:
    assert asked(BARE, jurisdictions="CA-ON")
    assert not may_match(Pattern(jurisdictions=("CA",)), BARE, None)


def test_a_country_may_lie_on_either_side_of_its_part() -> None:
    assert not asked(LICENCE, jurisdictions="CA-ON")
    assert not asked(LICENCE, jurisdictions_not="CA-ON")
    assert asked(LICENCE, jurisdictions_not="US")


def test_a_group_names_its_members() -> None:
    assert asked(DIPLOMA, ("ontario.colleges",), providers="ontario.colleges")
    assert not asked(DIPLOMA, (), providers="ontario.colleges")


def test_hours_convert_only_at_a_stated_rate() -> None:
    by_hours = credential("hours", credits="840 hours")
    assert asked(by_hours, credits_at_least="60")
    assert not may_match(Pattern.model_validate({"credits_at_least": "1"}), by_hours, None)


def test_only_a_licence_has_a_profession() -> None:
    assert asked(LICENCE, professions="nurse")
    assert not asked(LICENCE, professions="engineer")
