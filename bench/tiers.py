"""The tiers of a faculty, from course to licence: how many there are, whose, and how many agreements lead to them."""

from __future__ import annotations

from typing import NamedTuple


class Tier(NamedTuple):
    """One tier of a faculty. `agreements` lead to all of it together, `skew` says how unevenly."""

    kind: str
    providers: tuple[str, ...]  # by number
    agreements: int
    skew: float
    credits: int | None = None

    @property
    def number(self) -> int:
        """How many credentials of it a faculty has."""
        return len(self.providers)

    def toward(self) -> list[int]:
        """How many agreements lead to each, by number: the first is the most sought."""
        return shares(self.agreements, self.number, self.skew)


def shares(total: int, count: int, skew: float) -> list[int]:
    """A total in so many whole parts, the n-th in proportion to 1 / n ** skew."""
    weights = [1 / (rank + 1) ** skew for rank in range(count)]
    exact = [total * weight / sum(weights) for weight in weights]
    parts = [int(part) for part in exact]
    left = sorted(range(count), key=lambda rank: parts[rank] - exact[rank])
    for rank in left[: total - sum(parts)]:
        parts[rank] += 1
    return parts


COLLEGES = ("c1", "c2", "c3")
UNIVERSITIES = ("u1", "u2")


def _each(tags: tuple[str, ...], times: int) -> tuple[str, ...]:
    return tuple(tag for _ in range(times) for tag in tags)


TIERS = {
    "crs": Tier("course", _each(COLLEGES, 8), 48, 0.9, 3),
    "ucr": Tier("course", _each(UNIVERSITIES, 8), 96, 0.9, 3),
    "mic": Tier("micro_credential", _each(("t1",), 5) + _each(COLLEGES, 2), 12, 0.5, 3),
    "crt": Tier("certificate", _each(COLLEGES, 3) + _each(("t1",), 3), 60, 0.8, 30),
    "dip": Tier("diploma", _each(COLLEGES, 3), 100, 0.9, 60),
    "adv": Tier("advanced_diploma", ("c1", "c2", "c3", "c1"), 44, 0.8, 90),
    "asc": Tier("associate_degree", ("c1", "c2", "u1"), 28, 0.6, 60),
    "bac": Tier("bachelor", _each(UNIVERSITIES, 4), 184, 1.0, 120),
    "grc": Tier("graduate_certificate", COLLEGES, 18, 0.5, 30),
    "mas": Tier("master", ("u1", "u2", "u1"), 30, 0.6, 36),
    "doc": Tier("doctorate", ("u1",), 4, 0, 60),
    "app": Tier("apprenticeship", ("t1",), 4, 0),
    "bri": Tier("bridging_program", ("u2",), 2, 0, 15),
    "exm": Tier("exam", ("r1",), 4, 0),
    "des": Tier("designation", ("r1",), 8, 0),
    "lic": Tier("licence", ("r1", "r1"), 8, 1.0),
}
"""The tiers by the tag in their ids: a hundred credentials, 650 agreements toward them."""

PROVIDERS = {
    "c1": "college",
    "c2": "polytechnic",
    "c3": "college",
    "u1": "university",
    "u2": "university",
    "t1": "career_college",
    "r1": "regulator",
    "s1": "school",
}
"""A region's providers by the tag in their ids, with their kinds."""
