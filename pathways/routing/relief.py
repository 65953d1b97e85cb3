"""Relief: what agreements that apply give besides credit: parts that are met, and things that count as others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from pathways.model.agreement import Grant
from pathways.model.kinds import Verdict
from pathways.model.requirement import Requirement, walk
from pathways.recognition.claims import holds_at, options, override_cap
from pathways.recognition.judging import FLOORS, Granted
from pathways.recognition.match import Guise
from pathways.recognition.support import Key, Support
from pathways.routing.applying import MOST_HELD, Applying
from pathways.routing.evaluation import Applied


def granted_parts(root: Requirement, applied: Sequence[Applied]) -> dict[int, Granted]:
    """By the identity of each part, the surest agreement that admits to it or exempts from it."""
    found: dict[int, Granted] = {}
    for one in sorted(applied, key=lambda one: one.verdict):
        if one.verdict > Verdict.UNMET:
            parts = (part for part in walk(root) if _names(one.agreement.grant, part, root))
            found |= dict.fromkeys(map(id, parts), Granted(one.agreement.id, one.verdict))
    return found


def _names(grant: Grant, part: Requirement, root: Requirement) -> bool:
    """Whether a grant admits to a part, or exempts from it."""
    for names in (grant.admission, grant.exemption):
        if names is not None and (part is root if names == "all" else part.name in names):
            return True
    return False


@dataclass(frozen=True)
class Guises:
    """What equivalences make things count as, floor by floor."""

    applying: Applying
    applied: Sequence[Applied]

    def at(self, floor: Verdict) -> Sequence[tuple[Key, Guise, Support]]:
        """At one floor."""
        return self._known[floor]

    @cached_property
    def _known(self) -> dict[Verdict, list[tuple[Key, Guise, Support]]]:
        wanted = [one for one in self.applied if one.agreement.grant.equivalence and one.verdict > Verdict.UNMET]
        return {floor: [guise for one in wanted for guise in self._of(one, floor)] for floor in FLOORS}

    def _of(self, applied: Applied, floor: Verdict) -> Iterator[tuple[Key, Guise, Support]]:
        equivalent = applied.agreement.grant.equivalence
        assert equivalent is not None
        guise = Guise(equivalent.kind, equivalent.level, equivalent.field)
        for support in self._supports(applied, floor):
            extra = replace(support, evidence=frozenset(), trail=())
            for key in sorted(support.evidence, key=str):
                yield key, guise, extra

    def _supports(self, applied: Applied, floor: Verdict) -> Iterator[Support]:
        """The claims of an agreement that can be made at a floor on the day."""
        asking = replace(self.applying.judge.asking, floor=floor)
        background, moment = asking.scene.background, self.applying.moment
        held = frozenset(applied.evidence)
        if len(background.holdings) + len(background.experience) > MOST_HELD:
            asking = replace(asking, only=held)
        now = applied.agreement.model_copy(update={"processing_months": Fraction(0)})
        for option in options(now, self.applying.goal, asking):
            one = option.support
            cap = override_cap(now, one.evidence, self.applying.goal, asking, moment, {})
            if min(cap, one.verdict) >= floor and holds_at(one, moment, {}):
                yield one
