"""Supports: one way in which evidence meets a requirement, and what that binds.

A support cites held things by key and planned ones by the index of their step. It carries every bound that citing
puts on moments, so that a schedule needs nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import NamedTuple

from pathways.model.kinds import Verdict
from pathways.model.requirement import Requirement
from pathways.recognition.experience import Past, Spec
from pathways.recognition.thing import End, Thing, earlier

Key = int | str
"""A planned step by index, or a held thing (holding, job, sitting) by its id."""

ZERO = Fraction(0)


class Cite(NamedTuple):
    """What citing a planned step binds.

    The citing step starts at least `delay` months after the cited one ends; the cited one ends at most `lasts` months
    before the citing one starts, at most `lasts_to_end` before it ends (None: no bound), and not before `ended_since`;
    it starts no earlier than `started_since`.
    """

    step: int
    delay: Fraction = ZERO
    lasts: Fraction | None = None
    lasts_to_end: Fraction | None = None
    ended_since: Fraction | None = None
    started_since: Fraction | None = None

    @property
    def binding(self) -> bool:
        """Whether it matters how early the cited step ends."""
        return self.lasts is not None or self.lasts_to_end is not None or self.ended_since is not None


class WorkUse(NamedTuple):
    """An experience leaf met with planned work: `own` step works off what `past` and `others` leave of `needed`.

    Amounts are in the leaf's unit; `per_month` is what a month of planned work is worth in it. No cited work starts
    more than `within` months before the citing step does.
    """

    needed: Fraction
    past: Past
    own: int | None
    others: tuple[int, ...]
    per_month: Fraction
    within: Fraction | None


class Lapsed(NamedTuple):
    """A held thing that would serve, did it not end before it is needed."""

    key: str
    end: End


class Trace(NamedTuple):
    """How one leaf was met, for explanation: what it cites, with which verdict, or by which agreement's grant.

    `lapsed`: what would have met the same part more surely, had it not lapsed.
    """

    leaf: Requirement
    cited: tuple[Key, ...]
    verdict: Verdict
    agreement: str | None = None
    lapsed: tuple[Lapsed, ...] = ()


class Claim(NamedTuple):
    """An agreement claimed with some evidence."""

    agreement: str
    evidence: frozenset[Key]


@dataclass(frozen=True, slots=True)
class Support:
    """One choice of what meets a requirement.

    `evidence` is what credit would rest on; `held` also names sittings. `feeds` are (test, course) steps: the test
    cites the course. `not_before`: (step, to_end): that step ends no earlier than this one starts (or ends).
    """

    verdict: Verdict = Verdict.MET
    cites: frozenset[Cite] = frozenset()
    held: frozenset[str] = frozenset()
    evidence: frozenset[Key] = frozenset()
    since: Fraction = ZERO
    until: End | None = None
    end_until: End | None = None
    feeds: frozenset[tuple[int, int]] = frozenset()
    not_before: frozenset[tuple[int, bool]] = frozenset()
    work: tuple[WorkUse, ...] = ()
    claims: frozenset[Claim] = frozenset()
    pools: tuple[frozenset[Key], ...] = ()  # of each `credits` leaf: nothing in one may be counted in another of it
    marks: tuple[Fraction | None, ...] = ()  # of the items counted under a mean; None: planned
    # Leaf by leaf, for explanation; no part of what a support is.
    trail: tuple[Trace, ...] = field(default=(), compare=False)

    @property
    def free(self) -> bool:
        """Whether it binds nothing: no step is cited, no moment bounded, nothing claimed."""
        return not (
            self.cites or self.until or self.end_until or self.feeds or self.not_before or self.work or self.claims
        )


NOTHING = Support()


def join(one: Support, other: Support) -> Support | None:
    """Both at once; None where they claim one agreement with different evidence."""
    if one is NOTHING or other is NOTHING:
        return other if one is NOTHING else one
    claims = one.claims | other.claims
    if one.claims and other.claims and len({claim.agreement for claim in claims}) != len(claims):
        return None
    return Support(
        verdict=min(one.verdict, other.verdict),
        cites=one.cites | other.cites,
        held=one.held | other.held,
        evidence=one.evidence | other.evidence,
        since=one.since if one.since is other.since else max(one.since, other.since),
        until=earlier(one.until, other.until) if one.until or other.until else None,
        end_until=earlier(one.end_until, other.end_until) if one.end_until or other.end_until else None,
        feeds=one.feeds | other.feeds,
        not_before=one.not_before | other.not_before,
        work=one.work + other.work,
        claims=claims,
        pools=one.pools + other.pools,
        marks=one.marks + other.marks,
        trail=one.trail + other.trail,
    )


def dominates(one: Support, other: Support, *, counts: bool) -> bool:
    """Whether `other` can never do better than `one`.

    `counts`: what the support rests on is counted elsewhere too, so more evidence is worse.
    """
    return (
        one.verdict >= other.verdict
        and one.since <= other.since
        and _later(one.until, other.until)
        and _later(one.end_until, other.end_until)
        and one.feeds <= other.feeds
        and one.not_before <= other.not_before
        and one.claims <= other.claims
        and (not one.work or one.work == other.work)
        and _no_lower(one.marks, other.marks)
        and (not one.pools or one.pools == other.pools)  # what is counted in what shows only in the whole plan
        and all(any(_looser(mine, theirs) for theirs in other.cites) for mine in one.cites)
        and (not counts or one.evidence <= other.evidence)
    )


def _no_lower(one: tuple[Fraction | None, ...], other: tuple[Fraction | None, ...]) -> bool:
    """Whether some marks average no lower than others, whatever comes to both: as many, known and planned."""
    if one == other:
        return True
    known = [[mark for mark in marks if mark is not None] for marks in (one, other)]
    same = len(one) == len(other) and len(known[0]) == len(known[1])
    return same and sum(known[0]) >= sum(known[1])


def _later(one: End | None, other: End | None) -> bool:
    return one is None or (other is not None and one >= other)


def _looser(one: Cite, other: Cite) -> bool:
    if one.step != other.step or one.delay > other.delay:
        return False
    since = _sooner(one.ended_since, other.ended_since) and _sooner(one.started_since, other.started_since)
    return since and _lasts(one.lasts, other.lasts) and _lasts(one.lasts_to_end, other.lasts_to_end)


def _sooner(one: Fraction | None, other: Fraction | None) -> bool:
    return one is None or (other is not None and one <= other)


def _lasts(one: Fraction | None, other: Fraction | None) -> bool:
    return one is None or (other is not None and one >= other)


def _outdoes(one: Support, other: Support, *, counts: bool) -> bool:
    """`dominates`, looking first at where most supports differ that count."""
    return (not counts or one.evidence <= other.evidence) and dominates(one, other, counts=counts)


def undominated(supports: Iterable[Support], *, counts: bool) -> list[Support]:
    """The supports that no earlier or other one dominates, in order."""
    kept: list[Support] = []
    for support in supports:
        if any(_outdoes(known, support, counts=counts) for known in kept):
            continue
        kept = [known for known in kept if not _outdoes(support, known, counts=counts)]
        kept.append(support)
    return kept


def delayed(support: Support, months: Fraction, start: Fraction) -> Support:
    """The support of a claim that is processed for so many months after all that it cites is held."""
    if not months:
        return support
    return replace(
        support,
        cites=frozenset(cite._replace(delay=cite.delay + months) for cite in support.cites),
        since=max(support.since, start) + months,
    )


@dataclass(frozen=True, slots=True)
class Player:
    """A planned step as the recognition of other steps sees it.

    `thing`: what it will have earned (None for work). `spec`, `owner`, `terms` are a work step's: its kind of work, the
    step and leaf it works for, and that leaf's (`while_holding`, `after`).
    """

    index: int
    thing: Thing | None = None
    spec: Spec | None = None
    owner: tuple[int, int] | None = None
    terms: tuple[object, object] = (None, None)
