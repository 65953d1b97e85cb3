"""The agreements toward a faculty's credentials: 650 of them, by tier in the mix in which real catalogues have them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from bench import promises
from bench.asks import SOURCE, Doc
from bench.layout import Faculty
from bench.promises import Form, Part, Toward
from bench.tiers import TIERS, UNIVERSITIES

Mix = dict[Form, int]
"""How often each form is drawn."""

_COURSES: Mix = {promises.course: 9, promises.named: 1}
_SHORT: Mix = {promises.named: 5, promises.course: 3, promises.several: 2, promises.experience: 1}
_PROGRAM: Mix = {
    promises.named: 9,
    promises.course: 5,
    promises.several: 1,
    promises.pool: 1,
    promises.experience: 1,
    promises.waiver: 1,
    promises.refusal: 1,
}
_GRADUATE: Mix = {promises.named: 5, promises.course: 1, promises.admission: 2, promises.experience: 1}

MIXES: dict[str, Mix] = {
    "crs": _COURSES,
    "ucr": _COURSES,
    "mic": {promises.named: 3, promises.experience: 1},
    "crt": _SHORT,
    "dip": _PROGRAM,
    "adv": _PROGRAM,
    "asc": _PROGRAM,
    "bac": {**_PROGRAM, promises.bands: 2, promises.from_a_place: 1, promises.capped: 1},
    "grc": _GRADUATE,
    "mas": _GRADUATE,
    "doc": {promises.admission: 1, promises.named: 1},
    "app": {promises.admission: 1},
    "bri": {promises.named: 1, promises.experience: 1},
    "exm": {promises.admission: 1},
    "des": {promises.mobility: 3, promises.education: 1},
    "lic": {promises.mobility: 3, promises.education: 1},
}
"""The forms of the agreements toward each tier."""

PATTERNED = 3
"""So many of the agreements toward a university's most sought bachelor are toward all of its bachelors in a field."""


def agreements(faculty: Faculty, seed: int) -> Iterator[tuple[str, Doc]]:
    """Every agreement toward a faculty's credentials, and the groups that cap some, each with its list."""
    for tag, tier in TIERS.items():
        for number, count in enumerate(tier.toward()):
            draw = faculty.random(seed, f"{tag}-{number}")
            yield from _toward(Toward(faculty, tag, number, draw), count)


def _toward(toward: Toward, count: int) -> Iterator[tuple[str, Doc]]:
    target = toward.faculty.id(toward.tag, toward.number)
    made = 0
    limited = False
    for parts in _forms(toward, count):
        for place, part in enumerate(parts):
            record = _record(toward, part, f"{target}.{made + place}")
            for key, back in (("overrides", part.over), ("adds_to", part.adds)):
                if back:
                    record[key] = [f"{target}.{made + place - back}"]
            if part.capped:
                record["group"] = f"{target}.cap"
                limited = True
            yield "agreements", record
        made += len(parts)
    if limited:
        yield "groups", {"id": f"{target}.cap", "cap": str(toward.credits * 2 // 5), "source": SOURCE}


def _forms(toward: Toward, count: int) -> Iterator[list[Part]]:
    """Forms of so many agreements together; one form with a cap at most."""
    mix = dict(MIXES[toward.tag])
    single = {form: weight for form, weight in mix.items() if form not in _LONG}
    while count:
        chosen = mix if count >= _LONGEST else single
        (form,) = toward.draw.choices(list(chosen), list(chosen.values()))
        parts = form(toward)
        if form is promises.capped:
            del mix[form]
        count -= len(parts)
        yield parts


_LONG = {promises.bands, promises.from_a_place, promises.capped, promises.refusal}
_LONGEST = 5


def _record(toward: Toward, part: Part, id: str) -> Doc:
    faculty, draw = toward.faculty, toward.draw
    receiver = faculty.provider(toward.tag, toward.number)
    record: Doc = {"id": id, "kind": part.kind, "receiver": receiver}
    if part.sender is not None and part.sender != faculty:
        record["sender"] = part.sender.here.provider("c1")
    to: object = faculty.id(toward.tag, toward.number)
    if toward.tag == "bac" and toward.number < len(UNIVERSITIES) and _place_in(id) < PATTERNED:
        to = {"pattern": {"kinds": ["bachelor"], "fields": [faculty.field[:3]]}}
    record |= {"from": part.evidence, "to": to, "grant": part.grant}
    if part.strength:
        record["strength"] = part.strength
    return {**record, **_terms(draw), "source": SOURCE}


def _place_in(id: str) -> int:
    return int(id.rpartition(".")[2])


def _terms(draw: Random) -> Doc:
    """What some agreements state besides: when they are in force, what they take, that they are not active."""
    terms: Doc = {}
    drawn = draw.random()
    if drawn < 0.06:
        terms["in_force"] = {"since": "2021-09-01", "until": draw.choice(("2025-08-31", "2027-08-31", "2029-08-31"))}
    elif drawn < 0.10:
        terms["in_force"] = {"since": "2027-01-01"}
    elif drawn < 0.16:
        terms["fees"] = [str(draw.randrange(50, 200, 10))]
    elif drawn < 0.20:
        terms["processing_months"] = draw.choice(("1", "2"))
    elif drawn < 0.22:
        terms["status"] = draw.choice(("draft", "suspended", "ended"))
    return terms
