"""Reach: what could ever be met around a target, leaving aside moments, money and what counts twice.

A credential is in reach when some move that earns it asks only what is met or in reach. The least set of which that is
true is grown from nothing, so that what can only rest on itself stays out. What is out of reach is out of reach of
every route, which makes this a proof; what is in reach may still be impossible for reasons of time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from pathways.model.requirement import Group, Requirement, walk
from pathways.recognition.asking import Asking
from pathways.recognition.claims import STRENGTHS
from pathways.recognition.match import Aim
from pathways.routing.hopes import Hope, Hopes, Part, hopes_of
from pathways.routing.move import Arrive, Award, Earn, Move
from pathways.routing.terrain import Terrain
from pathways.routing.usable import leaves_of

EDGE = 2000
"""How many credentials are looked at; what lies beyond is taken as in reach."""

Tag = object
"""What forbids a move: the name of a limit, or an end."""

WEAK: Tag = "strength"
"""Forbids an award by an agreement that is not strong enough, whatever is lifted."""

Tree = tuple[tuple[str, ...], Requirement]
"""A requirement, and the items of the move's own one that it grants ("": all of them)."""


@dataclass
class View:
    """What is in reach when some leaves are taken as met and some tags do not bind."""

    met: frozenset[int]
    lifted: frozenset[Tag]
    open: set[tuple[str, ...]] = field(default_factory=set)  # keys of moves
    earned: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)  # earned by a way, not by an award


@dataclass
class Reach:
    """The moves around a target in a terrain without limits, and what each of them asks.

    `tags`: what forbids a move in the question as it was asked. `places`: where the question allows work.
    """

    terrain: Terrain
    asking: Asking
    places: tuple[str, ...]
    tags: Callable[[Move], frozenset[Tag]]
    moves: dict[tuple[str, ...], Move] = field(default_factory=dict)
    forbids: dict[tuple[str, ...], frozenset[Tag]] = field(default_factory=dict)
    levels: dict[tuple[str, ...], int] = field(default_factory=dict)  # how far from the target
    _seen: set[str] = field(default_factory=set)
    _users: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)
    _owners: dict[int, set[tuple[str, ...]]] = field(default_factory=dict)
    _hopes: dict[tuple[int, Aim], Hopes] = field(default_factory=dict)
    _views: dict[frozenset[Tag], View] = field(default_factory=dict)

    def explore(self, arrival: Arrive) -> None:
        """Take in every move that the arrival may rest on, level by level."""
        level: list[Move] = [arrival]
        depth = 0
        while level:
            self.terrain.gather(tree for move in level for _, tree in self._trees(move))
            found: set[str] = set()
            for move in level:
                self.terrain.near.looked()
                self.moves[move.key] = move
                self.levels[move.key] = depth
                weak = isinstance(move, Award) and STRENGTHS[move.agreement.strength] < self.asking.floor
                self.forbids[move.key] = self.tags(move) | ({WEAK} if weak else frozenset())
                found |= self._take(move)
            fresh = sorted(found) if len(self._seen) < EDGE else []
            self._seen.update(fresh)
            self.terrain.near.want(fresh)
            level = [move for id in fresh for move in self.terrain.earning(id)]
            depth += 1

    def _take(self, move: Move) -> set[str]:
        """Find the hopes of a move's leaves; the credentials that were not met before."""
        asking = replace(self.asking, aim=move.aim)
        found: set[str] = set()
        for _, tree in self._trees(move):
            for node in walk(tree):
                self._owners.setdefault(id(node), set()).add(move.key)
            for leaf in leaves_of(tree):
                key = id(leaf), move.aim
                if key not in self._hopes:
                    self._hopes[key] = hopes_of(leaf, move, asking, self.terrain, self.places)
                found.update(id for hope in self._hopes[key] for part in hope.parts for id in part.ids)
        for one in found:
            self._users.setdefault(one, set()).add(move.key)
        return found - self._seen

    def hopeless(self, leaf: Requirement, move: Move) -> bool:
        """Whether nothing held meets a leaf of a move and nothing in the catalogue ever could."""
        return not any(
            all(sum(self._offered(id, part) for id in part.ids) >= part.count for part in hope.parts)
            for hope in self._hopes[id(leaf), move.aim]
        )

    def _offered(self, id: str, part: Part) -> bool:
        moves = self.terrain.earning(id)
        return any(isinstance(move, Earn) or not part.own for move in moves)

    def meets(self, leaf: Requirement, move: Move, view: View) -> bool:
        """Whether a leaf of a move is met or in reach."""
        return id(leaf) in view.met or any(self._near(hope, view) for hope in self._hopes[id(leaf), move.aim])

    def arrives(self, met: frozenset[int], lifted: frozenset[Tag]) -> bool:
        """Whether the target is in reach with some leaves taken as met and some tags not binding."""
        return ("arrive",) in self.view(met, lifted).open

    def view(self, met: frozenset[int], lifted: frozenset[Tag]) -> View:
        """What is in reach with some leaves taken as met and some tags not binding."""
        if lifted not in self._views:
            plain = View(frozenset(), lifted)
            self._grow(plain, dict.fromkeys(self.moves))
            self._views[lifted] = plain
        known = self._views[lifted]
        if not met:
            return known
        view = View(met, lifted, set(known.open), set(known.earned), set(known.own))
        self._grow(view, {key: None for leaf in met for key in self._owners.get(leaf, ())})
        return view

    def _grow(self, view: View, waiting: dict[tuple[str, ...], None]) -> None:
        while waiting:
            key, _ = waiting.popitem()
            move = self.moves[key]
            if key in view.open or not self.forbids[key] <= view.lifted or not self._opens(move, view):
                continue
            view.open.add(key)
            if not isinstance(move, Earn | Award):
                continue
            id, own = move.credential.id, isinstance(move, Earn)
            if id not in view.earned or (own and id not in view.own):
                view.earned.add(id)
                if own:
                    view.own.add(id)
                waiting.update(dict.fromkeys(self._users.get(id, ())))

    def _opens(self, move: Move, view: View) -> bool:
        (_, asked), *grants = self._trees(move)
        granted = {name for names, tree in grants if self._met(tree, move, view, frozenset()) for name in names}
        return "" in granted or self._met(asked, move, view, frozenset(granted))

    def _met(self, tree: Requirement, move: Move, view: View, granted: frozenset[str]) -> bool:
        if id(tree) in view.met or (tree.name and tree.name in granted):
            return True
        if isinstance(tree, Group):
            return sum(self._met(item, move, view, granted) for item in tree.items) >= tree.needed
        return self.meets(tree, move, view)

    def _near(self, hope: Hope, view: View) -> bool:
        if hope.abroad and "places" not in view.lifted:
            return False
        return all(self._enough(part, view) for part in hope.parts)

    def _enough(self, part: Part, view: View) -> bool:
        earned = view.own if part.own else view.earned
        return len(part.ids & earned) + len(part.ids - self._seen) >= part.count

    def _trees(self, move: Move) -> Iterator[Tree]:
        """What a move requires, then what agreements that admit to it or exempt from it ask."""
        yield (), asked_of(move)
        for agreement in move.agreements if isinstance(move, Earn) else ():
            names = list[str]()
            for part in (agreement.grant.admission, agreement.grant.exemption):
                names += ("",) if part == "all" else part or ()
            if names and STRENGTHS[agreement.strength] >= self.asking.floor:
                yield tuple(names), agreement.from_


def asked_of(move: Move) -> Requirement:
    """What must be met for a move at all."""
    return move.agreement.from_ if isinstance(move, Award) else move.requires
