"""Hopes: the ways in which one leaf could ever be met, in terms of credentials that would have to be earned.

A hope is optimistic: it leaves aside moments, money and what counts twice. A leaf without a hope is met by nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pathways.model.agreement import Agreement
from pathways.model.kinds import Skill4, Verdict
from pathways.model.pattern import Pattern
from pathways.model.requirement import CreditsFrom, Experience, Holds, LanguageLevels, Requirement
from pathways.recognition.asking import Asking
from pathways.recognition.language import coming_courses, planned_levels, raised_by
from pathways.recognition.match import Guise, inside
from pathways.recognition.thing import Thing, planned_thing
from pathways.recognition.tree import supports
from pathways.routing.move import Earn, Move, WorkOff
from pathways.routing.terrain import Terrain
from pathways.routing.usable import leaves_of, usable


@dataclass(frozen=True, slots=True)
class Part:
    """At least `count` of these credentials earned; by a way and not by an award, where `own`."""

    ids: frozenset[str]
    count: int = 1
    own: bool = False


@dataclass(frozen=True, slots=True)
class Hope:
    """One way to meet a leaf: every part. `abroad`: by work outside the places that the question allows."""

    parts: tuple[Part, ...] = ()
    abroad: bool = False


Hopes = tuple[Hope, ...]

NOW: Hopes = (Hope(),)
"""Met by what is held."""


def held(leaf: Requirement, asking: Asking) -> bool:
    """Whether what is held meets a leaf at the asking's floor, at the route's start or later."""
    start = asking.scene.start
    return any(one.until is None or one.until.admits(start) for one in supports(leaf, asking))


def hopes_of(leaf: Requirement, move: Move, asking: Asking, terrain: Terrain, places: Collection[str]) -> Hopes:
    """The hopes of one leaf that a move asks; `asking` has the move's aim, `places` are those that the question allows.

    The terrain knows no places: what they forbid is marked, not left out.
    """
    start = asking.scene.start
    if any(one.free and one.since <= start for one in supports(leaf, asking)):
        return NOW
    later = tuple(_planned(leaf, move, asking, terrain, places))
    return (*NOW, *later) if held(leaf, asking) else later


def _planned(
    leaf: Requirement, move: Move, asking: Asking, terrain: Terrain, places: Collection[str]
) -> Iterator[Hope]:
    match leaf:
        case Experience():
            works = [work for work in terrain.works(move, 0) if work.leaf is leaf]
            yield from (_worked(work, asking, terrain, places) for work in works)
        case LanguageLevels():
            yield from _spoken(leaf, asking, terrain)
        case Holds(holds=pattern) | CreditsFrom(of=pattern):
            yield Hope((Part(frozenset(usable(leaf, asking, terrain)), _left(leaf, asking), pattern.own_effort),))
            yield from _disguised(leaf, move, asking, terrain)
        case _:
            yield Hope((Part(frozenset(usable(leaf, asking, terrain))),))


def _left(leaf: Holds | CreditsFrom, asking: Asking) -> int:
    """How many different credentials a leaf still takes."""
    if isinstance(leaf, CreditsFrom):
        return 1
    counts = range(leaf.count - 1, 0, -1)
    return leaf.count - next((n for n in counts if held(leaf.model_copy(update={"count": n}), asking)), 0)


def _worked(work: WorkOff, asking: Asking, terrain: Terrain, places: Collection[str]) -> Hope:
    parts: list[Part] = []
    for pattern in work.terms:
        if pattern is not None and not held(term := Holds(holds=pattern), asking):
            parts.append(Part(frozenset(usable(term, asking, terrain)), own=pattern.own_effort))
    professions = {thing.profession for thing in asking.scene.things}
    if work.licences and professions.isdisjoint(work.licences):
        ids = terrain.near.network.licences(work.licences)
        terrain.near.want(ids)
        parts.append(Part(frozenset(ids)))
    place = work.spec.jurisdiction
    abroad = bool(places) and (place is None or inside(place, places) is not Verdict.MET)
    return Hope(tuple(parts), abroad=abroad)


def _spoken(leaf: LanguageLevels, asking: Asking, terrain: Terrain) -> Iterator[Hope]:
    """By one test, or with `combine` by several, each skill raised by a course where the test alone is no good."""
    ids = usable(leaf, asking, terrain)
    scene, courses = asking.scene, _courses(leaf, ids, terrain)
    coming = coming_courses(leaf, scene.background, scene.start, scene.facts)
    soon = frozenset(skill for _, _, skills in coming for skill in skills)
    tests = {id: planned_levels(leaf, id, scene.tongue(leaf.language), scene.start, scene.facts) for id in ids}
    shown = {id: levels for id, levels in tests.items() if levels and id not in courses}
    if not leaf.combine:
        for id, levels in shown.items():
            if levels.keys() == leaf.levels.keys():
                short = [skill for skill, verdict in levels.items() if verdict < asking.floor and skill not in soon]
                yield Hope((Part(frozenset((id,))), *(_raised(courses, leaf, skill) for skill in short)))
        return
    parts: list[Part] = []
    for skill, level in leaf.levels.items():
        if not held(leaf.model_copy(update={"levels": {skill: level}}), asking):
            some = {id: levels[skill] for id, levels in shown.items() if skill in levels}
            sure = frozenset(id for id, verdict in some.items() if verdict >= asking.floor or skill in soon)
            parts += [Part(sure)] if sure else [Part(frozenset(some)), _raised(courses, leaf, skill)]
    yield Hope(tuple(parts))


def _courses(leaf: LanguageLevels, ids: Iterable[str], terrain: Terrain) -> dict[str, frozenset[Skill4]]:
    """The skills that each course brings to the asked level."""
    found: dict[str, frozenset[Skill4]] = {}
    for id in ids:
        credential = terrain.near.credential(id)
        if credential is not None and credential.raises is not None:
            found[id] = raised_by(credential, leaf)
    return found


def _raised(courses: dict[str, frozenset[Skill4]], leaf: LanguageLevels, skill: Skill4) -> Part:
    return Part(frozenset(id for id, skills in courses.items() if skill in skills))


def _disguised(leaf: Holds | CreditsFrom, move: Move, asking: Asking, terrain: Terrain) -> Iterator[Hope]:
    """What equivalences toward the move could make count for the leaf."""
    pattern = leaf.holds if isinstance(leaf, Holds) else leaf.of

    def fits(pattern: Pattern, thing: Thing, guise: Guise) -> bool:
        return asking.scene.match(pattern, thing, asking.aim, guise) > Verdict.UNKNOWN

    for agreement in move.agreements if isinstance(move, Earn) else ():
        equivalent = agreement.grant.equivalence
        if equivalent is None:
            continue
        guise = Guise(equivalent.kind, equivalent.level, equivalent.field)
        if any(fits(pattern, thing, guise) for thing in asking.scene.things):
            yield Hope()
        found = {thing.credential for thing in _evidence(agreement, asking, terrain) if fits(pattern, thing, guise)}
        yield Hope((Part(frozenset(id for id in found if id)),))


def _evidence(agreement: Agreement, asking: Asking, terrain: Terrain) -> Iterator[Thing]:
    """What could be earned to claim an agreement."""
    for leaf in leaves_of(agreement.from_):
        for id in usable(leaf, asking, terrain):
            credential = terrain.near.credential(id)
            if credential is not None:
                yield planned_thing(credential, id, by_award=False, facts=terrain.near)
