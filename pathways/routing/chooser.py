"""The chooser: from the sheets of a draft that wants nothing more to the choices of its steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from pathways.recognition.asking import Asking
from pathways.recognition.claims import Option, claimed
from pathways.recognition.support import NOTHING, Key, Support, join
from pathways.routing.choice import ZERO, Choice
from pathways.routing.draft import Draft
from pathways.routing.figures import fees_of
from pathways.routing.gathering import Roles, all_used, options_of, roles_of
from pathways.routing.granting import claim_fees, exempted_by, with_claims
from pathways.routing.move import Arrive, Award, Earn, Move, WorkOff
from pathways.routing.recognizing import amounts_of
from pathways.routing.sheet import Sheet


@dataclass(frozen=True)
class Chooser:
    """Makes choices; `pace` is the share of full-time study."""

    pace: Fraction

    def choices(self, draft: Draft, asking: Asking) -> Iterator[tuple[Choice, ...]]:
        """Every way to choose for all steps; more than one only where work counts in several ways."""
        every: list[list[Choice]] = []
        for index, (move, sheet) in enumerate(zip(draft.moves, draft.sheets, strict=True)):
            asked = replace(asking, self_index=index, aim=move.aim)
            roles = list(roles_of(sheet, asked))
            every.append([choice for one in roles if (choice := self._choice(move, sheet, one, asked))])
            if not every[-1]:
                return
        yield from product(*every)

    def _choice(self, move: Move, sheet: Sheet, roles: Roles, asking: Asking) -> Choice | None:
        own = roles.get("", NOTHING)
        match move:
            case Arrive():
                return Choice(own, verdict=own.verdict)
            case WorkOff():
                return Choice(own, None, occupies=True)
            case Award():
                options = claimed(move.agreement, roles.get(move.agreement.id, NOTHING), move.goal, asking)
                if not options:
                    return None
                one = join(options[0].support, own)
                assert one is not None, "what a test is prepared by claims nothing"
                fees = (fees_of(move.agreement, move.near),)
                return Choice(one, fees=fees, counted_in=one.evidence, verdict=one.verdict)
            case Earn():
                return self._earned(move, sheet, roles, asking)
            case _:
                raise TypeError(f"no move: {type(move).__name__}")

    def _earned(self, move: Earn, sheet: Sheet, roles: Roles, asking: Asking) -> Choice | None:
        options = options_of(move, sheet, roles, asking)
        if options is None:
            return None
        both = with_claims(move, roles.get("", NOTHING), sheet, [option for _, option in options])
        if both is None or not all_used(sheet):
            return None
        if move.way.study is None:
            return self._waited(move, both)
        return self._studied(move, both, [option for claim, option in options if claim.part], asking)

    def _waited(self, move: Earn, support: Support) -> Choice:
        return Choice(
            support,
            move.figures.wait.amount,
            fees=(*move.figures.fixed, *claim_fees(move, support)),
            occupies=move.way.occupying,
            studying=True,
            counted_in=support.evidence if move.stacking else frozenset[Key](),
            verdict=support.verdict,
        )

    def _studied(self, move: Earn, support: Support, credit: Sequence[Option], asking: Asking) -> Choice | None:
        whole = move.goal.study
        exempted = exempted_by(move, support)
        amounts = amounts_of(move, credit, exempted, asking)
        if amounts is None:
            return None
        share, remaining = Fraction(1), ZERO
        if whole is not None:
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
