"""Outdone: evidence that a claim need not rest on, since another agreement gives as much for it.

Where one agreement gives at least what another does for the same thing, under no more caps, fees and conditions, and is
not claimed with something else, a plan that claims the other with that thing is no better than its like with this one.
Agreements are told in an order in which the better come first, so that whether this one is claimed is settled by then.
"""

from __future__ import annotations

from typing import NamedTuple

from pathways.model.agreement import Agreement, Grant
from pathways.model.kinds import Verdict
from pathways.model.requirement import Holds
from pathways.recognition.claims import STRENGTHS
from pathways.routing.alike import covers, takes_no_more
from pathways.routing.claiming import claimable
from pathways.routing.draft import Draft
from pathways.routing.move import Earn
from pathways.routing.precedence import lasting_overriders
from pathways.routing.supply import Supply


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
    known = [savings[id] for id in open_ if id in savings]
    # What gives way to another agreement may do so for something that is held, whatever its credential.
    firm = (one for one in known if one.agreement not in _giving_way(move))
    held = frozenset[str]().union(*(one.held for one in firm))
    return Evidence(held, frozenset[str]().union(*(one.otherwise.ids for one in known)))


def _giving_way(move: Earn) -> frozenset[str]:
    """The agreements that another may override."""
    toward = move.near.agreements_toward(move.credential.id)
    return frozenset(id for one in toward for id in one.overrides)


def _better(move: Earn, supply: Supply) -> dict[str, tuple[str, ...]]:
    key = ("outdone", move.key, supply.asking.floor, supply.asking.scene.start)
    return move.near.recall(key, lambda: _outdoing(move, supply))


def _outdoing(move: Earn, supply: Supply) -> dict[str, tuple[str, ...]]:
    """Per agreement, those before it that outdo it wherever they serve."""
    listed = claimable(move, supply.asking.floor, early=False)
    added = {id for one in listed for id in one.adds_to}
    plain = [one for one in listed if _plain(one) and one.id not in added]
    unsure = {one.id for one in plain if not _firm(one, move, supply)}
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


def _firm(agreement: Agreement, move: Earn, supply: Supply) -> bool:
    """Whether an agreement gives way to no other but always, so that it is known beforehand with what.

    Where it does perhaps it is less sure, which matters but at the lowest floor.
    """
    others = [one for one in move.near.agreements_toward(move.credential.id) if agreement.id in one.overrides]
    if not others:
        return True
    lasting = lasting_overriders(move, agreement, supply.outlook.profiler.aimed(move))
    return supply.asking.floor <= Verdict.DISCRETIONARY and len(others) == len(lasting)


def _plain(agreement: Agreement) -> bool:
    """Whether an agreement gives a fixed amount of credit for one thing, whenever that was earned, and nothing else."""
    credit = agreement.grant.credits
    fixed = credit is not None and credit.credits is not None and credit.low is None and credit.high is None
    if not fixed or agreement.grant != Grant(credits=credit) or agreement.adds_to:
        return False
    leaf = agreement.from_
    return not isinstance(leaf, Holds) or (
        leaf.count == 1 and leaf.max_age_months is None and leaf.completed_since is None and not leaf.throughout
    )


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
