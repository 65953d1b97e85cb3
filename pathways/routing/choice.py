"""Choices: everything one step decides for itself, given which other steps there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from pathways.model.kinds import Verdict
from pathways.recognition.claims import Option
from pathways.recognition.support import Key, Support, dominates
from pathways.routing.cost import Low
from pathways.routing.figures import Ledger

ZERO = Fraction(0)
NO_COST = Low()


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to do a step: what it rests on, what it claims, how long it takes and what it costs.

    `months` None: a work step, whose months depend on when its work is cited. `remaining`: semester credits to study.
    `tuition_share`: the part of the tuition that is paid. `counted_in`: what counts in the credential once earned.
    """

    support: Support
    months: Fraction | None = ZERO
    remaining: Fraction = ZERO
    tuition_share: Fraction = ZERO
    fees: tuple[Ledger, ...] = ()
    occupies: bool = False
    studying: bool = False  # intakes and the way's window are asked
    credit: tuple[Option, ...] = ()
    amounts: tuple[Fraction, ...] = ()  # counted of each credit option
    exempted: Fraction = ZERO
    counted_in: frozenset[Key] = frozenset()
    verdict: Verdict = Verdict.MET
    low: Low = NO_COST  # months that occupy, price and credits, at least
    cited: int = 0  # the steps cited, one bit each


def undominated_choices(choices: Iterable[Choice], overridable: frozenset[str]) -> list[Choice]:
    """The choices of one step that no other outdoes; claims that may give way outdo nothing."""
    kept: list[Choice] = []
    for choice in choices:
        if not any(_outdoes(known, choice, overridable) for known in kept):
            kept = [known for known in kept if not _outdoes(choice, known, overridable)]
            kept.append(choice)
    return kept


def _outdoes(one: Choice, other: Choice, overridable: frozenset[str]) -> bool:
    """Whether `other` can never do better than `one`; both are choices of the same step."""
    if one.remaining > other.remaining or (one.months or ZERO) > (other.months or ZERO):
        return False
    if not (one.counted_in <= other.counted_in and set(one.fees) <= set(other.fees)):
        return False
    doubtful = {claim for claim in one.support.claims if claim.agreement in overridable}
    return (
        (one.studying <= other.studying)
        and doubtful <= other.support.claims
        and dominates(one.support, other.support, counts=False)
    )
