"""Moves: what a route may do, one kind of step each, before any choice is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.pattern import Pattern
from pathways.model.requirement import ANYONE, Experience, Requirement
from pathways.model.way import Way
from pathways.recognition.claims import Goal, agreements_for
from pathways.recognition.experience import Spec
from pathways.recognition.match import Aim
from pathways.recognition.support import Player
from pathways.recognition.thing import planned_thing, semester_credits
from pathways.routing.figures import WayFigures, figures_of
from pathways.routing.neighbourhood import Neighbourhood


@dataclass(frozen=True, eq=False)
class Move:
    """One thing a learner might do; its key orders moves the same way whatever order the catalogue comes in."""

    key: tuple[str, ...]
    near: Neighbourhood

    @property
    def requires(self) -> Requirement:
        """What must be met to start."""
        return ANYONE

    @property
    def aim(self) -> Aim:
        """What "the target's" means in its requirement."""
        return Aim()

    def player(self, index: int) -> Player:
        """What other steps see of it, planned at that index."""
        return Player(index)


@dataclass(frozen=True, eq=False)
class Earn(Move):
    """Earn a credential in one of its ways."""

    credential: Credential
    way: Way
    usable: Callable[[Agreement], bool]

    @property
    def requires(self) -> Requirement:
        """The way's requirement."""
        return self.way.requires

    @cached_property
    def goal(self) -> Goal:
        """What claims are made toward."""
        return Goal.of(self.credential, self.way, self.near)

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements that lead to it, without those that grant only an award or nothing."""
        return tuple(
            one
            for one in agreements_for(self.goal, self.near)
            if one.grant.credits or one.grant.admission or one.grant.exemption or one.grant.equivalence
            if self.usable(one)
        )

    @cached_property
    def stacking(self) -> bool:
        """Whether what meets its requirement is counted in it: no study, toward a credential with credits."""
        return self.way.study is None and semester_credits(self.credential, self.near) is not None

    @cached_property
    def figures(self) -> WayFigures:
        """What it takes and costs."""
        return figures_of(self.credential, self.way, self.near)

    @cached_property
    def aim(self) -> Aim:
        """The credential's field and profession."""
        return Aim.of(self.credential)

    def player(self, index: int) -> Player:
        """The credential, earned by own effort."""
        thing = planned_thing(self.credential, f"step-{index}", by_award=False, facts=self.near)
        return Player(index, thing)


@dataclass(frozen=True, eq=False)
class Award(Move):
    """Be awarded a credential by an agreement."""

    credential: Credential
    agreement: Agreement

    @cached_property
    def goal(self) -> Goal:
        """What the award is claimed toward."""
        return Goal(self.credential, None, None)

    @cached_property
    def aim(self) -> Aim:
        """The credential's field and profession."""
        return Aim.of(self.credential)

    def player(self, index: int) -> Player:
        """The credential, by an award."""
        thing = planned_thing(self.credential, f"step-{index}", by_award=True, facts=self.near)
        return Player(index, thing)


@dataclass(frozen=True, eq=False)
class WorkOff(Move):
    """Work for what one experience leaf of one step still misses."""

    owner: int
    leaf: Experience
    spec: Spec
    licences: tuple[str, ...]  # professions of which one licence is needed; none: not regulated there

    @property
    def terms(self) -> tuple[Pattern | None, Pattern | None]:
        """What must be held while working, and before."""
        return self.leaf.experience.while_holding, self.leaf.experience.after

    def player(self, index: int) -> Player:
        """Work of its kind."""
        return Player(index, None, self.spec, (self.owner, id(self.leaf)), self.terms)


def counts_for(work: WorkOff, leaf: Experience) -> bool:
    """Whether the work of a step counts for a leaf, done for it or not."""
    asked = leaf.experience
    return work.leaf is leaf or (work.spec.fits(asked) and work.terms == (asked.while_holding, asked.after))


@dataclass(frozen=True, eq=False)
class Arrive(Move):
    """The end of a route: its target is met."""

    target: Requirement

    @property
    def requires(self) -> Requirement:
        """The target."""
        return self.target


def licences_for(spec: Spec, near: Neighbourhood) -> tuple[str, ...]:
    """The professions that regulate work of a kind where it is done: all unit groups under its code are regulated."""
    if spec.occupation is None or spec.jurisdiction is None:
        return ()
    professions: set[str] = set()
    occupations = near.occupations_under(spec.occupation)
    for occupation in occupations:
        here = [one.profession for one in occupation.regulated if within(spec.jurisdiction, one.jurisdictions)]
        if not here:
            return ()
        professions.update(here)
    return tuple(sorted(professions))


def within(place: str, where: tuple[str, ...]) -> bool:
    """Whether a place is one of some, or lies in one."""
    return any(place == one or place.startswith(one + "-") for one in where)
