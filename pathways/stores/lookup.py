"""How what a pattern may match is found: by the most telling part it states; what is found is then verified.

And what a store keeps of a credential for that, as the row of it that `derive` makes, its lists read.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import product
from typing import Any

from pathways.model.kinds import CredentialKind
from pathways.model.matching import Stated
from pathways.model.pattern import TARGETS, Level, Pattern

Key = tuple[str, ...]
Members = Mapping[str, Collection[str]]

ALL_KINDS = tuple(kind.value for kind in CredentialKind)

MOST_PLACES = 50
"""With more places than this a pattern is looked up by kind and field: then it asks for most of what there is."""


QUICKEST = 10
"""Which column of a credential's row says how quick it is."""


class By(StrEnum):
    """What credentials are looked up by, and what is in a key of it."""

    ID = "id"
    TAG = "tag"  # what, value
    PROVIDER = "provider"  # provider, kind, beginning of a field
    PLACE = "place"  # place, kind, beginning of a field
    KIND = "kind"  # kind, beginning of a field


def lookup(pattern: Pattern, members: Members, places: Members) -> tuple[By, list[Key]]:
    """How a pattern's candidates are found, and their keys (all of them together: no candidate is missed).

    `members`: of each group that the pattern names, the providers in it. `places`: of each place that it names, those
    in it for which there are credentials. Without any telling part the keys are all kinds, which reads the whole
    catalogue: so much may match.
    """
    if pattern.ids:
        return By.ID, [(id,) for id in pattern.ids]
    professions = () if pattern.professions == TARGETS else pattern.professions
    for what, values in (("profession", professions), ("accreditation", pattern.accredited_by)):
        if values:
            return By.TAG, [(what, value) for value in values]
    kinds = tuple(kind.value for kind in pattern.kinds) or ALL_KINDS
    fields = ("",) if pattern.fields == TARGETS else pattern.fields or ("",)
    if pattern.providers:
        providers = [one for named in pattern.providers for one in (named, *members.get(named, ()))]
        return By.PROVIDER, list(product(providers, kinds, fields))
    if pattern.jurisdictions:
        within = sorted({place for asked in pattern.jurisdictions for place in places.get(asked, ())})
        if len(within) <= MOST_PLACES:
            return By.PLACE, list(product(within, kinds, fields))
    if pattern.taught_in and not pattern.kinds and fields == ("",):
        return By.TAG, [("language", language) for language in pattern.taught_in]
    return By.KIND, list(product(kinds, fields))


def place_of(row: Sequence[Any]) -> tuple[int, str]:
    """Where a credential's row comes among those of all, the quickest first."""
    return row[QUICKEST], row[0]


def stated_in(row: Sequence[Any]) -> Stated:
    """What the first columns of a credential's row say; the last two of them are lists, or nothing."""
    id, kind, provider, field, place, framework, level, credits, rate, profession, quickest, *lists = row
    return Stated(
        id=id,
        kind=kind,
        provider=provider,
        field=field or None,
        place=place or None,
        level=Level(framework=framework, value=level) if framework else None,
        credits=Fraction(credits) if credits else None,
        hours_rate=Fraction(rate) if rate else None,
        profession=profession or None,
        quickest=quickest,
        accreditations=lists[0] or [],
        languages=lists[1] or [],
    )
