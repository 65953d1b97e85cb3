"""Where everything of the invented country stands, and what it is called: arithmetic alone, nothing is kept.

The country is made of areas of four regions that recognize one another. Each region teaches its area's five fields;
what it offers in one field is a faculty of a hundred credentials. Only the number of areas grows with the size, so what
surrounds one credential is the same at every size: so much so that every tenth area is drawn alike, and a question has
the same answer, but for names, in each of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from random import Random
from typing import NamedTuple

from bench.tiers import TIERS, Tier

SIZES = {"2k": 1, "20k": 10, "200k": 100, "2m": 1000}
"""Areas by the name of a size, which says how many credentials there are."""

REGIONS = 4
"""Regions of an area."""

FIELDS = (
    ("0611", "0613", "0711", "0713", "0413"),
    ("0911", "0913", "0921", "0923", "0312"),
    ("0411", "0412", "0414", "0421", "0311"),
    ("0511", "0512", "0531", "0532", "0541"),
    ("0714", "0715", "0716", "0731", "0732"),
    ("0111", "0112", "0114", "0222", "0231"),
    ("0811", "0812", "0821", "0831", "0841"),
    ("1011", "1013", "1015", "1022", "1041"),
)
"""ISCED-F codes, an area's five together."""

ALIKE = 10
"""How many areas differ in more than names."""

FACULTIES = REGIONS * len(FIELDS[0])
"""Faculties of an area."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


COUNTRY = "AU"
"""Where the regions lie. There are more than Canada has parts, and which those are is known."""


def place_of(code: str) -> str:
    """The jurisdiction of a region."""
    return f"{COUNTRY}-{code.upper()}"


class Region(NamedTuple):
    """A part of the country, with its colleges, universities, training centre, regulator and schools."""

    number: int

    @property
    def code(self) -> str:
        """Three letters or digits: what its ids begin with."""
        return _code(self.number)

    @property
    def place(self) -> str:
        """Its jurisdiction."""
        return place_of(self.code)

    def provider(self, tag: str) -> str:
        """The id of its provider of this tag: `c1` is the first college."""
        return f"{self.code}.{tag}"

    @property
    def secondary(self) -> str:
        """The id of its secondary school diploma."""
        return f"{self.code}-secondary"


class Faculty(NamedTuple):
    """What one region offers in one field."""

    area: int
    region: int  # within the area
    subject: int  # the field's place among the area's five

    @property
    def here(self) -> Region:
        """Its region."""
        return Region(self.area * REGIONS + self.region)

    @property
    def field(self) -> str:
        """Its field's code."""
        return FIELDS[self.area % ALIKE % len(FIELDS)][self.subject]

    @property
    def name(self) -> str:
        """What its ids begin with."""
        return _name(self)

    @property
    def profession(self) -> str:
        """The profession its licences are of, one word in all regions of the area."""
        return f"p{self.area:03d}-{self.field}"

    @property
    def occupation(self) -> str:
        """The occupation it leads to, one in all regions of the area; TEER 1."""
        return f"{self.area // 100}1{self.area % 100:02d}{self.subject}"

    def id(self, tag: str, number: int) -> str:
        """The id of its credential of a tier."""
        return f"{self.name}-{tag}-{number}"

    def ids(self, tag: str) -> list[str]:
        """The ids of all its credentials of a tier."""
        return [self.id(tag, number) for number in range(TIERS[tag].number)]

    def provider(self, tag: str, number: int) -> str:
        """The provider of its credential of a tier."""
        return self.here.provider(TIERS[tag].providers[number])

    def tier(self, tag: str) -> Tier:
        """What a tier is."""
        return TIERS[tag]

    def others(self) -> list[Faculty]:
        """The faculties of the same field in the other regions of the area."""
        return [self._replace(region=region) for region in range(REGIONS) if region != self.region]

    def places(self) -> list[str]:
        """The jurisdictions of the area's regions."""
        return places_of(self.area)

    def random(self, seed: int, what: str) -> Random:
        """What is drawn for one purpose, the same whatever else is generated."""
        return Random(f"{seed}/{self.area % ALIKE}-{self.region}-{self.subject}/{what}")


@lru_cache(maxsize=256)
def _code(number: int) -> str:
    rest, last = divmod(number, 36)
    return _DIGITS[rest // 36] + _DIGITS[rest % 36] + _DIGITS[last]


@lru_cache(maxsize=256)
def _name(faculty: Faculty) -> str:
    return f"{faculty.here.code}-{faculty.field}"


@lru_cache(maxsize=64)
def places_of(area: int) -> list[str]:
    """The jurisdictions of an area's regions."""
    return [Region(area * REGIONS + region).place for region in range(REGIONS)]


def faculties(areas: int) -> Iterator[Faculty]:
    """All faculties of a country of so many areas, area by area, region by region."""
    for number in range(areas * FACULTIES):
        yield faculty(number)


def faculty(number: int) -> Faculty:
    """The faculty of this number."""
    area, rest = divmod(number, FACULTIES)
    region, subject = divmod(rest, len(FIELDS[0]))
    return Faculty(area, region, subject)
