"""What a learner brings, as it is given: input to a question, never stored or logged.

There is no field for a name, an address or a number of a person: what identifies somebody has nowhere to go.
"""

from __future__ import annotations

from typing import Any

from pathways.api.declare import described, given, one_of, option
from pathways.api.enums import CredentialKind, EarnedBy, Evidence, Residency
from pathways.api.inputs.plain import Day, Rational, members, modelled
from pathways.api.inputs.requirement import SkillLevelInput, SkillScoreInput
from pathways.api.inputs.small import CreditsInput, GradeInput, LevelInput, by_skill
from pathways.model.background import Background


@given
class FoundInput:
    """What an assessment found a foreign holding to be; what the report does not say is left out."""

    holding: str = described("The holding it is about, by its id here.")
    kind: CredentialKind | None = option("The kind it found.")
    level: LevelInput | None = option("The level it found.")
    field: str | None = option("The field it found, an ISCED-F 2013 code.")


@given
class HoldingDetails:
    """What can be said of anything held; what is left out is not known, and an empty list says that there is none."""

    id: str = described("A word for it in this question alone; answers cite it by this word.")
    title: str | None = option("What it is called, as answers shall call it.")
    field: str | None = option("Its field of study, an ISCED-F 2013 code.")
    provider: str | None = option("Who gave it, by the key or id of a provider of the catalogue.", names="providers")
    provider_name: str | None = option("Who gave it, where the catalogue does not hold them.")
    jurisdiction: str | None = option("Where it was earned (ISO 3166).")
    level: LevelInput | None = option("Its level on a qualifications framework.")
    credits: CreditsInput | None = option("Its credits.")
    profession: str | None = option("Of a licence or title: its profession.")
    accredited_by: list[str] | None = option("The bodies that accredit it, by key or id.", names="providers")
    taught_in: list[str] | None = option("The languages it was taught in (ISO 639-1).")
    grades: list[GradeInput] | None = option("Grades as the transcript states them.")
    completed: Day | None = option("When it was completed.")
    expires: Day | None = option("When it lapses; absent: by the credential's validity, or never.")
    active: bool | None = option("Of a licence: whether it is in good standing now.")
    earned_by: EarnedBy | None = option("How it was come by.")
    evidence: list[Evidence] | None = option("What can be shown for it.")
    part_of: str | None = option("Another holding, by its id here, that this one is part of.")
    covers: list[FoundInput] | None = option("Of an assessment: what it was made from.")
    purposes: list[str] | None = option("Of an assessment: what it was made for.")


@given
class CatalogueHoldingInput(HoldingDetails):
    """A credential of the catalogue that is held; what is said besides adds to what the catalogue says."""

    credential: str = described("The credential's key or id.", names="credentials")


@given
class DescribedHoldingInput(HoldingDetails):
    """Something held that the catalogue does not hold, described."""

    kind: CredentialKind = described("What it is.")


@one_of
class HoldingInput:
    """One thing held: exactly one member says which way it is told."""

    catalogue: CatalogueHoldingInput | None = option("A credential of the catalogue.")
    described: DescribedHoldingInput | None = option("Anything else, from any country.")

    def as_plain(self, where: str) -> Any:
        """As the model writes it."""
        ((_, held),) = members(self, where).items()
        return held


@given
class JobInput:
    """One entry of experience: dated with `since` (and `until`), or only an amount in `months` or `hours`."""

    id: str = described("A word for it in this question alone; answers cite it by this word.")
    occupation: str | None = option("Its NOC 2021 code, five digits, or its id.", names="occupations")
    teer: int | None = option("Its TEER category, 0 to 5.")
    jurisdiction: str | None = option("Where it was done (ISO 3166).")
    since: Day | None = option("When it began.")
    until: Day | None = option("When it ended; absent beside `since`: it goes on until the route starts.")
    months: Rational | None = option("How many months, where no dates are given.")
    hours: Rational | None = option("How many hours, where no dates are given.")
    hours_per_week: Rational | None = option("Hours a week.")


@given
class SittingInput:
    """One sitting of a language test, with that test's own scores."""

    id: str = described("A word for it in this question alone; answers cite it by this word.")
    test: str = described("The test: the key or id of a credential of kind LANGUAGE_TEST.", names="credentials")
    taken: Day = described("When it was taken.")
    scores: list[SkillScoreInput] | None = option("The score in each skill.")
    overall: str | None = option("The overall score.")

    def as_plain(self, where: str) -> dict[str, Any]:
        """As the model writes it."""
        return {**members(self, where), "scores": by_skill(self.scores or [], "score", f"{where}.scores")}


@given
class SaidInput:
    """What the learner says they can do in a language; it plans tests and proves nothing."""

    language: str = described("`en` or `fr`.")
    levels: list[SkillLevelInput] = described("The CLB or NCLC level in each skill.")

    def as_plain(self, where: str) -> dict[str, Any]:
        """As the model writes it."""
        return {**members(self, where), "levels": by_skill(self.levels, "level", f"{where}.levels")}


@given
class ResidenceInput:
    """A place lived in."""

    place: str = described("Where (ISO 3166).")
    since: Day | None = option("Since when.")
    until: Day | None = option("Until when; absent: still.")


@given
class StatusInput:
    """An immigration status in Canada."""

    status: Residency = described("The status.")
    since: Day | None = option("Since when.")
    until: Day | None = option("Until when; absent: still.")


@given
class StandingOfLearnerInput:
    """Where the learner stands; what is left out is not known."""

    residence: list[ResidenceInput] | None = option("Places lived in.")
    status: list[StatusInput] | None = option("Immigration statuses.")
    arrived: Day | None = option("When they came to Canada.")
    born: Day | None = option("When they were born; a year is enough for most rules.")


@given
class BackgroundInput:
    """All that a learner brings. What is not listed is not there; a detail left out of a listed thing is not known."""

    holdings: list[HoldingInput] | None = option("What is held.")
    experience: list[JobInput] | None = option("Work done.")
    sittings: list[SittingInput] | None = option("Language tests taken.")
    said: list[SaidInput] | None = option("What the learner says they can do in a language.")
    standing: StandingOfLearnerInput | None = option("Where the learner stands.")


def background_of(background: BackgroundInput, where: str) -> Background:
    """The model's background of what is given at a place; raises `InvalidInput` with places and no values."""
    return modelled(Background, members(background, where), where, background)
