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
from pathways.routing.schedule import Times

ZERO = Fraction(0)


@dataclass(frozen=True)
class Plan:
    """A complete plan: moves (the arrival first), a choice each, when each starts and lasts, and what it costs."""

    moves: tuple[Move, ...]
    choices: tuple[Choice, ...]
    times: Times
    cost: Cost
    caps: Mapping[int, Verdict]  # per step, what overriding agreements leave of its verdict


@dataclass(frozen=True, slots=True)
class _Draft:
    """Moves and their choices; from each position on, what the rest takes at least and which steps it could cite."""

    moves: Sequence[Move]
    listed: Sequence[Sequence[Choice]]
    least: Sequence[Low]
    citable: Sequence[int]

    @property
    def every(self) -> int:
        """All steps but the arrival, one bit each."""
        return (1 << len(self.moves)) - 2


def _ahead(moves: Sequence[Move], listed: Sequence[Sequence[Choice]]) -> tuple[list[Low], list[int]]:
    least, citable = [Low(steps=len(moves) - 1)], [0]
    for choices in reversed(listed):
        cheapest = Low(*(min(choice.low[place] for choice in choices) for place in range(3)))
        least.append(_plus(least[-1], cheapest))
        reach = citable[-1]
        for choice in choices:
            reach |= choice.cited
        citable.append(reach)
    return least[::-1], citable[::-1]


@dataclass(frozen=True)
class Planner:
    """Turns moves and their lists of choices into plans.

    `beaten` says whether a cost that no plan below can better is already outdone; it prunes choices and orders.
    """

    asking: Asking
    domestic: bool | None
    horizon: End
    beaten: Callable[[Low], bool]
    weighed: Callable[[], None]

    def plans(self, moves: Sequence[Move], listed: Sequence[Sequence[Choice]]) -> Iterator[Plan]:
        """Every plan that is not beaten when it is found; each step is cited and none rests on itself."""
        yield from self._choose(_Draft(moves, listed, *_ahead(moves, listed)), (), Low(), 0)

    def _choose(self, draft: _Draft, chosen: tuple[Choice, ...], spent: Low, cited: int) -> Iterator[Plan]:
        """Choose step by step; `spent` is what the chosen ones take, `cited` which steps they cite."""
        self.weighed()
        position = len(chosen)
        if position == len(draft.moves):
            if linked(chosen) and self._counts_once(draft.moves, chosen):
                yield from self._scheduled(draft.moves, chosen, spent)
            return
        for choice in draft.listed[position]:
            far, reached = _plus(spent, choice.low), cited | choice.cited
            idle = draft.every & ~(reached | draft.citable[position + 1])
            if not idle and not self.beaten(_plus(far, draft.least[position + 1])):
                yield from self._choose(draft, (*chosen, choice), far, reached)

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

    def _scheduled(self, moves: Sequence[Move], choices: tuple[Choice, ...], spent: Low) -> Iterator[Plan]:
        start = self.asking.scene.start
        problem = assemble(moves, choices, start, self.horizon)
        if problem is None:
            return
        least = spent._replace(steps=len(moves) - 1)

        def beaten(moment: Fraction) -> bool:
            return self.beaten(least._replace(months=floor_of(moment - start)))

        sequencing = Sequencing(
            tuple(index for index, choice in enumerate(choices) if choice.occupies),
            lambda one, other: _beside(moves[one], moves[other]),
            beaten,
            self.weighed,
            every=not _timeless(moves, choices),
        )
        for times in schedules(problem, sequencing):
            plan = self._priced(moves, choices, times)
            if plan is not None:
                yield plan

    def _priced(self, moves: Sequence[Move], choices: tuple[Choice, ...], times: Times) -> Plan | None:
        if any(choice.months is None and not times.lengths[step] for step, choice in enumerate(choices)):
            return None  # work of no length is an idle step
        caps = self._override_caps(moves, choices, times)
        certainty = min((*(choice.verdict for choice in choices), *caps.values()))
        if certainty < self.asking.floor:
            return None
        price = sum(
            (
                price_of(move, choice, self.domestic, at)
                for move, choice, at in zip(moves, choices, times.starts, strict=True)
            ),
            ZERO,
        )
        credits_ = sum((choice.remaining for choice in choices), ZERO)
        cost = Cost(times.starts[0] - self.asking.scene.start, price, credits_, len(moves) - 1, certainty)
        return Plan(tuple(moves), choices, times, cost, caps)

    def _override_caps(self, moves: Sequence[Move], choices: Sequence[Choice], times: Times) -> dict[int, Verdict]:
        ends = {step: times.end(step) for step in range(len(moves))}
        caps: dict[int, Verdict] = {}
        for index, (move, choice) in enumerate(zip(moves, choices, strict=True)):
            if not isinstance(move, Earn | Award) or not choice.support.claims:
                continue
            led = {one.id: one for one in move.near.agreements_toward(move.credential.id)}
            asking = asking_as(self.asking, index, move)
            cap = min(
                override_cap(led[claim.agreement], claim.evidence, move.goal, asking, times.starts[index], ends)
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


def price_of(move: Move, choice: Choice, domestic: bool | None, moment: Fraction) -> Fraction:
    """What a step costs when it starts at `moment`, in Canadian dollars."""
    total = sum((fee.total(domestic, moment) for fee in choice.fees), ZERO)
    if isinstance(move, Earn) and choice.tuition_share:
        total += choice.tuition_share * move.figures.tuition.total(domestic, moment)
    return total


def _plus(one: Low, other: Low) -> Low:
    return Low(one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3])


def _timeless(moves: Sequence[Move], choices: Sequence[Choice]) -> bool:
    """Whether nothing but the target's moment depends on when steps start: no price changes, nothing is overridden."""
    for move, choice in zip(moves, choices, strict=True):
        if not all(fee.steady for fee in choice.fees):
            return False
        if isinstance(move, Earn | Award) and choice.support.claims:
            claimed = {claim.agreement for claim in choice.support.claims}
            if any(not claimed.isdisjoint(one.overrides) for one in move.near.agreements_toward(move.credential.id)):
                return False
        if isinstance(move, Earn) and not move.figures.tuition.steady:
            return False
    return True


def _beside(one: Move, other: Move) -> bool:
    """Whether two occupying steps need not wait for each other: work, and a way that is done beside work."""
    return (isinstance(one, WorkOff) and isinstance(other, Earn) and other.way.beside_work) or (
        isinstance(other, WorkOff) and isinstance(one, Earn) and one.way.beside_work
    )
