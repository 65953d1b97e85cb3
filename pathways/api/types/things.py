"""The smaller things of a catalogue: what they are, without what they lead to."""

from __future__ import annotations

from pathways.api.declare import described, output, read, read_off
from pathways.api.enums import Audience, CredentialKind, ProviderKind
from pathways.api.types.node import Node
from pathways.api.values import Credits, Exact, Source, exact, maybe_exact, maybe_text, text
from pathways.model import agreement, things


@output
class FrameworkLevel:
    """One level of a qualifications framework."""

    value: int = described("The level.")
    title = text(lambda one: one.title, "What it is called.")


@output
class Framework(Node):
    """A qualifications framework and its levels."""

    is_type_of = staticmethod(read_off(things.Framework))
    title = text(lambda one: one.title, "What it is called.")
    levels: list[FrameworkLevel] = described("Its levels, from the lowest.")
    source: Source = described("Where it was read.")


@output
class AgreementGroup(Node):
    """A cap on what its member agreements grant together toward one target."""

    is_type_of = staticmethod(read_off(agreement.AgreementGroup))
    cap: Credits = described("The most that its agreements grant together.")
    text = maybe_text(lambda one: one.text, "How the source words it; null: not noted.")
    source: Source = described("Where it was read.")


@output
class Average(Node):
    """A sourced average by which a missing figure is estimated."""

    is_type_of = staticmethod(read_off(things.Average))
    quantity: str = described("What it is the average of: `tuition_per_year`, `months`, `price` and others.")

    @read()
    def value(root: things.Average) -> Exact:
        """The average itself."""
        return exact(root.value)

    currency: str | None = described("Its currency; null: it is no money.")
    kinds: list[CredentialKind] = described("The kinds of credential it is used for; empty: all.")
    fields: list[str] = described("The ISCED-F fields it is used for; empty: all.")
    jurisdictions: list[str] = described("The places it is used for; empty: all.")
    audience: Audience = described("Whom it is for.")
    text = maybe_text(lambda one: one.text, "What else is to be known about it; null: nothing.")
    source: Source = described("Where it was read.")


@output
class Regulated:
    """Where an occupation may only be practised with a licence."""

    jurisdictions: list[str] = described("The places (ISO 3166).")
    profession: str = described("The profession whose licence is needed.")


@output
class OccupationFacts(Node):
    """What an occupation is by itself."""

    title = text(lambda one: one.title, "What it is called.")
    teer: int = described("The TEER category, 0 (management) to 5.")
    regulated: list[Regulated] = described("Where it may only be practised with a licence; empty: nowhere known.")
    source: Source = described("Where it was read.")


@output
class SkillFacts(Node):
    """What a skill is by itself."""

    title = text(lambda one: one.title, "What it is called.")
    source: Source = described("Where it was read.")


@output
class ProviderFacts(Node):
    """What a provider is by itself."""

    name = text(lambda one: one.name, "What it is called.")
    kind: ProviderKind = described("What it is.")
    jurisdiction: str = described("Where it is (ISO 3166).")
    url: str | None = described("Its own pages; null: not noted.")

    @read()
    def hours_per_credit(root: things.Provider) -> Exact | None:
        """Its stated hours of instruction for one semester credit; null: it states none."""
        return maybe_exact(root.hours_per_credit)

    source: Source = described("Where it was read.")
