"""What a learner brings. Input to a question; never stored, never logged."""

from __future__ import annotations

from pydantic import Field, model_validator

from pathways.model.base import (
    Exact,
    FieldCode,
    Id,
    Jurisdiction,
    Language,
    Months,
    NocCode,
    Text,
    Value,
    unique,
)
from pathways.model.credit import Credits
from pathways.model.grade import Grade
from pathways.model.kinds import CredentialKind, EarnedBy, Evidence, Residency, Skill4
from pathways.model.pattern import Level
from pathways.model.requirement import Levels
from pathways.model.time import Day


class Found(Value):
    """What an assessment found a foreign holding to be; None: the report does not say."""

    holding: Id
    kind: CredentialKind | None = None
    level: Level | None = None
    field: FieldCode | None = None


class Holding(Value):
    """One thing held: a catalogue credential, a description, or both (the description then says more).

    None anywhere means "not stated": where a requirement asks for it, the answer is UNKNOWN and asks back.
    An empty `accredited_by` or `evidence` means there is none.
    """

    id: Id
    credential: Id | None = None
    kind: CredentialKind | None = None
    title: str | None = None
    field: FieldCode | None = None
    provider: Id | None = None
    provider_name: str | None = None
    jurisdiction: Jurisdiction | None = None
    level: Level | None = None
    credits: Credits | None = None
    profession: Id | None = None
    accredited_by: tuple[Id, ...] | None = None
    taught_in: tuple[str, ...] | None = None
    grades: tuple[Grade, ...] = ()
    completed: Day | None = None
    expires: Day | None = None  # None: by the credential's validity, or never
    active: bool | None = None  # of a licence: in good standing now
    earned_by: EarnedBy | None = None
    evidence: tuple[Evidence, ...] | None = None
    part_of: Id | None = None  # another holding's id
    covers: tuple[Found, ...] = ()  # of an assessment: what it was made from
    purposes: tuple[str, ...] = ()  # of an assessment

    @model_validator(mode="after")
    def _something(self) -> Holding:
        if self.credential is None and self.kind is None:
            raise ValueError("say what it is: a catalogue 'credential' or at least a 'kind'")
        if self.part_of == self.id:
            raise ValueError("is part of itself")
        return self


class Job(Value):
    """One entry of experience: dated (`since`, `until`) or only an amount (`months`, or `hours`)."""

    id: Id
    occupation: NocCode | None = None
    teer: int | None = Field(default=None, ge=0, le=5)
    jurisdiction: Jurisdiction | None = None
    since: Day | None = None
    until: Day | None = None  # with `since`: None means it goes on until the route starts
    months: Months | None = None
    hours: Exact | None = None
    hours_per_week: Exact | None = None

    @model_validator(mode="after")
    def _amount(self) -> Job:
        given = [self.since is not None, self.months is not None, self.hours is not None]
        if sum(given) != 1:
            raise ValueError("give exactly one of 'since' (with 'until'), 'months' or 'hours'")
        if self.until and not (self.since and self.since <= self.until):
            raise ValueError("'until' needs a 'since' that is not later")
        return self


class Sitting(Value):
    """One sitting of a language test, with that test's own scores."""

    id: Id
    test: Id
    taken: Day
    scores: dict[Skill4, str] = Field(default_factory=dict)
    overall: str | None = None


class Said(Value):
    """What the learner says they can do in a language; it plans tests and proves nothing."""

    language: Language
    levels: Levels


class Residence(Value):
    """A place lived in, and when."""

    place: Jurisdiction
    since: Day | None = None
    until: Day | None = None


class Status(Value):
    """An immigration status, and when it held."""

    status: Residency
    since: Day | None = None
    until: Day | None = None


class LearnerStanding(Value):
    """Where the learner stands; None means "not stated"."""

    residence: tuple[Residence, ...] | None = None
    status: tuple[Status, ...] | None = None
    arrived: Day | None = None
    born: Day | None = None


class Background(Value):
    """All a learner brings. What is not listed is not there; a detail missing from a listed thing is unknown."""

    title: Text | None = None
    example: bool = False  # an invented person
    holdings: tuple[Holding, ...] = ()
    experience: tuple[Job, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    said: tuple[Said, ...] = ()
    standing: LearnerStanding = LearnerStanding()

    @model_validator(mode="after")
    def _sound(self) -> Background:
        named_things = [entry.id for entry in self.holdings] + [entry.id for entry in self.experience]
        unique((*named_things, *(entry.id for entry in self.sittings)))
        known = {holding.id: holding for holding in self.holdings}
        # Places instead of ids: what is wrong with a background is told without its values.
        for place, holding in enumerate(self.holdings):
            named = [found.holding for found in holding.covers] + ([holding.part_of] if holding.part_of else [])
            for other in named:
                if other not in known:
                    raise ValueError(f"holdings/{place} is part of, or covers, what is not a holding here")
            seen = {holding.id}
            above = holding.part_of
            while above is not None:
                if above in seen:
                    raise ValueError(f"holdings/{place} is part of itself")
                seen.add(above)
                above = known[above].part_of
        return self
