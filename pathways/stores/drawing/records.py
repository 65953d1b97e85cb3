"""What is drawn of a record. What tells what is `derive`'s, as for every store."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.money import HOME
from pathways.model.parts import values_in
from pathways.model.things import Framework, Occupation, Skill
from pathways.stores.base import Record, address
from pathways.stores.derive import CLASSES, ProviderOf, Row, derived, words
from pathways.stores.documents import encoded
from pathways.stores.drawing.drawn import Cut, Drawn, Named, Relationship
from pathways.stores.drawing.shown import beside, credits_of, shown
from pathways.stores.freshness import dated
from pathways.stores.rating import STATES

_CLASSES = {number: named for named, number in CLASSES.items()}


def drawn(record: Record, provider_of: ProviderOf, cut: Cut) -> Drawn:
    """What is drawn of a record."""
    body, named = encoded(record), address(record)
    found: dict[str, Any] = {"body": body}
    relationships: list[Relationship] = []
    for table, row in derived(record, provider_of):
        found |= _COLUMNS[table](row) if table in _COLUMNS else {}
        relationships += _LEADING[table](named, row) if table in _LEADING else ()
    if isinstance(record, Agreement):
        relationships = _with_credits(relationships, record)
    relationships += _of_record(named, record)
    relationships += [Relationship("PRICED_IN", named, ("rates", one)) for one in _currencies(record, body)]
    said = words(record, provider_of)
    if said is not None:
        found |= _said(said, cut)
    tags = defaultdict(list)
    for one in relationships:
        if one.type in _LISTED:
            tags[_LISTED[one.type]].append(one.end[1])
    # The importer of Neo4j knows no empty lists: what is drawn has none, and is the same however it came there.
    columns = {name: value for name, value in {**found, **tags}.items() if value != []}
    return Drawn(named, columns, shown(record), beside(record), tuple(relationships), found.get("words"), dated(record))


_LISTED = {"LEADS_TO": "occupations", "TEACHES": "skills", "TAUGHT_IN": "languages", "DELIVERED": "delivery"}
_LISTED |= {"ACCREDITED_BY": "accreditations", "ASKED_BY": "occupations"}
"""Relationships that a document lists as well, for those who ask lists."""

TAGS = {
    "accreditation": ("ACCREDITED_BY", "accreditations"),
    "delivery": ("DELIVERED", "deliveries"),
    "language": ("TAUGHT_IN", "languages"),
    "occupation": ("LEADS_TO", "occupations"),
    "profession": ("LICENSES", "professions"),
    "raises": ("RAISES", "languages"),
    "skill": ("TEACHES", "skills"),
}
"""Per tag of a credential, the relationship that it is and the list that it leads to."""

_CREDENTIAL = (
    "kind",
    "provider",
    "field",
    "place",
    "framework",
    "level",
    "credits",
    "hours_rate",
    "profession",
    "quickest",
)


def _credential(row: Row) -> dict[str, Any]:
    since, until, english, french = row[-4:]
    stated = dict(zip(_CREDENTIAL, row[1:], strict=False))
    return {**stated, **_period(since, until), **_titles(english, french)}


def _agreement(row: Row) -> dict[str, Any]:
    kind, strength, status = _CLASSES[int(row[4])]
    parties = {"receiver": row[1], "sender": row[2]}
    return {"kind": kind, "strength": strength, "status": status, **parties, **_period(row[5], row[6])}


def _period(since: object, until: object) -> dict[str, Any]:
    return {"in_force_since": since, "in_force_until": until}


def _titles(english: object, french: object) -> dict[str, Any]:
    return {"title_en": english, "title_fr": french}


_COLUMNS: Mapping[str, Callable[[Row], dict[str, Any]]] = {
    "credential": _credential,
    "agreement": _agreement,
    "provider": lambda row: {"kind": row[1], "place": row[2], **_titles(*row[3:])},
    "occupation": lambda row: {"teer": row[1], "regulated": json.loads(str(row[2])), **_titles(*row[3:])},
    "skill": lambda row: _titles(*row[2:]),
    "framework": lambda row: _titles(*row[1:]),
}


def _least(row: Row) -> str:
    """A pattern's node: what it at least asks, provider, kind, field and profession; '' asks nothing."""
    provider, _, kind, field, profession = row[:5]
    return f"{provider}|{kind}|{field}|{profession}"


def _pointed(row: Row) -> Named:
    """What a pattern points at: the credential that it names, or else what it at least asks."""
    return ("credentials", str(row[1])) if row[1] else ("patterns", _least(row))


def _offered(named: Named, row: Row) -> Iterator[Relationship]:
    yield Relationship("OFFERS", ("providers", str(row[2])), named)
    if row[7]:
        yield Relationship("BRINGS", named, ("amounts", str(row[7])))
    if row[5]:
        yield Relationship("AT_LEVEL", named, ("levels", f"{row[5]}:{row[6]}"))


def _parties(named: Named, row: Row) -> Iterator[Relationship]:
    yield Relationship("RECEIVED_BY", named, ("providers", str(row[1])))
    if row[2]:
        yield Relationship("SENT_BY", named, ("providers", str(row[2])))
    if row[3]:
        yield Relationship("TOWARD", named, ("credentials", str(row[3])), {"named": True})


def _covers(named: Named, row: Row) -> Iterator[Relationship]:
    receiver, credential, kind, field, _ = row
    shown = {"named": False, "receiver": receiver}
    yield Relationship("TOWARD", named, _pointed((receiver, credential, kind, field, "")), shown)


_LEADING: Mapping[str, Callable[[Named, Row], Iterable[Relationship]]] = {
    "credential": _offered,
    "tag": lambda named, row: [Relationship(TAGS[str(row[0])][0], named, (TAGS[str(row[0])][1], str(row[1])))],
    "entry": lambda _, row: [Relationship("REQUIRES", ("ways", f"{row[5]}/{row[6]}"), _pointed(row))],
    "member": lambda named, row: [Relationship("HAS_MEMBER", named, ("providers", str(row[0])))],
    "agreement": _parties,
    "covers": _covers,
    "evidence": lambda named, row: [Relationship("RECOGNIZES", named, _pointed(row))],
}


def _with_credits(found: Iterable[Relationship], agreement: Agreement) -> list[Relationship]:
    """What leads to a credential shows the credits that are granted there, where they are stated."""
    amount = credits_of(agreement)
    if amount is None:
        return list(found)
    more = {"credits": float(amount)}
    return [one._replace(shown={**one.shown, **more}) if one.type == "TOWARD" else one for one in found]


def _of_record(named: Named, record: Record) -> Iterator[Relationship]:
    """What a record leads to besides what is derived from it to be found by."""
    match record:
        case Credential():
            for way in record.ways:
                yield Relationship("EARNED_BY", named, ("ways", f"{record.id}/{way.id}"))
        case Occupation():
            for profession, places in _regulated(record).items():
                yield Relationship("REGULATED_BY", named, ("professions", profession), {"places": places})
        case Skill():
            for code in dict.fromkeys(record.occupations):
                yield Relationship("ASKED_BY", named, ("occupations", code))
        case Framework():
            for value in dict.fromkeys(level.value for level in record.levels):
                yield Relationship("HAS_LEVEL", named, ("levels", f"{record.id}:{value}"))
        case _:
            pass


def _regulated(record: Occupation) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in record.regulated:
        found.setdefault(one.profession, []).extend(one.jurisdictions)
    return found


def _currencies(record: Record, body: str) -> list[str]:
    """The currencies, other than the catalogue's own, in which a record states amounts."""
    if STATES not in body or address(record)[0] == "rates":
        return []
    stated = {getattr(value, "currency", None) for _, value in values_in(record)}
    return sorted(one for one in stated if isinstance(one, str) and one != HOME)


def _said(said: tuple[str, str, str, str], cut: Cut) -> dict[str, Any]:
    columns = dict(zip(("title_en", "title_fr", "more_en", "more_fr"), map(cut, said), strict=True))
    every = [word for column in columns.values() for word in column]
    return {
        "said": " ".join(dict.fromkeys(every)),
        "words": len(every),
        **{f"said_{name}": column for name, column in columns.items()},
    }
