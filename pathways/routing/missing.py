"""What is missing: a leaf or an end that stands in the way, who asks it, and what would change that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pathways.model.kinds import STANDING_KINDS, CredentialKind, Verdict
from pathways.model.pattern import Pattern
from pathways.model.requirement import (
    CreditsFrom,
    Experience,
    Group,
    Holds,
    Lacks,
    Requirement,
    Standing,
    walk,
)
from pathways.recognition.asking import Asking
from pathways.recognition.experience import needed_months
from pathways.recognition.leaves.experience import past_for
from pathways.recognition.thing import Thing
from pathways.recognition.tree import supports
from pathways.routing.answer import Change, Missing
from pathways.routing.hopes import held
from pathways.routing.lenient import Ending
from pathways.routing.move import Award, Earn, Move
from pathways.routing.reach import Reach, asked_of

_TESTED = (CredentialKind.EXAM, CredentialKind.LANGUAGE_TEST, CredentialKind.ASSESSMENT)

FLOORS = (Verdict.MET, Verdict.CONDITIONAL, Verdict.DISCRETIONARY, Verdict.UNKNOWN)


@dataclass(frozen=True)
class Asked:
    """A part of what a move asks, and where: how many steps from the target, and where in its tree."""

    part: Requirement
    move: Move
    level: int
    position: int

    @property
    def order(self) -> tuple[object, ...]:
        """The farthest from the target first, then by who asks and where: whatever order the catalogue came in."""
        return -self.level, self.move.key, self.position


def all_asked(reach: Reach) -> list[Asked]:
    """Every leaf, and every group with a mean, that some move asks; each once, at its nearest asker."""
    found: dict[int, Asked] = {}
    for key in sorted(reach.moves, key=lambda key: (reach.levels[key], key)):
        for position, node in enumerate(walk(asked_of(reach.moves[key]))):
            if not isinstance(node, Group) or node.mean is not None:
                found.setdefault(id(node), Asked(node, reach.moves[key], reach.levels[key], position))
    return sorted(found.values(), key=lambda asked: asked.order)


def missing_of(asked: Asked, asking: Asking) -> Missing:
    """What is missing, with the best that the background gives."""
    move, best = asked.move, best_of(asked.part, asking)
    if isinstance(move, Award):
        return Missing(asked.part, best, move.credential.id, agreement=move.agreement.id)
    if isinstance(move, Earn):
        return Missing(asked.part, best, move.credential.id, move.way.id)
    return Missing(asked.part, best)


def ended(ending: Ending, move: Move) -> Missing:
    """An end that stands in the way."""
    way, agreement = ending.way or None, ending.agreement or None
    return Missing(asked_of(move), Verdict.MET, ending.credential, way, agreement, ending.end)


def best_of(part: Requirement, asking: Asking) -> Verdict:
    """The best verdict that the background alone gives today."""
    for floor in FLOORS:
        if held(part, replace(asking, floor=floor)):
            return max(one.verdict for one in supports(part, replace(asking, floor=floor)))
    return Verdict.UNKNOWN if _unknown(part, asking) else Verdict.UNMET


def _unknown(part: Requirement, asking: Asking) -> bool:
    """Whether something not stated might meet a leaf that nothing stated does."""
    things = asking.scene.things
    match part:
        case Experience():
            return past_for(part, asking).unknown and needed_months(part.experience) != 0
        case Lacks(lacks=pattern):
            return max(_matches(pattern, things, asking), default=Verdict.UNMET) is Verdict.UNKNOWN
        case CreditsFrom(of=pattern):
            return any(_matches(pattern, [thing for thing in things if thing.credits is None], asking))
        case Holds(holds=pattern) if pattern.covered_by is not None:
            placeless = [thing for thing in things if thing.jurisdiction is None]
            return any(_matches(pattern, placeless, asking)) or Verdict.UNKNOWN in _matches(pattern, things, asking)
        case _:
            return False


def _matches(pattern: Pattern, things: Iterable[Thing], asking: Asking) -> list[Verdict]:
    return [asking.scene.match(pattern, thing, asking.aim) for thing in things]


def nearly(asked: Asked, asking: Asking) -> bool:
    """Whether the learner has what a leaf asks for, were something not stated, lapsed or graded too low otherwise.

    So it is too where an agreement's award asks for a holding that the learner has in another form.
    """
    pattern = _pattern(asked.part)
    if pattern is None:
        return best_of(asked.part, asking) > Verdict.UNMET
    if Verdict.MET in _matches(pattern, asking.scene.things, asking) or best_of(asked.part, asking) > Verdict.UNMET:
        return True
    return isinstance(asked.move, Award) and _alike(pattern, asking)


def change_of(missing: Missing, asking: Asking) -> Change:
    """What kind of change would meet a leaf.

    STATE: whether it is met is not known, so a fact has to be stated. SIGN: it asks for a holding that the learner does
    not have, and the learner has one of the family (studied, certified or tested) in another form or from elsewhere:
    whoever asks could sign to recognize it. MEET: all else, be it a grade, a lapse, a test, work or a decision.
    """
    if missing.best is Verdict.UNKNOWN:
        return Change.STATE
    pattern, scene = _pattern(missing.requirement), asking.scene
    if pattern is None or Verdict.MET in _matches(pattern, scene.things, asking):
        return Change.MEET
    return Change.SIGN if _alike(pattern, asking) else Change.MEET


def _alike(pattern: Pattern, asking: Asking) -> bool:
    """Whether the learner has a holding of the family that a pattern asks for: studied, certified or tested."""
    scene = asking.scene
    kinds = {known.kind for id in pattern.ids if (known := scene.facts.credential(id))} | set(pattern.kinds)
    families = {_family(kind) for kind in kinds}
    return any(not kinds or _family(thing.kind) in families for thing in scene.things)


def _family(kind: CredentialKind) -> str:
    return "certified" if kind in STANDING_KINDS else "tested" if kind in _TESTED else "studied"


def _pattern(part: Requirement) -> Pattern | None:
    match part:
        case Holds(holds=pattern) | CreditsFrom(of=pattern):
            return pattern
        case Standing(standing=condition):
            return condition.active_licence
        case _:
            return None
