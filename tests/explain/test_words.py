"""Every word of every closed list is there in both languages."""

from __future__ import annotations

import inspect
import string
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pkgutil import walk_packages

import pytest

from pathways import errors, explain
from pathways.api import errors as api_errors
from pathways.explain.grades import SCOPES
from pathways.explain.mistakes import CODES, NEXT
from pathways.explain.step import GIVES
from pathways.explain.words.fields import FIELDS, field_words
from pathways.explain.words.kinds import CREDENTIALS, RECORDS
from pathways.explain.words.places import place_of
from pathways.explain.words.routes import LIMITS, UNITS, word
from pathways.explain.words.stores import Cause
from pathways.explain.words.two import LANGS, Lang, Two
from pathways.model import agreement, credit, grade, kinds, money, source
from pathways.model.bundle import LISTS
from pathways.routing import answer, request, route, rung

LISTS_OF_WORDS = [
    found
    for module in (kinds, money, source, answer, request, route, rung)
    for _, found in inspect.getmembers(module, inspect.isclass)
    if issubclass(found, Enum) and found.__module__ == module.__name__
]
PROVINCES = ["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"]


@pytest.mark.parametrize("words", LISTS_OF_WORDS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("lang", LANGS)
def test_every_member_of_a_closed_list_has_its_own_word(words: type[Enum], lang: Lang) -> None:
    said = [word(member, lang) for member in words]
    assert all(said)
    assert len(set(said)) == len(said)


def test_every_error_has_a_sentence_and_a_next_step() -> None:
    classes = [*inspect.getmembers(errors, inspect.isclass), *inspect.getmembers(api_errors, inspect.isclass)]
    codes = {found.code for _, found in classes if hasattr(found, "code")}
    assert codes == set(CODES) == set(NEXT)


def test_limits_units_scopes_records_and_grants_are_all_named() -> None:
    assert set(LIMITS) == set(request.Limits.model_fields)
    assert set(UNITS) == {unit.value for unit in credit.CreditUnit}
    assert set(SCOPES) == set(grade.GradeScope)
    assert set(RECORDS) == set(LISTS)
    assert set(CREDENTIALS) == set(kinds.CredentialKind)
    assert set(GIVES) == set(agreement.Grant.model_fields) - {"credits"}


def every_pair() -> Iterator[tuple[str, Two]]:
    for found in walk_packages(explain.__path__, "pathways.explain."):
        for name, value in vars(import_module(found.name)).items():
            values = value.values() if isinstance(value, dict) else value if isinstance(value, Cause) else (value,)
            yield from ((f"{found.name}.{name}", one) for one in values if isinstance(one, Two))


def places(words: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(words) if field} - {"e"}


def test_both_languages_say_something_about_the_same_values() -> None:
    pairs = list(every_pair())
    assert len(pairs) > 100
    assert [name for name, pair in pairs if not (pair.en and pair.fr)] == []
    assert [name for name, pair in pairs if places(pair.en) != places(pair.fr)] == []


def test_every_province_is_named_and_another_place_is_its_code() -> None:
    assert all(place_of(f"CA-{code}").en != f"CA-{code}" for code in PROVINCES)
    assert place_of("ZZ").inside("fr") == "à ZZ"
    assert [place_of("CA-PE").inside(lang) for lang in LANGS] == [
        "in Prince Edward Island",
        "à l'Île-du-Prince-Édouard",
    ]
    assert place_of("US").inside("en") == "in the United States"
    assert [place_of(code).origin("en") for code in ("PH", "IN")] == ["the Philippines", "India"]


def test_fields_are_named_at_every_length_and_unknown_ones_by_what_contains_them() -> None:
    assert field_words("041", "fr") == "commerce et administration"
    assert field_words("0499", "en") == FIELDS["04"].en
    assert field_words("77", "en") == "77"
    assert all(code[:-1] in FIELDS for code in FIELDS if len(code) > 2)
