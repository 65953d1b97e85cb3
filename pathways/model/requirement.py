"""The requirement grammar: a tree that a background meets or not.

In bundles a requirement is a mapping whose one main key says which it is:
`all`, `any`, `at_least` (with `of`), `holds`, `credits`, `language`, `test`, `experience`, `standing`, `lacks`,
`judgement`. Every requirement may have a `name` (for exemptions to refer to), a `text` and `throughout`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, model_validator

from pathways.model.base import Exact, Id, Jurisdiction, Language, Months, NocPrefix, Text, Unfit, Value, listed
from pathways.model.credit import Credits
from pathways.model.grade import Grade, Mark
from pathways.model.kinds import Residency, Skill4
from pathways.model.pattern import Pattern
from pathways.model.time import Day


class Item(Value):
    """What all requirements share.

    `throughout` marks a part that must stay true until the step ends, not only when it starts.
    """

    name: Id | None = None
    text: Text | None = None
    throughout: bool = False


class Group(Item):
    """At least so many of the listed items; `all` is n of n, `any` is 1 of n.

    `mean` asks a mean grade over the items that are counted.
    """

    mean: Grade | None = None

    @property
    def items(self) -> tuple[Requirement, ...]:
        """The listed items."""
        raise NotImplementedError

    @property
    def needed(self) -> int:
        """How many of the items must be met."""
        raise NotImplementedError


class All(Group):
    """Every item."""

    all: tuple[Requirement, ...]

    @property
    def items(self) -> tuple[Requirement, ...]:
        """The listed items."""
        return self.all

    @property
    def needed(self) -> int:
        """Every one of them."""
        return len(self.all)


class AnyOf(Group):
    """One of the items."""

    any: tuple[Requirement, ...] = Field(min_length=1)

    @property
    def items(self) -> tuple[Requirement, ...]:
        """The listed items."""
        return self.any

    @property
    def needed(self) -> int:
        """One."""
        return 1


class AtLeast(Group):
    """So many of the items; what is counted is the listed items, not what lies under them."""

    at_least: int = Field(ge=0)
    of: tuple[Requirement, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _possible(self) -> AtLeast:
        if self.at_least > len(self.of):
            raise ValueError(f"asks for {self.at_least} of {len(self.of)} items")
        return self

    @property
    def items(self) -> tuple[Requirement, ...]:
        """The listed items."""
        return self.of

    @property
    def needed(self) -> int:
        """How many of them."""
        return self.at_least


class Holds(Item):
    """A credential by id, or `count` different ones that match a pattern."""

    holds: Pattern
    count: int = Field(default=1, ge=1)
    grade: Grade | None = None
    max_age_months: Months | None = None
    completed_since: Day | None = None


class CreditsFrom(Item):
    """At least so many credits from holdings that match a pattern."""

    credits: Credits
    of: Pattern
    grade: Grade | None = None
    max_age_months: Months | None = None
    completed_since: Day | None = None


def _levels(value: Any) -> Any:
    """Let one number stand for all four skills."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return {skill.value: value for skill in Skill4}
    return value


MOST_LEVEL = 12
"""The highest level of the CLB and the NCLC; the lowest is 1."""


def _level(value: int) -> int:
    if not 1 <= value <= MOST_LEVEL:
        hint, french_hint = f"a whole number from 1 to {MOST_LEVEL}", f"un nombre entier de 1 à {MOST_LEVEL}"
        raise Unfit("is no level of the CLB or the NCLC", "n'est pas un niveau des CLB ou des NCLC", hint, french_hint)
    return value


Levels = Annotated[dict[Skill4, Annotated[int, AfterValidator(_level)]], BeforeValidator(_levels), Field(min_length=1)]
"""CLB (English) or NCLC (French) levels, 1 to 12, per skill."""


class LanguageLevels(Item):
    """CLB/NCLC per skill from one valid sitting of an accepted test (from several where `combine` says so)."""

    language: Language
    levels: Levels
    combine: bool = False
    tests: Annotated[tuple[Id, ...], BeforeValidator(listed)] = ()  # none named: any test with a table
    purpose: str | None = None  # which conversion tables may be used


class TestScores(Item):
    """One named test's own scores, never converted."""

    test: Id
    scores: dict[Skill4, Mark] = Field(default_factory=dict)
    overall: Mark | None = None
    average: Exact | None = None
    combine: bool = False

    @model_validator(mode="after")
    def _some(self) -> TestScores:
        if not (self.scores or self.overall or self.average is not None):
            raise ValueError("asks for no score: give 'scores', 'overall' or 'average'")
        return self


class Work(Value):
    """Months or hours of work, and what kind of work counts."""

    months: Months | None = None
    hours: Exact | None = None
    hours_per_week: Exact | None = None  # the rate at which this requirement turns hours into months
    occupations: Annotated[tuple[NocPrefix, ...], BeforeValidator(listed)] = ()
    teer_at_most: int | None = Field(default=None, ge=0, le=5)
    jurisdictions: Annotated[tuple[Jurisdiction, ...], BeforeValidator(listed)] = ()
    within_months: Months | None = None  # only the latest so many months before the step count
    while_holding: Pattern | None = None
    after: Pattern | None = None

    @model_validator(mode="after")
    def _amount(self) -> Work:
        if (self.months is None) == (self.hours is None):
            raise ValueError("give either 'months' or 'hours'")
        return self


class Experience(Item):
    """Work that was done, or that a route works off."""

    experience: Work


class Bounds(Value):
    """A range of whole or rational numbers; None is open."""

    at_least: Exact | None = None
    at_most: Exact | None = None

    @model_validator(mode="after")
    def _some(self) -> Bounds:
        if self.at_least is None and self.at_most is None:
            raise ValueError("bounds nothing: give 'at_least' or 'at_most'")
        return self


class Condition(Value):
    """What must be true of the learner; exactly one of these."""

    resides_in: Annotated[tuple[Jurisdiction, ...], BeforeValidator(listed)] = ()
    status: Annotated[tuple[Residency, ...], BeforeValidator(listed)] = ()
    months_since_arrival: Bounds | None = None
    age_years: Bounds | None = None
    active_licence: Pattern | None = None

    @model_validator(mode="after")
    def _one(self) -> Condition:
        if len(self.model_fields_set) != 1:
            raise ValueError("say exactly one thing of the learner; join several with 'all'")
        return self


class Standing(Item):
    """Residence, immigration status, time since arrival, age, or an active licence."""

    standing: Condition


class Lacks(Item):
    """Never earned anything that matches: a prior degree closes this door."""

    lacks: Pattern


class Decision(Value):
    """What a person decides: `about` is what they look at (interview, portfolio, a seat among competitors)."""

    about: Text
    by: Id | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"about": value} if isinstance(value, str) else value


class Judgement(Item):
    """Something only a person can decide."""

    judgement: Decision


MAIN_KEYS = (
    "all",
    "any",
    "at_least",
    "holds",
    "credits",
    "test",
    "experience",
    "standing",
    "lacks",
    "judgement",
)


_MAIN = frozenset(MAIN_KEYS)


def _tag(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else getattr(value, "__dict__", {})
    found = _MAIN.intersection(keys)
    if len(found) == 1:
        (tag,) = found
        return tag
    return "language" if "language" in keys and not found else None


_Groups = Annotated[All, Tag("all")] | Annotated[AnyOf, Tag("any")] | Annotated[AtLeast, Tag("at_least")]
_Held = Annotated[Holds, Tag("holds")] | Annotated[CreditsFrom, Tag("credits")] | Annotated[Lacks, Tag("lacks")]
_Tested = Annotated[LanguageLevels, Tag("language")] | Annotated[TestScores, Tag("test")]
_Personal = (
    Annotated[Experience, Tag("experience")]
    | Annotated[Standing, Tag("standing")]
    | Annotated[Judgement, Tag("judgement")]
)
_HELP = (
    "a requirement has exactly one main key: all, any, at_least (with of), holds, credits (with of), "
    "language (with levels), test, experience, standing, lacks or judgement"
)

Requirement = Annotated[
    _Groups | _Held | _Tested | _Personal,
    Discriminator(_tag, custom_error_type="requirement", custom_error_message=_HELP),
]
"""Any requirement."""

for _group in (All, AnyOf, AtLeast):
    _group.model_rebuild()

ANYONE = All(all=())
"""Asks nothing."""


def walk(requirement: Requirement) -> Iterator[Requirement]:
    """Every node of the tree, parents first, in document order."""
    stack: list[Requirement] = [requirement]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, Group):
            stack.extend(reversed(node.items))


def patterns_of(requirement: Requirement) -> Iterator[Pattern]:
    """Every pattern that a leaf of the tree matches holdings against."""
    for node in walk(requirement):
        match node:
            case Holds(holds=pattern) | CreditsFrom(of=pattern) | Lacks(lacks=pattern):
                yield pattern
            case Experience(experience=work):
                yield from (pattern for pattern in (work.while_holding, work.after) if pattern)
            case Standing(standing=condition) if condition.active_licence:
                yield condition.active_licence
            case _:
                pass


def cited_by(requirement: Requirement) -> Iterator[Pattern]:
    """Every pattern by which a leaf of the tree cites what is held: all of them, but what must be lacked."""
    for node in walk(requirement):
        if isinstance(node, Holds):
            yield node.holds
        elif not isinstance(node, Group | Lacks):
            yield from patterns_of(node)
