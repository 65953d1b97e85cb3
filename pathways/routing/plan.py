"""Plans: moves with one choice each. All the ways to choose for a set of moves, checked and scheduled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pathways.model.kinds import Verdict
from pathways.recognition.asking import Asking
from pathways.recognition.claims import override_cap
from pathways.recognition.support import Player
from pathways.recognition.thing import End
from pathways.routing.assembly import assemble
from pathways.routing.choice import Choice
from pathways.routing.cost import Cost, Low, floor_of
from pathways.routing.inside import Inside
from pathways.routing.linking import linked
from pathways.routing.move import Award, Earn, Move, WorkOff
from pathways.routing.orders import Sequencing, schedules
from pathways.routing.payer import Payer
from pathways.routing.schedule import Times
from pathways.routing.surer import Span, surer

ZERO = Fraction(0)


@dataclass(frozen=True)
class Plan:
    """A complete plan: moves (the arrival first), a choice each, when each starts and lasts, and what it costs."""

    moves: tuple[Move, ...]
    choices: tuple[Choice, ...]
    times: Times
    cost: Cost
    caps: Mapping[int, Verdict]  # per step, what overriding agreements leave of its verdict


@dataclass(frozen=True)
class Planner:
    """Turns moves with a choice each into plans.

    `beaten` says whether a cost that no plan below can better is already outdone; it prunes orders.
    """

    asking: Asking
    payer: Payer
    horizon: End
    beaten: Callable[[Low], bool]
    weighed: Callable[[], None]

    def plans(self, moves: Sequence[Move], choices: tuple[Choice, ...]) -> Iterator[Plan]:
        """Every plan that is not beaten when it is found; each step is cited and none rests on itself."""
        self.weighed()
        if linked(choices) and self._counts_once(moves, choices):
            yield from self._scheduled(moves, choices)

    def _counts_once(self, moves: Sequence[Move], choices: Sequence[Choice]) -> bool:
        """Whether no credit is counted twice and nothing counts toward itself."""
        inside = Inside(self.asking, [choice.counted_in for choice in choices])
        for move, choice in zip(moves, choices, strict=True):
            if isinstance(move, Earn | Award):
                own = f"credential:{move.credential.id}"
                used = {key for claim in choice.support.claims for key in claim.evidence}
                if own in inside.all_of(used | choice.counted_in):
                    return False
            if inside.excluded(choice) or inside.nested(choice):
                return False
        return True

    def _scheduled(self, moves: Sequence[Move], choices: tuple[Choice, ...]) -> Iterator[Plan]:
        start = self.asking.scene.start
        problem = assemble(moves, choices, start, self.horizon)
        if problem is None:
            return
        least = self._least(moves, choices)

        def beaten(moment: Fraction) -> bool:
            return self.beaten(least._replace(months=floor_of(moment - start)))

        occupying = tuple(index for index, choice in enumerate(choices) if choice.occupies)
        sequencing = Sequencing(
            occupying,
            lambda one, other: _beside(moves[one], moves[other]),
            beaten,
            self.weighed,
            _aside(moves, occupying),
            every=not _timeless(moves, choices, self.payer),
        )
        for times in schedules(problem, sequencing):
            plan = self._priced(moves, choices, times)
            if plan is not None:
                yield plan

    def _least(self, moves: Sequence[Move], choices: Sequence[Choice]) -> Low:
        """What a plan takes whenever its steps start, but for its months."""
        start = self.asking.scene.start
        steady = sum(
            (
                price_of(move, choice, self.payer, start)
                for move, choice in zip(moves, choices, strict=True)
                if _steady(move, choice, self.payer)
            ),
            ZERO,
        )
        credits_ = sum((choice.remaining for choice in choices), ZERO)
        return Low(0, floor_of(steady), floor_of(credits_), len(moves) - 1)

    def _priced(self, moves: Sequence[Move], choices: tuple[Choice, ...], times: Times) -> Plan | None:
        if any(choice.months is None and not times.lengths[step] for step, choice in enumerate(choices)):
            return None  # work of no length is an idle step
        choices = self._surer(moves, choices, times)
        caps = self._override_caps(moves, choices, times)
        certainty = min((*(choice.verdict for choice in choices), *caps.values()))
        if certainty < self.asking.floor:
            return None
        price = sum(
            (
                price_of(move, choice, self.payer, at)
                for move, choice, at in zip(moves, choices, times.starts, strict=True)
            ),
            ZERO,
        )
        credits_ = sum((choice.remaining for choice in choices), ZERO)
        cost = Cost(times.starts[0] - self.asking.scene.start, price, credits_, len(moves) - 1, certainty)
        return Plan(tuple(moves), choices, times, cost, caps)

    def _surer(self, moves: Sequence[Move], choices: Sequence[Choice], times: Times) -> tuple[Choice, ...]:
        both = enumerate(zip(moves, choices, strict=True))
        spans = [Span(times.starts[step], times.end(step)) for step in range(len(moves))]
        return tuple(
            surer(move, choice, spans[step], asking_as(self.asking, step, move)) for step, (move, choice) in both
        )

    def _override_caps(self, moves: Sequence[Move], choices: Sequence[Choice], times: Times) -> dict[int, Verdict]:
        spans = {step: (times.starts[step], times.end(step)) for step in range(len(moves))}
        caps: dict[int, Verdict] = {}
        for index, (move, choice) in enumerate(zip(moves, choices, strict=True)):
            if not isinstance(move, Earn | Award) or not choice.support.claims:
                continue
            led = {one.id: one for one in move.near.agreements_toward(move.credential.id)}
            asking = asking_as(self.asking, index, move)
            cap = min(
                override_cap(led[claim.agreement], claim.evidence, move.goal, asking, times.starts[index], spans)
                for claim in choice.support.claims
            )
            if cap < Verdict.MET:
                caps[index] = cap
        return caps


def asking_as(asking: Asking, index: int, move: Move) -> Asking:
    """The same asking, on behalf of a step."""
    return replace(asking, self_index=index, aim=move.aim)


def cast_of(moves: Sequence[Move]) -> tuple[Player, ...]:
    """What each move looks like to the others."""
    return tuple(move.player(index) for index, move in enumerate(moves))


def price_of(move: Move, choice: Choice, payer: Payer, moment: Fraction) -> Fraction:
    """What a step costs when it starts at `moment`, in Canadian dollars."""
    total = sum((fee.total(payer.domestic(moment), moment) for fee in choice.fees), ZERO)
    if isinstance(move, Earn) and choice.tuition_share:
        total += choice.tuition_share * move.figures.tuition.total(payer.domestic(moment), moment)
    return total


def _steady(move: Move, choice: Choice, payer: Payer) -> bool:
    """Whether a step's price is the same at every moment."""
    tuition = move.figures.tuition.steady if isinstance(move, Earn) else True
    return payer.settled and tuition and all(fee.steady for fee in choice.fees)


def _timeless(moves: Sequence[Move], choices: Sequence[Choice], payer: Payer) -> bool:
    """Whether nothing but the target's moment depends on when steps start: no price changes, nothing is overridden."""
    for move, choice in zip(moves, choices, strict=True):
        if not _steady(move, choice, payer):
            return False
        if isinstance(move, Earn | Award) and choice.support.claims:
            claimed = {claim.agreement for claim in choice.support.claims}
            if any(not claimed.isdisjoint(one.overrides) for one in move.near.agreements_toward(move.credential.id)):
                return False
    return True


def _aside(moves: Sequence[Move], occupying: Sequence[int]) -> tuple[frozenset[int], ...]:
    """Sets without any of which the occupying steps all wait for each other: work, and ways beside work."""
    work = frozenset(step for step in occupying if isinstance(moves[step], WorkOff))
    ways = (step for step in occupying if isinstance(move := moves[step], Earn) and move.way.beside_work)
    beside = frozenset(ways)
    return (work, beside) if work and beside else (frozenset(),)


def _beside(one: Move, other: Move) -> bool:
    """Whether two occupying steps need not wait for each other: work, and a way that is done beside work."""
    return (isinstance(one, WorkOff) and isinstance(other, Earn) and other.way.beside_work) or (
        isinstance(other, WorkOff) and isinstance(one, Earn) and one.way.beside_work
    )
