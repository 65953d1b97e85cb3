"""Credentials: what they are, without what they count toward."""

from __future__ import annotations

from typing import Any, cast

from pathways.api.declare import described, output, read
from pathways.api.enums import AgreementKind, CredentialKind, Skill4
from pathways.api.types.node import Node
from pathways.api.types.parts import LanguageLevel, Level, levels
from pathways.api.types.pattern import Pattern
from pathways.api.types.way import Way
from pathways.api.values import Credits, Exact, Period, Source, maybe_exact, maybe_text, text
from pathways.model import credential


@output
class Cap:
    """At most so much credit from one source; exactly one of the three says which."""

    credits: Credits = described("The most.")

    @read(Pattern | None)
    def pattern(root: credential.Cap) -> Any:
        """From holdings that match; null: it is not about holdings."""
        return root.of

    experience: bool = described("Whether it is about experience.")
    agreements: list[AgreementKind] = described("The kinds of agreement it is about; empty: none.")
    text = maybe_text(lambda one: one.text, "How the source words it; null: not noted.")


@output
class Raises:
    """The levels that a language course brings a learner to; it confirms nothing itself."""

    language: str = described("`en` or `fr`.")

    @read(name="levels")
    def reached(root: credential.Raises) -> list[LanguageLevel]:
        """The level in each skill."""
        return levels(root.levels)


@output
class ScoreScale:
    """Which scores a test gives; what lies outside is no result of it."""

    least: str = described("The least, a number or a letter.")
    most: str = described("The most.")

    @read()
    def step(root: credential.Marks) -> Exact | None:
        """How far two of them lie apart; null: any between the two."""
        return maybe_exact(root.step)


@output
class SkillScale:
    """Which scores a test gives in one skill."""

    skill: Skill4 = described("The skill.")
    scale: ScoreScale = described("Its scores.")


@output
class TestScale:
    """Which scores a language test gives."""

    @read()
    def skills(root: credential.Scores) -> list[SkillScale]:
        """Those of each skill; of one that is left out they are not known."""
        found = root.skills
        return [SkillScale(skill=skill, scale=cast(ScoreScale, found[skill])) for skill in Skill4 if skill in found]

    overall: ScoreScale | None = described("The overall ones; null: none, or not known.")
    source: Source = described("Where it was read.")


@output
class Mastery:
    """What a micro-credential shows for itself."""

    assessed_by = maybe_text(lambda one: one.assessed_by, "How mastery is proven; null: not known.")
    validated_by: list[str] = described("Employers and bodies that validate it; empty: none known.")
    portfolio: bool | None = described("Whether it builds a portfolio; null: not known.")

    @read()
    def hours(root: credential.Mastery) -> Exact | None:
        """Hours of work; null: not known."""
        return maybe_exact(root.hours)


@output
class CredentialFacts(Node):
    """What a credential is by itself."""

    kind: CredentialKind = described("What kind of credential it is.")
    title = text(lambda one: one.title, "What it is called.")
    description = maybe_text(lambda one: one.description, "What it is about; null: not noted.")
    field: str | None = described("Its field of study, an ISCED-F 2013 code; null: not stated.")
    level: Level | None = described("Its level on a qualifications framework; null: not known.")
    credits: Credits | None = described("Its credits; null: it carries none, or how many is not known.")
    languages: list[str] = described("The languages it is taught in (ISO 639-1); empty: not stated.")
    jurisdiction: str | None = described("The place it is of (ISO 3166); null: its provider's.")

    @read()
    def validity_months(root: credential.Credential) -> Exact | None:
        """How many months it is valid once earned; null: it does not lapse."""
        return maybe_exact(root.validity_months)

    residency: Credits | None = described("Credits that must be earned at the provider; null: none known.")
    caps: list[Cap] = described("How much of its credit may come from one source.")
    profession: str | None = described("Of a licence or title: its profession, one word in every place; else null.")
    raises: Raises | None = described("Of a language course: the levels it brings to; else null.")

    scores: TestScale | None = described("Of a language test: the scores it gives; null: not known, or no test.")

    @read()
    def assesses(root: credential.Credential) -> list[str] | None:
        """Of an assessment: the purposes it can be made for; null: it is none."""
        return list(root.assesses.purposes) if root.assesses else None

    mastery: Mastery | None = described("What it shows for mastery; null: not known.")
    ways: list[Way] = described("The ways to earn it; empty: none is known.")
    in_force: Period = described("When it is offered.")
    source: Source = described("Where it was read.")
