"""The grounds of a question that has no route: all that could stand in the way around its target."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from pathways.model.kinds import Verdict
from pathways.model.requirement import CreditsFrom, Group, Holds, Lacks
from pathways.model.time import after
from pathways.recognition.asking import Asking
from pathways.recognition.tree import supports
from pathways.routing.lenient import Ending, endings_of
from pathways.routing.missing import Asked, all_asked, nearly
from pathways.routing.move import Award, Earn, Move
from pathways.routing.quest import Quest
from pathways.routing.reach import Reach, Tag
from pathways.routing.relaxed import Constraint
from pathways.routing.request import Limits
from pathways.routing.usable import leaves_of, usable

FENCES = ("places", "delivery", "taught_in", "source_age_years")
"""The limits that forbid moves, whatever else is planned."""

NOTHING: frozenset[Constraint] = frozenset()


@dataclass(frozen=True)
class Grounds:
    """What is around the target of a quest when neither limits nor ends bind, and what forbids it when they do."""

    quest: Quest

    @cached_property
    def _loose(self) -> Quest:
        return self.quest.lenient()

    @cached_property
    def _sure(self) -> Reach:
        return self._reach(max(self.quest.request.limits.certainty, Verdict.DISCRETIONARY))

    @cached_property
    def _unsure(self) -> Reach:
        """What is in reach when certainty is no limit."""
        return self._reach(Verdict.DISCRETIONARY)

    def _reach(self, floor: Verdict) -> Reach:
        terrain = self._loose.terrain(Limits())
        reach = Reach(terrain, self._loose.asking(floor), self.quest.request.limits.places, self._forbidding)
        reach.explore(self._loose.arrival)
        return reach

    def _forbidding(self, move: Move) -> frozenset[Tag]:
        """The limits, and the ends that are over when the route starts, that forbid a move."""
        ends = endings_of(move, self.quest.near)
        over = [ending for ending, last in ends if last is not None and self.quest.start >= after(last)]
        fences = [name for name in FENCES if isinstance(move, Earn | Award) and not self._allows(name, move)]
        return frozenset((*fences, *over))

    def _allows(self, name: str, move: Earn | Award) -> bool:
        wanted = getattr(self.quest.request.limits, name)
        if wanted in ((), None):
            return True
        terrain = self._loose.terrain(Limits.model_validate({name: wanted}))
        return any(move.key == other.key for other in terrain.earning(move.credential.id))

    @cached_property
    def tags(self) -> list[Constraint]:
        """The limits and ends by which something is out of reach."""
        found = {tag for tags in self._sure.forbids.values() for tag in tags}
        names = [name for name in FENCES if name in found or name == "places"]
        certainty = ["certainty"] if self.quest.request.limits.certainty > Verdict.DISCRETIONARY else []
        return [*names, *certainty, *sorted(tag for tag in found if isinstance(tag, Ending))]

    @cached_property
    def endings(self) -> dict[Ending, Move]:
        """Every end that binds some move, and the first such move."""
        moves = self._sure.moves
        found: dict[Ending, Move] = {}
        for key in sorted(moves):
            for ending, _ in endings_of(moves[key], self.quest.near):
                found.setdefault(ending, moves[key])
        return dict(sorted(found.items()))

    @cached_property
    def asked(self) -> dict[int, Asked]:
        """Every leaf, and every group with a mean, that is asked by some move."""
        return {id(asked.part): asked for asked in all_asked(self._sure)}

    def leaves(self, such: Callable[[Asked], bool]) -> list[int]:
        """Those of which something is true, the farthest from the target first."""
        return [key for key, asked in self.asked.items() if such(asked)]

    def arrives(self, away: frozenset[Constraint]) -> bool:
        """Whether the target is in reach without some constraints."""
        reach = self._unsure if "certainty" in away else self._sure
        met = frozenset(one for one in away if isinstance(one, int))
        return reach.arrives(met, frozenset(one for one in away if one in self.tags))

    def blamed(self, asked: Asked) -> bool:
        """Whether nothing in the catalogue could ever meet a leaf that is not met, or the learner nearly meets it."""
        if not self.unmet(asked):
            return False
        return self._sure.hopeless(asked.part, asked.move) or self.nearly(asked)

    def nearly(self, asked: Asked) -> bool:
        """Whether a leaf is not met and the learner nearly meets it."""
        return self.unmet(asked) and nearly(asked, self.asking(asked))

    def asking(self, asked: Asked) -> Asking:
        """What is asked of the learner on behalf of who asks a leaf, at any certainty."""
        return replace(self.quest.asking(Verdict.DISCRETIONARY), aim=asked.move.aim)

    def unmet(self, asked: Asked) -> bool:
        """Whether a leaf is neither met nor in reach."""
        view = self._sure.view(frozenset(), frozenset())
        return not isinstance(asked.part, Group) and not self._sure.meets(asked.part, asked.move, view)

    def binds(self, asked: Asked) -> bool:
        """Whether a leaf is to blame, or binds more than the order of steps: moments, counts, what is never earned."""
        part = asked.part
        if self.blamed(asked):
            return True
        asking = self.asking(asked)
        if isinstance(part, Lacks):
            return True
        if id(part) in self._averaged or any(
            one.free and one.since <= self.quest.start for one in supports(part, asking)
        ):
            return False
        plain = isinstance(part, Holds | CreditsFrom) and not (part.max_age_months or part.completed_since)
        if not plain or part.throughout or isinstance(part, CreditsFrom) or supports(part, asking):
            return True
        return any(self._lapses(id) for id in usable(part, asking, self._sure.terrain))

    @cached_property
    def _averaged(self) -> set[int]:
        """The leaves over which a mean is asked: there the mean binds."""
        means = [asked.part for asked in self.asked.values() if isinstance(asked.part, Group)]
        return {id(leaf) for mean in means for leaf in leaves_of(mean)}

    def _lapses(self, id: str) -> bool:
        credential = self.quest.near.credential(id)
        return credential is not None and credential.validity_months is not None
