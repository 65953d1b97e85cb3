"""Surer: what a finished plan cites, where something held would do that is surer.

The search takes the first of several parts of a requirement that serve its floor: of a route that is discretionary
anyway, one more decision costs nothing. Once the moments are known, a part that is met by nothing planned gives way to
one that things held meet more surely just then, so that nobody is sent to have decided what they can show. What would
have been surer, had it not lapsed by then, is noted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from pathways.model.kinds import Verdict
from pathways.model.requirement import Group, Lacks, Requirement, walk
from pathways.recognition.asking import Asking
from pathways.recognition.support import Lapsed, Support, Trace
from pathways.recognition.thing import End
from pathways.recognition.tree import supports
from pathways.routing.choice import Choice
from pathways.routing.move import Earn, Move


class Span(NamedTuple):
    """From when to when a step lasts."""

    start: Fraction
    end: Fraction


def surer(move: Move, choice: Choice, span: Span, asking: Asking) -> Choice:
    """The choice with each part of its requirement met as surely as things held can; `asking`: on the step's behalf."""
    if choice.verdict is Verdict.MET or (isinstance(move, Earn) and move.stacking):
        return choice  # what a way without study rests on is counted in what it earns
    trail = _Parts(choice.support.trail, span, replace(asking, cast=())).met(move.requires)
    if trail is choice.support.trail:
        return choice
    before, verdict = _least(choice.support.trail), _least(trail)
    if verdict == before:
        verdict = choice.verdict
    elif not _told(move, choice):
        return choice
    return replace(choice, support=replace(choice.support, trail=trail, verdict=verdict), verdict=verdict)


def _least(trail: tuple[Trace, ...]) -> Verdict:
    return min((trace.verdict for trace in trail), default=Verdict.MET)


def _told(move: Move, choice: Choice) -> bool:
    """Whether the parts alone say how sure a choice is: nothing is claimed, and no mean is asked."""
    means = any(isinstance(node, Group) and node.mean is not None for node in walk(move.requires))
    return not choice.support.claims and not means


class _Parts:
    """The parts of one requirement, and how each is met."""

    def __init__(self, trail: tuple[Trace, ...], span: Span, asking: Asking) -> None:
        self.trail, self.span, self.asking = trail, span, asking

    def met(self, node: Requirement, throughout: bool = False) -> tuple[Trace, ...]:
        """The trail, with what things held meet more surely in place of what was chosen."""
        throughout = throughout or node.throughout
        if not isinstance(node, Group) or node.mean is not None:
            return self.trail
        for item in node.items:
            own = self._of(item)
            if not own:
                continue
            if len(node.items) > node.needed and self._loose(own):
                self._exchange(node, own, throughout)
            self.met(item, throughout)
        return self.trail

    def _of(self, item: Requirement) -> tuple[Trace, ...]:
        leaves = {id(node) for node in walk(item)}
        return tuple(trace for trace in self.trail if id(trace.leaf) in leaves)

    def _loose(self, own: tuple[Trace, ...]) -> bool:
        """Whether a part is less than met, rests on no step, and is granted by nobody."""
        bound = any(trace.agreement or any(isinstance(key, int) for key in trace.cited) for trace in own)
        return _least(own) < Verdict.MET and not bound

    def _exchange(self, group: Group, own: tuple[Trace, ...], throughout: bool) -> None:
        others = [item for item in group.items if not self._of(item)]
        found = [one for item in others for one in self._held(item, throughout) if one.verdict > _least(own)]
        now = [one for one in found if self._serves(one)]
        if now:
            best = max(now, key=lambda one: one.verdict)
            self._put(own, best.trail)
            return
        lapsed = tuple(dict.fromkeys(one for support in found for one in self._lapsed(support)))
        if lapsed:
            self._put(own, (own[0]._replace(lapsed=lapsed), *own[1:]))

    def _put(self, own: tuple[Trace, ...], instead: tuple[Trace, ...]) -> None:
        kept = [not any(trace is one for one in own) for trace in self.trail]
        at = kept.index(False)
        rest = [trace for trace, keep in zip(self.trail, kept, strict=True) if keep]
        self.trail = (*rest[:at], *instead, *rest[at:])

    def _held(self, item: Requirement, throughout: bool) -> Iterator[Support]:
        """Ways in which things held meet a part, wherever they are valid."""
        if any(isinstance(node, Lacks) for node in walk(item)):
            return  # what is planned may match
        for one in supports(item, self.asking, throughout=throughout):
            bound = one.cites or one.feeds or one.not_before or one.work or one.claims or one.pools
            if one.trail and not bound:
                yield one

    def _serves(self, one: Support) -> bool:
        begun = one.since <= self.span.start
        kept = one.until is None or one.until.admits(self.span.start)
        return begun and kept and (one.end_until is None or one.end_until.admits(self.span.end))

    def _lapsed(self, one: Support) -> Iterator[Lapsed]:
        """What would have served from the route's start until it lapsed, where that is one thing."""
        start = self.asking.scene.start
        end: End | None = one.until
        if len(one.held) == 1 and one.since <= start and end is not None and end.admits(start):
            (key,) = one.held
            yield Lapsed(key, end)
