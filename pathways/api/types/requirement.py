"""Requirements as flat lists of nodes: a tree of unknown depth that a client can select."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

import strawberry

from pathways.api.declare import output, read, worded
from pathways.api.telling import words
from pathways.api.types.asked import (
    CreditsAsked,
    ExperienceAsked,
    GroupAsked,
    HoldsAsked,
    JudgementAsked,
    LacksAsked,
    LanguageAsked,
    StandingAsked,
    TestAsked,
)
from pathways.api.values import maybe_text
from pathways.explain.requirement import sentence
from pathways.model import requirement
from pathways.model.requirement import Group


class RequirementKind(StrEnum):
    """What kind of thing a requirement asks."""

    ALL = "all"
    ANY = "any"
    AT_LEAST = "at_least"
    HOLDS = "holds"
    CREDITS = "credits"
    LANGUAGE = "language"
    TEST = "test"
    EXPERIENCE = "experience"
    STANDING = "standing"
    LACKS = "lacks"
    JUDGEMENT = "judgement"


MEANINGS = {
    "ALL": "Every item under it.",
    "ANY": "One of the items under it.",
    "AT_LEAST": "So many of the items under it.",
    "HOLDS": "A credential, or several different ones.",
    "CREDITS": "So many credits from what matches.",
    "LANGUAGE": "CLB or NCLC levels, shown by a valid test result.",
    "TEST": "One named test's own scores.",
    "EXPERIENCE": "Work.",
    "STANDING": "Residence, immigration status, time since arrival, age or an active licence.",
    "LACKS": "Never earned anything that matches.",
    "JUDGEMENT": "Something only a person can decide.",
}
worded(RequirementKind, "What kind of thing a requirement asks.", MEANINGS.__getitem__)

_KINDS: dict[type, RequirementKind] = {
    requirement.All: RequirementKind.ALL,
    requirement.AnyOf: RequirementKind.ANY,
    requirement.AtLeast: RequirementKind.AT_LEAST,
    requirement.Holds: RequirementKind.HOLDS,
    requirement.CreditsFrom: RequirementKind.CREDITS,
    requirement.LanguageLevels: RequirementKind.LANGUAGE,
    requirement.TestScores: RequirementKind.TEST,
    requirement.Experience: RequirementKind.EXPERIENCE,
    requirement.Standing: RequirementKind.STANDING,
    requirement.Lacks: RequirementKind.LACKS,
    requirement.Judgement: RequirementKind.JUDGEMENT,
}

RequirementDetail = Annotated[
    GroupAsked
    | HoldsAsked
    | CreditsAsked
    | LanguageAsked
    | TestAsked
    | ExperienceAsked
    | StandingAsked
    | LacksAsked
    | JudgementAsked,
    strawberry.union("RequirementDetail", description="What exactly a requirement asks, by its kind."),
]


@dataclass(frozen=True)
class Node:
    """One requirement of a tree: its number in document order, and that of the one above it."""

    number: int
    above: int | None
    asked: requirement.Requirement


@output
class RequirementNode:
    """One requirement of a tree."""

    @read()
    def id(root: Node) -> strawberry.ID:
        """Its number in document order, from 0; unique in its tree alone."""
        return strawberry.ID(str(root.number))

    @read()
    def parent_id(root: Node) -> strawberry.ID | None:
        """The node above it; null: it is the whole."""
        return None if root.above is None else strawberry.ID(str(root.above))

    @read()
    def kind(root: Node) -> RequirementKind:
        """What kind of thing it asks."""
        return _KINDS[type(root.asked)]

    words, words_parts = words(
        lambda root, voice: sentence(root.asked, voice), "It, with all that lies under it, in one sentence."
    )

    @read()
    def name(root: Node) -> str | None:
        """The name by which exemptions refer to it; null: it has none."""
        return root.asked.name

    text = maybe_text(lambda root: root.asked.text, "How the source words it; null: not noted.")

    @read()
    def throughout(root: Node) -> bool:
        """Whether it must stay true until the step ends, not only when it starts."""
        return root.asked.throughout

    @read(RequirementDetail)
    def detail(root: Node) -> Any:
        """What exactly it asks."""
        return root.asked


@output
class Requirement:
    """A requirement: a tree, as a flat list of its nodes."""

    words, words_parts = words(sentence, "All of it in one sentence.")

    @read(list[RequirementNode])
    def nodes(root: Any) -> Any:
        """Every node, parents first, in document order; the first one is the whole."""
        return list(_flat(root))


def _flat(asked: requirement.Requirement) -> Iterator[Node]:
    waiting: list[tuple[requirement.Requirement, int | None]] = [(asked, None)]
    number = 0
    while waiting:
        one, above = waiting.pop()
        yield Node(number, above, one)
        if isinstance(one, Group):
            waiting.extend((item, number) for item in reversed(one.items))
        number += 1
