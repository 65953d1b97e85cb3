"""How much of a study is recognized, once it is settled what its step claims and with which evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

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
    sheet = sheet._replace(late=())  # what must not be held changes no amount
    asking = replace(supply.as_asked(Asked(move.aim), cast_of(draft.moves)), self_index=step)
    roles = next(roles_of(sheet, asking), None)
    if roles is None:
        return None
    options = options_of(move, sheet, roles, asking)
    if options is None:
        return None
    all_ = Support(claims=frozenset(one.claim for _, one in options))
    exempted = exempted_by(move, all_)
    amounts = amounts_of(move, [one for claim, one in options if claim.part], exempted, asking)
    return None if amounts is None else ceil_of((exempted + sum(amounts, ZERO)) / whole)
