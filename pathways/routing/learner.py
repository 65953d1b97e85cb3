"""The learner in short: which leaves something that they hold, did or state may meet at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pathways.model.kinds import Verdict
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
from pathways.recognition.match import Aim
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

    def may_meet(self, leaf: Requirement, aim: Aim) -> bool:
        """Whether something of the learner's may bear on a leaf that is asked with an aim."""
        match leaf:
            case Holds(holds=pattern) | CreditsFrom(of=pattern) | Lacks(lacks=pattern):
                return self._may_match(pattern, aim)
            case Standing(standing=condition):
                licence = condition.active_licence
                return self._states_standing if licence is None else self._may_match(licence, aim)
            case Experience(experience=work):
                terms = [term for term in (work.while_holding, work.after) if term is not None]
                return bool(self.scene.background.experience) or any(self._may_match(term, aim) for term in terms)
            case LanguageLevels():
                return bool(self._sat) and (not leaf.tests or not self._sat.isdisjoint(leaf.tests))
            case TestScores():
                return leaf.test in self._sat
            case Judgement():
                return False
            case _:
                return True

    def _may_match(self, pattern: Pattern, aim: Aim) -> bool:
        if pattern.covered_by is not None:
            return self._covered
        if pattern.ids and self._ids.isdisjoint(pattern.ids):
            return False
        if pattern.kinds and self._kinds.isdisjoint(pattern.kinds):
            return False
        return any(self.scene.match(pattern, thing, aim) > Verdict.UNMET for thing in self.scene.things)
