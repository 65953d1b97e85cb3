"""Leaves that ask for holdings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from pathways.model.kinds import CredentialKind, Verdict
from pathways.model.pattern import CoveredBy, Pattern
from pathways.model.requirement import CreditsFrom, Holds, Requirement
from pathways.recognition.asking import Asking
from pathways.recognition.fit import Fit, PlannedFit, citable, fit_held, fit_planned
from pathways.recognition.match import PLAIN, Guise
from pathways.recognition.support import NOTHING, Cite, Key, Player, Support, Trace, join, undominated
from pathways.recognition.thing import End, Thing

Bound = TypeVar("Bound", End, Fraction)


def holds_supports(leaf: Holds, asking: Asking, *, throughout: bool) -> list[Support]:
    """Every choice of `count` things of different credentials."""
    options = list(single_supports(leaf, leaf.holds, asking, throughout=throughout))
    if leaf.count == 1:
        return [support for _, support in options]
    by_name: dict[str, list[Support]] = {}
    for name, support in options:
        by_name.setdefault(name, []).append(support)
    partial: list[list[Support]] = [[NOTHING], *([] for _ in range(leaf.count))]
    for same in by_name.values():
        for count in range(leaf.count - 1, -1, -1):
            joined = [both for one in partial[count] for other in same if (both := join(one, other))]
            partial[count + 1] = undominated(partial[count + 1] + joined, counts=asking.counts)
    return partial[leaf.count]


def single_supports(
    leaf: Holds | CreditsFrom, pattern: Pattern, asking: Asking, *, throughout: bool
) -> Iterator[tuple[str, Support]]:
    """Supports by one thing each, under the name by which different ones are told apart."""
    for thing in asking.things:
        name = thing.credential or thing.key
        for support in _held(leaf, pattern, thing, asking, throughout=throughout):
            yield name, support
    if pattern.covered_by is not None:
        return
    for player in asking.players:
        thing_ = player.thing
        if thing_ is None or thing_.credential is None:
            continue
        for guise, extra in _guises(player.index, asking):
            matched = asking.scene.match(pattern, thing_, asking.aim, guise)
            fit = fit_planned(leaf, thing_, matched)
            own = planned_support(leaf, player.index, fit, asking, throughout=throughout)
            if own is not None and (both := join(own, extra)):
                yield thing_.credential, both


def _guises(key: Key, asking: Asking) -> Iterator[tuple[Guise, Support]]:
    """What a thing may count as: itself, or what a claimed equivalence makes of it."""
    yield PLAIN, NOTHING
    for named, guise, extra in asking.guises:
        if named == key:
            yield guise, extra


def _held(
    leaf: Holds | CreditsFrom, pattern: Pattern, thing: Thing, asking: Asking, *, throughout: bool
) -> Iterator[Support]:
    if pattern.covered_by is not None:
        yield from _covered(leaf, pattern, thing, asking, throughout=throughout)
        return
    for guise, extra in _guises(thing.key, asking):
        matched = asking.scene.match(pattern, thing, asking.aim, guise)
        support = held_support(leaf, thing.key, fit_held(leaf, thing, matched), asking, throughout=throughout)
        if support and (both := join(support, extra)):
            yield both


def _kept_up(verdict: Verdict, bound: Bound | None, asking: Asking) -> tuple[Verdict, Bound | None]:
    """The verdict of what must stay true, and the bound that the citing step's end keeps to; None: it may be passed.

    `bound` None: nothing that has to be kept up can end.
    """
    if bound is None or asking.strict or asking.floor is Verdict.MET:
        return verdict, bound
    return min(verdict, Verdict.CONDITIONAL), None


def held_support(
    leaf: Requirement, key: str, fit: Fit, asking: Asking, *, throughout: bool, trail: tuple[Key, ...] = ()
) -> Support | None:
    """The support that one held thing gives; None under the floor."""
    verdict, end_until = _kept_up(fit.verdict, fit.until if throughout else None, asking)
    if verdict < asking.floor:
        return None
    return Support(
        verdict,
        held=frozenset((key,)),
        evidence=frozenset((key,)),
        since=fit.since,
        until=fit.until,
        end_until=end_until,
        trail=(Trace(leaf, trail or (key,), verdict),),
    )


def planned_support(
    leaf: Requirement, index: int, fit: PlannedFit, asking: Asking, *, throughout: bool, trail: tuple[Key, ...] = ()
) -> Support | None:
    """The support that one planned step gives; None under the floor."""
    verdict, to_end = _kept_up(fit.verdict, fit.lasts if throughout else None, asking)
    if verdict < asking.floor:
        return None
    cite = Cite(index, Fraction(0), fit.lasts, to_end, fit.ended_since)
    return Support(
        verdict,
        cites=frozenset((cite,)),
        evidence=frozenset((index,)),
        trail=(Trace(leaf, trail or (index,), verdict),),
    )


def _covered(
    leaf: Holds | CreditsFrom, pattern: Pattern, thing: Thing, asking: Asking, *, throughout: bool
) -> Iterator[Support]:
    """Supports by a foreign holding together with an assessment that covers it."""
    covered_by = pattern.covered_by
    assert covered_by is not None
    for report in asking.things:
        for found in asking.scene.holdings[report.key].covers:
            if found.holding == thing.key and names_report(covered_by, report, asking):
                guise = Guise(found.kind, found.level, found.field)
                own = _seen(leaf, pattern, thing, guise, Verdict.MET, asking, throughout=throughout)
                cited = held_support(leaf, report.key, citable(report), asking, throughout=throughout)
                yield from _both(own, cited, (thing.key, report.key))
    if not thing.foreign:
        return
    for player in asking.players:
        if player.thing and names_report(covered_by, player.thing, asking):
            for guise, verdict in _findings(pattern, player, thing, asking):
                own = _seen(leaf, pattern, thing, guise, verdict, asking, throughout=throughout)
                fit = PlannedFit(Verdict.MET, player.thing.validity)
                cited = planned_support(leaf, player.index, fit, asking, throughout=throughout)
                yield from _both(own, cited and _made_from(cited, thing), (thing.key, player.index))


def _made_from(report: Support, thing: Thing) -> Support:
    """The support by a planned report that starts no earlier than the holding it is made from is held."""
    if thing.completed is None:
        return report
    return replace(report, cites=frozenset(cite._replace(started_since=thing.completed) for cite in report.cites))


def _seen(
    leaf: Holds | CreditsFrom,
    pattern: Pattern,
    thing: Thing,
    guise: Guise,
    verdict: Verdict,
    asking: Asking,
    *,
    throughout: bool,
) -> Support | None:
    """The holding's own support as the report finds it."""
    matched = min(verdict, asking.scene.match(pattern, thing, asking.aim, guise))
    return held_support(leaf, thing.key, fit_held(leaf, thing, matched), asking, throughout=throughout)


def _both(own: Support | None, cited: Support | None, trail: tuple[Key, ...]) -> Iterator[Support]:
    both = join(own, cited) if own and cited else None
    if both is not None:
        yield replace(both, trail=(Trace(both.trail[0].leaf, trail, both.verdict),))


def names_report(covered_by: CoveredBy, report: Thing, asking: Asking) -> bool:
    """Whether a thing is one of the assessments that a pattern accepts."""
    if report.kind is not CredentialKind.ASSESSMENT:
        return False
    if covered_by.ids and report.credential not in covered_by.ids:
        return False
    if covered_by.assessor and report.provider != covered_by.assessor:
        return False
    if covered_by.purpose is None:
        return True
    holding = asking.scene.holdings.get(report.key)
    if holding is not None and holding.purposes:
        return covered_by.purpose in holding.purposes
    known = asking.scene.facts.credential(report.credential) if report.credential else None
    return known is not None and known.assesses is not None and covered_by.purpose in known.assesses.purposes


def _findings(pattern: Pattern, player: Player, thing: Thing, asking: Asking) -> Iterator[tuple[Guise, Verdict]]:
    """What a planned report may find of a holding: what its assessor states, or else the holding's own, perhaps."""
    if not (pattern.kinds or pattern.level_at_least or pattern.fields or pattern.fields_not):
        yield Guise(), Verdict.MET
        return
    assert player.thing is not None
    assert player.thing.credential is not None
    stated = asking.findings(player.thing.credential, thing.key)
    yield from stated or ((Guise(), Verdict.DISCRETIONARY),)
