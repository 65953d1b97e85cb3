"""Verdict trees: requirements with their verdicts, as flat lists of nodes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import strawberry

from pathways.api.context import context_of
from pathways.api.declare import described, output, read
from pathways.api.enums import Proviso, Verdict
from pathways.api.telling import words
from pathways.api.types.nodes import Agreement
from pathways.api.types.reasons import Cited, CitedOf
from pathways.api.types.requirement import Node, RequirementNode
from pathways.api.values import Source
from pathways.explain.judged import node_sentence
from pathways.model import agreement
from pathways.model.background import Background
from pathways.routing import evaluation
from pathways.routing.route import Cited as CitedValue


@dataclass(frozen=True)
class NodeOf:
    """A verdict node, and whose it is."""

    node: evaluation.Node
    background: Background


def held(ids: Iterable[str], background: Background) -> list[CitedOf]:
    """Things of a background by their ids."""
    return [CitedOf(CitedValue(held=id), background) for id in ids]


@output
class Detail:
    """Something about the learner that decides."""

    thing: str | None = described("The holding, job or sitting, by the id it was given; null: the learner.")
    field: str = described(
        "The field of the background that states it, as in `grades`; `target`: the credential does; `test`: no table "
        "converts this test to the levels that are asked, for that purpose and date."
    )
    stated: bool = described("false: it is not stated, and should be; true: what is stated falls short.")


@output
class Hinge:
    """What a verdict under MET hangs on."""

    proviso: Proviso = described("What must come true.")
    until: date | None = described("Of what must be kept: the day on which it lapses or grows too old; else null.")

    @read(Agreement | None)
    async def agreement(root: evaluation.Hinge, info: strawberry.Info) -> Any:
        """The agreement that is conditional or discretionary; null: it is none."""
        return await context_of(info).load.one(agreement.Agreement, root.agreement)


@output
class VerdictNode:
    """One requirement of a tree, with its verdict."""

    @read()
    def id(root: NodeOf) -> strawberry.ID:
        """Its number in document order, from 0; unique in its tree alone."""
        return strawberry.ID(str(root.node.id))

    @read()
    def parent_id(root: NodeOf) -> strawberry.ID | None:
        """The node above it; null: it is the whole."""
        return None if root.node.parent is None else strawberry.ID(str(root.node.parent))

    @read(RequirementNode)
    def asked(root: NodeOf) -> Node:
        """What is asked."""
        return Node(root.node.id, root.node.parent, root.node.requirement)

    words, words_parts = words(
        lambda root, voice: node_sentence(root.node, voice), "What is asked, what there is, and what is missing."
    )

    @read()
    def verdict(root: NodeOf) -> Verdict:
        """How far it is met."""
        return root.node.verdict

    @read()
    def needed(root: NodeOf) -> int | None:
        """Of a group: how many of its items must be met; null: it is none."""
        return root.node.needed

    @read()
    def chosen(root: NodeOf) -> bool:
        """Whether the verdict above rests on it."""
        return root.node.chosen

    @read(list[Cited])
    def cited(root: NodeOf) -> list[CitedOf]:
        """What of the background meets it."""
        return held(root.node.cited, root.background)

    @read(list[Agreement])
    async def agreements(root: NodeOf, info: strawberry.Info) -> Any:
        """The agreements by whose admission, exemption or equivalence it is met."""
        return await context_of(info).load.many(agreement.Agreement, root.node.agreements)

    @read()
    def granted(root: NodeOf) -> bool:
        """Whether it is met by an admission or an exemption."""
        return root.node.granted

    @read(list[Detail])
    def details(root: NodeOf) -> Any:
        """Where it is UNKNOWN: what to state; where UNMET: what alone falls short."""
        return list(root.node.details)

    @read(list[Hinge])
    def hinges(root: NodeOf) -> Any:
        """What the verdict hangs on."""
        return list(root.node.hinges)

    @read(list[Source])
    def sources(root: NodeOf) -> Any:
        """What it relies on."""
        return list(root.node.sources)


def nodes_of(nodes: Iterable[evaluation.Node], background: Background) -> list[NodeOf]:
    """Nodes with whose they are."""
    return [NodeOf(one, background) for one in nodes]
