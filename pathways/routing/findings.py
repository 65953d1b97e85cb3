"""What assessors state that their reports will find, by their equivalences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pathways.model.kinds import AgreementKind, Verdict
from pathways.recognition.asking import Asking
from pathways.recognition.claims import Goal, agreements_for, options, override_cap
from pathways.recognition.match import Guise
from pathways.recognition.scene import Scene


@dataclass
class Findings:
    """Answers once per assessment and holding."""

    scene: Scene
    _known: dict[tuple[str, str], tuple[tuple[Guise, Verdict], ...]] = field(default_factory=dict)

    def stated(self, assessment: str, holding: str) -> Sequence[tuple[Guise, Verdict]]:
        """What a report of this assessment is stated to find of a holding, each with its verdict."""
        key = assessment, holding
        if key not in self._known:
            self._known[key] = tuple(self._find(assessment, holding))
        return self._known[key]

    def _find(self, assessment: str, holding: str) -> list[tuple[Guise, Verdict]]:
        credential = self.scene.facts.credential(assessment)
        if credential is None:
            return []
        goal, asking = Goal(credential, None, None), Asking(self.scene, floor=Verdict.DISCRETIONARY)
        found: list[tuple[Guise, Verdict]] = []
        for agreement in agreements_for(goal, self.scene.facts):
            equivalent = agreement.grant.equivalence
            stated = agreement.kind is AgreementKind.EQUIVALENCE and agreement.receiver == credential.provider
            if equivalent is None or not stated or not agreement.in_force.covers(self.scene.start):
                continue
            for option in options(agreement, goal, asking):
                evidence = option.support.evidence
                cap = override_cap(agreement, evidence, goal, asking, self.scene.start, {})
                verdict = min(cap, option.support.verdict)
                if holding in evidence and verdict > Verdict.UNKNOWN:
                    found.append((Guise(equivalent.kind, equivalent.level, equivalent.field), verdict))
        return found
