"""What a learner brings. Input to a question; never stored, never logged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from pathways.model.base import (
    Exact,
    FieldCode,
    Id,
    Jurisdiction,
    Language,
    Months,
    NocCode,
    Text,
    Unfit,
    Value,
)
from pathways.model.credit import Credits
from pathways.model.grade import Grade, Mark
from pathways.model.kinds import CredentialKind, EarnedBy, Evidence, Residency, Skill4
from pathways.model.pattern import Level
from pathways.model.requirement import Levels
from pathways.model.time import Day, moment_of

WEEK_HOURS = 7 * 24
LIFE_MONTHS = 100 * 12
LIFE_HOURS = 100 * 52 * WEEK_HOURS
"""More than this is in no week, and in nobody's working life."""


def _at_most(most: int) -> AfterValidator:
    def within(value: Fraction) -> Fraction:
        if value > most:
            raise Unfit(f"is more than {most}", f"dépasse {most}")
        return value

    return AfterValidator(within)


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
        return self


class Job(Value):
    """One entry of experience: dated (`since`, `until`) or only an amount (`months`, or `hours`)."""

    id: Id
    occupation: NocCode | None = None
    teer: int | None = Field(default=None, ge=0, le=5)
    jurisdiction: Jurisdiction | None = None
    since: Day | None = None
    until: Day | None = None  # with `since`: None means it goes on until the route starts
    months: Annotated[Months, _at_most(LIFE_MONTHS)] | None = None
    hours: Annotated[Exact, _at_most(LIFE_HOURS)] | None = None
    hours_per_week: Annotated[Exact, _at_most(WEEK_HOURS)] | None = None

    @model_validator(mode="after")
    def _amount(self) -> Job:
        given = [self.since is not None, self.months is not None, self.hours is not None]
        if sum(given) != 1:
            raise ValueError("give exactly one of 'since' (with 'until'), 'months' or 'hours'")
        if self.until and not (self.since and self.since <= self.until):
            raise ValueError("'until' needs a 'since' that is not later")
        if self.since and self.until and moment_of(self.until) - moment_of(self.since) > LIFE_MONTHS:
            what, french = (
                f"lies more than {LIFE_MONTHS} months before its end",
                (f"précède sa fin de plus de {LIFE_MONTHS} mois"),
            )
            raise Unfit(what, french, at=("since",))
        return self


class Sitting(Value):
    """One sitting of a language test, with that test's own scores."""

    id: Id
    test: Id
    taken: Day
    scores: dict[Skill4, Mark] = Field(default_factory=dict)
    overall: Mark | None = None


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
        _each_named_once({"holdings": self.holdings, "experience": self.experience, "sittings": self.sittings})
        known = {holding.id: holding for holding in self.holdings}
        for place, holding in enumerate(self.holdings):
            _joined(holding, known, ("holdings", place))
        return self


def _each_named_once(lists: Mapping[str, Sequence[Holding | Job | Sitting]]) -> None:
    ids: set[str] = set()
    for name, entries in lists.items():
        for place, entry in enumerate(entries):
            if entry.id in ids:
                what, french = "is an id that is given twice", "est un identifiant donné deux fois"
                hint, french_hint = "give each thing an id of its own", "donnez à chaque chose son propre identifiant"
                raise Unfit(what, french, hint, french_hint, (name, place, "id"))
            ids.add(entry.id)


def _joined(holding: Holding, known: Mapping[str, Holding], at: tuple[str | int, ...]) -> None:
    """Refuse what is part of itself, and what is said of a holding that is not there."""
    named: list[tuple[str, tuple[str | int, ...]]] = [
        (found.holding, ("covers", number, "holding")) for number, found in enumerate(holding.covers)
    ]
    if holding.part_of:
        named.insert(0, (holding.part_of, ("part_of",)))
    for other, inside in named:
        if other not in known:
            raise Unfit("is the id of no holding here", "n'est l'identifiant d'aucun titre d'ici", at=(*at, *inside))
    seen, above = {holding.id}, holding.part_of
    while above is not None and above in known:
        if above in seen:
            raise Unfit("makes it a part of itself", "en fait une partie de lui-même", at=(*at, "part_of"))
        seen.add(above)
        above = known[above].part_of
