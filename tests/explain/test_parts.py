"""A sentence is cut where its language changes, and nothing of it is lost."""

from __future__ import annotations

import pytest

from pathways.explain.parts import Noting
from pathways.model.base import Text


def text(en: str | None = None, fr: str | None = None) -> Text:
    return Text.model_validate({"en": en, "fr": fr})


def test_titles_in_the_other_language_are_parts_of_their_own() -> None:
    voice = Noting("fr")
    said = f"{voice.text(text('Diploma'))} mène à {voice.text(text('Degree', 'Grade'))}"
    assert list(voice.parts(said)) == [("Diploma", "en"), (" mène à Grade", "fr")]


@pytest.mark.parametrize(("lang", "other"), [("en", "fr"), ("fr", "en")])
def test_a_sentence_in_one_language_is_one_part(lang: str, other: str) -> None:
    voice = Noting("fr" if lang == "fr" else "en")
    said = voice.text(text(**{lang: "Un diplôme"}))
    assert list(voice.parts(said)) == [(said, lang)]


def test_a_title_that_begins_as_another_one_is_whole() -> None:
    voice = Noting("fr")
    said = f"{voice.text(text('Nursing'))}, {voice.text(text('Nursing (RN)'))}"
    assert [part.words for part in voice.parts(said)] == ["Nursing", ", ", "Nursing (RN)"]


def test_an_empty_sentence_has_no_parts() -> None:
    assert list(Noting("fr").parts("")) == []
