"""Outdone: evidence that a claim need not rest on, since another agreement gives as much for it.

Where one agreement gives at least what another does for the same thing, under no more caps, fees and conditions, and is
not claimed with something else, a plan that claims the other with that thing is no better than its like with this one.
Agreements are told in an order in which the better come first, so that whether this one is claimed is settled by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pathways.model.agreement import Agreement, Grant
from pathways.model.kinds import Verdict
from pathways.model.requirement import Holds
from pathways.recognition.claims import STRENGTHS
from pathways.recognition.match import match
from pathways.recognition.thing import planned_thing
from pathways.routing.alike import covers, takes_no_more
from pathways.routing.claiming import claimable
from pathways.routing.draft import Draft
from pathways.routing.move import Earn
from pathways.routing.saving import Saving
from pathways.routing.supply import Supply
from pathways.routing.usable import leaves_of


class Evidence(NamedTuple):
    """Held things by their keys, and credentials that may be earned by their ids."""

    held: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()


NONE = Evidence()


def outdone(draft: Draft, step: int, agreement: str, supply: Supply) -> Evidence:
    """What some agreement that a step does not claim serves as well as one that it does; those that it asks first."""
    move = draft.moves[step]
    if not isinstance(move, Earn):
        return NONE
    better = _better(move, supply).get(agreement, ())
    open_ = [one for one in better if not draft.sheets[step].claims_of(one)]
    if not open_:
        return NONE
    savings = {one.agreement: one for one in supply.outlook.profile(move).savings}
    serving = [_serving(savings[id], move) for id in open_ if id in savings]
    held = frozenset[str]().union(*(one.held for one in serving))
    return Evidence(held, frozenset[str]().union(*(one.ids for one in serving)))


def _overriding(agreement: str, move: Earn) -> list[Agreement]:
    """The agreements that one may give way to."""
    return [one for one in move.near.agreements_toward(move.credential.id) if agreement in one.overrides]


def _serving(saving: Saving, move: Earn) -> Evidence:
    """What an agreement may be claimed with: nothing with which it might ever give way to another.

    What is held may be described otherwise than its credential, so none of it is told where there is another.
    """
    ids = saving.otherwise.ids
    if not _overriding(saving.agreement, move):
        return Evidence(saving.held, frozenset(ids))
    key = ("serving", move.key, saving.agreement, ids)
    return Evidence(ids=move.near.recall(key, lambda: frozenset(_unbarred(saving.agreement, ids, move))))


def _unbarred(agreement: str, ids: Iterable[str], move: Earn) -> Iterator[str]:
    """Of some credentials those that nothing asks for, however they are earned, which the agreement gives way to."""
    others = _overriding(agreement, move)
    leaves = [leaf for one in others for leaf in leaves_of(one.from_) if isinstance(leaf, Holds)]
    for id in ids:
        credential = move.near.credential(id)
        if credential is not None:
            things = [planned_thing(credential, id, by_award=way, facts=move.near) for way in (False, True)]
            if all(match(leaf.holds, one, move.aim, move.near) is Verdict.UNMET for leaf in leaves for one in things):
                yield id


def _better(move: Earn, supply: Supply) -> dict[str, tuple[str, ...]]:
    floor = supply.asking.floor
    # The move is known to the key by its identity, too: other limits leave it other agreements.
    return move.near.recall(("outdone", move.key, floor, id(move)), lambda: _outdoing(move, floor))


def _outdoing(move: Earn, floor: Verdict) -> dict[str, tuple[str, ...]]:
    """Per agreement, those before it that outdo it wherever they serve."""
    listed = claimable(move, floor, early=False)
    added = {id for one in listed for id in one.adds_to}
    plain = [one for one in listed if _plain(one) and one.id not in added]
    unsure = {one.id for one in plain if not _firm(one, move)}
    place = {one.id: position for position, one in enumerate(listed)}
    found: dict[str, tuple[str, ...]] = {}
    for one in plain:
        better = (
            other.id
            for other in plain
            if place[other.id] < place[one.id] and isinstance(other.from_, Holds)
            if other.id not in unsure and _outdoes(other, one, move)
        )
        found[one.id] = tuple(better)
    return found


def _firm(agreement: Agreement, move: Earn) -> bool:
    """Whether an agreement gives way, if at all, only to what asks for holdings: so the evidence tells when it may."""
    asked = [list(leaves_of(one.from_)) for one in _overriding(agreement.id, move)]
    held = (isinstance(leaf, Holds) and leaf.holds.covered_by is None for leaves in asked for leaf in leaves)
    return all(asked) and all(held)


def _plain(agreement: Agreement) -> bool:
    """Whether an agreement gives a fixed amount of credit for one thing, however it was earned, and nothing else."""
    credit = agreement.grant.credits
    fixed = credit is not None and credit.credits is not None and credit.low is None and credit.high is None
    if not fixed or agreement.grant != Grant(credits=credit) or agreement.adds_to:
        return False
    leaf = agreement.from_
    if not isinstance(leaf, Holds):
        return True
    dated = leaf.max_age_months is not None or leaf.completed_since is not None or leaf.holds.own_effort
    return leaf.count == 1 and not dated and not leaf.throughout


def _outdoes(one: Agreement, other: Agreement, move: Earn) -> bool:
    amounts = [
        credit.credits.semester(None)
        for each in (one, other)
        if (credit := each.grant.credits) is not None and credit.credits is not None
    ]
    if len(amounts) != 2 or amounts[0] is None or amounts[1] is None or amounts[0] < amounts[1]:
        return False
    if one.group not in (None, other.group) or STRENGTHS[one.strength] < STRENGTHS[other.strength]:
        return False
    if not takes_no_more(one, other):
        return False
    kinds = (cap.agreements for cap in move.credential.caps if cap.agreements)
    if any(one.kind in capped and other.kind not in capped for capped in kinds):
        return False
    return covers(one.in_force, other.in_force)
