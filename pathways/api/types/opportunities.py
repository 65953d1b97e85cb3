"""What is within reach of a background, nearest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pathways.api.declare import output, read
from pathways.api.telling import words
from pathways.api.types.answer import Missing, MissingOf
from pathways.api.types.nodes import Credential
from pathways.api.types.route import Route, RouteOf
from pathways.explain.opportunity import opportunity_sentence
from pathways.model.background import Background
from pathways.routing import opportunities


@dataclass(frozen=True)
class OpportunitiesOf:
    """What is within reach, and of whom."""

    found: opportunities.Opportunities
    background: Background


@dataclass(frozen=True)
class OpportunityOf:
    """A credential within reach, and of whom."""

    opportunity: opportunities.Opportunity
    background: Background


@dataclass(frozen=True)
class BlockedOf:
    """A credential that one thing blocks, and for whom."""

    blocked: opportunities.Blocked
    background: Background


@output
class Opportunity:
    """A credential within reach."""

    @read(Credential)
    def credential(root: OpportunityOf) -> Any:
        """The credential."""
        return root.opportunity.credential

    words, words_parts = words(
        lambda root, voice: opportunity_sentence(root.opportunity, voice), "What it takes, in a sentence."
    )

    @read()
    def served(root: OpportunityOf) -> bool:
        """Whether something held, or work done, counts toward it: as a part of what it asks, or by an agreement."""
        return root.opportunity.served

    @read(Route)
    def route(root: OpportunityOf) -> RouteOf:
        """The best route to it."""
        return RouteOf(root.opportunity.route, root.background)


@output
class Blocked:
    """A credential of one of whose ways a single thing is missing, which no route meets."""

    @read(Credential)
    def credential(root: BlockedOf) -> Any:
        """The credential."""
        return root.blocked.credential

    @read(Missing)
    def missing(root: BlockedOf) -> MissingOf:
        """What is missing."""
        return MissingOf(root.blocked.missing, root.background)


@output
class Opportunities:
    """What is within reach of a background, nearest first."""

    @read(list[Opportunity])
    def found(root: OpportunitiesOf) -> list[OpportunityOf]:
        """By steps, one more where nothing of the background counts toward it; then by the criteria asked."""
        return [OpportunityOf(one, root.background) for one in root.found.found]

    @read(list[Blocked])
    def blocked(root: OpportunitiesOf) -> list[BlockedOf]:
        """Credentials that one missing thing blocks."""
        return [BlockedOf(one, root.background) for one in root.found.blocked]

    @read()
    def complete(root: OpportunitiesOf) -> bool:
        """Whether it is proven that nothing nearer is missing."""
        return root.found.complete

    @read()
    def revision(root: OpportunitiesOf) -> int:
        """The revision of the catalogue that it was answered from."""
        return root.found.revision
