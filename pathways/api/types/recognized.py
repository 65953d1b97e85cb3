"""What is recognized today: the agreements that apply, what they grant, and what of it is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import strawberry

from pathways.api.context import context_of
from pathways.api.declare import described, output, read
from pathways.api.enums import LossReason, Verdict
from pathways.api.telling import words
from pathways.api.types.credential import Cap
from pathways.api.types.nodes import Agreement
from pathways.api.types.reasons import Cited, CitedOf
from pathways.api.types.things import AgreementGroup
from pathways.api.types.verdicts import held
from pathways.api.values import Exact, exact, maybe_exact
from pathways.explain.evaluation import loss_sentence
from pathways.model import agreement
from pathways.model.background import Background
from pathways.routing import evaluation
from pathways.routing.route import Claimed


@dataclass(frozen=True)
class AppliedOf:
    """An agreement that applies, and to whom."""

    applied: evaluation.Applied
    background: Background


@dataclass(frozen=True)
class RecognitionOf:
    """What would be recognized, and of whom."""

    recognition: evaluation.Recognition
    background: Background


@dataclass(frozen=True)
class ClaimedOf:
    """An agreement of a recognition, and whose it is."""

    claim: Claimed
    background: Background


@output
class Loss:
    """Why granted credit does not count."""

    reason: LossReason = described("What kind of reason.")
    words, words_parts = words(loss_sentence, "The reason in a sentence.")

    @read()
    def limit(root: evaluation.Loss) -> Exact | None:
        """The semester credits that the limit leaves; null: it is none."""
        return maybe_exact(root.limit)

    cap: Cap | None = described("The cap; null: it is none.")

    @read(AgreementGroup | None)
    async def group(root: evaluation.Loss, info: strawberry.Info) -> Any:
        """The group whose cap binds; null: none does."""
        return await context_of(info).load.one(agreement.AgreementGroup, root.group)

    @read(Agreement | None)
    async def agreement(root: evaluation.Loss, info: strawberry.Info) -> Any:
        """The agreement that counts the same evidence already; null: none does."""
        return await context_of(info).load.one(agreement.Agreement, root.agreement)

    things: list[str] = described("What both rest on, by the ids they were given.")


@output
class AppliedAgreement:
    """An agreement that is in force on the day and whose evidence this learner has."""

    @read(Agreement)
    def agreement(root: AppliedOf) -> Any:
        """The agreement."""
        return root.applied.agreement

    @read()
    def verdict(root: AppliedOf) -> Verdict:
        """How sure it is; UNMET: it gives way to another one."""
        return root.applied.verdict

    @read(list[Cited])
    def evidence(root: AppliedOf) -> list[CitedOf]:
        """What it would be claimed with."""
        return held(root.applied.evidence, root.background)

    @read()
    def granted(root: AppliedOf) -> Exact | None:
        """Semester credits granted; null: it grants none."""
        return maybe_exact(root.applied.granted)

    @read()
    def counted(root: AppliedOf) -> Exact | None:
        """Those that count in the set that recognizes most; null: it grants none."""
        return maybe_exact(root.applied.counted)

    @read()
    def lost(root: AppliedOf) -> Exact:
        """Those that are granted and do not count."""
        return exact(root.applied.lost)

    @read()
    def claimed(root: AppliedOf) -> bool:
        """Whether it is one of the set that recognizes most."""
        return root.applied.claimed

    @read(list[Loss])
    def losses(root: AppliedOf) -> Any:
        """Why what is lost is lost."""
        return list(root.applied.losses)

    @read(list[Agreement])
    async def gives_way_to(root: AppliedOf, info: strawberry.Info) -> Any:
        """The agreements that bar it or make it less sure."""
        return await context_of(info).load.many(agreement.Agreement, root.applied.gives_way_to)


@output
class RecognizedClaim:
    """An agreement claimed in a recognition."""

    @read(Agreement)
    def agreement(root: ClaimedOf) -> Any:
        """The agreement."""
        return root.claim.agreement

    @read(list[Cited])
    def evidence(root: ClaimedOf) -> list[CitedOf]:
        """What it is claimed with."""
        return [CitedOf(one, root.background) for one in root.claim.evidence]

    @read()
    def granted(root: ClaimedOf) -> Exact | None:
        """Semester credits granted; null: it grants none."""
        return maybe_exact(root.claim.granted)

    @read()
    def counted(root: ClaimedOf) -> Exact | None:
        """Semester credits of these that count; null: it grants none."""
        return maybe_exact(root.claim.counted)


@output
class Recognition:
    """What one set of claims would have recognized on the day."""

    @read()
    def verdict(root: RecognitionOf) -> Verdict:
        """How sure it is."""
        return root.recognition.verdict

    @read()
    def study(root: RecognitionOf) -> Exact:
        """Semester credits that the way covers."""
        return exact(root.recognition.study)

    @read()
    def exempted(root: RecognitionOf) -> Exact:
        """Those that need not be studied because they are exempted."""
        return exact(root.recognition.exempted)

    @read()
    def counted(root: RecognitionOf) -> Exact:
        """Those that are recognized."""
        return exact(root.recognition.counted)

    @read()
    def remaining(root: RecognitionOf) -> Exact:
        """Those that are left to study."""
        return exact(root.recognition.remaining)

    @read(list[RecognizedClaim])
    def claims(root: RecognitionOf) -> list[ClaimedOf]:
        """The agreements that are claimed."""
        return [ClaimedOf(one, root.background) for one in root.recognition.claims]
