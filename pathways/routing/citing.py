"""What a requirement still asks once one credential is cited for it, for nobody in particular."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pathways.model.credit import Credits
from pathways.model.kinds import STANDING_KINDS, Verdict
from pathways.model.pattern import Pattern
from pathways.model.requirement import (
    All,
    AnyOf,
    AtLeast,
    CreditsFrom,
    Experience,
    Group,
    Holds,
    Lacks,
    Requirement,
    Standing,
)
from pathways.recognition.match import Aim, match
from pathways.recognition.thing import Facts, Thing


@dataclass(frozen=True, slots=True)
class Citation:
    """The part of a requirement that cites a credential, and the parts that are asked besides.

    `part` is a leaf, or the group around it whose mean grade is asked.
    """

    part: Requirement
    also: tuple[Requirement, ...] = ()


@dataclass(frozen=True)
class Lone:
    """A credential as the catalogue states it, held by somebody of whom nothing else is known."""

    thing: Thing
    aim: Aim
    facts: Facts

    def citation(self, requirement: Requirement) -> Citation | None:
        """How the requirement cites the credential, asking as little besides as it can; None: it does not."""
        if isinstance(requirement, All | AnyOf | AtLeast):
            return self._in_group(requirement)
        match requirement:
            case Holds(count=1) if self._fits(requirement.holds):
                return Citation(requirement, self._report(requirement, requirement.holds))
            case Holds() if self._fits(requirement.holds):
                fewer = requirement.model_copy(update={"count": requirement.count - 1})
                return Citation(requirement, (fewer,))
            case CreditsFrom() if self._fits(requirement.of):
                return self._in_pool(requirement)
            case Standing() if requirement.standing.active_licence:
                licensed = self.thing.kind in STANDING_KINDS and self._fits(requirement.standing.active_licence)
                return Citation(requirement) if licensed else None
            case Experience(experience=work):
                cited = (pattern for pattern in (work.while_holding, work.after) if pattern is not None)
                return Citation(requirement, (requirement,)) if any(map(self._fits, cited)) else None
            case _:
                return None

    def surely(self, requirement: Requirement) -> bool:
        """Whether holding the credential is all that the requirement asks."""
        match requirement:
            case Group():
                met = sum(1 for item in requirement.items if self.surely(item))
                return requirement.mean is None and met >= requirement.needed
            case Holds(count=1):
                return _unconditional(requirement, requirement.holds) and self._fits(requirement.holds)
            case CreditsFrom():
                cited = self.citation(requirement) if _unconditional(requirement, requirement.of) else None
                return cited is not None and not cited.also
            case _:
                return False

    def _fits(self, pattern: Pattern) -> bool:
        # Only what was earned abroad is ever covered by an assessment.
        if pattern.covered_by is not None and not self.thing.foreign:
            return False
        return self._match(pattern) is Verdict.MET

    def _match(self, pattern: Pattern) -> Verdict:
        return match(pattern, self.thing, self.aim, self.facts)

    def _report(self, leaf: Requirement, pattern: Pattern) -> tuple[Requirement, ...]:
        return (leaf,) if pattern.covered_by is not None else ()

    def _in_pool(self, leaf: CreditsFrom) -> Citation | None:
        needed = leaf.credits.semester(None)
        if needed is None or not self.thing.credits:
            return None
        left = needed - self.thing.credits
        report = self._report(leaf, leaf.of)
        if left <= 0 or report:
            return Citation(leaf, report)
        return Citation(leaf, (leaf.model_copy(update={"credits": Credits(amount=left)}),))

    def _in_group(self, group: All | AnyOf | AtLeast) -> Citation | None:
        items = [item for item in group.items if not self._barred(item)]
        if not 0 < group.needed <= len(items):
            return None
        best: Citation | None = None
        for position, item in enumerate(items):
            inner = self.citation(item)
            if inner is None:
                continue
            others = items[:position] + items[position + 1 :]
            also = (*inner.also, *self._rest(group, others))
            if best is None or len(also) < len(best.also):
                best = Citation(inner.part if group.mean is None else group, also)
        return best

    def _rest(self, group: Group, others: Sequence[Requirement]) -> tuple[Requirement, ...]:
        """What a group asks of its other items, one of them being met."""
        open_ = [item for item in others if not self.surely(item)]
        needed = group.needed - 1 - (len(others) - len(open_))
        if needed <= 0:
            return ()
        if needed < len(open_):
            return (AtLeast(at_least=needed, of=tuple(open_)),)
        return tuple(part for item in open_ for part in self._left(item))

    def _left(self, item: Requirement) -> Iterator[Requirement]:
        """What an item that must be met asks besides the credential."""
        if isinstance(item, Group) and item.mean is None and item.needed == len(item.items):
            for inner in item.items:
                yield from () if self.surely(inner) else self._left(inner)
        elif isinstance(item, CreditsFrom) and _unconditional(item, item.of) and (cited := self.citation(item)):
            yield from cited.also
        else:
            yield item

    def _barred(self, requirement: Requirement) -> bool:
        """Whether whoever holds the credential can never meet it: it must be lacked."""
        if isinstance(requirement, Lacks):
            return self._match(requirement.lacks) > Verdict.UNMET
        if isinstance(requirement, Group):
            return sum(1 for item in requirement.items if not self._barred(item)) < requirement.needed
        return False


def _unconditional(leaf: Holds | CreditsFrom, pattern: Pattern) -> bool:
    """Whether a leaf asks nothing of how, when or how well the credential was earned."""
    earned = (leaf.grade, leaf.max_age_months, leaf.completed_since, pattern.covered_by)
    return not any(part is not None for part in earned) and not pattern.own_effort and not pattern.evidenced_by
