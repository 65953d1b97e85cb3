"""Patterns: what a holding must look like to count."""

from __future__ import annotations

from pathways.api.declare import described, output, read
from pathways.api.enums import CredentialKind, Evidence
from pathways.api.telling import words
from pathways.api.types.parts import CoveredBy, Level
from pathways.api.values import Credits
from pathways.explain.pattern import noun_of
from pathways.model import pattern
from pathways.model.pattern import TARGETS


@output
class Pattern:
    """What a holding must be to count; every part given must hold, an empty or null part asks nothing."""

    words, words_parts = words(noun_of, "The whole pattern in words.")
    ids: list[str] = described("One of these credentials, by their ids.")
    kinds: list[CredentialKind] = described("One of these kinds.")

    @read()
    def fields(root: pattern.Pattern) -> list[str]:
        """A field under one of these ISCED-F 2013 codes (a shorter code covers longer ones)."""
        return [] if root.fields == TARGETS else list(root.fields)

    @read()
    def field_of_target(root: pattern.Pattern) -> bool:
        """Whether it must be of the field of the credential that asks."""
        return root.fields == TARGETS

    fields_not: list[str] = described("A field under none of these codes.")
    providers: list[str] = described("From one of these providers, by id; a group stands for its members.")
    jurisdictions: list[str] = described("From one of these places (ISO 3166); `CA` covers `CA-ON`.")
    jurisdictions_not: list[str] = described("From none of these places.")
    level_at_least: Level | None = described("At this level of its framework or higher; null: any.")
    credits_at_least: Credits | None = described("Of so many credits or more; null: any number.")

    @read()
    def professions(root: pattern.Pattern) -> list[str]:
        """A licence or title of one of these professions."""
        return [] if root.professions == TARGETS else list(root.professions)

    @read()
    def profession_of_target(root: pattern.Pattern) -> bool:
        """Whether it must be of the profession of the credential that asks."""
        return root.professions == TARGETS

    accredited_by: list[str] = described("Accredited by one of these bodies, by id.")
    taught_in: list[str] = described("Taught in one of these languages (ISO 639-1).")
    covered_by: CoveredBy | None = described("Covered by an assessment; null: it need not be.")
    own_effort: bool = described("Whether it must be earned by study or exam, not by an award.")
    evidenced_by: list[Evidence] = described("Shown by one of these kinds of evidence; empty: it need not be.")
