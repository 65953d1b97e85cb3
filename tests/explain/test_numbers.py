"""Numbers, money, dates and lists in each language."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from pathways.explain import numbers
from pathways.explain.numbers import AND, as_of, credits, day, join, money, months, number, percent
from pathways.model.credit import Credits


def plain(text: str) -> str:
    return text.replace(numbers.NBSP, "_")


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [("1234.5", "$1,234.50", "1_234,50_$"), ("280", "$280", "280_$"), ("35000/3", "$11,666.67", "11_666,67_$")],
)
def test_money(value: str, english: str, french: str) -> None:
    assert (money(Fraction(value), "en"), plain(money(Fraction(value), "fr"))) == (english, french)


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        ("31/2", "15.5 months", "15,5 mois"),
        ("1", "1 month", "1 mois"),
        ("0", "0 months", "0 mois"),
        ("7/3", "2.3 months", "2,3 mois"),
    ],
)
def test_months(value: str, english: str, french: str) -> None:
    assert (months(Fraction(value), "en"), months(Fraction(value), "fr")) == (english, french)


def test_french_is_plural_from_two_on_and_english_from_anything_but_one() -> None:
    assert [credits(Fraction(3, 2), lang) for lang in ("en", "fr")] == ["1.5 credits", "1,5 crédit"]
    assert [credits(Fraction(2), lang) for lang in ("en", "fr")] == ["2 credits", "2 crédits"]


def test_credit_keeps_its_unit() -> None:
    assert numbers.amount_of(Credits.model_validate("30 ects"), "fr") == "30 crédits ECTS"


def test_days() -> None:
    assert day(date(2027, 1, 15), "en") == "January 15, 2027"
    assert [day(date(2027, 8, date_), "fr") for date_ in (1, 2)] == ["1er août 2027", "2 août 2027"]


@pytest.mark.parametrize(
    ("text", "english"),
    [("2024", "2024"), ("2024-11", "November 2024"), ("2024-11-02", "November 2, 2024"), ("2024/2025", "2024 / 2025")],
)
def test_a_source_is_dated_as_precisely_as_it_says(text: str, english: str) -> None:
    assert as_of(text, "en") == english


def test_a_date_that_is_none_is_repeated_as_written() -> None:
    assert [as_of(text, "fr") for text in ("2024-13", "2024-02-31")] == ["2024-13", "2024-02-31"]


def test_other_numbers_and_lists() -> None:
    assert (number(1234, "en"), plain(number(1234, "fr"))) == ("1,234", "1_234")
    assert (percent(Fraction(70), "en"), plain(percent(Fraction(70), "fr"))) == ("70%", "70_%")
    assert [join(items, AND, "fr") for items in ([], ["a"], ["a", "b", "c"])] == ["", "a", "a, b et c"]
