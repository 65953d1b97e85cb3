"""Evaluations: how far a background meets a requirement or a credential."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

import strawberry

from pathways.api.declare import interface, output, read
from pathways.api.enums import Openness, Verdict
from pathways.api.types.nodes import Credential
from pathways.api.types.reasons import Cited, CitedOf
from pathways.api.types.recognized import AppliedAgreement, AppliedOf, Recognition, RecognitionOf
from pathways.api.types.verdicts import NodeOf, VerdictNode, held, nodes_of
from pathways.api.types.way import Way
from pathways.model.background import Background
from pathways.routing import evaluation


@dataclass(frozen=True)
class WayOf:
    """A way that was evaluated, and for whom."""

    way: evaluation.WayEvaluation
    background: Background


@dataclass(frozen=True)
class EvaluationOf:
    """An evaluation, and for whom."""

    evaluation: evaluation.Evaluation
    background: Background


@output
class WayEvaluation:
    """One way to earn the credential, for this learner."""

    @read(Way)
    def way(root: WayOf) -> Any:
        """The way."""
        return root.way.way

    @read()
    def verdict(root: WayOf) -> Verdict:
        """How far what it asks is met."""
        return root.way.verdict

    @read()
    def openness(root: WayOf) -> Openness:
        """Whether it can be begun on the day."""
        return root.way.openness

    @read()
    def opens(root: WayOf) -> date | None:
        """Of a way that is not open yet: the first day on which it can be begun; else null."""
        return root.way.opens

    @read()
    def ended(root: WayOf) -> str | None:
        """Of a way that is over: `open`, `in_force` or `complete_by`; else null."""
        return root.way.ended

    @read(list[VerdictNode])
    def nodes(root: WayOf) -> list[NodeOf]:
        """What it asks, node by node, parents first; the first one is the whole."""
        return nodes_of(root.way.nodes, root.background)

    @read(list[AppliedAgreement])
    def agreements(root: WayOf) -> list[AppliedOf]:
        """The agreements that apply on the day."""
        return [AppliedOf(one, root.background) for one in root.way.applied]

    @read(list[Recognition])
    def recognitions(root: WayOf) -> list[RecognitionOf]:
        """What would be recognized: the most first, then less and surer; empty: nothing is studied."""
        return [RecognitionOf(one, root.background) for one in root.way.recognitions]

    @read()
    def complete(root: WayOf) -> bool:
        """Whether it is proven that no other set of claims recognizes more."""
        return root.way.complete


@interface
class Evaluation:
    """How far a background meets what was asked about."""

    @read()
    def verdict(root: EvaluationOf) -> Verdict:
        """How far, all in all."""
        return root.evaluation.verdict

    @read()
    def on(root: EvaluationOf) -> date:
        """The day for which it was evaluated."""
        return root.evaluation.on

    @read()
    def revision(root: EvaluationOf) -> int:
        """The revision of the catalogue that it was evaluated with."""
        return root.evaluation.revision


def _evaluates(kind: type) -> Any:
    def is_type_of(value: Any, _info: Any) -> bool:
        return isinstance(value, EvaluationOf) and isinstance(value.evaluation, kind)

    return staticmethod(is_type_of)


@output
class RequirementEvaluation(Evaluation):
    """How far a requirement is met."""

    is_type_of = _evaluates(evaluation.RequirementEvaluation)

    @read(list[VerdictNode])
    def nodes(root: EvaluationOf) -> list[NodeOf]:
        """What is asked, node by node, parents first; the first one is the whole."""
        assert isinstance(root.evaluation, evaluation.RequirementEvaluation)
        return nodes_of(root.evaluation.nodes, root.background)


@output
class CredentialEvaluation(Evaluation):
    """How far a credential is within reach today: each of its ways, and the agreements that award it."""

    is_type_of = _evaluates(evaluation.CredentialEvaluation)

    @read(Credential)
    def credential(root: EvaluationOf) -> Any:
        """The credential."""
        assert isinstance(root.evaluation, evaluation.CredentialEvaluation)
        return root.evaluation.credential

    @read(list[Cited])
    def held(root: EvaluationOf) -> list[CitedOf]:
        """Holdings of it that are valid on the day."""
        assert isinstance(root.evaluation, evaluation.CredentialEvaluation)
        return held(root.evaluation.held, root.background)

    @read(list[WayEvaluation])
    def ways(root: EvaluationOf) -> list[WayOf]:
        """Its ways."""
        assert isinstance(root.evaluation, evaluation.CredentialEvaluation)
        return [WayOf(one, root.background) for one in root.evaluation.ways]

    @read(list[AppliedAgreement])
    def awards(root: EvaluationOf) -> list[AppliedOf]:
        """The agreements that would award it on the day."""
        assert isinstance(root.evaluation, evaluation.CredentialEvaluation)
        return [AppliedOf(one, root.background) for one in root.evaluation.awards]


EvaluationResult = Annotated[
    RequirementEvaluation | CredentialEvaluation,
    strawberry.union("EvaluationResult", description="How far a requirement, or a credential, is met."),
]
