"""Details: what about the learner decides a leaf: what is not stated and has to be, what is stated and falls short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pathways.model.kinds import Verdict
from pathways.model.pattern import TARGETS, Pattern
from pathways.model.requirement import (
    CreditsFrom,
    Experience,
    Group,
    Holds,
    Lacks,
    LanguageLevels,
    Requirement,
    Standing,
    TestScores,
)
from pathways.model.time import moment_of
from pathways.recognition.asking import Asking
from pathways.recognition.fit import grade_verdict
from pathways.recognition.leaves.holds import names_report
from pathways.recognition.match import PLAIN, Guise, verdicts_of
from pathways.recognition.probing import FIELDS, job_details, score_details, standing_details
from pathways.recognition.thing import Thing
from pathways.recognition.tree import overall_marks

MET, UNKNOWN, UNMET = Verdict.MET, Verdict.UNKNOWN, Verdict.UNMET

NATURE = frozenset({"credential", "kind", "profession"})
"""What a thing is: one that differs in it is another thing, not nearly what is asked."""


@dataclass(frozen=True)
class Detail:
    """Something about the learner that decides a leaf.

    `thing`: the id of a holding, a job or a sitting; None: the learner's standing, or (`field` is `target`) the
    credential asked about. `field` is a field of the background's model (`grades`, `scores.writing`, `status` ...).
    `stated`: what is stated falls short; else it is not stated and would decide.
    """

    thing: str | None
    field: str
    stated: bool = False


Judged = tuple[Detail, Verdict]


def details_of(leaf: Requirement, asking: Asking, verdict: Verdict, moment: Fraction) -> tuple[Detail, ...]:
    """What decides a leaf or a mean that comes to UNKNOWN (what to state) or to UNMET (what nearly does)."""
    if verdict > UNKNOWN:
        return ()
    found = list(dict.fromkeys(_decisive(leaf, asking, moment)))
    return tuple(one for one in found if one.stated is (verdict is UNMET))


def _decisive(node: Requirement, asking: Asking, moment: Fraction) -> Iterator[Detail]:
    background = asking.scene.background
    match node:
        case Holds(holds=pattern) | CreditsFrom(of=pattern):
            for thing in asking.things:
                for judged in _looks(node, pattern, thing, asking, moment):
                    yield from _telling(judged)
        case Standing(standing=condition) if condition.active_licence is not None:
            for thing in asking.things:
                yield from _telling(_licensed(condition.active_licence, thing, asking, moment))
        case Standing(standing=condition):
            yield from (Detail(None, field) for field in standing_details(condition, background.standing))
        case Lacks(lacks=pattern):
            for thing in asking.things:
                yield from _closing(pattern, thing, asking)
        case LanguageLevels() | TestScores():
            for sitting in background.sittings:
                told = score_details(node, sitting, asking.scene.facts, moment)
                judged = [(Detail(sitting.id, field, one is UNMET), one) for field, one in told]
                # Where sittings combine, each score is looked at by itself.
                yield from (detail for detail, _ in judged) if node.combine else _telling(judged)
        case Experience():
            yield from (Detail(id, field) for id, field in job_details(node.experience, asking))
        case Group() if node.mean is not None:
            for item in node.items:
                yield from _unmarked(item, node, asking)
        case _:
            pass


def _telling(judged: Sequence[Judged]) -> Iterator[Detail]:
    """What to state of a thing that might do, or the one thing in which it falls short."""
    short = [detail for detail, verdict in judged if verdict is UNMET]
    if not short:
        yield from (detail for detail, verdict in judged if verdict is UNKNOWN)
    elif len(short) == 1 and short[0].field not in NATURE:
        yield short[0]


def _looks(
    leaf: Holds | CreditsFrom, pattern: Pattern, thing: Thing, asking: Asking, moment: Fraction
) -> Iterator[Sequence[Judged]]:
    """A thing judged part by part: as it is, or as what reports and equivalences make of it."""
    if pattern.covered_by is None:
        guises = [PLAIN, *(guise for key, guise, _ in asking.guises if key == thing.key)]
        for guise in guises:
            yield [*_parts(pattern, thing, asking, guise), *_held(leaf, thing, asking, moment)]
        return
    for report in asking.things:
        for found in asking.scene.holdings[report.key].covers:
            if found.holding == thing.key and names_report(pattern.covered_by, report, asking):
                guise = Guise(found.kind, found.level, found.field)
                dated = _valid(report, asking, moment)
                yield [*_parts(pattern, thing, asking, guise), *_held(leaf, thing, asking, moment), *dated]


def _parts(pattern: Pattern, thing: Thing, asking: Asking, guise: Guise = PLAIN) -> Iterator[Judged]:
    for part, verdict in verdicts_of(pattern, thing, asking.aim, asking.scene.facts, guise):
        if part not in FIELDS or verdict is MET:
            continue
        of_target = part == "fields" and pattern.fields == TARGETS and asking.aim.field is None
        named = Detail(None, "target") if of_target else Detail(thing.key, FIELDS[part], verdict is UNMET)
        yield named, verdict


def _held(leaf: Holds | CreditsFrom, thing: Thing, asking: Asking, moment: Fraction) -> Iterator[Judged]:
    """What a leaf asks of a held thing besides its pattern."""
    graded = grade_verdict(leaf.grade, thing)
    if graded is not MET:
        yield Detail(thing.key, "grades", graded is UNMET), graded
    if isinstance(leaf, CreditsFrom) and thing.credits is None:
        yield Detail(thing.key, "credits"), UNKNOWN
    if (leaf.max_age_months is not None or leaf.completed_since is not None) and thing.completed is None:
        yield Detail(thing.key, "completed"), UNKNOWN
    yield from _valid(thing, asking, moment)
    if thing.completed is not None:
        old = leaf.max_age_months is not None and moment > thing.completed + leaf.max_age_months
        if old or (leaf.completed_since is not None and thing.completed < moment_of(leaf.completed_since)):
            yield Detail(thing.key, "completed", stated=True), UNMET


def _valid(thing: Thing, asking: Asking, moment: Fraction) -> Iterator[Judged]:
    """Whether a thing is held and has not lapsed."""
    lapses = "expires" if asking.scene.holdings[thing.key].expires else "completed"
    if thing.lapse_unknown:
        yield Detail(thing.key, "completed"), UNKNOWN
    elif thing.until is not None and not thing.until.admits(moment):
        yield Detail(thing.key, lapses, stated=True), UNMET
    if thing.completed is not None and thing.completed > moment:
        yield Detail(thing.key, "completed", stated=True), UNMET


def _licensed(pattern: Pattern, thing: Thing, asking: Asking, moment: Fraction) -> Sequence[Judged]:
    judged = [*_parts(pattern, thing, asking), *_valid(thing, asking, moment)]
    plain = asking.scene.match(pattern, thing, asking.aim)
    licensed = asking.scene.licensed(pattern, thing, asking.aim)
    if licensed < plain:
        field = "kind" if thing.active else "active"
        judged.append((Detail(thing.key, field, licensed is UNMET), licensed))
    return judged


def _closing(pattern: Pattern, thing: Thing, asking: Asking) -> Iterable[Detail]:
    """What of a thing closes a door, or might."""
    matched = asking.scene.match(pattern, thing, asking.aim)
    if matched is UNMET:
        return ()
    if matched > UNKNOWN:
        return (Detail(thing.key, "credential" if thing.credential else "kind", stated=True),)
    return (detail for detail, _ in _parts(pattern, thing, asking))


def _unmarked(item: Requirement, group: Group, asking: Asking) -> Iterator[Detail]:
    """The things that an item may count and of which the grade that is averaged is not stated."""
    assert group.mean is not None
    if not isinstance(item, Holds):
        return
    for thing in asking.things:
        if asking.scene.match(item.holds, thing, asking.aim) > UNMET and not overall_marks(thing, group.mean):
            yield Detail(thing.key, "grades")
