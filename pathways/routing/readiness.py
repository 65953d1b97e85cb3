"""Readiness: how far what is held carries a move by itself, and what the move takes at least."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from pathways.model.agreement import Agreement
from pathways.model.kinds import Verdict
from pathways.model.requirement import CreditsFrom, Experience, Group, Holds, Requirement
from pathways.model.time import moment_of
from pathways.recognition.asking import Asking
from pathways.recognition.claims import STRENGTHS
from pathways.recognition.fit import citable
from pathways.recognition.thing import Thing
from pathways.routing.cost import Cost
from pathways.routing.figures import Ledger, fees_of
from pathways.routing.hopes import held
from pathways.routing.move import Award, Earn, Move
from pathways.routing.payer import Payer
from pathways.routing.reach import asked_of
from pathways.routing.schedule import first_intake
from pathways.routing.terrain import asked_of as all_asked_of
from pathways.routing.usable import leaves_of

ZERO = Fraction(0)


@dataclass(frozen=True)
class Readiness:
    """Looks at moves on behalf of one learner; `asking` is without a plan, `pace` the share of full-time study."""

    asking: Asking
    payer: Payer
    pace: Fraction

    @cached_property
    def holding(self) -> tuple[Thing, ...]:
        """What is held and valid when a route starts, or may be."""
        scene = self.asking.scene
        ends = [(thing, citable(thing).until) for thing in scene.things]
        return tuple(thing for thing, until in ends if until is None or until.admits(scene.start))

    def serves(self, move: Move) -> bool:
        """Whether something that is held, or work done, is what a part of the move asks, or of an agreement toward it.

        Grades, ages and what has to cover a holding are left aside: it may serve in the end.
        """
        asking = replace(self.asking, aim=move.aim)
        return any(self._serves(leaf, asking) for tree in all_asked_of(move) for leaf in leaves_of(tree))

    def _serves(self, leaf: Requirement, asking: Asking) -> bool:
        match leaf:
            case Holds(holds=pattern) | CreditsFrom(of=pattern):
                return any(asking.scene.match(pattern, one, asking.aim) is Verdict.MET for one in self.holding)
            case Experience():
                return held(leaf, asking)
            case _:
                return False

    def ready(self, move: Move) -> bool:
        """Whether nothing has to be earned or worked for to begin with, leaving aside moments and what counts twice."""
        return not list(self.missing(move, 1))

    def missing(self, move: Move, most: int) -> Iterator[Requirement]:
        """The leaves without which what is held is not enough, as few as there can be; at most so many are told."""
        aimed = replace(self.asking, aim=move.aim)
        found = self._short(asked_of(move), move, aimed)
        yield from found[:most]

    def _short(self, node: Requirement, move: Move, asking: Asking) -> list[Requirement]:
        if any(self._bare(one.from_, move) for one in self._instead(node, move)):
            return []
        if isinstance(node, Group):
            items = sorted((self._short(item, move, asking) for item in node.items), key=len)
            return [leaf for item in items[: node.needed] for leaf in item]
        if held(node, asking) or any(self._bare(one.from_, move) for one in self._disguising(node, move)):
            return []
        return [node]

    def _bare(self, tree: Requirement, move: Move) -> bool:
        """Whether what an agreement asks is met by what is held."""
        asking = replace(self.asking, aim=move.aim)
        if isinstance(tree, Group):
            return sum(self._bare(item, move) for item in tree.items) >= tree.needed
        return held(tree, asking)

    def _instead(self, node: Requirement, move: Move) -> Iterator[Agreement]:
        """The agreements that admit to a part, or exempt from it."""
        for one in self._strong(move):
            for names in (one.grant.admission, one.grant.exemption):
                if names is not None and (node is asked_of(move) if names == "all" else node.name in names):
                    yield one
                    break

    def _disguising(self, leaf: Requirement, move: Move) -> Iterator[Agreement]:
        """The agreements by which something may count as what a leaf asks."""
        if isinstance(leaf, Holds | CreditsFrom):
            yield from (one for one in self._strong(move) if one.grant.equivalence is not None)

    def _strong(self, move: Move) -> Iterator[Agreement]:
        agreements = move.agreements if isinstance(move, Earn) else ()
        return (one for one in agreements if STRENGTHS[one.strength] >= self.asking.floor)

    def least(self, move: Earn | Award) -> Cost:
        """What a move takes at least, with whatever may be recognized."""
        if isinstance(move, Award):
            price = self._price([fees_of(move.agreement, move.near)])
            return Cost(move.agreement.processing_months, price, ZERO, 1, STRENGTHS[move.agreement.strength])
        figures, way = move.figures, move.way
        spared = any(one.grant.credits or one.grant.exemption for one in self._strong(move))
        studied = ZERO if spared else figures.study.amount / self.pace
        ledgers = [*figures.fixed, *(() if spared else (figures.tuition,))]
        credits_ = ZERO if spared else move.goal.study or ZERO
        start = self.asking.scene.start
        begins = start + way.lead_months
        for period in (move.credential.in_force, *(() if spared else (way.open,))):
            begins = max(begins, moment_of(period.since)) if period.since else begins
        if way.study is not None and way.study.intakes and not spared:
            begins = first_intake(begins, way.study.intakes)
        months = begins - start + studied + figures.wait.amount
        return Cost(months, self._price(ledgers), credits_, 1, Verdict.MET)

    def _price(self, ledgers: list[Ledger]) -> Fraction:
        """What some prices come to, where that is the same at any time."""
        if not self.payer.settled:
            return ZERO
        start = self.asking.scene.start
        steady = (one.total(self.payer.domestic(start), start) for one in ledgers if one.steady)
        return sum(steady, ZERO)
