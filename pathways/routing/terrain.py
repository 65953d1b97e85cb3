"""The terrain of a question: which moves there are, and which of them can ever be cited by which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.kinds import CredentialKind, Verdict
from pathways.model.pattern import CoveredBy, Pattern
from pathways.model.requirement import (
    CreditsFrom,
    Experience,
    Holds,
    LanguageLevels,
    Requirement,
    Standing,
    TestScores,
    cited_by,
    walk,
)
from pathways.model.source import Source
from pathways.model.time import Period, after, date_of
from pathways.model.way import Way
from pathways.recognition.language import accepted_tests
from pathways.recognition.match import Aim, inside, match
from pathways.recognition.thing import planned_thing
from pathways.routing.alike import without_doubles
from pathways.routing.labour import works_of
from pathways.routing.move import Award, Earn, Move, WorkOff
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.request import Limits

NAMED = {"ids"}
"""What a pattern states that asks for no more than some credentials."""


@dataclass
class Terrain:
    """Moves and their feeders, made when first asked for."""

    near: Neighbourhood
    limits: Limits
    start: Fraction
    _earning: dict[str, tuple[Move, ...]] = field(default_factory=dict)
    _helping: dict[tuple[int, Aim], tuple[Requirement, tuple[str, ...]]] = field(default_factory=dict)

    def prepare(self, moves: Iterable[Move]) -> None:
        """Fetch what the leaves of some moves may be met with, all at once."""
        self.gather(tree for move in moves for tree in asked_of(move))

    def gather(self, trees: Iterable[Requirement]) -> None:
        """Fetch what the leaves of some requirements may be met with, all at once."""
        patterns = [pattern for tree in trees for pattern in cited_by(tree)]
        candidates = self.near.matching([*patterns, *_reports(patterns)])
        self.near.meet(sorted({id for ids in candidates.values() for id in ids}))

    def helpers(self, leaf: Requirement, aim: Aim) -> tuple[str, ...]:
        """The credentials of which an earning may be cited for one leaf, or makes something citable for it."""
        key = (id(leaf), aim)
        if key not in self._helping:
            # The leaf is kept beside the answer so that its identity stays its own.
            self._helping[key] = (leaf, self._find_helpers(leaf, aim))
        return self._helping[key][1]

    def _find_helpers(self, leaf: Requirement, aim: Aim) -> tuple[str, ...]:
        patterns = list(_sought(leaf))
        reports = _reports(patterns)
        candidates = self.near.matching([*patterns, *reports])
        self.near.meet(sorted({id for ids in candidates.values() for id in ids}))
        self.near.want_patterns(leaf)
        found = set(self._spoken(leaf))
        for pattern in patterns:
            if pattern.covered_by is None:
                found.update(id for id in candidates[id_of(pattern)] if self._fits(pattern, id, aim))
        for report in reports:
            found.update(candidates[id_of(report)])
        self.near.meet(sorted(found))
        return tuple(sorted(found))

    def _fits(self, pattern: Pattern, id: str, aim: Aim) -> bool:
        credential = self.near.credential(id)
        if credential is None:
            return False
        if pattern.model_fields_set == NAMED:
            return id in pattern.ids
        thing = planned_thing(credential, "", by_award=False, facts=self.near)
        return match(pattern, thing, aim, self.near) > Verdict.UNKNOWN

    def _spoken(self, tree: Requirement) -> Iterator[str]:
        for node in walk(tree):
            if isinstance(node, LanguageLevels):
                yield from accepted_tests(node, self.near)
                yield from self.near.language_courses(node.language)
            elif isinstance(node, TestScores):
                yield node.test

    def earning(self, id: str) -> tuple[Move, ...]:
        """The moves that earn a credential within the limits: its ways, then the awards of it."""
        if id not in self._earning:
            self._earning[id] = tuple(self._find_earning(id))
        return self._earning[id]

    def _find_earning(self, id: str) -> Iterator[Move]:
        credential = self.near.credential(id)
        if credential is None or not self._fresh(credential.source) or self._over(credential.in_force):
            return
        for way in sorted(credential.ways, key=lambda way: way.id):
            if self._allowed(credential, way):
                yield Earn(("earn", id, way.id), self.near, credential, way, self._usable)
        toward = self.near.agreements_toward(id)
        for agreement in without_doubles([one for one in toward if one.grant.award and self._usable(one)], toward):
            yield Award(("award", id, agreement.id), self.near, credential, agreement)

    def _usable(self, agreement: Agreement) -> bool:
        """Whether an agreement might be claimed: it has not ended, and its source is recent enough."""
        return self._fresh(agreement.source) and not self._over(agreement.in_force)

    def _over(self, period: Period) -> bool:
        return period.until is not None and self.start >= after(period.until)

    def _fresh(self, source: Source) -> bool:
        age = self.limits.source_age_years
        return age is None or (source.year is not None and source.year >= date_of(self.start).year - age)

    def _allowed(self, credential: Credential, way: Way) -> bool:
        limits = self.limits
        if limits.places and way.occupying:
            place = self.near.place_of(credential)
            if place is None or inside(place, limits.places) is not Verdict.MET:
                return False
        if way.study is None:
            return not self._over(way.open)
        if limits.delivery and not set(way.delivery) & set(limits.delivery):
            return False
        return not limits.taught_in or bool(set(credential.languages) & set(limits.taught_in))

    def terms(self, leaf: Experience) -> tuple[Holds, ...]:
        """What must be held while work for a leaf is done, throughout, and what before it."""
        work = leaf.experience
        return (*self._term(leaf, work.while_holding, throughout=True), *self._term(leaf, work.after, throughout=False))

    def _term(self, leaf: Experience, pattern: Pattern | None, *, throughout: bool) -> tuple[Holds, ...]:
        if pattern is None:
            return ()
        # One leaf for each, whoever asks; the experience is kept beside it, for its identity.
        key = ("term", id(leaf), throughout)
        made = self.near.recall(key, lambda: (leaf, Holds(holds=pattern, throughout=throughout)))
        return (made[1],)

    def works(self, move: Move, index: int) -> Iterator[WorkOff]:
        """The work steps, in places that the limits allow, by which a step planned at `index` works off its leaves."""
        places = self.limits.places
        for work in works_of(move, index, asked_of(move), self.near):
            place = work.spec.jurisdiction
            if not places or (place is not None and inside(place, places) is Verdict.MET):
                yield work


def id_of(pattern: Pattern) -> int:
    """What a pattern is looked up by."""
    return id(pattern)


def asked_of(move: Move) -> Iterator[Requirement]:
    """Every requirement whose supports a move's choices use."""
    yield move.requires
    agreements: Iterable[Agreement] = ()
    if isinstance(move, Earn):
        agreements = move.agreements
    elif isinstance(move, Award):
        agreements = (move.agreement,)
    for agreement in agreements:
        yield agreement.from_


def _sought(tree: Requirement) -> Iterator[Pattern]:
    """The patterns by which a tree's leaves cite holdings."""
    for node in walk(tree):
        match node:
            case Holds(holds=pattern) | CreditsFrom(of=pattern):
                yield pattern
            case Standing(standing=condition) if condition.active_licence is not None:
                yield condition.active_licence
            case _:
                pass


def dated(leaf: Requirement) -> bool:
    """Whether a leaf asks when, or how, a thing was earned."""
    match leaf:
        case Holds(holds=pattern) | CreditsFrom(of=pattern):
            return leaf.max_age_months is not None or leaf.completed_since is not None or pattern.own_effort
        case Standing(standing=condition):
            return condition.active_licence is not None and condition.active_licence.own_effort
        case Experience(experience=work):
            return any(term is not None and term.own_effort for term in (work.while_holding, work.after))
        case _:
            return False


_REPORTS: dict[CoveredBy, Pattern] = {}


def _reports(patterns: Iterable[Pattern]) -> list[Pattern]:
    """Patterns of the assessments that would cover what the patterns ask to be covered."""
    found: list[Pattern] = []
    for pattern in patterns:
        covered_by = pattern.covered_by
        if covered_by is not None:
            if covered_by not in _REPORTS:
                providers = (covered_by.assessor,) if covered_by.assessor else ()
                stated = {"ids": covered_by.ids, "providers": providers, "kinds": (CredentialKind.ASSESSMENT,)}
                _REPORTS[covered_by] = Pattern.model_validate({key: part for key, part in stated.items() if part})
            found.append(_REPORTS[covered_by])
    return found
