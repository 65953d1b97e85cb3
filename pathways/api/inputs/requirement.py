"""Requirements and patterns as they are given."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from pathways.api.declare import described, given, one_of, option
from pathways.api.enums import CredentialKind, Evidence, Residency, Skill4
from pathways.api.inputs.plain import Day, Rational, members
from pathways.api.inputs.small import CreditsInput, GradeInput, LevelInput, by_skill
from pathways.model.pattern import TARGETS


@given
class CoveredByInput:
    """Which assessment must cover the holding; what is given must all hold."""

    ids: list[str] | None = option("One of these assessments, by key or id.", names="credentials")
    assessor: str | None = option("By this provider, by key or id.", names="providers")
    purpose: str | None = option("Made for this purpose.")


@given
class PatternInput:
    """What a holding must be to count; every part given must hold, and at least one is given."""

    ids: list[str] | None = option("One of these credentials, by key or id.", names="credentials")
    kinds: list[CredentialKind] | None = option("One of these kinds.")
    fields: list[str] | None = option("A field under one of these ISCED-F 2013 codes.")
    field_of_target: bool | None = option("Of the field of the credential that asks; instead of `fields`.")
    fields_not: list[str] | None = option("A field under none of these codes.")
    providers: list[str] | None = option(
        "From one of these providers, by key or id; a group stands for its members.", names="providers"
    )
    jurisdictions: list[str] | None = option("From one of these places (ISO 3166).")
    jurisdictions_not: list[str] | None = option("From none of these places.")
    level_at_least: LevelInput | None = option("At this level of its framework or higher.")
    credits_at_least: CreditsInput | None = option("Of so many credits or more.")
    professions: list[str] | None = option("A licence or title of one of these professions.")
    profession_of_target: bool | None = option(
        "Of the profession of the credential that asks; instead of `professions`."
    )
    accredited_by: list[str] | None = option("Accredited by one of these bodies, by key or id.", names="providers")
    taught_in: list[str] | None = option("Taught in one of these languages (ISO 639-1).")
    covered_by: CoveredByInput | None = option("Covered by an assessment.")
    own_effort: bool | None = option("Earned by study or exam, not by an award.")
    evidenced_by: list[Evidence] | None = option("Shown by one of these kinds of evidence.")

    def as_plain(self, where: str) -> dict[str, Any]:
        """As the model writes it."""
        found = members(self, where)
        for name, many in (("field_of_target", "fields"), ("profession_of_target", "professions")):
            if found.pop(name, None):
                found[many] = TARGETS
        return found


@given
class HoldsInput:
    """A credential, or so many different ones."""

    pattern: PatternInput = described("What each of them must be.")
    count: int | None = option("How many different ones; absent: one.")
    grade: GradeInput | None = option("The lowest grade.")
    max_age_months: Rational | None = option("The greatest age in months when it is used.")
    completed_since: Day | None = option("Completed on this day or later.")
    throughout: bool | None = option("Whether it must stay true until the step ends.")

    def as_plain(self, where: str) -> dict[str, Any]:
        """As the model writes it."""
        found = members(self, where)
        return {"holds": found.pop("pattern"), **found}


@given
class CreditsFromInput:
    """So many credits from what matches."""

    credits: CreditsInput = described("How many.")
    pattern: PatternInput = described("What they must come from.")
    grade: GradeInput | None = option("The lowest grade.")
    max_age_months: Rational | None = option("The greatest age in months when it is used.")
    completed_since: Day | None = option("Completed on this day or later.")

    def as_plain(self, where: str) -> dict[str, Any]:
        """As the model writes it."""
        found = members(self, where)
        return {"of": found.pop("pattern"), **found}


@given
class SkillLevelInput:
    """A CLB (English) or NCLC (French) level in one skill."""

    skill: Skill4 = described("The skill.")
    level: int = described("CLB or NCLC, 1 to 12.")


@given
class SkillScoreInput:
    """A language test's own score in one skill."""

    skill: Skill4 = described("The skill.")
    score: str = described("The score as the test writes it.")


@given
class LanguageInput:
    """CLB or NCLC levels, shown by a valid test result; each skill that is given binds on its own."""

    language: str = described("`en` or `fr`.")
    levels: list[SkillLevelInput] = described("The level in each skill.")
    combine: bool | None = option("Whether results of several sittings may be put together.")
    tests: list[str] | None = option("The tests accepted, by key or id; absent: any.", names="credentials")
    purpose: str | None = option("The purpose whose conversion tables are used.")
    throughout: bool | None = option("Whether it must stay true until the step ends.")

    def as_plain(self, where: str) -> dict[str, Any]:
        """As the model writes it."""
        return {**members(self, where), "levels": by_skill(self.levels, "level", f"{where}.levels")}


@given
class TestInput:
    """One named test's own scores, never converted; at least one score is given."""

    test: str = described("The test's key or id.", names="credentials")
    scores: list[SkillScoreInput] | None = option("The least score in each skill.")
    overall: str | None = option("The least overall score.")
    average: Rational | None = option("The least average over the skills.")
    combine: bool | None = option("Whether results of several sittings may be put together.")

    def as_plain(self, where: str) -> dict[str, Any]:
        """As the model writes it."""
        return {**members(self, where), "scores": by_skill(self.scores or [], "score", f"{where}.scores")}


@given
class WorkInput:
    """Work; either months or hours are given."""

    months: Rational | None = option("How many months.")
    hours: Rational | None = option("How many hours.")
    hours_per_week: Rational | None = option("The hours a week at which hours become months.")
    occupations: list[str] | None = option(
        "Occupations whose NOC 2021 code begins so, or by id; absent: any.", names="occupations"
    )
    teer_at_most: int | None = option("The greatest TEER category, 0 to 5.")
    jurisdictions: list[str] | None = option("Where it must be done (ISO 3166); absent: anywhere.")
    within_months: Rational | None = option("Only the latest so many months before the step count.")
    while_holding: PatternInput | None = option("What must be held meanwhile.")
    after: PatternInput | None = option("What must be earned before.")


@given
class BoundsInput:
    """A range; at least one end is given."""

    at_least: Rational | None = option("The least.")
    at_most: Rational | None = option("The greatest.")


@one_of
class StandingInput:
    """Something that must be true of the learner: exactly one."""

    resides_in: list[str] | None = option("Lives in one of these places (ISO 3166).")
    status: list[Residency] | None = option("Has one of these immigration statuses.")
    months_since_arrival: BoundsInput | None = option("Months since arriving in Canada.")
    age_years: BoundsInput | None = option("Age in years.")
    active_licence: PatternInput | None = option("An active licence that matches.")


_Requirement = Annotated["RequirementInput", strawberry.lazy(__name__)]


@given
class AtLeastInput:
    """So many of the listed items."""

    count: int = described("How many.")
    of: list[_Requirement] = described("The items, each once.")
    mean: GradeInput | None = option("The mean grade over the items that are counted.")

    def as_plain(self, where: str) -> dict[str, Any]:
        """As the model writes it."""
        found = members(self, where)
        return {"at_least": found.pop("count"), **found}


@one_of
class RequirementInput:
    """A requirement: exactly one member says what it asks."""

    all: list[_Requirement] | None = option("Every item.")
    any: list[_Requirement] | None = option("One of the items.")
    at_least: AtLeastInput | None = option("So many of the items.")
    holds: HoldsInput | None = option("A credential, or several different ones.")
    credits: CreditsFromInput | None = option("So many credits from what matches.")
    language: LanguageInput | None = option("CLB or NCLC levels.")
    test: TestInput | None = option("One named test's own scores.")
    experience: WorkInput | None = option("Work.")
    standing: StandingInput | None = option("Something that must be true of the learner.")
    lacks: PatternInput | None = option("Never earned anything that matches.")
    judgement: str | None = option("Something only a person can decide: what they look at.")

    def as_plain(self, where: str) -> dict[str, Any]:
        """As the model writes it: what a member says beside its main word stands beside that word."""
        ((name, asked),) = members(self, where).items()
        return asked if name in WRAPPED else {name: asked}


WRAPPED = ("at_least", "holds", "credits", "language", "test")
"""Members that write their own main word."""
