"""Alike: of agreements that award the same for the same evidence, those that another makes needless."""

from __future__ import annotations

from collections.abc import Sequence

from pathways.model.agreement import Agreement
from pathways.model.time import Period
from pathways.recognition.claims import STRENGTHS


def without_doubles(awarding: Sequence[Agreement], toward: Sequence[Agreement]) -> list[Agreement]:
    """The agreements that award a credential, but for those of which another asks and takes no more.

    `toward`: all that lead to the credential; what overrides another, or gives way to one, is kept.
    """
    special = {id for one in toward if one.overrides for id in (one.id, *one.overrides)}
    kept: list[Agreement] = []
    for one in sorted(awarding, key=_rank):
        if one.id in special or not any(other.id not in special and no_dearer(other, one) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.id)


def _rank(agreement: Agreement) -> tuple[int, object, int, str]:
    return -STRENGTHS[agreement.strength], agreement.processing_months, len(agreement.fees), agreement.id


def no_dearer(one: Agreement, other: Agreement) -> bool:
    """Whether an agreement asks the very same as another, is as firm, and takes no more, whenever the other stands."""
    return (
        one.from_ == other.from_
        and STRENGTHS[one.strength] >= STRENGTHS[other.strength]
        and takes_no_more(one, other)
        and covers(one.in_force, other.in_force)
    )


def takes_no_more(one: Agreement, other: Agreement) -> bool:
    """Whether claiming an agreement takes no more time and money than claiming another, as stated."""
    return one.processing_months <= other.processing_months and (not one.fees or one.fees == other.fees)


def covers(one: Period, other: Period) -> bool:
    """Whether a period holds all of another."""
    begins = one.since is None or (other.since is not None and one.since <= other.since)
    return begins and (one.until is None or (other.until is not None and one.until >= other.until))
