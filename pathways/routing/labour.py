"""Labour: the work that steps may do, and for which leaves it may count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pathways.model.requirement import Experience, Requirement, walk
from pathways.recognition.experience import needed_months, specs_of
from pathways.routing.move import Move, WorkOff, counts_for, licences_for
from pathways.routing.neighbourhood import Neighbourhood


@dataclass
class Labour:
    """The experience that is asked around a target. `whole`: all of it is known."""

    whole: bool = True
    _worked: dict[tuple[tuple[str, ...], int], Experience] = field(default_factory=dict)
    _shared: dict[int, bool] = field(default_factory=dict)

    def learn(self, move: Move, asked: Iterable[Requirement]) -> None:
        """Take note of the experience that a move asks for: what is worked for one step may count in another."""
        for leaf in _experience(asked):
            self._worked[move.key, id(leaf)] = leaf

    def unequal(self, works: Iterable[WorkOff]) -> Iterator[WorkOff]:
        """Work steps of one leaf without those that count for no more leaves than another and need its licences too."""
        if not self.whole:
            return iter(works)
        kept: list[tuple[WorkOff, frozenset[int]]] = []
        leaves = {id(leaf): leaf for leaf in self._worked.values()}
        for work in works:
            counts = frozenset(key for key, leaf in leaves.items() if counts_for(work, leaf))
            if not any(counts <= other and _as_free(known, work) for known, other in kept):
                kept = [one for one in kept if not (one[1] <= counts and _as_free(work, one[0]))]
                kept.append((work, counts))
        return (work for work, _ in kept)

    def shares_work(self, leaf: Experience) -> bool:
        """Whether work that is done for another step, or another leaf, may count for this one."""
        if not self.whole:
            return True
        if id(leaf) not in self._shared:
            self._shared[id(leaf)] = self._shares(leaf)
        return self._shared[id(leaf)]

    def _shares(self, leaf: Experience) -> bool:
        work = leaf.experience
        terms = work.while_holding, work.after
        fitting = (
            other
            for other in self._worked.values()
            if (other.experience.while_holding, other.experience.after) == terms
            and (other is leaf or any(spec.fits(work) for spec in specs_of(other.experience)))
        )
        return sum(1 for _ in fitting) > 1


def _as_free(one: WorkOff, other: WorkOff) -> bool:
    """Whether one work step needs no other licence than another does: none, or the same ones in the same place."""
    return not one.licences or (one.licences, one.spec.jurisdiction) == (other.licences, other.spec.jurisdiction)


def works_of(move: Move, index: int, asked: Iterable[Requirement], near: Neighbourhood) -> Iterator[WorkOff]:
    """Every work step by which a step planned at `index` may work off what it asks."""
    for position, leaf in enumerate(_experience(asked)):
        if needed_months(leaf.experience) is None:
            continue
        for spec in specs_of(leaf.experience):
            key = ("work", str(index), str(position), spec.occupation or "", spec.jurisdiction or "")
            named = leaf.experience.while_holding is not None
            licences = () if named else licences_for(spec, near)
            yield WorkOff(key, near, index, leaf, spec, licences)


def _experience(asked: Iterable[Requirement]) -> Iterator[Experience]:
    for tree in asked:
        yield from (node for node in walk(tree) if isinstance(node, Experience))
