"""Generated questions about lists, over the vocabulary of generated catalogues."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from pathways.model.pattern import Level
from pathways.stores.listing import Listing, Where
from pathways.stores.shelves import SHELVES, shelf_of
from tests.stores import generated

LISTED = tuple(SHELVES)

KEYS = (
    *(*generated.CREDENTIALS, *generated.AGREEMENTS, *generated.PROVIDERS, *generated.OCCUPATIONS),
    *(*generated.SKILLS, "oqf", "unknown"),
)
BEGUN = (*generated.OCCUPATIONS, "2", "213", "3130", "99")
PARTIES = (*generated.PROVIDERS, *generated.GROUPS, "missing")
AMOUNTS = (Fraction(18), Fraction(30), Fraction("59.5"), Fraction(60))

_lists = {
    "ids": KEYS,
    "kinds": (*generated.KINDS, *generated.AGREED, "college", "university", "unknown"),
    "fields": (*generated.FIELDS, "04", "99", ""),
    "providers": PARTIES,
    "jurisdictions": (*generated.PLACES, "CA-AB"),
    "professions": generated.PROFESSIONS,
    "occupations": BEGUN,
    "skills": generated.SKILLS,
    "languages": generated.LANGUAGES,
    "delivery": generated.DELIVERY,
    "accreditations": generated.BODIES,
    "receivers": PARTIES,
    "senders": PARTIES,
    "strengths": generated.STRENGTHS,
    "statuses": generated.STATUSES,
    "regulated_in": generated.PLACES,
}
_credentials = st.sampled_from((*generated.CREDENTIALS, "unknown"))
FILTERS: dict[str, st.SearchStrategy[Any]] = {
    **{
        name: st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True).map(tuple)
        for name, values in _lists.items()
    },
    "text": st.sampled_from(
        (
            *("nurs", "GENIE", "étud care", "cœur", "c1", "north", "zoo 2", "care genie", "-", "co fo"),
            *("ontario", "Québec nurs", "canada", "care in the ON", "of the", "à la"),
        )
    ),
    "level_at_least": st.sampled_from(generated.LEVELS).map(Level.model_validate),
    "credits_at_least": st.sampled_from(AMOUNTS),
    "credits_at_most": st.sampled_from(AMOUNTS),
    "toward": _credentials,
    "citing": _credentials,
    "teers": st.lists(st.integers(0, 3), min_size=1, max_size=2).map(tuple),
    "in_force_on": st.dates(date(2024, 12, 30), date(2025, 7, 2)),
}


@st.composite
def wheres(draw: st.DrawFn, of: type[Any]) -> Where:
    """Some filters that records of a kind have: mostly few, for with all of them nothing would pass."""
    names = draw(st.sets(st.sampled_from(shelf_of(of).filters), max_size=3))
    return Where(**{name: draw(FILTERS[name]) for name in sorted(names)})


@st.composite
def listings(draw: st.DrawFn) -> Listing[Any]:
    """A listing from its beginning."""
    of: type[Any] = draw(st.sampled_from(LISTED))
    return Listing(
        of,
        draw(wheres(of)),
        order=draw(st.sampled_from(shelf_of(of).orders)),
        descending=draw(st.booleans()),
        language=draw(st.sampled_from(generated.LANGUAGES)),
        limit=draw(st.integers(1, 4)),
        backward=draw(st.booleans()),
    )
