"""Why a step is possible: what meets its requirements, and which agreements it claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import strawberry

from pathways.api.context import context_of
from pathways.api.declare import described, output, read
from pathways.api.enums import Verdict
from pathways.api.telling import words
from pathways.api.types.nodes import Agreement
from pathways.api.types.requirement import Requirement
from pathways.api.values import Exact, exact, maybe_exact
from pathways.explain.held import cited_words
from pathways.explain.step import claim_sentence, reason
from pathways.model import agreement
from pathways.model.background import Background
from pathways.routing import route


@dataclass(frozen=True)
class CitedOf:
    """Something cited, and whose it is."""

    cited: route.Cited
    background: Background


@dataclass(frozen=True)
class MetOf:
    """How a requirement is met, and whose it is."""

    met: route.Met
    background: Background


@dataclass(frozen=True)
class ClaimOf:
    """A claim of a step, and whose it is."""

    claim: route.Claimed
    step: route.Step
    background: Background


def met_of(found: Iterable[route.Met], background: Background) -> list[MetOf]:
    """Each with whose it is."""
    return [MetOf(one, background) for one in found]


@output
class Cited:
    """Something that is rested on: an earlier step or a thing of the background."""

    @read()
    def step(root: CitedOf) -> int | None:
        """The step, by its number; null: it is of the background."""
        return root.cited.step

    @read()
    def held(root: CitedOf) -> str | None:
        """The holding, experience entry or sitting, by the id it was given; null: it is a step."""
        return root.cited.held

    words, words_parts = words(lambda root, voice: cited_words([root.cited], voice), "What it is.")


@output
class Lapse:
    """A thing of the background that would have served, did it not lapse before."""

    held: str = described("The thing, by its id in the background.")
    last: date = described("The last day on which it serves.")


@output
class Met:
    """How one requirement is met."""

    @read(Requirement)
    def requirement(root: MetOf) -> Any:
        """What is asked."""
        return root.met.requirement

    words, words_parts = words(lambda root, voice: reason(root.met, voice), "What is asked, and what meets it.")

    @read(list[Cited])
    def cited(root: MetOf) -> list[CitedOf]:
        """What meets it."""
        return [CitedOf(one, root.background) for one in root.met.cited]

    @read()
    def verdict(root: MetOf) -> Verdict:
        """How sure that is."""
        return root.met.verdict

    @read(list[Lapse])
    def lapsed(root: MetOf) -> Any:
        """What would have met it more surely, had it not lapsed by then; empty: nothing."""
        return list(root.met.lapsed)

    @read(Agreement | None)
    async def agreement(root: MetOf, info: strawberry.Info) -> Any:
        """The agreement whose grant meets it; null: it is met by itself."""
        return await context_of(info).load.one(agreement.Agreement, root.met.agreement)


@output
class Claim:
    """An agreement that a step claims."""

    @read(Agreement)
    def agreement(root: ClaimOf) -> Any:
        """The agreement."""
        return root.claim.agreement

    words, words_parts = words(
        lambda root, voice: claim_sentence(root.claim, root.step, voice),
        "What is granted, what of it counts, what is lost and why.",
    )

    @read(list[Cited])
    def evidence(root: ClaimOf) -> list[CitedOf]:
        """What it is claimed with."""
        return [CitedOf(one, root.background) for one in root.claim.evidence]

    @read()
    def granted(root: ClaimOf) -> Exact | None:
        """Semester credits granted; null: it grants none."""
        return maybe_exact(root.claim.granted)

    @read()
    def counted(root: ClaimOf) -> Exact | None:
        """Semester credits of these that count; null: it grants none."""
        return maybe_exact(root.claim.counted)

    @read()
    def lost(root: ClaimOf) -> Exact:
        """Semester credits granted and not counted."""
        return exact(root.claim.lost)

    @read()
    def range_low(root: ClaimOf) -> Exact | None:
        """Where the high end of a range is claimed: its low end; else null."""
        return maybe_exact(root.claim.range_low)
