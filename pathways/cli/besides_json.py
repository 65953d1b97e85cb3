"""Answers besides routes as JSON, in the shapes of `shapes`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pathways.cli import shapes
from pathways.cli.as_json import (
    answer_json,
    asked_json,
    cost_json,
    maybe,
    missing_json,
    plain_record,
    route_json,
    rung_json,
    source_json,
    verdict_name,
)
from pathways.explain.comparison import target_words
from pathways.explain.evaluation import applied_sentence, loss_sentence, recognition_sentence
from pathways.explain.judged import detail_words, hinge_words, node_sentence
from pathways.explain.opportunity import opportunity_sentence
from pathways.explain.structure import gateway_sentence
from pathways.explain.voice import Voice
from pathways.routing.comparison import Comparison
from pathways.routing.evaluation import (
    Applied,
    CredentialEvaluation,
    Evaluation,
    Loss,
    Node,
    Recognition,
    RequirementEvaluation,
    WayEvaluation,
)
from pathways.routing.opportunities import Opportunities
from pathways.routing.reverse import Reverse

if TYPE_CHECKING:
    from pathways.routing.structure import Structure

LISTED = ("all", "any", "of")


def evaluation_json(found: Evaluation, voice: Voice) -> shapes.EvaluationShape:
    """What a learner meets on a day."""
    of = found if isinstance(found, CredentialEvaluation) else None
    return {
        "revision": found.revision,
        "on": found.on.isoformat(),
        "verdict": verdict_name(found.verdict),
        "credential": of.credential.id if of else None,
        "held": list(of.held) if of else [],
        "nodes": _nodes(found.nodes, voice) if isinstance(found, RequirementEvaluation) else [],
        "ways": [_way(way, voice) for way in of.ways] if of else [],
        "awards": [_applied(one, voice) for one in of.awards] if of else [],
    }


def opportunities_json(found: Opportunities, voice: Voice) -> shapes.OpportunitiesShape:
    """What is within reach."""
    return {
        "revision": found.revision,
        "complete": found.complete,
        "found": [
            {
                "credential": one.credential.id,
                "served": one.served,
                "words": opportunity_sentence(one, voice),
                "route": route_json(one.route, voice),
            }
            for one in found.found
        ],
        "blocked": [missing_json(one.missing, voice) for one in found.blocked],
    }


def comparison_json(found: Comparison, voice: Voice) -> shapes.ComparisonShape:
    """Several targets side by side."""
    return {
        "revision": found.revision,
        "answers": [
            {
                "target": one.target.model_dump(mode="json", by_alias=True, exclude_defaults=True),
                "words": target_words(one.target, voice),
                "answer": answer_json(one.answer, voice),
            }
            for one in found.answers
        ],
        "best": [
            {"criterion": one.criterion.value, "cost": cost_json(one.cost), "targets": list(one.targets)}
            for one in found.best
        ],
    }


def reverse_json(found: Reverse, voice: Voice) -> shapes.ReverseShape:
    """What counts toward a credential."""
    return {
        "revision": found.revision,
        "credential": plain_record(found.credential),
        "rungs": [rung_json(rung, voice) for rung in found.rungs],
        "agreements": [plain_record(one) for one in found.agreements],
    }


def structure_json(found: Structure, voice: Voice) -> shapes.StructureShape:
    """The shape of a catalogue."""
    return {
        "revision": found.revision,
        "size": found.size,
        "dead_ends": list(found.dead_ends),
        "gateways": [
            {"credential": one.credential, "words": gateway_sentence(one, voice), "behind": list(one.behind)}
            for one in found.gateways
        ],
        "cycles": [{"members": list(one.members), "shortest": list(one.shortest)} for one in found.cycles],
        "unreachable": [
            {"credential": one.credential, "missing": [missing_json(each, voice) for each in one.missing]}
            for one in found.unreachable
        ],
        "unstated": list(found.unstated),
    }


def _way(way: WayEvaluation, voice: Voice) -> shapes.WayShape:
    return {
        "way": way.way.id,
        "openness": way.openness.value,
        "opens": way.opens.isoformat() if way.opens else None,
        "ended": way.ended,
        "verdict": verdict_name(way.verdict),
        "nodes": _nodes(way.nodes, voice),
        "applied": [_applied(one, voice) for one in way.applied],
        "recognitions": [_recognition(one, voice) for one in way.recognitions],
        "complete": way.complete,
    }


def _nodes(nodes: Iterable[Node], voice: Voice) -> list[shapes.NodeShape]:
    return [_node(node, voice) for node in nodes]


def _node(node: Node, voice: Voice) -> shapes.NodeShape:
    return {
        "id": node.id,
        "parent": node.parent,
        # What a group lists are nodes of their own.
        "requirement": {key: part for key, part in asked_json(node.requirement).items() if key not in LISTED},
        "words": node_sentence(node, voice),
        "needed": node.needed,
        "verdict": verdict_name(node.verdict),
        "chosen": node.chosen,
        "cited": list(node.cited),
        "agreements": list(node.agreements),
        "granted": node.granted,
        "have": maybe(node.have),
        "details": [
            {"thing": one.thing, "field": one.field, "stated": one.stated, "words": detail_words(one, voice)}
            for one in node.details
        ],
        "hinges": [
            {
                "proviso": one.proviso.value,
                "agreement": one.agreement,
                "until": one.until.isoformat() if one.until else None,
                "words": hinge_words(one, voice),
            }
            for one in node.hinges
        ],
        "sources": [source_json(source) for source in node.sources],
    }


def _applied(one: Applied, voice: Voice) -> shapes.AppliedShape:
    return {
        "agreement": one.agreement.id,
        "words": applied_sentence(one, voice),
        "verdict": verdict_name(one.verdict),
        "evidence": list(one.evidence),
        "granted": maybe(one.granted),
        "counted": maybe(one.counted),
        "lost": str(one.lost),
        "claimed": one.claimed,
        "losses": [_loss(loss, voice) for loss in one.losses],
        "gives_way_to": list(one.gives_way_to),
        "source": source_json(one.agreement.source),
    }


def _loss(loss: Loss, voice: Voice) -> shapes.LossShape:
    return {
        "reason": loss.reason.value,
        "limit": maybe(loss.limit),
        "group": loss.group,
        "agreement": loss.agreement,
        "things": list(loss.things),
        "words": loss_sentence(loss, voice),
    }


def _recognition(one: Recognition, voice: Voice) -> shapes.RecognitionShape:
    return {
        "words": recognition_sentence(one, voice),
        "verdict": verdict_name(one.verdict),
        "study": str(one.study),
        "exempted": str(one.exempted),
        "counted": str(one.counted),
        "remaining": str(one.remaining),
        "claims": [claim.agreement.id for claim in one.claims],
    }
