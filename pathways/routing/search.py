"""The search: every set of moves that could better what is known, each looked at once.

A plan grows backward from the arrival. At each node one more move is added that some member could cite; the moves tried
before it at that node are then left out below it, so that no set of moves is met twice. A node is left when no plan
that contains it can be better than one already found (see `bounds`). What is left out never comes back, hence the
answer is complete when the search ends by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pathways.recognition.asking import Asking
from pathways.recognition.thing import End
from pathways.routing.bounds import Bounds
from pathways.routing.choice import Choice
from pathways.routing.chooser import Chooser
from pathways.routing.cost import Low, ceil_of
from pathways.routing.move import Arrive, Award, Earn, Move, WorkOff
from pathways.routing.observer import Observer
from pathways.routing.pareto import Front
from pathways.routing.plan import Plan, Planner, asking_as, cast_of
from pathways.routing.request import Limits
from pathways.routing.slots import seated
from pathways.routing.terrain import Terrain, closes_doors, works_count

Item = tuple[tuple[str, ...], int]
"""A move's key and which earning of it this is, from 0."""


@dataclass(frozen=True)
class Node:
    """Some moves, the arrival first, with the choices of each; `barred` items are not added below it."""

    moves: tuple[Move, ...]
    choices: tuple[tuple[Choice, ...], ...]
    barred: frozenset[Item]


@dataclass
class Search:
    """One search at one floor of certainty, adding to a front that may already hold plans of a higher one."""

    terrain: Terrain
    asking: Asking
    chooser: Chooser
    bounds: Bounds
    limits: Limits
    front: Front
    horizon: End
    observer: Observer

    def run(self, arrival: Arrive) -> None:
        """Search to the end, or until the observer stops it."""
        self._visit(Node((arrival,), ((),), frozenset()), None)

    def _visit(self, bare: Node, parent: Node | None) -> None:
        self.observer.opened(bare.moves)
        bound = self.bounds.least(bare.moves, self._closed(bare))
        if bound is None or self._beaten(bound):
            return
        node = replace(bare, choices=self._choices(bare, parent))
        needy = _ungrounded(node.choices)
        if not needy:
            self._complete(node)
        if len(node.moves) - 1 >= self.limits.steps:
            return
        barred = set(node.barred)
        for move in self._additions(node, needy):
            item = _item(move, node.moves)
            if item in barred:
                continue
            moves = (*node.moves, move)
            if not seated(moves, [self.bounds.outlook.slots(one) for one in moves]):
                continue  # it may find its place beside a move that is still to come, so it is not barred
            self._visit(Node(moves, (), frozenset(barred)), node)
            barred.add(item)

    def _closed(self, node: Node) -> set[str]:
        """The credentials of which every earning that could be added is barred."""
        named = {key[1] for key, _ in node.barred if key[0] != "work"}
        return {id for id in named if all(_item(move, node.moves) in node.barred for move in self.terrain.earning(id))}

    def _complete(self, node: Node) -> None:
        asking = replace(self.asking, cast=cast_of(node.moves))
        planner = Planner(asking, self.chooser.domestic, self.horizon, self._beaten, self.observer.weighed)
        for plan in planner.plans(node.moves, node.choices):
            if not self._over(plan):
                self.observer.found(plan)
                self.front.add(plan)

    def _beaten(self, low: Low) -> bool:
        price = self.limits.price_cad
        if low.steps > self.limits.steps or (price is not None and low.price > ceil_of(Fraction(price))):
            return True
        return low.months > ceil_of(self.limits.months) or self.front.beaten(low, self.asking.floor)

    def _over(self, plan: Plan) -> bool:
        price = self.limits.price_cad
        return price is not None and plan.cost.price > Fraction(price)

    def _choices(self, node: Node, parent: Node | None) -> tuple[tuple[Choice, ...], ...]:
        """The choices of every move; those that the newest move cannot bear on are taken over from the parent."""
        counting = _counting(node.moves)
        asking = replace(self.asking, cast=cast_of(node.moves), sole=counting < 2)
        newest = node.moves[-1]
        listed: list[tuple[Choice, ...]] = []
        for index, move in enumerate(node.moves):
            same = parent is not None and _counting(parent.moves) == counting
            if parent is not None and same and move is not newest and not self._bears(newest, move):
                listed.append(parent.choices[index])
            else:
                listed.append(tuple(self.chooser.choices(move, asking_as(asking, index, move))))
        return tuple(listed)

    def _bears(self, newest: Move, move: Move) -> bool:
        if isinstance(newest, WorkOff):
            return works_count(move)
        assert isinstance(newest, Earn | Award)
        return newest.credential.id in self.bounds.outlook.feeders(move) or closes_doors(move)

    def _additions(self, node: Node, needy: Sequence[int]) -> Iterator[Move]:
        """Moves of which at least one is in every better plan: those that could help one needy step, or any step."""
        helpless = [index for index in needy if not node.choices[index]]
        settled = [index for index in helpless if not works_count(node.moves[index])]
        if settled:
            asking_steps: Sequence[int] = [self._narrowest(node, settled)]
        else:
            # Work that another step, planned or not, is done for may count here too.
            asking_steps = range(len(node.moves)) if helpless else needy or range(len(node.moves))
        seen: set[tuple[str, ...]] = set()
        for index in asking_steps:
            for move in self._helpers(node, index):
                if move.key not in seen:
                    seen.add(move.key)
                    yield move

    def _narrowest(self, node: Node, needy: Sequence[int]) -> int:
        return min(needy, key=lambda index: (len(self.bounds.outlook.feeders(node.moves[index])), index))

    def _helpers(self, node: Node, index: int) -> Iterator[Move]:
        move = node.moves[index]
        earned = {known.credential.id for known in node.moves if isinstance(known, Earn | Award)}
        for id in self.bounds.outlook.feeders(move):
            for helper in self.terrain.earning(id):
                if id not in earned or self.terrain.again(id):
                    yield helper
        planned = {known.key for known in node.moves}
        for work in self.terrain.works(move, index):
            if work.key not in planned:
                yield work


def _ungrounded(choices: Sequence[Sequence[Choice]]) -> list[int]:
    """The steps that no choice frees from resting on themselves: a better plan adds a move that one of them cites."""
    grounded = 0
    left = set(range(len(choices)))
    while True:
        ready = {index for index in left if any(choice.cited & ~grounded == 0 for choice in choices[index])}
        if not ready:
            return sorted(left)
        left -= ready
        for index in ready:
            grounded |= 1 << index


def _counting(moves: Sequence[Move]) -> int:
    """How many moves may count credit, by claims, awards or stacking; more than two are as two."""
    found = sum(
        isinstance(move, Award) or (isinstance(move, Earn) and (move.way.stacking or bool(move.agreements)))
        for move in moves
    )
    return min(2, found)


def _item(move: Move, moves: Sequence[Move]) -> Item:
    return move.key, sum(1 for known in moves if known.key == move.key)
