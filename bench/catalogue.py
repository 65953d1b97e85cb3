"""The invented country as a stream of records: nothing of it is kept, so any size takes the same memory."""

from __future__ import annotations

from collections.abc import Iterator

from bench.agreements import agreements
from bench.asks import SOURCE, Doc
from bench.layout import FIELDS, REGIONS, Faculty, faculties
from bench.offers import credentials, secondary
from bench.shared import shared
from bench.tiers import PROVIDERS

SEED = 1
"""The country that figures are published of."""


def documents(areas: int, seed: int = SEED) -> Iterator[tuple[str, Doc]]:
    """Every record of a country of so many areas as a bundle writes it, with its list; what is named comes first."""
    yield from shared()
    for faculty in faculties(areas):
        if faculty.subject == 0:
            yield from _region(faculty)
        if (faculty.region, faculty.subject) == (0, 0):
            yield from _occupations(faculty.area)
        yield from (("credentials", each) for each in credentials(faculty, seed))
        yield from agreements(faculty, seed)


def _region(faculty: Faculty) -> Iterator[tuple[str, Doc]]:
    here = faculty.here
    for tag, kind in PROVIDERS.items():
        name = f"{kind.replace('_', ' ').capitalize()} {tag} of {here.place}"
        provider = {"id": here.provider(tag), "name": name, "kind": kind, "jurisdiction": here.place}
        yield "providers", {**provider, "source": SOURCE}
    yield "credentials", secondary(faculty)


def _occupations(area: int) -> Iterator[tuple[str, Doc]]:
    """The occupations of an area; the first two of them are regulated in two of its regions."""
    for subject in range(len(FIELDS[0])):
        faculty = Faculty(area, 0, subject)
        occupation: Doc = {"id": faculty.occupation, "title": f"Practitioner of {faculty.field}, {area}", "teer": 1}
        if subject < 2:
            places = faculty.places()[: REGIONS // 2]
            word = faculty.profession
            occupation["regulated"] = [
                {"jurisdictions": places, "profession": profession} for profession in (word, f"{word}-provisional")
            ]
        yield "occupations", {**occupation, "source": SOURCE}
