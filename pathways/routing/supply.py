"""Supply: what each part of a requirement can be met with, by what is held and by what can be earned.

All of it is judged by `recognition`, once per part and search: what is held by asking without a plan, what can be
earned by asking with a plan of that one step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import Protocol

from pathways.model.agreement import Agreement
from pathways.model.requirement import CreditsFrom, Experience, Group, Holds, Lacks, Requirement
from pathways.recognition.asking import Asking
from pathways.recognition.claims import STRENGTHS
from pathways.recognition.experience import needed_amount
from pathways.recognition.leaves.holds import single_supports
from pathways.recognition.support import NOTHING, Key, Player, Support, join
from pathways.recognition.tree import supports
from pathways.routing.draft import Draft
from pathways.routing.move import Award, Earn, Move
from pathways.routing.needs import Need, at_least, need_of, pool_left
from pathways.routing.outlook import Outlook
from pathways.routing.passing import passing, unbarring
from pathways.routing.terrain import Terrain
from pathways.routing.usable import usable
from pathways.routing.wants import Asked, Want

HERE = 0
"""The index of the one step of the plan with which a template is made."""

Named = tuple[str, Support]
"""A support by one thing, under the name by which different things are told apart."""


Sifted = Callable[[Earn | Award], bool]
"""Whether a move is worth trying."""


class Sieve(Protocol):
    """Tells which moves to try for a want of a draft."""

    def sift(self, draft: Draft, want: Want, supply: Supply) -> Sifted:
        """What tells which moves to try."""


@dataclass
class Supply:
    """Answers at one floor of certainty, over one outlook."""

    outlook: Outlook
    sieve: Sieve | None = None
    _asked: dict[Asked, Asking] = field(default_factory=dict)
    _held: dict[tuple[int, Asked], tuple[Requirement, tuple[Named, ...]]] = field(default_factory=dict)
    _free: dict[tuple[int, Asked], tuple[Requirement, Support | None]] = field(default_factory=dict)
    _earned: dict[tuple[int, Asked], tuple[Requirement, tuple[Move, ...]]] = field(default_factory=dict)
    _templates: dict[tuple[int, Asked, str, bool], tuple[Requirement, tuple[Named, ...]]] = field(default_factory=dict)
    _placed: dict[tuple[int, int], tuple[tuple[Named, ...], tuple[Named, ...]]] = field(default_factory=dict)
    _lasting: dict[int, tuple[tuple[Named, ...], bool]] = field(default_factory=dict)
    _among: dict[tuple[object, ...], tuple[object, Need]] = field(default_factory=dict)
    _needs: dict[tuple[int, Asked, tuple[str, ...]], tuple[Requirement, Need]] = field(default_factory=dict)

    @property
    def terrain(self) -> Terrain:
        """The moves there are."""
        return self.outlook.profiler.terrain

    @property
    def asking(self) -> Asking:
        """What is asked of the learner, with no plan."""
        return self.outlook.profiler.asking

    @cached_property
    def passing(self) -> bool:
        """Whether something around the question passes, so that it may pay to come later: see `passing`."""
        return passing(self.outlook)

    @cached_property
    def unbarring(self) -> int:
        """What is of use by being held alone, in bits: see `unbarring`."""
        return unbarring(self.outlook)

    def as_asked(self, asked: Asked, cast: tuple[Player, ...] = ()) -> Asking:
        """The asking of a part of a requirement, with a cast."""
        known = self._asked.get(asked)
        if known is None:
            known = self._asked[asked] = replace(
                self.asking, aim=asked.aim, counts=asked.counts, strict=asked.strict, refused=asked.refused
            )
        return replace(known, cast=cast) if cast else known

    def held(self, leaf: Requirement, asked: Asked) -> tuple[Named, ...]:
        """Supports of a leaf by held things that may still be cited; one thing each for `holds` and `credits`."""
        key = id(leaf), asked
        if key not in self._held:
            # The leaf is kept beside what is said of it, so that its identity stays its own.
            self._held[key] = leaf, tuple(self._current(_supports(leaf, asked, self.as_asked(asked))))
        return self._held[key][1]

    def _current(self, found: Iterable[Named]) -> list[Named]:
        start = self.asking.scene.start
        lasting = (one for one in found if one[1].until is None or one[1].until.admits(start))
        return sorted(lasting, key=lambda one: -one[1].verdict)

    def free(self, node: Requirement, asked: Asked) -> Support | None:
        """What is held that meets a part for good from the route's start on, where it binds and counts nothing."""
        key = id(node), asked
        if key not in self._free:
            self._free[key] = node, self._find_free(node, asked)
        return self._free[key][1]

    def _find_free(self, node: Requirement, asked: Asked) -> Support | None:
        if id(node) in self.asking.met:
            return NOTHING
        if isinstance(node, Group):
            if node.mean is not None:
                return None
            below = asked._replace(throughout=asked.throughout or node.throughout)
            found = [one for item in node.items if (one := self.free(item, below)) is not None]
            found.sort(key=lambda one: one.verdict, reverse=True)
            chosen = NOTHING
            for one in found[: node.needed]:
                chosen = join(chosen, one) or chosen
            return chosen if len(found) >= node.needed else None
        if isinstance(node, Lacks):
            return None  # what is planned may match
        if asked.counts and _counting(node):
            return None  # it binds, whatever it is: sets of things need not be told
        found = supports(node, self.as_asked(asked), throughout=asked.throughout)
        start = self.asking.scene.start
        free = [one for one in found if one.free and one.since <= start and not (asked.counts and one.evidence)]
        return max(free, key=lambda one: one.verdict, default=None)

    def earned(self, leaf: Requirement, asked: Asked) -> tuple[Move, ...]:
        """The moves of which an earning may be cited for a leaf, or prepares for what is, the most promising first."""
        key = id(leaf), asked
        if key not in self._earned:
            ids = usable(leaf, self.as_asked(asked), self.terrain)
            alive = [id for id in ids if self.outlook.alive(id)]
            self.terrain.near.want(alive)
            moves = [move for id in alive for move in self.terrain.earning(id)]
            self.outlook.fetch(moves)
            self._earned[key] = leaf, self.ordered(moves)
        return self._earned[key][1]

    def ordered(self, moves: Iterable[Move]) -> tuple[Move, ...]:
        """Moves that can be done at all, the most promising first."""
        ranked = sorted((self.outlook.promise(move), move.key, move) for move in moves if self._usable(move))
        return tuple(move for _, _, move in ranked)

    def _usable(self, move: Move) -> bool:
        weak = isinstance(move, Award) and STRENGTHS[move.agreement.strength] < self.asking.floor
        return not weak and move.key not in self.outlook.shut

    def template(self, leaf: Requirement, asked: Asked, move: Move) -> tuple[Named, ...]:
        """Supports of a leaf that cite a step which makes the move, as the step `HERE`."""
        assert isinstance(move, Earn | Award)
        key = id(leaf), asked, move.credential.id, isinstance(move, Award)
        if key not in self._templates:
            asking = self.as_asked(asked, (move.player(HERE),))
            found = tuple(one for one in _supports(leaf, asked, asking) if one[1].cites)
            self._templates[key] = leaf, found
        return self._templates[key][1]

    def sift(self, draft: Draft, want: Want) -> Sifted:
        """What tells which moves to try for a want."""
        return self.sieve.sift(draft, want, self) if self.sieve is not None else lambda move: True

    def placed(self, leaf: Requirement, asked: Asked, move: Move, index: int) -> tuple[Named, ...]:
        """The same, as the step `index`."""
        found = self.template(leaf, asked, move)
        if index == HERE or not found:
            return found
        key = id(found), index
        if key not in self._placed:
            # What is placed is kept beside it, so that its identity stays its own.
            self._placed[key] = found, tuple((name, at_step(one, index)) for name, one in found)
        return self._placed[key][1]

    def lasting(self, leaf: Requirement, asked: Asked, move: Move) -> bool:
        """Whether a step that makes the move, and nothing else, meets a leaf whenever it is done, for good."""
        found = self.template(leaf, asked, move)
        key = id(found)
        if key not in self._lasting:
            self._lasting[key] = found, any(_lasting(one) for _, one in found)
        return self._lasting[key][1]

    def need(self, node: Requirement, asked: Asked, move: Move) -> Need:
        """What meeting a part of what a move asks takes at least; claims may meet parts of a way's requirement."""
        ways = isinstance(move, Earn) and not asked.claim
        key = id(node), asked, move.key if ways else ()
        if key not in self._needs:
            granted = self.outlook.profiler.granted(move) if ways and isinstance(move, Earn) else {}
            need = need_of(node, self.as_asked(asked), self.terrain, granted)
            if "" in granted and node is move.requires:
                need = at_least(1, (need, *granted[""]))
            self._needs[key] = node, need
        return self._needs[key][1]

    def pool_left(self, leaf: CreditsFrom, asked: Asked, chosen: Fraction, last: tuple[Fraction, str]) -> Need:
        """What the rest of a pool takes at least, once what is chosen goes down to `last`."""
        key = id(leaf), asked, chosen, last
        if key not in self._among:
            self._among[key] = leaf, pool_left(leaf, self.as_asked(asked), self.terrain, chosen, last)
        return self._among[key][1]

    def need_among(self, items: tuple[Requirement, ...], needed: int, asked: Asked, move: Move) -> Need:
        """What meeting so many of some parts takes at least."""
        key = (*map(id, items), needed, asked, move.key)
        if key not in self._among:
            self._among[key] = items, at_least(needed, [self.need(item, asked, move) for item in items])
        return self._among[key][1]

    def of_claim(self, move: Earn | Award, agreement: Agreement) -> Asked:
        """How what an agreement asks is asked where a move claims it."""
        return Asked(move.aim, claim=True, counts=True, refused=self.outlook.profiler.refused(move, agreement))


def _supports(leaf: Requirement, asked: Asked, asking: Asking) -> Iterable[Named]:
    if isinstance(leaf, Holds | CreditsFrom):
        pattern = leaf.holds if isinstance(leaf, Holds) else leaf.of
        return single_supports(leaf, pattern, asking, throughout=asked.throughout)
    return (("", one) for one in supports(leaf, asking, throughout=asked.throughout))


def _lasting(support: Support) -> bool:
    return not any(one.binding for one in support.cites) and len(support.cites) == 1 and not support.held


def at_step(support: Support, index: int) -> Support:
    """A template that cites the step at `index`."""
    if index == HERE:
        return support

    def moved(key: Key) -> Key:
        return index if key == HERE and isinstance(key, int) else key

    return replace(
        support,
        cites=frozenset(cite._replace(step=index) for cite in support.cites),
        evidence=frozenset(map(moved, support.evidence)),
        feeds=frozenset((index, course) for _, course in support.feeds),
        trail=tuple(trace._replace(cited=tuple(map(moved, trace.cited))) for trace in support.trail),
    )


def _counting(leaf: Requirement) -> bool:
    """Whether whatever meets a leaf is evidence."""
    match leaf:
        case Holds():
            return True
        case CreditsFrom(credits=credits_):
            return credits_.amount > 0
        case Experience(experience=work):
            return needed_amount(work) > 0
        case _:
            return False
