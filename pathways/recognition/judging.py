"""Judging: how far a learner meets a requirement at one moment, node by node, by nothing but what is held.

The verdict of a node is the best at which it has a support that holds at the moment: the same supports that routes are
made of, so that means, pools and what sittings show together are judged as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from pathways.model.kinds import Verdict
from pathways.model.requirement import Experience, Group, Judgement, Requirement
from pathways.model.source import Source
from pathways.model.time import date_of, moment_of
from pathways.recognition.asking import Asking
from pathways.recognition.claims import holds_at
from pathways.recognition.details import Detail, details_of
from pathways.recognition.leaves.experience import past_for
from pathways.recognition.match import Guise
from pathways.recognition.support import Key, Support
from pathways.recognition.thing import End
from pathways.recognition.tree import supports

FLOORS = (Verdict.MET, Verdict.CONDITIONAL, Verdict.DISCRETIONARY, Verdict.UNKNOWN)
"""The verdicts at which something may rest on what is held, the best first."""


class Proviso(StrEnum):
    """What has to come true for a verdict that is less than met."""

    KEEP = "keep"  # what is held must be kept up until the step ends
    CONFIRM = "confirm"  # a conditional agreement has to be confirmed
    DECIDE = "decide"  # others decide


@dataclass(frozen=True)
class Hinge:
    """What a verdict hangs on; `agreement`: whose promise it is, `until`: the last day on which it holds as it is."""

    proviso: Proviso
    agreement: str | None = None
    until: date | None = None


@dataclass(frozen=True)
class Node:
    """One node of a requirement, judged; `id` is its place in document order, the root is 0.

    `needed`: how many of its items a group asks, None for a leaf. `chosen`: the verdict above rests on it, or would
    have to. `cited`: ids of holdings, jobs and sittings. `agreements`: ids of those by whose admission, exemption
    (`granted`) or equivalence it is met. `have`: the months (or hours, as asked) of work that count, where work is
    asked. `details`: what to state where it is UNKNOWN, what nearly does where it is UNMET.
    """

    id: int
    parent: int | None
    requirement: Requirement
    needed: int | None
    verdict: Verdict
    chosen: bool
    cited: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    granted: bool = False
    have: Fraction | None = None
    details: tuple[Detail, ...] = ()
    hinges: tuple[Hinge, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Granted:
    """A part of a requirement that an agreement meets, by its admission or exemption."""

    agreement: str
    verdict: Verdict


Guises = Callable[[Verdict], Sequence[tuple[Key, Guise, Support]]]
"""What equivalences that can be claimed at a floor make things count as."""


def no_guises(floor: Verdict) -> Sequence[tuple[Key, Guise, Support]]:
    """Nothing counts as anything else."""
    return ()


@dataclass(frozen=True)
class Best:
    """The best that a node comes to, and one support of it that says why (None: nothing, or a grant, meets it)."""

    verdict: Verdict
    support: Support | None = None
    granted: Granted | None = None

    @property
    def claims(self) -> tuple[str, ...]:
        """The agreements that it rests on."""
        claimed = {claim.agreement for claim in self.support.claims} if self.support else set[str]()
        return tuple(sorted(claimed | ({self.granted.agreement} if self.granted else set())))


@dataclass(frozen=True)
class Judge:
    """Judges by `asking` at `moment`; what is asked throughout must hold until `ends`, or else be kept up.

    `grants`: by the identity of a part, what meets it besides. `promises`: by id, the verdict of each agreement that is
    claimed. `sources`: of what is cited and claimed.
    """

    asking: Asking
    moment: Fraction
    ends: Fraction
    grants: Mapping[int, Granted] = field(default_factory=dict)
    guises: Guises = no_guises
    promises: Mapping[str, Verdict] = field(default_factory=dict)
    sources: Callable[[Sequence[str], Sequence[str]], tuple[Source, ...]] = lambda cited, agreements: ()
    _known: dict[tuple[int, bool], Best] = field(default_factory=dict)

    def verdict(self, node: Requirement) -> Verdict:
        """How far a whole requirement is met."""
        return self.best(node, throughout=False).verdict

    def best(self, node: Requirement, *, throughout: bool) -> Best:
        """The best that a node comes to; what is held goes before what an agreement grants."""
        key = id(node), throughout or node.throughout
        if key not in self._known:
            self._known[key] = self._best(node, throughout=throughout)
        return self._known[key]

    def _best(self, node: Requirement, *, throughout: bool) -> Best:
        granted = self.grants.get(id(node))
        for floor in FLOORS:
            support = self._support(node, floor, throughout=throughout)
            if support is not None:
                return Best(floor, support)
            if granted is not None and granted.verdict >= floor:
                return Best(floor, None, granted)
        return Best(Verdict.UNMET)

    def _support(self, node: Requirement, floor: Verdict, *, throughout: bool) -> Support | None:
        """The plainest support at a floor that holds at the moment."""
        below = {key for key, one in self.grants.items() if one.verdict >= floor and key != id(node)}
        asked = replace(self.asking, floor=floor, met=self.asking.met | below, guises=self.guises(floor))
        found = [one for one in supports(node, asked, throughout=throughout) if self._holds(one)]
        return min(found, key=lambda one: (len(one.claims), len(one.held), sorted(one.held)), default=None)

    def _holds(self, support: Support) -> bool:
        lasts = support.end_until is None or support.end_until.admits(self.ends)
        return lasts and holds_at(support, self.moment, {})

    def nodes(self, root: Requirement) -> tuple[Node, ...]:
        """Every node of a requirement, judged, in document order."""
        found: list[Node] = []
        waiting = [_Waiting(root, None, throughout=False, chosen=True)]
        while waiting:
            one = waiting.pop()
            best = self.best(one.node, throughout=one.throughout)
            found.append(self._node(one, best, len(found)))
            if isinstance(one.node, Group):
                waiting += reversed(list(self._items(one, best, len(found) - 1)))
        return tuple(found)

    def _items(self, asked: _Waiting, best: Best, parent: int) -> Iterator[_Waiting]:
        group, throughout = asked.node, asked.throughout or asked.node.throughout
        assert isinstance(group, Group)
        chosen = frozenset[int]()
        if asked.chosen and best.granted is None:
            chosen = self._chosen(group, best, throughout=throughout)
        for place, item in enumerate(group.items):
            yield _Waiting(item, parent, throughout=throughout, chosen=place in chosen)

    def _chosen(self, group: Group, best: Best, *, throughout: bool) -> frozenset[int]:
        """The items that a group rests on: those that its mean is taken over, else the best, in their order."""
        if group.mean is not None and best.support is not None:
            told = {id(trace.leaf) for trace in best.support.trail}
            return frozenset(place for place, item in enumerate(group.items) if id(item) in told)
        verdicts = [self.best(item, throughout=throughout).verdict for item in group.items]
        ranked = sorted(range(len(verdicts)), key=lambda place: (-verdicts[place], place))
        return frozenset(ranked[: group.needed])

    def _node(self, asked: _Waiting, best: Best, id: int) -> Node:
        node, support = asked.node, best.support
        trail = support.trail if support is not None else ()
        cited = tuple(dict.fromkeys(key for trace in trail for key in trace.cited if isinstance(key, str)))
        told = replace(self.asking, guises=self.guises(Verdict.UNKNOWN))
        return Node(
            id=id,
            parent=asked.parent,
            requirement=node,
            needed=node.needed if isinstance(node, Group) else None,
            verdict=best.verdict,
            chosen=asked.chosen,
            cited=cited,
            agreements=best.claims,
            granted=best.granted is not None,
            have=past_for(node, self.asking).at(self.moment) if isinstance(node, Experience) else None,
            details=details_of(node, told, best.verdict, self.moment),
            hinges=tuple(self._hinges(node, best)),
            sources=self.sources(cited, best.claims),
        )

    def _hinges(self, node: Requirement, best: Best) -> Iterator[Hinge]:
        """What a leaf, or what an agreement grants, hangs on."""
        if best.verdict not in (Verdict.CONDITIONAL, Verdict.DISCRETIONARY):
            return
        if isinstance(node, Group) and best.granted is None:
            return
        for agreement in best.claims:
            promised = self.promises.get(agreement, Verdict.MET)
            if promised < Verdict.MET:
                proviso = Proviso.DECIDE if promised is Verdict.DISCRETIONARY else Proviso.CONFIRM
                yield Hinge(proviso, agreement)
        if isinstance(node, Judgement) and best.granted is None:
            yield Hinge(Proviso.DECIDE)
        elif best.verdict is Verdict.CONDITIONAL and not best.claims and best.support is not None:
            yield Hinge(Proviso.KEEP, until=_last_day(best.support.until))


@dataclass(frozen=True)
class _Waiting:
    """A node that is still to be judged."""

    node: Requirement
    parent: int | None
    throughout: bool
    chosen: bool


def _last_day(end: End | None) -> date | None:
    """The last day on which an end admits some moment."""
    if end is None:
        return None
    day = date_of(end.at)
    return day - timedelta(days=1) if not end.inclusive and moment_of(day) == end.at else day
