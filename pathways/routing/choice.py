"""Choices: everything one step of a complete plan decides for itself."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pathways.model.kinds import Verdict
from pathways.recognition.claims import Option
from pathways.recognition.support import Key, Support
from pathways.routing.figures import Ledger

ZERO = Fraction(0)


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
