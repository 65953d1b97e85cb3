"""Does a thing match a pattern? Every stated part answers, and the worst answer stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction

from pathways.model.credential import Credential
from pathways.model.kinds import STANDING_KINDS, CredentialKind, Verdict
from pathways.model.pattern import TARGETS, Level, Pattern
from pathways.recognition.thing import Facts, Thing, hours_rate

MET, UNKNOWN, UNMET = Verdict.MET, Verdict.UNKNOWN, Verdict.UNMET


@dataclass(frozen=True, slots=True)
class Aim:
    """What "the target's" means: the field and profession of the credential asked about."""

    field: str | None = None
    profession: str | None = None

    @classmethod
    def of(cls, credential: Credential | None) -> Aim:
        """The aim of a credential; None has neither field nor profession."""
        return cls(credential.field, credential.profession) if credential else cls()


@dataclass(frozen=True, slots=True)
class Guise:
    """What an assessment or an equivalence says a thing counts as; None leaves the thing's own."""

    kind: CredentialKind | None = None
    level: Level | None = None
    field: str | None = None


PLAIN = Guise()


def match(pattern: Pattern, thing: Thing, aim: Aim, facts: Facts, guise: Guise = PLAIN) -> Verdict:
    """The verdict of every stated part but `covered_by`, which needs other things to answer."""
    worst = MET
    stated = pattern.model_fields_set
    for part, judge in _PARTS:
        if part in stated:
            worst = min(worst, judge(pattern, thing, aim, facts, guise))
            if worst is UNMET:
                break
    return worst


def verdicts_of(
    pattern: Pattern, thing: Thing, aim: Aim, facts: Facts, guise: Guise = PLAIN
) -> Iterator[tuple[str, Verdict]]:
    """The verdict of each stated part, by the pattern's names of them; of `covered_by` none."""
    stated = pattern.model_fields_set
    yield from ((part, judge(pattern, thing, aim, facts, guise)) for part, judge in _PARTS if part in stated)


def inside(place: str, asked: Collection[str]) -> Verdict:
    """Whether a place lies in one of the places asked: UNKNOWN where only its country is known."""
    if any(place == wanted or place.startswith(wanted + "-") for wanted in asked):
        return MET
    return UNKNOWN if len(place) == 2 and any(wanted.startswith(place + "-") for wanted in asked) else UNMET


def _yes(condition: bool) -> Verdict:
    return MET if condition else UNMET


def _ids(pattern: Pattern, thing: Thing, aim: Aim, facts: Facts, guise: Guise) -> Verdict:
    return _yes(not pattern.ids or thing.credential in pattern.ids)


def _kinds(pattern: Pattern, thing: Thing, aim: Aim, facts: Facts, guise: Guise) -> Verdict:
    return _yes(not pattern.kinds or (guise.kind or thing.kind) in pattern.kinds)


def _fields(pattern: Pattern, thing: Thing, aim: Aim, facts: Facts, guise: Guise) -> Verdict:
    if not pattern.fields:
        return MET
    field = guise.field or thing.field
    wanted = (aim.field,) if pattern.fields == TARGETS else pattern.fields
    if field is None or None in wanted:
        return UNKNOWN
    return _yes(any(field.startswith(code) for code in wanted if code))


def _fields_not(pattern: Pattern, thing: Thing, aim: Aim, facts: Facts, guise: Guise) -> Verdict:
    field = guise.field or thing.field
    if field is None:
        return UNKNOWN if pattern.fields_not else MET
    return _yes(not any(field.startswith(code) for code in pattern.fields_not))


def _providers(pattern: Pattern, thing: Thing, aim: Aim, facts: Facts, guise: Guise) -> Verdict:
    if not pattern.providers:
        return MET
    if thing.provider is None:
        return UNMET if thing.outside else UNKNOWN
    return _yes(any(belongs(thing.provider, wanted, facts) for wanted in pattern.providers))


def belongs(provider: str, wanted: str, facts: Facts) -> bool:
    """Whether a provider is the wanted one, or a member of it where that is a group."""
    if provider == wanted:
        return True
    group = facts.provider(wanted)
    return group is not None and provider in group.members


def _jurisdictions(pattern: Pattern, thing: Thing, aim: Aim, facts: Facts, guise: Guise) -> Verdict:
    if not pattern.jurisdictions:
        return MET
    return inside(thing.jurisdiction, pattern.jurisdictions) if thing.jurisdiction else UNKNOWN


def _jurisdictions_not(pattern: Pattern, thing: Thing, aim: Aim, facts: Facts, guise: Guise) -> Verdict:
    if not pattern.jurisdictions_not:
        return MET
    within = inside(thing.jurisdiction, pattern.jurisdictions_not) if thing.jurisdiction else UNKNOWN
    return within if within is UNKNOWN else _yes(within is UNMET)


def _level(pattern: Pattern, thing: Thing, aim: Aim, facts: Facts, guise: Guise) -> Verdict:
    wanted, level = pattern.level_at_least, guise.level or thing.level
    if wanted is None:
        return MET
    if level is None or level.framework != wanted.framework:
        return UNKNOWN
    return _yes(level.value >= wanted.value)


def _credits(pattern: Pattern, thing: Thing, aim: Aim, facts: Facts, guise: Guise) -> Verdict:
    if pattern.credits_at_least is None:
        return MET
    wanted = _converted(pattern, thing, facts)
    return UNKNOWN if thing.credits is None or wanted is None else _yes(thing.credits >= wanted)


def _converted(pattern: Pattern, thing: Thing, facts: Facts) -> Fraction | None:
    assert pattern.credits_at_least is not None
    return pattern.credits_at_least.semester(hours_rate(thing.provider, facts))


def _professions(pattern: Pattern, thing: Thing, aim: Aim, facts: Facts, guise: Guise) -> Verdict:
    if not pattern.professions:
        return MET
    if thing.kind not in STANDING_KINDS:
        return UNMET
    if pattern.professions == TARGETS:
        return UNMET if aim.profession is None else _named(thing.profession, (aim.profession,))
    return _named(thing.profession, pattern.professions)


def _named(value: str | None, wanted: Collection[str]) -> Verdict:
    return UNKNOWN if value is None else _yes(value in wanted)


def _among(stated: frozenset[str] | None, wanted: Collection[str]) -> Verdict:
    return UNKNOWN if stated is None else _yes(not stated.isdisjoint(wanted))


def _accredited(pattern: Pattern, thing: Thing, aim: Aim, facts: Facts, guise: Guise) -> Verdict:
    return _among(thing.accreditations, pattern.accredited_by) if pattern.accredited_by else MET


def _taught_in(pattern: Pattern, thing: Thing, aim: Aim, facts: Facts, guise: Guise) -> Verdict:
    return _among(thing.languages, pattern.taught_in) if pattern.taught_in else MET


def _own_effort(pattern: Pattern, thing: Thing, aim: Aim, facts: Facts, guise: Guise) -> Verdict:
    if not pattern.own_effort:
        return MET
    return UNKNOWN if thing.own_effort is None else _yes(thing.own_effort)


def _evidenced(pattern: Pattern, thing: Thing, aim: Aim, facts: Facts, guise: Guise) -> Verdict:
    if not pattern.evidenced_by or thing.planned:
        return MET
    return UNKNOWN if thing.evidence is None else _yes(not thing.evidence.isdisjoint(pattern.evidenced_by))


_PARTS = (
    ("ids", _ids),
    ("kinds", _kinds),
    ("fields", _fields),
    ("fields_not", _fields_not),
    ("providers", _providers),
    ("jurisdictions", _jurisdictions),
    ("jurisdictions_not", _jurisdictions_not),
    ("level_at_least", _level),
    ("credits_at_least", _credits),
    ("professions", _professions),
    ("accredited_by", _accredited),
    ("taught_in", _taught_in),
    ("own_effort", _own_effort),
    ("evidenced_by", _evidenced),
)
