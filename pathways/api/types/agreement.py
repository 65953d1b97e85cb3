"""Agreements: what they promise, without the things they join."""

from __future__ import annotations

from typing import Any

from pathways.api.declare import described, output, read
from pathways.api.enums import AgreementKind, AgreementStatus, CredentialKind, Strength
from pathways.api.types.node import Node
from pathways.api.types.parts import Level
from pathways.api.types.pattern import Pattern
from pathways.api.types.requirement import Requirement
from pathways.api.types.way import Price
from pathways.api.values import Credits, Exact, Period, Source, exact, maybe_exact, maybe_text
from pathways.model import agreement


@output
class CreditGrant:
    """How much credit is granted; exactly one way of saying it is there, a range has two ends."""

    credits: Credits | None = described("Exactly so much; null: it is not said so.")
    low: Credits | None = described("A range's low end; null: it is not said so.")
    high: Credits | None = described("A range's high end; null: it is not said so.")

    @read()
    def share_of_target(root: agreement.CreditGrant) -> Exact | None:
        """A share of the target's credits; null: it is not said so."""
        return maybe_exact(root.share_of_target)

    @read()
    def share_of_evidence(root: agreement.CreditGrant) -> Exact | None:
        """A share of the evidence's own credits; null: it is not said so."""
        return maybe_exact(root.share_of_evidence)

    entry_year: int | None = described("Entry into this year: those before are recognized; null: it is not said so.")
    remaining: Credits | None = described("So much is left to study; null: it is not said so.")


@output
class Equivalent:
    """What evidence counts as, toward the target."""

    kind: CredentialKind = described("The kind.")
    level: Level | None = described("The level; null: not said.")
    field: str | None = described("The field; null: not said.")


@output
class Waived:
    """Items of a way's requirements or of its components that are taken as met."""

    everything: bool = described("Whether all of them are.")
    names: list[str] = described("The names of those that are; empty where all are.")


@output
class Grant:
    """What an agreement gives; with no member at all it records a refusal."""

    credits: CreditGrant | None = described("Credit toward the target; null: none.")

    @read()
    def admission(root: agreement.Grant) -> Waived | None:
        """What is met of the requirements of the way; null: nothing."""
        return _waived(root.admission)

    @read()
    def exemption(root: agreement.Grant) -> Waived | None:
        """What need not be studied; null: nothing."""
        return _waived(root.exemption)

    equivalence: Equivalent | None = described("What the evidence counts as; null: only as itself.")
    award: bool = described("Whether it gives the credential itself.")
    refusal: bool = described("Whether it grants nothing: a recorded refusal.")


def _waived(names: agreement.Names | None) -> Waived | None:
    if names is None:
        return None
    return Waived(everything=names == "all", names=[] if names == "all" else list(names))


@output
class AgreementFacts(Node):
    """What an agreement promises."""

    version: int = described("Its version, from 1.")
    kind: AgreementKind = described("What it is called.")
    title = maybe_text(lambda one: one.title, "Its name; null: it has none.")
    in_force: Period = described("When it is in force.")

    @read(Requirement, name="from")
    def asks(root: agreement.Agreement) -> Any:
        """What the evidence must be."""
        return root.from_

    @read(Pattern | None)
    def to_pattern(root: agreement.Agreement) -> Any:
        """The pattern of the credentials it leads to; null: it names one."""
        return root.to.pattern

    @read()
    def to_way(root: agreement.Agreement) -> str | None:
        """The one way it leads to, by its key; null: any."""
        return root.to.way

    grant: Grant = described("What it gives.")
    strength: Strength = described("How firmly it promises.")
    fees: list[Price] = described("What claiming it costs.")

    @read()
    def processing_months(root: agreement.Agreement) -> Exact:
        """How many months it takes to decide."""
        return exact(root.processing_months)

    status: AgreementStatus = described("Where it stands in its life.")
    note = maybe_text(lambda one: one.note, "What else is to be known about it; null: nothing.")
    source: Source = described("Where it was read.")
