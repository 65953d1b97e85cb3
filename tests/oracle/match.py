"""Does a thing match a pattern? Section 2 of the answers, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pathways.model.credential import Credential
from pathways.model.kinds import CredentialKind, Verdict
from pathways.model.pattern import Pattern
from pathways.model.things import Provider
from tests.oracle.exact import semester
from tests.oracle.thing import Thing

MET, UNKNOWN, UNMET = Verdict.MET, Verdict.UNKNOWN, Verdict.UNMET
STANDINGS = (CredentialKind.DESIGNATION, CredentialKind.LICENCE)


def yes(value: bool) -> Verdict:
    return MET if value else UNMET


def inside(place: str, listed: Iterable[str]) -> bool:
    """Whether a place is one of the listed ones or lies in one."""
    return any(place == one or place.startswith(one + "-") for one in listed)


def lies(place: str | None, listed: Iterable[str]) -> Verdict:
    """Whether a place lies in a listed one; a country says nothing of its part that is asked for."""
    if place is None:
        return UNKNOWN
    if inside(place, listed):
        return MET
    return UNKNOWN if any(one.startswith(place + "-") for one in listed) else UNMET


class Matcher:
    """Matches things against patterns, and remembers."""

    def __init__(self, providers: Mapping[str, Provider]) -> None:
        self.providers = providers
        self._known: dict[tuple[Thing, int, str | None], Verdict] = {}

    def plain(self, thing: Thing, pattern: Pattern) -> Verdict:
        """With nothing for "the target's" to speak of."""
        return self.verdict(thing, pattern, None)

    def verdict(self, thing: Thing, pattern: Pattern, toward: Credential | None) -> Verdict:
        """All parts but `covered_by`; `toward` is the credential that "target" speaks of."""
        key = (thing, id(pattern), toward.id if toward else None)
        if key not in self._known:
            self._known[key] = min(self._parts(thing, pattern, toward), default=MET)
        return self._known[key]

    def _parts(self, thing: Thing, asked: Pattern, toward: Credential | None) -> Iterable[Verdict]:
        if asked.ids:
            yield yes(thing.credential in asked.ids)
        if asked.kinds:
            yield yes(thing.kind in asked.kinds)
        if asked.fields or asked.fields_not:
            yield from self._fields(thing, asked, toward)
        if asked.providers:
            yield self._provider(thing, asked.providers)
        if asked.jurisdictions:
            yield lies(thing.jurisdiction, asked.jurisdictions)
        if asked.jurisdictions_not:
            yield {MET: UNMET, UNMET: MET, UNKNOWN: UNKNOWN}[lies(thing.jurisdiction, asked.jurisdictions_not)]
        if asked.level_at_least or asked.credits_at_least:
            yield from self._amounts(thing, asked)
        if asked.professions:
            yield self._profession(thing, asked, toward)
        yield from self._manner(thing, asked)

    def _fields(self, thing: Thing, asked: Pattern, toward: Credential | None) -> Iterable[Verdict]:
        wanted: tuple[str, ...] = ()
        if asked.fields == "target":
            wanted = (toward.field,) if toward and toward.field else ()
        elif asked.fields:
            wanted = tuple(asked.fields)
        if asked.fields:
            known = bool(wanted) and thing.field is not None
            yield yes(any(str(thing.field).startswith(code) for code in wanted)) if known else UNKNOWN
        if asked.fields_not:
            refused = thing.field is not None and any(thing.field.startswith(code) for code in asked.fields_not)
            yield yes(not refused) if thing.field is not None else UNKNOWN

    def _provider(self, thing: Thing, listed: tuple[str, ...]) -> Verdict:
        if thing.provider is None:
            return UNMET if thing.provider_name else UNKNOWN
        groups = [self.providers[one] for one in listed if one in self.providers]
        return yes(thing.provider in listed or any(thing.provider in group.members for group in groups))

    def _amounts(self, thing: Thing, asked: Pattern) -> Iterable[Verdict]:
        if asked.level_at_least:
            level = thing.level
            known = level is not None and level.framework == asked.level_at_least.framework
            yield yes(level is not None and level.value >= asked.level_at_least.value) if known else UNKNOWN
        if asked.credits_at_least:
            least = semester(asked.credits_at_least)
            yield UNKNOWN if least is None or thing.credits is None else yes(thing.credits >= least)

    def _profession(self, thing: Thing, asked: Pattern, toward: Credential | None) -> Verdict:
        wanted: tuple[str, ...] = tuple(asked.professions)
        if asked.professions == "target":
            wanted = (toward.profession,) if toward and toward.profession else ()
        if not wanted or thing.kind not in STANDINGS:
            return UNMET
        return UNKNOWN if thing.profession is None else yes(thing.profession in wanted)

    def _manner(self, thing: Thing, asked: Pattern) -> Iterable[Verdict]:
        if asked.accredited_by:
            stated = thing.accredited_by
            yield UNKNOWN if stated is None else yes(bool(set(stated) & set(asked.accredited_by)))
        if asked.taught_in:
            yield yes(bool(set(thing.taught_in) & set(asked.taught_in))) if thing.taught_in else UNKNOWN
        if asked.own_effort:
            yield UNKNOWN if thing.own_effort is None else yes(thing.own_effort)
        if asked.evidenced_by:
            shown = thing.evidence
            yield UNKNOWN if shown is None else yes(bool(set(shown) & set(asked.evidenced_by)))
