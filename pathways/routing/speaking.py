"""How language that is asked can be shown: by sittings held, and by tests still to be sat, prepared for by courses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from pathways.model.kinds import CredentialKind, Skill4, Verdict
from pathways.model.requirement import LanguageLevels, TestScores
from pathways.recognition.fit import PlannedFit
from pathways.recognition.language import coming_courses, planned_levels, raised_by
from pathways.recognition.leaves.holds import planned_support
from pathways.recognition.leaves.language import held_parts
from pathways.recognition.support import Support, Trace, join
from pathways.routing.draft import Draft, Offer
from pathways.routing.earning import new_moves
from pathways.routing.move import Award, Earn, Move
from pathways.routing.needs import MET, Need, leaf_need
from pathways.routing.supply import HERE, Supply, at_step
from pathways.routing.wants import Meet, Raise, Skills, Want

Sat = tuple[Support, Move | None, tuple[Want, ...]]
"""What a sitting shows, the step that it adds, and what it wants in turn."""


def speaking(draft: Draft, want: Meet, leaf: LanguageLevels | TestScores, supply: Supply) -> list[Offer]:
    """Every way to show what a leaf asks; with `combine`, skill by skill."""
    if leaf.combine:
        each = tuple(leaf.levels if isinstance(leaf, LanguageLevels) else leaf.scores)
        whole = isinstance(leaf, TestScores) and (leaf.overall is not None or leaf.average is not None)
        left: tuple[Skill4 | None, ...] = (*each, None) if whole else each
        return combining(draft, Skills(want.step, want.role, want.asked, want.need, leaf, left), supply)
    found = [Offer(replace(one, evidence=frozenset())) for _, one in supply.held(leaf, want.asked)]
    skills = tuple(leaf.levels) if isinstance(leaf, LanguageLevels) else ()
    sat = _sat(draft, want, leaf, skills, supply)
    return [*found, *(Offer(support, move, wants) for support, move, wants in sat)]


def combining(draft: Draft, want: Skills, supply: Supply) -> list[Offer]:
    """Ways to show the next skill; the support is told once the last one is shown."""
    skill, leaf = want.left[0], want.leaf
    found: list[Sat] = [(one, None, ()) for one in _held(want, supply)]
    found += _sat(draft, want, leaf, (skill,) if isinstance(leaf, LanguageLevels) and skill else (), supply)
    offers: list[Offer] = []
    for support, move, wants in found:
        both = join(want.chosen, support)
        if both is None:
            continue
        if len(want.left) > 1:
            offers.append(Offer(move=move, wants=(*wants, replace(want, left=want.left[1:], chosen=both))))
        else:
            cited = tuple(dict.fromkeys(key for trace in both.trail for key in trace.cited))
            told = replace(both, evidence=frozenset(), trail=(Trace(leaf, cited, both.verdict),))
            offers.append(Offer(told, move, wants))
    return offers


def _held(want: Skills, supply: Supply) -> Iterator[Support]:
    asking, skill = supply.as_asked(want.asked), want.left[0]
    for skills, whole in held_parts(want.leaf, asking, throughout=want.asked.throughout):
        one = whole if skill is None else skills.get(skill)
        if one is not None and (one.until is None or one.until.admits(asking.scene.start)):
            yield one


def _sat(
    draft: Draft, want: Want, leaf: LanguageLevels | TestScores, skills: tuple[Skill4, ...], supply: Supply
) -> list[Sat]:
    """Tests planned already or still to be sat that show some skills, with what they must be prepared by."""
    found: list[Sat] = []
    index = len(draft.moves)
    planned = [(step, move) for step, move in enumerate(draft.moves) if step != want.step]
    new = [(index, move) for move in new_moves(draft, want, supply.earned(leaf, want.asked), supply)]
    for step, move in [*planned, *new]:
        if isinstance(move, Earn | Award):
            for support, wants in _shown(want, leaf, skills, (step, move), supply):
                found.append((support, move if step == index else None, wants))
    return found


def _shown(
    want: Want,
    leaf: LanguageLevels | TestScores,
    skills: tuple[Skill4, ...],
    sitting: tuple[int, Earn | Award],
    supply: Supply,
) -> Iterator[tuple[Support, tuple[Want, ...]]]:
    step, move = sitting
    if isinstance(leaf, TestScores):
        if move.credential.id == leaf.test and supply.asking.floor <= Verdict.CONDITIONAL:
            for _, template in supply.template(leaf, want.asked, move):
                yield at_step(replace(template, evidence=frozenset()), step), ()
        return
    if move.credential.kind is not CredentialKind.LANGUAGE_TEST:
        return
    scene = supply.asking.scene
    levels = planned_levels(leaf, move.credential.id, scene.tongue(leaf.language), scene.start, scene.facts)
    if levels is None or any(skill not in levels for skill in skills):
        return
    floor = supply.asking.floor
    short = [skill for skill in skills if levels[skill] < floor]
    verdict = min((levels[skill] for skill in skills if skill not in short), default=Verdict.MET)
    fit = PlannedFit(verdict, move.credential.validity_months)
    asking = supply.as_asked(want.asked)
    one = planned_support(leaf, HERE, fit, asking, throughout=want.asked.throughout)
    if one is None:
        return
    raises: list[Want] = []
    for skill in short:
        need = _courses(leaf, skill, want, supply)
        raises.append(Raise(step, "", want.asked, need, leaf, skill))
    yield at_step(replace(one, evidence=frozenset()), step), tuple(raises)


def raising(draft: Draft, want: Raise, supply: Supply) -> list[Offer]:
    """Courses that bring a skill to the asked level before a test: still to end, planned already, or to be taken."""
    coming = [
        Offer(Support(held=frozenset((key,)), since=since)) for key, since in _coming(want.leaf, want.skill, supply)
    ]
    planned = [
        Offer(Support(feeds=frozenset(((want.step, step),))))
        for step, move in enumerate(draft.moves)
        if step != want.step and _raises(move, want.leaf, want.skill)
    ]
    index = len(draft.moves)
    courses = (move for move in supply.earned(want.leaf, want.asked) if _raises(move, want.leaf, want.skill))
    new = (
        Offer(Support(feeds=frozenset(((want.step, index),))), move) for move in new_moves(draft, want, courses, supply)
    )
    return [*coming, *planned, *new]


def _coming(leaf: LanguageLevels, skill: Skill4, supply: Supply) -> Iterator[tuple[str, Fraction]]:
    """The held things that will raise a skill before a test that waits for them, and from when."""
    scene = supply.asking.scene
    for key, since, skills in coming_courses(leaf, scene.background, scene.start, scene.facts):
        if skill in skills:
            yield key, since


def _raises(move: Move, leaf: LanguageLevels, skill: Skill4) -> bool:
    return isinstance(move, Earn | Award) and skill in raised_by(move.credential, leaf)


def _courses(leaf: LanguageLevels, skill: Skill4, want: Want, supply: Supply) -> Need:
    if any(True for _ in _coming(leaf, skill, supply)):
        return MET
    moves = (move for move in supply.earned(leaf, want.asked) if _raises(move, leaf, skill))
    ids = (move.credential.id for move in moves if isinstance(move, Earn | Award))
    return leaf_need(tuple(dict.fromkeys(ids)), 1)
