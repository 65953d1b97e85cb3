"""Leaves that ask for language: levels of one or several sittings, or one test's own scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pathways.model.credential import Credential
from pathways.model.kinds import CredentialKind, Skill4, Verdict
from pathways.model.requirement import LanguageLevels, TestScores
from pathways.recognition.asking import Asking
from pathways.recognition.fit import Fit, PlannedFit
from pathways.recognition.language import SkillFit, planned_levels, raised_by, scores_fit, sitting_fit, whole_fit
from pathways.recognition.leaves.holds import held_support, planned_support
from pathways.recognition.support import NOTHING, Key, Player, Support, Trace, join, undominated

Part = tuple[Mapping[Skill4, Support], Support | None]
"""What one sitting supports skill by skill, and as a whole where every skill is there."""


def language_supports(leaf: LanguageLevels | TestScores, asking: Asking, *, throughout: bool) -> list[Support]:
    """Every sitting, held or planned, that answers; with `combine` every mix of them, skill by skill."""
    asked = tuple(leaf.levels if isinstance(leaf, LanguageLevels) else leaf.scores)
    parts = [*held_parts(leaf, asking, throughout=throughout), *_planned_parts(leaf, asking, throughout=throughout)]
    if not leaf.combine:
        return [replace(whole, evidence=frozenset()) for _, whole in parts if whole is not None]
    mixed = _mixes(asked, [skills for skills, _ in parts], counts=asking.counts)
    if isinstance(leaf, TestScores) and (leaf.overall is not None or leaf.average is not None):
        mixed = [both for one in mixed for _, whole in parts if whole and (both := join(one, whole))]
    found = [replace(one, evidence=frozenset(), trail=(Trace(leaf, _cited(one), one.verdict),)) for one in mixed]
    return undominated(found, counts=asking.counts)


def _cited(support: Support) -> tuple[Key, ...]:
    seen: dict[Key, None] = {}
    for trace in support.trail:
        seen.update(dict.fromkeys(trace.cited))
    return tuple(seen)


def _mixes(asked: Sequence[Skill4], parts: Sequence[Mapping[Skill4, Support]], *, counts: bool) -> list[Support]:
    """One source per skill, mixed skill by skill; what another mix outdoes is dropped on the way."""
    mixed = [NOTHING]
    for skill in asked:
        sources = [skills[skill] for skills in parts if skill in skills]
        joined = [both for one in mixed for source in sources if (both := join(one, source))]
        mixed = undominated(joined, counts=counts)
    return mixed


def held_parts(leaf: LanguageLevels | TestScores, asking: Asking, *, throughout: bool) -> Iterator[Part]:
    """What each held sitting supports."""
    for sitting in asking.scene.background.sittings:
        if isinstance(leaf, LanguageLevels):
            fit, whole = sitting_fit(leaf, sitting, asking.scene.facts), Verdict.MET
        else:
            fit, whole = scores_fit(leaf, sitting, asking.scene.facts), whole_fit(leaf, sitting)
        if fit is None:
            continue

        def cited(verdict: Verdict, fit: SkillFit = fit, key: str = sitting.id) -> Support | None:
            return held_support(leaf, key, Fit(verdict, fit.since, fit.until), asking, throughout=throughout)

        skills = {skill: one for skill, verdict in fit.skills.items() if (one := cited(verdict))}
        yield skills, cited(whole if leaf.combine else min(fit.worst, whole))


def _planned_parts(leaf: LanguageLevels | TestScores, asking: Asking, *, throughout: bool) -> Iterator[Part]:
    for player in asking.others:
        thing = player.thing
        if isinstance(leaf, TestScores):
            yield from _planned_scores(leaf, player, asking, throughout=throughout)
            continue
        if thing is None or thing.kind is not CredentialKind.LANGUAGE_TEST or thing.credential is None:
            continue
        scene = asking.scene
        levels = planned_levels(leaf, thing.credential, scene.tongue(leaf.language), scene.start, scene.facts)
        if levels is not None:
            yield from _planned_levels(leaf, player, levels, asking, throughout=throughout)


def _planned_scores(leaf: TestScores, player: Player, asking: Asking, *, throughout: bool) -> Iterator[Part]:
    if player.thing is not None and player.thing.credential == leaf.test:
        fit = PlannedFit(Verdict.CONDITIONAL, player.thing.validity)
        one = planned_support(leaf, player.index, fit, asking, throughout=throughout)
        yield (dict.fromkeys(leaf.scores, one) if one else {}), one


def _planned_levels(
    leaf: LanguageLevels,
    player: Player,
    levels: Mapping[Skill4, Verdict],
    asking: Asking,
    *,
    throughout: bool,
) -> Iterator[Part]:
    """One part per choice of courses that bring the skills the test would not yet confirm up to the asked level."""
    assert player.thing is not None
    for courses, raised in _coached(leaf, levels, asking):
        verdicts = {skill: max(verdict, raised.get(skill, verdict)) for skill, verdict in levels.items()}
        feeds = frozenset((player.index, course) for course in courses)

        def cited(verdict: Verdict, feeds: frozenset[tuple[int, int]] = feeds) -> Support | None:
            assert player.thing is not None
            fit = PlannedFit(verdict, player.thing.validity)
            one = planned_support(leaf, player.index, fit, asking, throughout=throughout)
            return replace(one, feeds=feeds) if one else None

        skills = {skill: one for skill, verdict in verdicts.items() if (one := cited(verdict))}
        whole = cited(min(verdicts.values())) if len(verdicts) == len(leaf.levels) else None
        yield skills, whole


def _coached(
    leaf: LanguageLevels, levels: Mapping[Skill4, Verdict], asking: Asking
) -> Iterator[tuple[tuple[int, ...], Mapping[Skill4, Verdict]]]:
    """Sets of course steps, none needless, each with the skills that it brings to the asked level."""
    yield (), {}
    short = frozenset(skill for skill, verdict in levels.items() if verdict < Verdict.MET)
    helpful = [
        (player.index, raised)
        for player in asking.others
        if (raised := short & raised_by(_course(player, asking), leaf))
    ]
    for choice in range(1, 1 << len(helpful)):
        chosen = [helpful[bit] for bit in range(len(helpful)) if choice >> bit & 1]
        union = frozenset[Skill4]().union(*(raised for _, raised in chosen))
        needless = any(
            union == frozenset[Skill4]().union(*(raised for other, raised in chosen if other != index))
            for index, _ in chosen
        )
        if not needless:
            yield tuple(index for index, _ in chosen), dict.fromkeys(union, Verdict.MET)


def _course(player: Player, asking: Asking) -> Credential | None:
    id = player.thing.credential if player.thing else None
    return asking.scene.facts.credential(id) if id else None
