"""May a catalogue credential match a pattern? Decided on what the catalogue states, so that every store agrees.

This is the catalogue's side only: an unknown answer is no, and what depends on the learner or the target ("target"
parts, `own_effort`, `evidenced_by`, `covered_by`) is left open, that is, passes.
"""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from typing import NamedTuple

from pathways.model.credential import Credential
from pathways.model.credit import CREDITS_A_YEAR, Credits
from pathways.model.kinds import STANDING_KINDS
from pathways.model.pattern import TARGETS, Level, Pattern
from pathways.model.things import Provider
from pathways.model.way import Way

UNTIMED = 10**6
"""Comes after all that say how long they take."""


class Stated(NamedTuple):
    """What a catalogue credential states of itself, as patterns ask it; None is not stated.

    `credits` are semester credits; `hours_rate` the provider's stated hours for one of them; `quickest`: see there.
    """

    id: str
    kind: str
    provider: str
    field: str | None
    place: str | None
    level: Level | None
    credits: Fraction | None
    hours_rate: Fraction | None
    profession: str | None
    quickest: int
    accreditations: Collection[str]
    languages: Collection[str]


def stated(credential: Credential, provider: Provider | None) -> Stated:
    """What a credential states; its place and its rate for hours may be its provider's."""
    rate = provider.hours_per_credit if provider else None
    return Stated(
        id=credential.id,
        kind=credential.kind.value,
        provider=credential.provider,
        field=credential.field,
        place=credential.jurisdiction or (provider.jurisdiction if provider else None),
        level=credential.level,
        credits=credential.credits.semester(rate) if credential.credits else None,
        hours_rate=rate,
        profession=credential.profession,
        quickest=quickest(credential),
        accreditations=credential.accreditations,
        languages=credential.languages,
    )


def quickest(credential: Credential) -> int:
    """Hundredths of a month that its quickest way takes by what it states; `UNTIMED` where no way states it.

    It puts credentials in an order, no more: what is recognized, paces and assumptions make other figures of it.
    """
    stated = [months for way in credential.ways if (months := _months(way)) is not None]
    return int(100 * min(stated)) if stated else UNTIMED


def _months(way: Way) -> Fraction | None:
    """What a way takes by what it states: its wait, and its study, a year for thirty credits where no months are."""
    waited = way.wait.months if way.wait else None
    if way.study is None:
        return waited
    study = way.study.full_time.months if way.study.full_time else None
    if study is None and (amount := way.study.credits.semester()) is not None:
        study = amount * 12 / CREDITS_A_YEAR
    return None if study is None else study + (waited or 0)


def may_match(
    pattern: Pattern, credential: Credential, provider: Provider | None, groups_of_provider: Collection[str] = ()
) -> bool:
    """Whether the credential may match; `groups_of_provider`: the groups that its provider is a member of."""
    return fits(pattern, stated(credential, provider), groups_of_provider)


def fits(pattern: Pattern, thing: Stated, groups_of_provider: Collection[str] = ()) -> bool:
    """`may_match` on what was stated, for stores that keep it apart from the credential."""
    return (
        (not pattern.ids or thing.id in pattern.ids)
        and (not pattern.kinds or thing.kind in pattern.kinds)
        and _by(pattern.providers, thing.provider, groups_of_provider)
        and _field(pattern, thing.field)
        and _place(pattern, thing.place)
        and _profession(pattern, thing)
        and (not pattern.accredited_by or any(name in pattern.accredited_by for name in thing.accreditations))
        and (not pattern.taught_in or any(language in pattern.taught_in for language in thing.languages))
        and _level(pattern.level_at_least, thing.level)
        and _credits(pattern.credits_at_least, thing)
    )


def lies_in(place: str, asked: str) -> bool:
    """Whether a place is the one asked or inside it."""
    return place == asked or place.startswith(asked + "-")


def _by(asked: Collection[str], provider: str, groups: Collection[str]) -> bool:
    return not asked or provider in asked or any(group in asked for group in groups)


def _field(pattern: Pattern, field: str | None) -> bool:
    asked = () if pattern.fields == TARGETS else pattern.fields
    if field is None:
        return not asked and not pattern.fields_not
    return (not asked or field.startswith(asked)) and not field.startswith(pattern.fields_not)


def _place(pattern: Pattern, place: str | None) -> bool:
    inside, outside = pattern.jurisdictions, pattern.jurisdictions_not
    if not inside and not outside:
        return True
    if place is None or (inside and not any(lies_in(place, asked) for asked in inside)):
        return False
    # A country that only contains an excluded part may lie inside or outside of it: unknown.
    return not any(lies_in(place, barred) or lies_in(barred, place) for barred in outside)


def _profession(pattern: Pattern, thing: Stated) -> bool:
    if not pattern.professions or pattern.professions == TARGETS:
        return True
    return thing.kind in STANDING_KINDS and thing.profession in pattern.professions


def _level(asked: Level | None, level: Level | None) -> bool:
    if asked is None:
        return True
    return level is not None and level.framework == asked.framework and level.value >= asked.value


def _credits(asked: Credits | None, thing: Stated) -> bool:
    if asked is None:
        return True
    floor = asked.semester(thing.hours_rate)
    return floor is not None and thing.credits is not None and thing.credits >= floor
