"""Words that a catalogue uses and no record has for its id: professions, bodies, languages, purposes.

A record states such a word of itself, or asks for it of others: a body that accredits nothing here may well accredit
what a learner holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches

from pydantic import BaseModel

from pathways.exchange.references import Named
from pathways.model.credential import Assesses, Credential
from pathways.model.grade import Grade, owner_of
from pathways.model.parts import values_in
from pathways.model.pattern import TARGETS, CoveredBy, Pattern
from pathways.model.requirement import LanguageLevels, Requirement, TestScores
from pathways.model.things import LanguageTable, Regulated

Words = Mapping[str, Collection[str]]
"""Words by their sort."""

MOST_READ = 5_000
"""So many records of a list are read for the words that they use."""

WORDS: Mapping[type[BaseModel], Mapping[str, str]] = {
    Credential: {"profession": "professions", "accreditations": "accreditations", "languages": "languages"},
    Regulated: {"profession": "professions"},
    Pattern: {
        "professions": "professions",
        "accredited_by": "accreditations",
        "taught_in": "languages",
        "fields": "fields",
        "fields_not": "fields",
    },
    LanguageTable: {"purpose": "table_purposes"},
    LanguageLevels: {"purpose": "table_purposes"},
    Assesses: {"purposes": "purposes"},
    CoveredBy: {"purpose": "purposes"},
}
"""Per type, the fields that hold words, and which sort of word those are."""

USING = ("occupations", "language_tables", "credentials", "agreements")
"""The lists whose records use words."""


def words_in(record: BaseModel) -> Iterator[Named]:
    """Every word that a record, or a part of a question, uses."""
    for path, value in values_in(record):
        for field, sort in WORDS.get(type(value), {}).items():
            given = getattr(value, field)
            if isinstance(given, tuple):
                yield from (Named((*path, field, number), sort, word) for number, word in enumerate(given))
            elif given is not None and given != TARGETS:
                yield Named((*path, field), sort, given)


def words_of(records: Iterable[BaseModel]) -> Words:
    """The words that records use, by sort."""
    found: dict[str, set[str]] = {}
    for record in records:
        for named in words_in(record):
            found.setdefault(named.name, set()).add(named.key)
    return {sort: frozenset(words) for sort, words in found.items()}


def likely(word: str, known: Iterable[str]) -> list[str]:
    """Known words that may be meant: those that it shortens to first letters, and those that are written alike."""
    words = sorted(known)
    short = [one for one in words if len(word) > 1 and "".join(part[0] for part in one.split("_") if part) == word]
    return list(dict.fromkeys([*short, *get_close_matches(word, words, n=3, cutoff=0.6)]))[:3]


def tests_in(requirement: Requirement) -> Iterator[Named]:
    """Every language test that a requirement names."""
    for path, value in values_in(requirement):
        if isinstance(value, TestScores):
            yield Named((*path, "test"), "credentials", value.test)
        elif isinstance(value, LanguageLevels):
            yield from (Named((*path, "tests", n), "credentials", test) for n, test in enumerate(value.tests))


def scales_in(requirement: Requirement) -> Iterator[Named]:
    """Every provider whose own scale a requirement's grades are on."""
    for path, value in values_in(requirement):
        if isinstance(value, Grade) and (owner := owner_of(value.scale)):
            yield Named((*path, "scale"), "providers", owner)
