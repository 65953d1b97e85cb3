"""What an agreement can spare of a study at most."""

from __future__ import annotations

from fractions import Fraction

from pathways.model.agreement import Agreement, CreditGrant
from pathways.model.credit import CREDITS_A_YEAR
from pathways.recognition.thing import hours_rate
from pathways.routing.move import Earn


def most_spared(agreement: Agreement, move: Earn, whole: Fraction) -> Fraction:
    """The most semester credits of study that an agreement can spare."""
    grant, rate = agreement.grant, hours_rate(move.credential.provider, move.near)
    if grant.exemption:
        return whole
    credit = grant.credits
    if credit is None:
        return Fraction(0)
    amount = _granted(credit, whole, rate)
    return max(Fraction(0), min(whole, amount)) if amount is not None else Fraction(0)


def _granted(credit: CreditGrant, whole: Fraction, rate: Fraction | None) -> Fraction | None:
    """The most semester credits that a grant gives; None where they do not convert."""
    if credit.entry_year is not None:
        return CREDITS_A_YEAR * (credit.entry_year - 1)
    if credit.share_of_target is not None:
        return credit.share_of_target * whole
    if credit.remaining is not None:
        left = credit.remaining.semester(rate)
        return None if left is None else whole - left
    stated = credit.high or credit.credits
    return stated.semester(rate) if stated else whole  # what the evidence brings is not known here
