"""What is derived from a document: the rows that make it findable. Pure, so that a check can repeat it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import product
from math import prod

from pathways.model.agreement import Agreement
from pathways.model.base import Text
from pathways.model.credential import Credential
from pathways.model.kinds import STANDING_KINDS, AgreementStatus
from pathways.model.pattern import TARGETS, Pattern
from pathways.model.requirement import cited_by
from pathways.model.things import Framework, Occupation, Provider, Skill
from pathways.stores.base import Record

Row = tuple[str | int, ...]
Words = tuple[str, str, str, str]
ProviderOf = Callable[[str], Provider | None]

WIDEST = 64
"""A pattern that would take more rows than this is entered with less of what it asks."""


PROVIDER, _PLACE, _CREDITS, _RATE = 2, 4, 7, 8
"""Where a credential's row names its provider, and what it may have of it; credits in hours wait for its rate."""


Derived = tuple[str, Row]
"""A table, and one row of it."""


def derived(record: Record, provider_of: ProviderOf) -> Iterator[Derived]:
    """Every row that derives from a record, but its words; `provider_of` finds providers by id."""
    for table, row in own(record):
        yield (table, of_provider(row, provider_of(str(row[PROVIDER]))) if table == "credential" else row)


def own(record: Record) -> Iterator[Derived]:
    """Every row that derives from a record by itself: what a credential has of its provider is left out."""
    match record:
        case Agreement():
            if record.status is AgreementStatus.ACTIVE:
                yield from _agreement(record)
        case Credential():
            yield from _credential(record)
        case Provider():
            for member in dict.fromkeys(record.members):
                yield ("member", (member, record.id))
        case _:
            pass


def of_provider(row: Row, provider: Provider | None) -> Row:
    """A credential's own row with what it has of its provider."""
    done = list(row)
    rate = provider.hours_per_credit if provider else None
    done[_PLACE] = row[_PLACE] or (provider.jurisdiction if provider else "")
    done[_RATE] = "" if rate is None else str(rate)
    amount, _, unit = str(row[_CREDITS]).partition(" ")
    if unit:
        done[_CREDITS] = str(Fraction(amount) / rate) if rate else ""
    return tuple(done)


def words(record: Record, provider_of: ProviderOf) -> Words | None:
    """What full text finds a record by: title and more, each in English and French; None: it is not found so."""
    said = own_words(record)
    return with_name(said, provider_of(record.provider)) if said and isinstance(record, Credential) else said


def own_words(record: Record) -> Words | None:
    """The words of a record by itself: a credential is also found by the name of its provider."""
    match record:
        case Credential():
            return _columns(record.title, f"{record.id} {record.profession or ''}", record.description)
        case Provider():
            return _columns(record.name, record.id)
        case Agreement():
            return _columns(record.title, record.id, record.note) if record.title else None
        case Occupation() | Skill() | Framework():
            return _columns(record.title, record.id)
        case _:
            return None


def with_name(said: Words, provider: Provider | None) -> Words:
    """A credential's words with the name of its provider."""
    if provider is None:
        return said
    more = zip(said[2:], (provider.name.en, provider.name.fr), strict=True)
    english, french = (" ".join(word for word in both if word) for both in more)
    return said[0], said[1], english, french


def reach(provider: Provider | None) -> tuple[object, ...]:
    """What of a provider the rows of its credentials depend on."""
    return (provider.name, provider.jurisdiction, provider.hours_per_credit) if provider else ()


def _credential(credential: Credential) -> Iterator[Derived]:
    level, credits = credential.level, credential.credits
    amount = credits.semester() if credits else None
    row = (
        credential.id,
        credential.kind.value,
        credential.provider,
        credential.field or "",
        credential.jurisdiction or "",
        level.framework if level else "",
        level.value if level else 0,
        "" if credits is None else f"{credits.amount} hours" if amount is None else str(amount),
        "",
        credential.profession or "",
        json.dumps(credential.accreditations) if credential.accreditations else "[]",
        json.dumps(credential.languages) if credential.languages else "[]",
    )
    yield ("credential", row)
    lists = {
        "accreditation": credential.accreditations,
        "language": credential.languages,
        "occupation": credential.occupations,
        "profession": (credential.profession,) if credential.profession else (),
        "raises": (credential.raises.language,) if credential.raises else (),
    }
    for what, values in lists.items():
        for value in dict.fromkeys(values):
            yield ("tag", (what, value, credential.id))
    for way in credential.ways:
        for key in _citing(cited_by(way.requires)):
            yield ("entry", (*key, credential.id, way.id))


def _agreement(agreement: Agreement) -> Iterator[Derived]:
    if agreement.to.credential is not None:
        yield ("leads", (agreement.to.credential, agreement.id))
    elif agreement.to.pattern is not None:
        for credential, kind, field in _least_asked(agreement.to.pattern):
            yield ("covers", (agreement.receiver, credential, kind, field, agreement.id))
    for key in _citing(cited_by(agreement.from_)):
        yield ("evidence", (*key, agreement.id))


def _least_asked(pattern: Pattern) -> list[tuple[str, str, str]]:
    """Keys one of which every credential that the pattern covers has: an id, or a kind and the start of a field."""
    if pattern.ids:
        return [(id, "", "") for id in dict.fromkeys(pattern.ids)]
    kinds = list(dict.fromkeys(kind.value for kind in pattern.kinds)) or [""]
    fields = [""] if pattern.fields == TARGETS else list(dict.fromkeys(pattern.fields)) or [""]
    return [("", kind, field) for kind, field in product(kinds, fields if len(kinds) * len(fields) <= WIDEST else [""])]


def _citing(patterns: Iterable[Pattern]) -> Iterable[tuple[str, ...]]:
    """Keys of provider, id, kind, field and profession, one of which every credential has that a pattern may match."""
    keys: dict[tuple[str, ...], None] = {}
    for pattern in patterns:
        keys |= dict.fromkeys([("", id, "", "", "") for id in pattern.ids] if pattern.ids else _asked(pattern))
    return keys


def _asked(pattern: Pattern) -> Iterator[tuple[str, ...]]:
    """The keys of a pattern that names no ids."""
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


def _columns(title: Text, key: str, *more: Text | None) -> Words:
    english = " ".join([key, *(text.en for text in more if text and text.en)])
    french = " ".join(text.fr for text in more if text and text.fr)
    return title.en or "", title.fr or "", english, french
