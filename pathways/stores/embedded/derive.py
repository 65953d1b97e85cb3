"""What is derived from a document: the rows that make it findable. Pure, so that a check can repeat it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from math import prod
from typing import NamedTuple

from pathways.model.agreement import Agreement
from pathways.model.base import Text
from pathways.model.credential import Credential
from pathways.model.kinds import STANDING_KINDS, AgreementStatus
from pathways.model.matching import stated
from pathways.model.pattern import TARGETS, Pattern
from pathways.model.requirement import cited_by
from pathways.model.things import Framework, Occupation, Provider, Skill
from pathways.stores.base import Record

Row = tuple[str | int, ...]
ProviderOf = Callable[[str], Provider | None]

WIDEST = 64
"""A pattern that would take more rows than this is entered with less of what it asks."""


class Derived(NamedTuple):
    """One row of a table."""

    table: str
    row: Row


def derived(record: Record, provider_of: ProviderOf) -> Iterator[Derived]:
    """Every row that derives from a record, but its words; `provider_of` finds providers by id."""
    match record:
        case Credential():
            yield from _credential(record, provider_of(record.provider))
        case Agreement() if record.status is AgreementStatus.ACTIVE:
            yield from _agreement(record)
        case Provider():
            for member in dict.fromkeys(record.members):
                yield Derived("member", (member, record.id))
        case _:
            pass


def words(record: Record, provider_of: ProviderOf) -> tuple[str, str, str, str] | None:
    """What full text finds a record by: title and more, each in English and French; None: it is not found so."""
    match record:
        case Credential():
            provider = provider_of(record.provider)
            more = (record.description, provider.name if provider else None)
            return _columns(record.title, f"{record.id} {record.profession or ''}", *more)
        case Provider():
            return _columns(record.name, record.id)
        case Agreement(title=Text() as title):
            return _columns(title, record.id, record.note)
        case Occupation() | Skill() | Framework():
            return _columns(record.title, record.id)
        case _:
            return None


def reach(provider: Provider | None) -> tuple[object, ...]:
    """What of a provider the rows of its credentials depend on."""
    return (provider.name, provider.jurisdiction, provider.hours_per_credit) if provider else ()


def _credential(credential: Credential, provider: Provider | None) -> Iterator[Derived]:
    thing = stated(credential, provider)
    row = (
        thing.id,
        thing.kind,
        thing.provider,
        thing.field or "",
        thing.place or "",
        thing.level.framework if thing.level else "",
        thing.level.value if thing.level else 0,
        "" if thing.credits is None else str(thing.credits),
        "" if thing.hours_rate is None else str(thing.hours_rate),
        thing.profession or "",
        json.dumps(thing.accreditations),
        json.dumps(thing.languages),
    )
    yield Derived("credential", row)
    lists = {
        "accreditation": credential.accreditations,
        "language": credential.languages,
        "occupation": credential.occupations,
        "profession": (credential.profession,) if credential.profession else (),
        "raises": (credential.raises.language,) if credential.raises else (),
    }
    for what, values in lists.items():
        for value in dict.fromkeys(values):
            yield Derived("tag", (what, value, credential.id))
    for way in credential.ways:
        for key in _citing(cited_by(way.requires)):
            yield Derived("entry", (*key, credential.id, way.id))


def _agreement(agreement: Agreement) -> Iterator[Derived]:
    if agreement.to.credential is not None:
        yield Derived("leads", (agreement.to.credential, agreement.id))
    elif agreement.to.pattern is not None:
        for credential, kind, field in _least_asked(agreement.to.pattern):
            yield Derived("covers", (agreement.receiver, credential, kind, field, agreement.id))
    for key in _citing(cited_by(agreement.from_)):
        yield Derived("evidence", (*key, agreement.id))


def _least_asked(pattern: Pattern) -> list[tuple[str, str, str]]:
    """Keys one of which every credential that the pattern covers has: an id, or a kind and the start of a field."""
    if pattern.ids:
        return [(id, "", "") for id in dict.fromkeys(pattern.ids)]
    kinds = list(dict.fromkeys(kind.value for kind in pattern.kinds)) or [""]
    fields = [""] if pattern.fields == TARGETS else list(dict.fromkeys(pattern.fields)) or [""]
    return [("", kind, field) for kind, field in product(kinds, fields if len(kinds) * len(fields) <= WIDEST else [""])]


def _citing(patterns: Iterable[Pattern]) -> Iterable[tuple[str, ...]]:
    """Keys of provider, id, kind, field and profession, one of which every credential has that a pattern may match."""
    return dict.fromkeys(key for pattern in patterns for key in _asked(pattern))


def _asked(pattern: Pattern) -> Iterator[tuple[str, ...]]:
    if pattern.ids:
        yield from (("", id, "", "", "") for id in pattern.ids)
        return
    professions = () if pattern.professions == TARGETS else pattern.professions
    kinds = pattern.kinds or (STANDING_KINDS if professions else ())
    named = [kind.value for kind in kinds]
    fields = () if pattern.fields == TARGETS else pattern.fields
    asked = [pattern.providers or ("",), [""], named or [""], fields or ("",), professions or ("",)]
    # What tells least goes first where it would be too much.
    for part in (2, 3, 0):
        if prod(map(len, asked)) > WIDEST:
            asked[part] = [""]
    yield from product(*asked)


def _columns(title: Text, key: str, *more: Text | None) -> tuple[str, str, str, str]:
    english = " ".join([key, *(text.en for text in more if text and text.en)])
    french = " ".join(text.fr for text in more if text and text.fr)
    return title.en or "", title.fr or "", english, french
