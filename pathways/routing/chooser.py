"""The chooser: makes every choice of a move that could matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pathways.recognition.asking import Asking
from pathways.recognition.claims import Option, options
from pathways.recognition.counting import counted
from pathways.recognition.support import Key, Support, undominated
from pathways.recognition.thing import semester_credits
from pathways.recognition.tree import supports
from pathways.routing.allowance import caps_for
from pathways.routing.choice import ZERO, Choice, undominated_choices
from pathways.routing.claimsets import claim_sets
from pathways.routing.cost import Low, floor_of
from pathways.routing.figures import fees_of
from pathways.routing.granting import claim_fees, exempted_by, guises_of, named_by, with_claims
from pathways.routing.move import Arrive, Award, Earn, Move, WorkOff
from pathways.routing.precedence import lasting_overriders, spoils
from pathways.routing.working import working


@dataclass(frozen=True)
class Chooser:
    """Makes the choices of moves; `pace` is the share of full-time study, `domestic` tells which prices are paid."""

    pace: Fraction
    domestic: bool | None
    start: Fraction

    def choices(self, move: Move, asking: Asking) -> list[Choice]:
        """Every choice that could matter, at the asking's floor, the cheapest first."""
        made = [
            replace(choice, low=self._low(move, choice), cited=_cited(choice.support))
            for choice in self._made(move, asking)
        ]
        return sorted(made, key=lambda choice: choice.low)

    def _low(self, move: Move, choice: Choice) -> Low:
        beside = isinstance(move, Earn) and move.way.beside_work
        months = floor_of(choice.months) if choice.occupies and choice.months and not beside else 0
        price = sum((fee.total(self.domestic, self.start) for fee in choice.fees if fee.steady), ZERO)
        if isinstance(move, Earn) and choice.tuition_share and move.figures.tuition.steady:
            price += choice.tuition_share * move.figures.tuition.total(self.domestic, self.start)
        return Low(months, floor_of(price), floor_of(choice.remaining))

    def _made(self, move: Move, asking: Asking) -> list[Choice]:
        match move:
            case Earn():
                return self._earning(move, asking)
            case Award():
                return self._awarded(move, asking)
            case WorkOff():
                return [Choice(support, None, occupies=True) for support in working(move, asking)]
            case Arrive():
                return [Choice(support, verdict=support.verdict) for support in supports(move.target, asking)]
            case _:
                raise TypeError(f"no move: {type(move).__name__}")

    def _awarded(self, move: Award, asking: Asking) -> list[Choice]:
        found = _standing(move, options(move.agreement, move.goal, asking), asking)
        fees = (fees_of(move.agreement, move.near),)
        return [
            Choice(one.support, fees=fees, counted_in=one.support.evidence, verdict=one.support.verdict)
            for one in found
        ]

    def _earning(self, move: Earn, asking: Asking) -> list[Choice]:
        claimable = [
            list(_standing(move, options(agreement, move.goal, asking), asking)) for agreement in move.agreements
        ]
        named = named_by(move, claimable)
        stacking = move.way.study is None and semester_credits(move.credential, move.near) is not None
        asked = replace(asking, named=named, guises=guises_of(claimable), counts=stacking)
        found = supports(move.way.requires, asked)
        found = undominated([*found, *named.get("", ())], counts=stacking)
        if move.way.study is None:
            return [self._waited(move, support, stacking) for support in found]
        sets = list(claim_sets(claimable, move, asking))
        made = [
            choice
            for support in found
            for claims in sets
            if (both := with_claims(support, claims)) and (choice := self._studied(move, both, claims, asking))
        ]
        return undominated_choices(made, move.overridable)

    def _waited(self, move: Earn, support: Support, stacking: bool) -> Choice:
        fees = (*move.figures.fixed, *claim_fees(move, support))
        counted_in = support.evidence if stacking else frozenset[Key]()
        return Choice(
            support,
            move.figures.wait.amount,
            fees=fees,
            occupies=move.way.occupying,
            studying=True,
            counted_in=counted_in,
            verdict=support.verdict,
        )

    def _studied(
        self,
        move: Earn,
        support: Support,
        claims: Sequence[Option],
        asking: Asking,
    ) -> Choice | None:
        whole = move.goal.study
        exempted = exempted_by(move, support)
        credit = [one for one in claims if one.amount]
        amounts: tuple[Fraction, ...] = ()
        share, remaining = Fraction(1), ZERO
        if whole is not None:
            caps = caps_for(move, credit, exempted, asking)
            amounts = counted([one.amount or ZERO for one in credit], caps)
            if not asking.sole and not all(amounts):
                return None  # a claim of which nothing counts only binds: the set without it is as good
            remaining = whole - exempted - sum(amounts, ZERO)
            share = remaining / whole
        figures = move.figures
        return Choice(
            support,
            figures.study.amount * share / self.pace + figures.wait.amount,
            remaining,
            share,
            (*figures.fixed, *claim_fees(move, support)),
            occupies=move.way.occupying and share > 0,
            studying=share > 0,
            credit=tuple(credit),
            amounts=amounts,
            exempted=exempted,
            counted_in=frozenset[Key]().union(*(one.support.evidence for one in credit)),
            verdict=support.verdict,
        )


def _standing(move: Earn | Award, found: Iterator[Option], asking: Asking) -> Iterator[Option]:
    """The options that no other agreement takes for sure."""
    for option in found:
        others = lasting_overriders(move, option.agreement, asking)
        if not others or not spoils(tuple(asking.cast), option.support.evidence, others, asking):
            yield option


def _cited(support: Support) -> int:
    """The steps that a support cites, and that a test it cites is prepared by, one bit each."""
    bits = 0
    for cite in support.cites:
        bits |= 1 << cite.step
    for _, course in support.feeds:
        bits |= 1 << course
    return bits
