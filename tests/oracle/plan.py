"""Plans: steps with what was chosen for them. Step 0 is the goal; steps are settled in the order of their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pathways.model.agreement import Agreement
from pathways.model.background import Job
from pathways.model.kinds import Skill4, Strength, Verdict
from tests.oracle.exact import Number
from tests.oracle.thing import Action, End, Thing

STRENGTH = {
    Strength.GUARANTEED: Verdict.MET,
    Strength.CONDITIONAL: Verdict.CONDITIONAL,
    Strength.DISCRETIONARY: Verdict.DISCRETIONARY,
}


@dataclass(frozen=True)
class Cite:
    """Something a step rests on. `step` None: it is in the background. `since`: completed no earlier."""

    thing: Thing
    step: int | None = None
    max_age: Number | None = None
    since: Number | None = None


@dataclass(frozen=True)
class Planned:
    """A level in a language that a test still to be taken must show; `step` takes it."""

    step: int
    skill: Skill4
    level: int
    language: str
    purpose: str | None


@dataclass(frozen=True)
class Use:
    """How one leaf is met. `keep`: what it cites must hold to the step's end."""

    leaf: Any
    verdict: Verdict = Verdict.MET
    cites: tuple[Cite, ...] = ()
    keep: bool = False
    jobs: tuple[Job, ...] = ()
    works: tuple[int, ...] = ()
    own: int | None = None  # the one of `works` that lasts as long as this leaf misses
    not_before: Number | None = None
    not_after: End | None = None
    tests: tuple[Planned, ...] = ()
    made_from: tuple[tuple[int, Thing], ...] = ()  # a planned assessment and what it covers
    waived: bool = False  # met by a claim instead

    def steps(self) -> Iterator[int]:
        """The steps it cites."""
        yield from (cite.step for cite in self.cites if cite.step is not None)
        yield from self.works


@dataclass(frozen=True)
class Claim:
    """An agreement claimed: how its `from` is met and which of its grants are taken."""

    agreement: Agreement
    uses: tuple[Use, ...]
    amount: Number | None = None  # of credit
    high: bool = False
    admission: bool = False
    exemption: bool = False
    equivalence: bool = False

    @property
    def earns(self) -> bool:
        """Whether it takes credit or the award, in which its evidence is then counted."""
        return self.amount is not None or self.agreement.grant.award

    def evidence(self) -> tuple[Cite, ...]:
        """The things it rests on; jobs and works apart."""
        return tuple(cite for use in self.uses if is_evidence(use.leaf) for cite in use.cites)

    def jobs(self) -> tuple[Job, ...]:
        return tuple(job for use in self.uses for job in use.jobs)

    def works(self) -> tuple[int, ...]:
        return tuple(step for use in self.uses for step in use.works)


def is_evidence(leaf: Any) -> bool:
    """Whether what a leaf cites is evidence of a claim."""
    standing = getattr(leaf, "standing", None)
    named = any(hasattr(leaf, key) for key in ("holds", "credits", "experience"))
    return named or (standing is not None and standing.active_licence is not None)


@dataclass(frozen=True)
class Figures:
    """What a settled step comes to, but for what depends on when it starts."""

    months: Number = 0
    credits: Number = 0
    occupies: bool = False
    beside: bool = False


@dataclass(frozen=True)
class Choice:
    """What a step chose. `courses`: what a language test cites to reach its levels, steps or things held by then."""

    uses: tuple[Use, ...] = ()
    claims: tuple[Claim, ...] = ()
    courses: tuple[int | Thing, ...] = ()
    figures: Figures = Figures()

    def all_uses(self) -> Iterator[Use]:
        yield from self.uses
        for claim in self.claims:
            yield from claim.uses

    def steps(self) -> frozenset[int]:
        """The steps it cites."""
        return frozenset(one for one in self.courses if isinstance(one, int)).union(
            *(use.steps() for use in self.all_uses())
        )


@dataclass(frozen=True)
class Plan:
    """`choices` has one entry for each settled step; `unowned` works wait for the leaf they last for."""

    actions: tuple[Action, ...]
    choices: tuple[Choice, ...] = ()
    cited: tuple[frozenset[int], ...] = ()
    unowned: frozenset[int] = frozenset()

    def with_step(self, action: Action) -> tuple[Plan, int]:
        return replace(self, actions=(*self.actions, action)), len(self.actions)

    def settle(self, choice: Choice) -> Plan:
        return replace(self, choices=(*self.choices, choice), cited=(*self.cited, choice.steps()))

    def rests(self, step: int, on: int) -> bool:
        """Whether `step` rests on `on`, as far as is settled, or is it."""
        if step == on:
            return True
        return step < len(self.cited) and any(self.rests(other, on) for other in self.cited[step])
