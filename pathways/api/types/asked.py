"""What the leaves and groups of a requirement ask, one type a kind."""

from __future__ import annotations

from datetime import date
from typing import Any

from pathways.api.declare import described, output, read, read_off
from pathways.api.enums import Residency
from pathways.api.types.parts import Bounds, Grade, LanguageLevel, SkillScore, levels, scores
from pathways.api.types.pattern import Pattern
from pathways.api.values import Credits, Exact, maybe_exact, text
from pathways.model import requirement


@output
class GroupAsked:
    """So many of the items under it."""

    is_type_of = staticmethod(read_off(requirement.Group))
    needed: int = described("How many of the listed items must be met.")

    @read()
    def listed(root: requirement.Group) -> int:
        """How many items are listed."""
        return len(root.items)

    mean: Grade | None = described("The mean grade asked over the items that are counted; null: none.")


@output
class HoldsAsked:
    """A credential, or so many different ones."""

    is_type_of = staticmethod(read_off(requirement.Holds))

    @read(Pattern)
    def pattern(root: requirement.Holds) -> Any:
        """What each of them must be."""
        return root.holds

    count: int = described("How many different ones.")
    grade: Grade | None = described("The lowest grade; null: any.")

    @read()
    def max_age_months(root: requirement.Holds) -> Exact | None:
        """The greatest age in months when it is used; null: any."""
        return maybe_exact(root.max_age_months)

    completed_since: date | None = described("Completed on this day or later; null: at any time.")


@output
class CreditsAsked:
    """So many credits from holdings that match."""

    is_type_of = staticmethod(read_off(requirement.CreditsFrom))
    credits: Credits = described("How many.")

    @read(Pattern)
    def pattern(root: requirement.CreditsFrom) -> Any:
        """What they must come from."""
        return root.of

    grade: Grade | None = described("The lowest grade; null: any.")

    @read()
    def max_age_months(root: requirement.CreditsFrom) -> Exact | None:
        """The greatest age in months when it is used; null: any."""
        return maybe_exact(root.max_age_months)

    completed_since: date | None = described("Completed on this day or later; null: at any time.")


@output
class LanguageAsked:
    """CLB (English) or NCLC (French) levels, shown by valid test results."""

    is_type_of = staticmethod(read_off(requirement.LanguageLevels))
    language: str = described("`en` or `fr`.")

    @read(name="levels")
    def asked(root: requirement.LanguageLevels) -> list[LanguageLevel]:
        """The level in each skill; each binds on its own."""
        return levels(root.levels)

    combine: bool = described("Whether results of several sittings may be put together.")
    tests: list[str] = described("The tests accepted, by id; empty: any that a conversion table knows.")
    purpose: str | None = described("The purpose whose conversion tables are used; null: any.")


@output
class TestAsked:
    """One named test's own scores, never converted."""

    is_type_of = staticmethod(read_off(requirement.TestScores))
    test: str = described("The test's credential id.")

    @read(name="scores")
    def asked(root: requirement.TestScores) -> list[SkillScore]:
        """The least score in each skill; empty: none by skill."""
        return scores(root.scores)

    overall: str | None = described("The least overall score; null: none.")

    @read()
    def average(root: requirement.TestScores) -> Exact | None:
        """The least average over the skills; null: none."""
        return maybe_exact(root.average)

    combine: bool = described("Whether results of several sittings may be put together.")


def _work(root: requirement.Experience) -> requirement.Work:
    return root.experience


@output
class ExperienceAsked:
    """Work: so many months or hours of it."""

    is_type_of = staticmethod(read_off(requirement.Experience))

    @read()
    def months(root: requirement.Experience) -> Exact | None:
        """How many months; null: it is counted in hours."""
        return maybe_exact(_work(root).months)

    @read()
    def hours(root: requirement.Experience) -> Exact | None:
        """How many hours; null: it is counted in months."""
        return maybe_exact(_work(root).hours)

    @read()
    def hours_per_week(root: requirement.Experience) -> Exact | None:
        """The hours a week at which hours become months; null: they cannot."""
        return maybe_exact(_work(root).hours_per_week)

    @read()
    def occupations(root: requirement.Experience) -> list[str]:
        """Occupations whose NOC 2021 code begins so; empty: any."""
        return list(_work(root).occupations)

    @read()
    def teer_at_most(root: requirement.Experience) -> int | None:
        """The greatest TEER category, 0 to 5 (0 is the highest skill); null: any."""
        return _work(root).teer_at_most

    @read()
    def jurisdictions(root: requirement.Experience) -> list[str]:
        """Where it must be done (ISO 3166); empty: anywhere."""
        return list(_work(root).jurisdictions)

    @read()
    def within_months(root: requirement.Experience) -> Exact | None:
        """Only the latest so many months before the step count; null: all."""
        return maybe_exact(_work(root).within_months)

    @read(Pattern | None)
    def while_holding(root: requirement.Experience) -> Any:
        """What must be held meanwhile; null: nothing."""
        return _work(root).while_holding

    @read(Pattern | None)
    def after(root: requirement.Experience) -> Any:
        """What must be earned before; null: nothing."""
        return _work(root).after


@output
class StandingAsked:
    """Something that must be true of the learner; exactly one member says what."""

    is_type_of = staticmethod(read_off(requirement.Standing))

    @read()
    def resides_in(root: requirement.Standing) -> list[str]:
        """Lives in one of these places (ISO 3166); empty: that is not asked."""
        return list(root.standing.resides_in)

    @read()
    def status(root: requirement.Standing) -> list[Residency]:
        """Has one of these immigration statuses; empty: that is not asked."""
        return list(root.standing.status)

    @read(Bounds | None)
    def months_since_arrival(root: requirement.Standing) -> Any:
        """Months since arriving in Canada; null: that is not asked."""
        return root.standing.months_since_arrival

    @read(Bounds | None)
    def age_years(root: requirement.Standing) -> Any:
        """Age in years; null: that is not asked."""
        return root.standing.age_years

    @read(Pattern | None)
    def active_licence(root: requirement.Standing) -> Any:
        """An active licence that matches; null: that is not asked."""
        return root.standing.active_licence


@output
class LacksAsked:
    """Never earned anything that matches: a prior degree closes this door."""

    is_type_of = staticmethod(read_off(requirement.Lacks))

    @read(Pattern)
    def pattern(root: requirement.Lacks) -> Any:
        """What must never have been earned."""
        return root.lacks


@output
class JudgementAsked:
    """Something only a person can decide."""

    is_type_of = staticmethod(read_off(requirement.Judgement))
    about = text(lambda root: root.judgement.about, "What they look at: an interview, a portfolio, a seat.")

    @read()
    def by(root: requirement.Judgement) -> str | None:
        """The provider that decides, by id; null: not stated."""
        return root.judgement.by
