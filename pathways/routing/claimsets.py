"""Sets of claims: which credit a step may claim at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from pathways.model.kinds import Verdict
from pathways.recognition.asking import Asking
from pathways.recognition.claims import Option
from pathways.recognition.support import Key
from pathways.routing.move import Earn


def claim_sets(claimable: Sequence[Sequence[Option]], move: Earn, asking: Asking) -> Iterator[tuple[Option, ...]]:
    """Sets of credit claims (and exemptions that spare study), one evidence an agreement, none excluding another."""
    per_agreement = [
        [variant for one in of_agreement for variant in _variants(one, move)] for of_agreement in claimable
    ]
    firm = [listed for listed in per_agreement if listed and listed[0].agreement.id not in move.overridable]
    given = list(_given(firm, per_agreement, asking)) if asking.sole else []
    taken = {one.agreement.id for one in given}
    open_ = [listed for listed in per_agreement if listed and listed[0].agreement.id not in taken]
    for chosen in product(*([None, *listed] for listed in open_)):
        claims = (*given, *(one for one in chosen if one is not None))
        credit = [one for one in claims if one.amount]
        if not any(_overlap(one, other, asking) for i, one in enumerate(credit) for other in credit[:i]):
            yield claims


def _given(
    firm: Sequence[Sequence[Option]], per_agreement: Sequence[Sequence[Option]], asking: Asking
) -> Iterator[Option]:
    """Credit that may be claimed whatever else is: it binds nothing, costs nothing and excludes no other claim."""
    every = [one for listed in per_agreement for one in listed]
    for listed in firm:
        if len(listed) != 1 or not _binds_nothing(listed[0], asking):
            continue
        if not any(_overlap(listed[0], other, asking) for other in every if other is not listed[0]):
            yield listed[0]


def _binds_nothing(option: Option, asking: Asking) -> bool:
    bound = replace(option.support, claims=frozenset())
    settled = bound.free and bound.since <= asking.scene.start and bound.verdict is Verdict.MET
    return settled and not option.agreement.fees


def _variants(option: Option, move: Earn) -> Iterator[Option]:
    """What may be claimed of an option: its credit with all else, or only the study that it spares."""
    if option.amount:
        yield option
    if _spares(option, move):
        yield replace(option, amount=None)


def _spares(option: Option, move: Earn) -> bool:
    """Whether an option exempts components of the study."""
    names = option.agreement.grant.exemption
    if not names or move.way.study is None:
        return False
    return any(names == "all" or component.name in names for component in move.way.study.components)


def _overlap(one: Option, other: Option, asking: Asking) -> bool:
    """Whether two credit claims exclude each other by what they rest on directly."""
    if one.agreement.id in other.agreement.adds_to or other.agreement.id in one.agreement.adds_to:
        return False
    mine, theirs = (_identities(option.support.evidence, asking) for option in (one, other))
    return not mine.isdisjoint(theirs)


def _identities(evidence: Iterable[Key], asking: Asking) -> set[Key]:
    """Evidence by what it is, with all that is part of it: two earnings of one credential are one thing."""
    names: set[Key] = set()
    for key in evidence:
        names.add(_name(key, asking))
        if isinstance(key, str):
            scene = asking.scene
            names.update(_name(part, asking) for part in scene.holdings if key in scene.parts_above(part))
    return names


def _name(key: Key, asking: Asking) -> Key:
    thing = asking.cast[key].thing if isinstance(key, int) else asking.scene.thing_of.get(key)
    return f"credential:{thing.credential}" if thing and thing.credential else key
