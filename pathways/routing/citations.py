"""Citations: by which leaves credentials cite each other, each kind of leaf once however many ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from pathways.model.agreement import Agreement
from pathways.model.kinds import STANDING_KINDS, CredentialKind, Verdict
from pathways.model.pattern import TARGETS, Pattern
from pathways.model.requirement import CreditsFrom, Holds, Requirement, Standing, walk
from pathways.recognition.match import Aim, match
from pathways.recognition.thing import planned_thing, semester_credits
from pathways.routing.neighbourhood import Neighbourhood

Amount = int | Fraction
"""A number of things, or of semester credits."""


@dataclass(eq=False)
class Citation:
    """A leaf that cites credentials, whoever asks it: so many of them, or so many of their credits.

    `ids`: those that are looked at, `outside`: what all others come to. `users`: what is earned by deeds that ask it.
    """

    place: int
    asked: Amount
    credits: dict[str, Fraction] | None
    ids: tuple[str, ...]
    outside: Amount
    users: dict[str, None] = field(default_factory=dict)

    def weight(self, id: str) -> Amount:
        """What one of them counts."""
        return 1 if self.credits is None else self.credits[id]


@dataclass(frozen=True, eq=False)
class Deed:
    """One way to earn a credential (or an award of it, by an agreement), and the agreements that lead to it."""

    credential: str
    asked: Requirement
    aim: Aim
    way: str | None = None
    agreement: str | None = None
    agreements: tuple[Agreement, ...] = ()

    def instead(self, node: Requirement) -> Sequence[Requirement]:
        """What agreements ask that admit to a part, or exempt from it."""
        return self._instead.get(id(node), ())

    @cached_property
    def _instead(self) -> dict[int, list[Requirement]]:
        found: dict[int, list[Requirement]] = {}
        for one in self.agreements:
            names = [part for part in (one.grant.admission, one.grant.exemption) if part is not None]
            for node in walk(self.asked) if names else ():
                if any(node is self.asked if part == "all" else node.name in part for part in names):
                    found.setdefault(id(node), []).append(one.from_)
        return found

    def disguising(self, leaf: Requirement) -> Iterator[Requirement]:
        """What agreements ask by which something may count as what a leaf asks."""
        pattern = leaf.holds if isinstance(leaf, Holds) else leaf.of if isinstance(leaf, CreditsFrom) else None
        for kind, asked in self._equivalent if pattern is not None else ():
            if pattern is not None and kind in (pattern.kinds or (kind,)):
                yield asked

    @cached_property
    def _equivalent(self) -> list[tuple[CredentialKind, Requirement]]:
        stated = ((one.grant.equivalence, one.from_) for one in self.agreements)
        return [(equivalent.kind, asked) for equivalent, asked in stated if equivalent is not None]

    @cached_property
    def bare(self) -> Deed:
        """The same without agreements: what they ask themselves, no agreement spares."""
        return replace(self, agreements=())

    def trees(self) -> Iterator[Requirement]:
        """All that it may rest on: its own requirement, then what the agreements toward it ask."""
        yield self.asked
        yield from (one.from_ for one in self.agreements)


@dataclass
class Citations:
    """Finds citations among some credentials."""

    near: Neighbourhood
    among: Callable[[str], bool]
    every: list[Citation] = field(default_factory=list)
    _by_leaf: dict[tuple[int, Aim], Citation | None] = field(default_factory=dict)
    _by_kind: dict[tuple[object, ...], Citation] = field(default_factory=dict)
    _citing: dict[str, list[Citation]] = field(default_factory=dict)

    def fetch(self, deeds: Sequence[Deed]) -> None:
        """Find what all leaves of some deeds cite, in one batch."""
        patterns = [pattern for deed in deeds for tree in deed.trees() for pattern, _, _ in _cited(tree)]
        known: dict[Pattern, Pattern] = {}
        for pattern in patterns:
            known.setdefault(pattern, pattern)
        self.near.matching(list(known.values()))
        for deed in deeds:
            for tree in deed.trees():
                for node in walk(tree):
                    found = self._find(node, deed.aim, known)
                    if found is not None:
                        found.users[deed.credential] = None

    def of(self, deed: Deed, leaf: Requirement) -> Citation | None:
        """How a leaf of a deed cites; None: it asks something of the person."""
        return self._by_leaf[id(leaf), deed.aim]

    def citing(self, id: str) -> Sequence[Citation]:
        """The leaves by which a credential may be cited."""
        return self._citing.get(id, ())

    def _find(self, leaf: Requirement, aim: Aim, known: dict[Pattern, Pattern]) -> Citation | None:
        key = id(leaf), aim
        if key not in self._by_leaf:
            cited = list(_cited(leaf, alone=True))
            self._by_leaf[key] = self._made(known[cited[0][0]], cited[0][1], cited[0][2], aim) if cited else None
        return self._by_leaf[key]

    def _made(self, pattern: Pattern, asked: Amount, kind: str, aim: Aim) -> Citation:
        targeted = TARGETS in (pattern.fields, pattern.professions)
        key = (id(pattern), asked, kind, aim if targeted else None)
        if key not in self._by_kind:
            self._by_kind[key] = self._new(pattern, asked, kind, aim)
        return self._by_kind[key]

    def _new(self, pattern: Pattern, asked: Amount, kind: str, aim: Aim) -> Citation:
        found = self._candidates(pattern)
        inner = tuple(id for id in found if self.among(id) and self._fits(pattern, id, kind, aim))
        # What is not looked at is at hand, and taken to fit and to be large enough.
        beyond = sum(not self.among(id) for id in found)
        credits_ = {id: self._credits(id) for id in inner} if kind == "credits" else None
        outside = asked if credits_ is not None and beyond else beyond
        made = Citation(len(self.every), asked, credits_, inner, outside)
        self.every.append(made)
        for id in inner:
            self._citing.setdefault(id, []).append(made)
        return made

    def _candidates(self, pattern: Pattern) -> tuple[str, ...]:
        """What may match; nothing that is still to be earned is ever covered by a report."""
        return () if pattern.covered_by is not None else self.near.matching([pattern])[id(pattern)]

    def _fits(self, pattern: Pattern, id: str, kind: str, aim: Aim) -> bool:
        targeted = TARGETS in (pattern.fields, pattern.professions)
        if not targeted and kind != "licence":
            return True  # all else was decided by whoever found it
        credential = self.near.credential(id)
        if credential is None or (kind == "licence" and credential.kind not in STANDING_KINDS):
            return False
        thing = planned_thing(credential, id, by_award=False, facts=self.near)
        return match(pattern, thing, aim, self.near) > Verdict.UNKNOWN

    def _credits(self, id: str) -> Fraction:
        credential = self.near.credential(id)
        known = semester_credits(credential, self.near) if credential is not None else None
        return known or Fraction(0)


def _cited(tree: Requirement, *, alone: bool = False) -> Iterator[tuple[Pattern, Amount, str]]:
    """The patterns by which a tree (or its root `alone`) cites credentials, how much each asks, and of what."""
    for node in [tree] if alone else walk(tree):
        match node:
            case Holds(holds=pattern):
                yield pattern, node.count, "things"
            case CreditsFrom(of=pattern):
                asked = node.credits.semester(None)
                if asked is not None:
                    yield pattern, asked, "credits"
            case Standing(standing=condition) if condition.active_licence is not None:
                yield condition.active_licence, 1, "licence"
            case _:
                pass
