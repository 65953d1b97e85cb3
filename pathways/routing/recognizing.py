"""How much of a study is recognized, once it is settled what its step claims and with which evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from pathways.model.agreement import Agreement, Grant
from pathways.model.requirement import Lacks
from pathways.recognition.asking import Asking
from pathways.recognition.claims import Option
from pathways.recognition.counting import counted
from pathways.recognition.support import Support
from pathways.routing.allowance import caps_for
from pathways.routing.cost import ceil_of
from pathways.routing.draft import Draft
from pathways.routing.gathering import options_of, roles_of
from pathways.routing.granting import exempted_by
from pathways.routing.move import Earn
from pathways.routing.plan import cast_of
from pathways.routing.supply import Supply
from pathways.routing.wants import Asked

ZERO = Fraction(0)


def amounts_of(move: Earn, credit: Sequence[Option], exempted: Fraction, asking: Asking) -> tuple[Fraction, ...] | None:
    """What counts of each credit that is claimed; None where nothing does of one: the set without it is as good."""
    if move.goal.study is None:
        return ()
    amounts = counted([one.amount or ZERO for one in credit], caps_for(move, credit, exempted, asking))
    return amounts if all(amounts) else None


def recognized(draft: Draft, step: int, supply: Supply) -> int | None:
    """The share of a step's study in units, rounded up; None where its claims cannot stand together.

    Where that depends on what the plan is yet to hold, the share of the whole is given.
    """
    move, sheet = draft.moves[step], draft.sheets[step]
    assert isinstance(move, Earn)
    whole = move.goal.study
    if not sheet.claims or not whole:
        return 0 if whole else ceil_of(Fraction(1))
    if any(not isinstance(one.leaf, Lacks) for one in sheet.late):
        return ceil_of(Fraction(1))
    standing = _standing(draft, step, supply)
    if standing is None:
        return None
    exempted, credit, asking = standing
    amounts = amounts_of(move, credit, exempted, asking)
    return None if amounts is None else ceil_of((exempted + sum(amounts, ZERO)) / whole)


def stuck(draft: Draft, step: int, supply: Supply) -> bool:
    """Whether a claim of a step counts for nothing and never will, whatever else is claimed: without it is as good.

    That is so where a cap that binds it is filled by claims that no other cap binds: whatever it comes to count, one of
    those can count instead.
    """
    move, sheet = draft.moves[step], draft.sheets[step]
    assert isinstance(move, Earn)
    if any(not isinstance(one.leaf, Lacks) for one in sheet.late) or not move.goal.study:
        return False
    if any(_more(one.agreement) or one.part is None for one in sheet.claims):
        return False
    standing = _standing(draft, step, supply)
    if standing is None:
        return False
    exempted, credit, asking = standing
    whole = move.goal.study
    caps = [(members, limit) for members, limit in caps_for(move, credit, exempted, asking) if limit < whole]
    amounts = counted([one.amount or ZERO for one in credit], caps)
    idle = [index for index, amount in enumerate(amounts) if not amount]
    return any(
        members.intersection(idle)
        and sum((amounts[index] for index in members), ZERO) == limit
        and not any(other & members for other, _ in caps if other is not members)
        for members, limit in caps
    )


def _more(agreement: Agreement) -> bool:
    """Whether an agreement gives more than credit, or shares its evidence."""
    return bool(agreement.adds_to) or agreement.grant != Grant(credits=agreement.grant.credits)


Credited = tuple[Fraction, list[Option], Asking]
"""What is exempted, the credit claimed, and how it is asked for."""


def _standing(draft: Draft, step: int, supply: Supply) -> Credited | None:
    """What a step's claims come to; None where they cannot stand together."""
    move, sheet = draft.moves[step], draft.sheets[step]
    assert isinstance(move, Earn)
    sheet = sheet._replace(late=())  # what must not be held changes no amount
    asking = replace(supply.as_asked(Asked(move.aim), cast_of(draft.moves)), self_index=step)
    roles = next(roles_of(sheet, asking), None)
    options = options_of(move, sheet, roles, asking) if roles is not None else None
    if options is None:
        return None
    all_ = Support(claims=frozenset(one.claim for _, one in options))
    return exempted_by(move, all_), [one for claim, one in options if claim.part], asking
