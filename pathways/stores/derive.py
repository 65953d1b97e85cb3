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
from pathways.model.kinds import STANDING_KINDS, AgreementKind, AgreementStatus, Strength
from pathways.model.matching import quickest
from pathways.model.pattern import TARGETS, Pattern
from pathways.model.requirement import cited_by
from pathways.model.things import Framework, Occupation, Provider, Skill
from pathways.model.time import Period
from pathways.stores.base import Record
from pathways.stores.listing import sort_key
from pathways.stores.wording import place_words

Row = tuple[str | int, ...]
Words = tuple[str, str, str, str]
ProviderOf = Callable[[str], Provider | None]

WIDEST = 64
"""A pattern that would take more rows than this is entered with less of what it asks."""


PROVIDER, _PLACE, _CREDITS, _RATE = 2, 4, 7, 8
"""Where a credential's row names its provider, and what it may have of it; credits in hours wait for its rate."""

TITLED = frozenset({"credential", "provider", "occupation", "skill", "framework"})
"""Tables whose last columns are titles, in English and French: as they are until a row is settled, then sort keys."""

CLASSES = {
    words: number
    for number, words in enumerate(product(*(map(str, each) for each in (AgreementKind, Strength, AgreementStatus))))
}
"""What stands for an agreement's kind, strength and status. Files hold it: another word makes another schema."""


Derived = tuple[str, Row]
"""A table, and one row of it."""


def derived(record: Record, provider_of: ProviderOf) -> Iterator[Derived]:
    """Every row that derives from a record, but its words; `provider_of` finds providers by id."""
    for table, row in own(record):
        yield table, settled(table, row, provider_of)


def settled(table: str, row: Row, provider_of: ProviderOf) -> Row:
    """A record's own row with what is left out of it: what titles are sorted by, what a credential's provider states.

    Records that come in read their titles as they are: nothing that looks into them could be told by a line's form.
    """
    if table not in TITLED:
        return row
    done = _of_provider(row, provider_of(str(row[PROVIDER]))) if table == "credential" else row
    return (*done[:-2], sort_key(str(row[-2])), sort_key(str(row[-1])))


def own(record: Record) -> Iterator[Derived]:
    """Every row that derives from a record by itself, before it is settled."""
    match record:
        case Agreement():
            yield _standing(record)
            if record.status is AgreementStatus.ACTIVE:
                yield from _agreement(record)
        case Credential():
            yield from _credential(record)
        case Provider():
            yield "provider", (record.id, record.kind.value, record.jurisdiction, *_titles(record.name))
            for member in dict.fromkeys(record.members):
                yield ("member", (member, record.id))
        case Occupation():
            places = dict.fromkeys(place for one in record.regulated for place in one.jurisdictions)
            yield "occupation", (record.id, record.teer, json.dumps(list(places)), *_titles(record.title))
        case Skill():
            yield "skill", (record.id, json.dumps(list(dict.fromkeys(record.occupations))), *_titles(record.title))
        case Framework():
            yield "framework", (record.id, *_titles(record.title))
        case _:
            pass


def _of_provider(row: Row, provider: Provider | None) -> Row:
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
    by = provider_of(record.provider) if isinstance(record, Credential) else None
    return settled_words(said, place(record), by) if said else None


def own_words(record: Record) -> Words | None:
    """The words of a record by itself, before they are settled."""
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


def place(record: Record) -> str:
    """The place that a record states for itself; '' for none."""
    return record.jurisdiction or "" if isinstance(record, Credential | Provider) else ""


def settled_words(said: Words, place: str, provider: Provider | None) -> Words:
    """A record's own words with the names of its place; a credential's with its provider's, and its place failing that.

    They are left out before for the same reason as rows are settled: a line's form carries a place along unread.
    """
    place = place or (provider.jurisdiction if provider else "")
    names = (provider.name.en or "", provider.name.fr or "") if provider else ("", "")
    english, french = place_words(place) if place else ("", "")
    more_en, more_fr = (said[2], names[0], english), (said[3], names[1], french)
    return said[0], said[1], " ".join(filter(None, more_en)), " ".join(filter(None, more_fr))


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
        quickest(credential),
        json.dumps(credential.accreditations) if credential.accreditations else "[]",
        json.dumps(credential.languages) if credential.languages else "[]",
        *_period(credential.in_force),
        *_titles(credential.title),
    )
    yield ("credential", row)
    lists = {
        "accreditation": credential.accreditations,
        "delivery": [one.value for way in credential.ways for one in way.delivery],
        "language": credential.languages,
        "occupation": credential.occupations,
        "profession": (credential.profession,) if credential.profession else (),
        "raises": (credential.raises.language,) if credential.raises else (),
        "skill": credential.skills,
    }
    for what, values in lists.items():
        for value in dict.fromkeys(values):
            yield ("tag", (what, value, credential.id))
    for way in credential.ways:
        for key in _citing(cited_by(way.requires)):
            yield ("entry", (*key, credential.id, way.id))


def _standing(agreement: Agreement) -> Derived:
    words = (agreement.kind.value, agreement.strength.value, agreement.status.value)
    leads = agreement.to.credential if agreement.status is AgreementStatus.ACTIVE else None
    parties = (agreement.receiver, agreement.sender or "", leads or "")
    return "agreement", (agreement.id, *parties, CLASSES[words], *_period(agreement.in_force))


def _agreement(agreement: Agreement) -> Iterator[Derived]:
    if agreement.to.pattern is not None:
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


def _period(period: Period) -> tuple[str, str]:
    """Its first and its last day as ISO writes them, which compares as days do; an open end is ''."""
    return (period.since.isoformat() if period.since else "", period.until.isoformat() if period.until else "")


def _titles(title: Text) -> tuple[str, str]:
    """A title in English and in French, each the other one where there is none."""
    return title.en or title.fr or "", title.fr or title.en or ""


def _columns(title: Text, key: str, *more: Text | None) -> Words:
    english = " ".join([key, *(text.en for text in more if text and text.en)])
    french = " ".join(text.fr for text in more if text and text.fr)
    return title.en or "", title.fr or "", english, french
