"""Generated catalogues over a small vocabulary, so that patterns and credentials often meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from pathways.model.agreement import Agreement
from pathways.model.bundle import Bundle
from pathways.model.credential import Credential
from pathways.model.pattern import Pattern
from pathways.model.things import Framework, Occupation, Provider, Skill
from pathways.stores.base import Record, address
from tests.worlds import agreement, credential, group, occupation, provider, rate, table, way

PROVIDERS = ("north", "south", "east")
GROUPS = ("all.of.them", "two.of.them")
CREDENTIALS = tuple(f"c{number}" for number in range(7))
AGREEMENTS = tuple(f"a{number}" for number in range(6))
KINDS = ("diploma", "bachelor", "licence")
FIELDS = ("06", "061", "0613", "041")
PLACES = ("CA", "CA-ON", "CA-BC", "US")
LEVELS = ("oqf:4", "oqf:5", "eqf:5")
CREDITS = ("60", "60 ects", "840 hours", "3 full_course")
BODIES = ("cips", "ceab")
LANGUAGES = ("en", "fr")
PROFESSIONS = ("nurse", "engineer")
OCCUPATIONS = ("21231", "21300", "31301")
SKILLS = ("welding", "care", "care.of.others")
DELIVERY = ("online", "in_person")
WORDS = ("Nursing", "nursing care", "Génie civil", "genie", "Études", "Cœur", "coffee", "Zoo 2")
PERIODS = ("2024-01-01..2025-06-30", "..2024-12-31", "2025-01-01..", "..")
YEARS = ("2023", "2023/2024", "2024-11-01")
AGREED = ("block_transfer", "admission", "stacking")
STRENGTHS = ("guaranteed", "conditional", "discretionary")
STATUSES = ("active", "active", "active", "draft", "ended")


def some(values: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True)


def perhaps(values: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(values)


def _stated(parts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parts.items() if value not in (None, [], False)}


patterns = (
    st.fixed_dictionaries(
        {
            "ids": some((*CREDENTIALS, "unknown")),
            "kinds": some(KINDS),
            "fields": some(FIELDS) | st.just("target"),
            "fields_not": some(FIELDS),
            "providers": some((*PROVIDERS, *GROUPS)),
            "jurisdictions": some(PLACES),
            "jurisdictions_not": some(PLACES),
            "level_at_least": perhaps(LEVELS),
            "credits_at_least": perhaps(CREDITS),
            "professions": some(PROFESSIONS) | st.just("target"),
            "accredited_by": some(BODIES),
            "taught_in": some(LANGUAGES),
            "own_effort": st.booleans(),
            "evidenced_by": some(("official",)),
        }
    )
    # Few parts at once: with all of them nothing would ever match.
    .flatmap(
        lambda parts: st.sets(st.sampled_from(sorted(parts)), max_size=3).map(lambda keep: {k: parts[k] for k in keep})
    )
    .map(_stated)
    .filter(bool)
    .map(Pattern.model_validate)
)


leaves = st.one_of(
    patterns.map(lambda pattern: {"holds": pattern}),
    patterns.map(lambda pattern: {"credits": "30", "of": pattern}),
    patterns.map(lambda pattern: {"lacks": pattern}),
    patterns.map(lambda pattern: {"standing": {"active_licence": pattern}}),
    patterns.map(lambda pattern: {"experience": {"months": "12", "while_holding": pattern}}),
)
requirements = st.none() | leaves | st.lists(leaves, min_size=1, max_size=2).map(lambda items: {"any": items})


titles = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(lambda words: {"fr": words}),
    st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)).map(lambda pair: {"en": pair[0], "fr": pair[1]}),
)
sources = st.builds(
    lambda year, sure: {"url": "https://example.org/x", "as_of": year, "confidence": sure},
    perhaps(YEARS),
    st.sampled_from(("read", "recalled")),
)


@st.composite
def credentials(draw: st.DrawFn, id: str) -> Credential:
    kind = draw(st.sampled_from(KINDS))
    parts = {
        "provider": draw(st.sampled_from((*PROVIDERS, "missing"))),
        "field": draw(perhaps(FIELDS)),
        "jurisdiction": draw(perhaps(PLACES)),
        "level": draw(perhaps(LEVELS)),
        "credits": draw(perhaps(CREDITS)),
        "accreditations": draw(some(BODIES)),
        "languages": draw(some(LANGUAGES)),
        "occupations": draw(some(OCCUPATIONS)),
        "skills": draw(some(SKILLS)),
        "profession": draw(st.sampled_from(PROFESSIONS)) if kind == "licence" else None,
    }
    language = draw(perhaps(LANGUAGES))
    raises = {"language": language, "levels": 6} if language else None
    ways = [
        way(name, requires=draw(requirements), wait="1", delivery=draw(some(DELIVERY)))
        for name in draw(some(("w1", "w2")))
    ]
    told = {"title": draw(titles), "in_force": draw(st.sampled_from(PERIODS)), "source": draw(sources)}
    return credential(id, kind, raises=raises, ways=ways, **told, **_stated(parts))


@st.composite
def providers(draw: st.DrawFn, id: str) -> Provider:
    members = draw(some(PROVIDERS)) if id in GROUPS else []
    rate_of_hours = draw(st.none() | st.just("14"))
    kind = draw(st.sampled_from(("college", "university")))
    told = {"name": draw(titles), "source": draw(sources)}
    return provider(id, draw(st.sampled_from(PLACES)), kind, members=members, hours_per_credit=rate_of_hours, **told)


@st.composite
def agreements(draw: st.DrawFn, id: str) -> Agreement:
    to = draw(st.sampled_from((*CREDENTIALS, "unknown")) | patterns.map(lambda pattern: {"pattern": pattern}))
    receiver = draw(st.sampled_from((*PROVIDERS, *GROUPS)))
    from_ = draw(requirements)
    told = {
        "kind": draw(st.sampled_from(AGREED)),
        "strength": draw(st.sampled_from(STRENGTHS)),
        "status": draw(st.sampled_from(STATUSES)),
        "sender": draw(perhaps((*PROVIDERS, *GROUPS))),
        "title": draw(st.none() | titles),
        "in_force": draw(st.sampled_from(PERIODS)),
        "source": draw(sources),
    }
    return agreement(id, from_, to, receiver=receiver, **told)


@st.composite
def occupations(draw: st.DrawFn, id: str) -> Occupation:
    regulated = [
        {"jurisdictions": places, "profession": "nurse"} for places in draw(st.lists(some(PLACES), max_size=2))
    ]
    told = {"title": draw(titles), "teer": draw(st.integers(1, 3)), "source": draw(sources)}
    return Occupation.model_validate({"id": id, "regulated": regulated, **told})


@st.composite
def skills(draw: st.DrawFn, id: str) -> Skill:
    told = {"title": draw(titles), "occupations": draw(some(OCCUPATIONS)), "source": draw(sources)}
    return Skill.model_validate({"id": id, **told})


@st.composite
def frameworks(draw: st.DrawFn, id: str) -> Framework:
    return Framework.model_validate({"id": id, "title": draw(titles), "source": draw(sources)})


RECORDS = st.one_of(
    st.sampled_from(CREDENTIALS).flatmap(credentials),
    st.sampled_from((*PROVIDERS, *GROUPS)).flatmap(providers),
    st.sampled_from(AGREEMENTS).flatmap(agreements),
    st.sampled_from(OCCUPATIONS).flatmap(occupations),
    st.sampled_from(SKILLS).flatmap(skills),
    st.sampled_from(("oqf", "eqf")).flatmap(frameworks),
)
FIXED: tuple[Record, ...] = (
    occupation("21231"),
    occupation("21300"),
    group("g", 60),
    table("ielts", {7: 6}),
    rate("USD", "1.37"),
)


def bundle_of(records: Sequence[Record], *, fixed: Sequence[Record] = FIXED) -> Bundle:
    """A bundle of the records, the last of each key."""
    last = {address(record): record for record in (*fixed, *records)}
    lists: dict[str, list[Record]] = defaultdict(list)
    for (name, _), record in last.items():
        lists[name].append(record)
    return Bundle.model_validate(lists)


catalogues = st.lists(RECORDS, max_size=24)
