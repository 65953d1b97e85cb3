"""Supports of whole requirement trees.

Only supports of at least the asked verdict are made. A support that another one outdoes in every respect is dropped, so
a list of supports is complete up to what could ever matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from pathways.model.grade import Grade, GradeScope
from pathways.model.kinds import Verdict
from pathways.model.requirement import (
    CreditsFrom,
    Experience,
    Group,
    Holds,
    Judgement,
    Lacks,
    LanguageLevels,
    Requirement,
    Standing,
    TestScores,
)
from pathways.recognition.asking import Asking
from pathways.recognition.leaves.credits import credits_supports
from pathways.recognition.leaves.experience import experience_supports
from pathways.recognition.leaves.holds import holds_supports
from pathways.recognition.leaves.language import language_supports
from pathways.recognition.leaves.standing import lacks_supports, standing_supports
from pathways.recognition.support import NOTHING, Support, Trace, join, undominated
from pathways.recognition.thing import Thing


def supports(requirement: Requirement, asking: Asking, *, throughout: bool = False) -> list[Support]:
    """Every undominated support of a requirement at or above the floor."""
    if id(requirement) in asking.met:
        return [NOTHING]
    throughout = throughout or requirement.throughout
    if isinstance(requirement, Group):
        found = _grouped(requirement, asking, throughout)
    else:
        found = _leaf(requirement, asking, throughout)
    return undominated(found, counts=asking.counts)


def _grouped(group: Group, asking: Asking, throughout: bool) -> list[Support]:
    """Subsets of `needed` items, built item by item; index k of `partial` holds those that count k items."""
    needed, items = group.needed, group.items
    partial: list[list[Support]] = [[NOTHING], *([] for _ in range(needed))]
    # Under a mean it matters which thing is counted, also where each would do by itself.
    inner = replace(asking, counts=True) if group.mean is not None else asking
    for position, item in enumerate(items):
        options = supports(item, inner, throughout=throughout)
        if group.mean is not None:
            options = [marked for option in options if (marked := _marked(item, option, group.mean, asking))]
        least = max(0, needed - (len(items) - position))
        for count in range(min(position, needed - 1), least - 1, -1):
            joined = [both for one in partial[count] for other in options if (both := join(one, other))]
            partial[count + 1] = undominated(partial[count + 1] + joined, counts=asking.counts)
    found = partial[needed]
    return (
        found if group.mean is None else [kept for one in found if (kept := _averaged(one, group.mean, asking.floor))]
    )


def _marked(item: Requirement, option: Support, mean: Grade, asking: Asking) -> Support | None:
    """The option with the mark of the one thing that it counts; None where that is not known and has to be."""
    if id(item) in asking.met:
        return option
    doubtful = replace(option, verdict=Verdict.UNKNOWN, marks=(None,)) if asking.floor <= Verdict.UNKNOWN else None
    if not isinstance(item, Holds) or item.count != 1 or not option.trail:
        return doubtful
    cited = option.trail[-1].cited[0]
    if isinstance(cited, int):
        return replace(option, marks=(None,))
    overall = overall_marks(asking.scene.thing_of[cited], mean)
    return replace(option, marks=(max(overall),)) if overall else doubtful


def overall_marks(thing: Thing, mean: Grade) -> list[Fraction]:
    """A thing's overall grades on the scale of a mean."""
    return [one.value for one in thing.grades if one.scale == mean.scale and one.scope is GradeScope.OVERALL]


def _averaged(support: Support, mean: Grade, floor: Verdict) -> Support | None:
    verdict = average_verdict(support.marks, mean)
    if verdict < floor:
        return None
    return replace(support, marks=(), verdict=min(support.verdict, verdict))


def average_verdict(marks: Sequence[Fraction | None], mean: Grade) -> Verdict:
    """Whether the mean of some marks reaches a grade; None is a mark of what is planned."""
    known = [mark for mark in marks if mark is not None]
    if len(known) < len(marks):
        return Verdict.CONDITIONAL
    reached = not known or mean.reached_by(sum(known, Fraction(0)) / len(known))
    return Verdict.MET if reached else Verdict.UNMET


def _leaf(leaf: Requirement, asking: Asking, throughout: bool) -> list[Support]:
    match leaf:
        case Holds():
            return holds_supports(leaf, asking, throughout=throughout)
        case CreditsFrom():
            return credits_supports(leaf, asking, throughout=throughout)
        case LanguageLevels() | TestScores():
            return language_supports(leaf, asking, throughout=throughout)
        case Experience():
            return experience_supports(leaf, asking)
        case Standing():
            return standing_supports(leaf, asking, throughout=throughout)
        case Lacks():
            return lacks_supports(leaf, asking, throughout=throughout)
        case Judgement():
            enough = asking.floor <= Verdict.DISCRETIONARY
            return [Support(Verdict.DISCRETIONARY, trail=(Trace(leaf, (), Verdict.DISCRETIONARY),))] if enough else []
        case _:
            raise TypeError(f"no leaf: {type(leaf).__name__}")
