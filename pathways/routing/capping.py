"""Capping: which shares of a study some agreements spare together at most, whichever of them are claimed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pathways.model.agreement import Agreement
from pathways.model.credential import Cap
from pathways.model.credit import Credits
from pathways.model.kinds import Verdict
from pathways.recognition.thing import Thing
from pathways.routing.cost import ceil_of
from pathways.routing.move import Earn
from pathways.routing.surely import Claimer, Surely
from pathways.routing.usable import leaves_of

Capped = tuple[int, frozenset[str]]
"""A share of a study, and the agreements that spare no more together."""


def caps_on(move: Earn, credited: frozenset[str], claimer: Claimer) -> list[Capped]:
    """The caps on some agreements toward a study, the widest first; of any two, one holds the other or none of it."""
    kept: list[Capped] = []
    for limit, touched in sorted(_stated(move, claimer), key=lambda one: (-len(one[1]), one[0])):
        members = touched & credited
        for _, wider in kept:
            if not members <= wider and members & wider:
                # What is capped is capped in part, too.
                members = max(members & wider, members - wider, key=len)
        if members:
            kept.append((limit, members))
    return kept


def _stated(move: Earn, claimer: Claimer) -> Iterator[Capped]:
    """Every cap: of groups, on kinds and sources, and what residency leaves."""
    whole, credential, agreements = move.goal.study, move.credential, move.agreements
    rate = move.near.hours_rate(credential)
    assert whole

    def share(limit: Credits) -> int | None:
        amount = limit.semester(rate)
        return None if amount is None else ceil_of(max(Fraction(0), amount) / whole)

    for id in sorted({one.group for one in agreements if one.group}):
        group = move.near.group(id)
        limit = share(group.cap) if group else None
        if limit is not None:
            yield limit, frozenset(one.id for one in agreements if one.group == id)
    for cap in credential.caps:
        limit = share(cap.credits)
        if limit is not None:
            yield limit, _touched(cap, move, claimer)
    residency = credential.residency.semester(rate) if credential.residency else None
    if residency is not None:
        provider = credential.provider
        surely = Surely(move, claimer, provider, lambda thing: thing is None or thing.provider != provider)
        elsewhere = frozenset(one.id for one in agreements if surely.rests(one) or not _may_reside(one, move, claimer))
        yield ceil_of(max(Fraction(0), whole - residency) / whole), elsewhere


def _touched(cap: Cap, move: Earn, claimer: Claimer) -> frozenset[str]:
    """The agreements that a cap binds, whatever they are claimed with."""
    if cap.agreements:
        return frozenset(one.id for one in move.agreements if one.kind in cap.agreements)
    pattern = cap.of
    if pattern is not None and pattern.own_effort:
        return frozenset()
    asking = claimer.aimed(move)

    def matched(thing: Thing | None) -> bool:
        if thing is None or pattern is None:
            return cap.experience and thing is None
        return asking.scene.match(pattern, thing, asking.aim) > Verdict.UNKNOWN

    surely = Surely(move, claimer, (id(pattern), cap.experience), matched)
    return frozenset(one.id for one in move.agreements if surely.rests(one))


def _may_reside(agreement: Agreement, move: Earn, claimer: Claimer) -> bool:
    """Whether an agreement may be claimed with what is earned at the provider itself."""
    provider, near, terrain = move.credential.provider, move.near, claimer.terrain
    known = (near.credential(id) for leaf in leaves_of(agreement.from_) for id in terrain.helpers(leaf, move.aim))
    held = any(thing.provider == provider for thing in claimer.aimed(move).scene.things)
    return held or any(one is not None and one.provider == provider for one in known)
