"""The learner in short: which leaves something that they hold, did or state may meet at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pathways.model.pattern import Pattern
from pathways.model.requirement import (
    CreditsFrom,
    Experience,
    Holds,
    Judgement,
    Lacks,
    LanguageLevels,
    Requirement,
    Standing,
    TestScores,
)
from pathways.recognition.scene import Scene


@dataclass(frozen=True)
class Learner:
    """Quick answers about one scene: a "no" is sure, a "yes" has to be looked at."""

    scene: Scene

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return frozenset(thing.kind for thing in self.scene.things)

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(thing.credential for thing in self.scene.things if thing.credential)

    @cached_property
    def _covered(self) -> bool:
        """Whether an assessment may cover something: it comes from abroad, or a report that is held says so."""
        return any(thing.foreign for thing in self.scene.things) or any(
            holding.covers for holding in self.scene.background.holdings
        )

    @cached_property
    def _sat(self) -> frozenset[str]:
        return frozenset(sitting.test for sitting in self.scene.background.sittings)

    @cached_property
    def _states_standing(self) -> bool:
        return bool(self.scene.background.standing.model_fields_set)

    def may_meet(self, leaf: Requirement) -> bool:
        """Whether something of the learner's may bear on a leaf."""
        match leaf:
            case Holds(holds=pattern) | CreditsFrom(of=pattern):
                return self._may_match(pattern)
            case Standing(standing=condition):
                licence = condition.active_licence
                return self._states_standing if licence is None else self._may_match(licence)
            case Experience(experience=work):
                terms = (work.while_holding, work.after)
                return bool(self.scene.background.experience) or any(map(self._may_match, filter(None, terms)))
            case LanguageLevels():
                return bool(self._sat) and (not leaf.tests or not self._sat.isdisjoint(leaf.tests))
            case TestScores():
                return leaf.test in self._sat
            case Lacks():
                return bool(self._kinds)
            case Judgement():
                return False
            case _:
                return True

    def _may_match(self, pattern: Pattern) -> bool:
        if pattern.covered_by is not None:
            return self._covered
        if pattern.ids and self._ids.isdisjoint(pattern.ids):
            return False
        return bool(self._kinds) and (not pattern.kinds or not self._kinds.isdisjoint(pattern.kinds))
