"""The same words in both languages."""

from __future__ import annotations

from typing import Literal, NamedTuple

Lang = Literal["en", "fr"]
LANGS: tuple[Lang, ...] = ("en", "fr")


class Two(NamedTuple):
    """Words in English and in French; `{name}` is a place for a value, the same places in both."""

    en: str
    fr: str

    def say(self, lang: Lang, **values: object) -> str:
        """The words in one language, values put in their places."""
        words = self.fr if lang == "fr" else self.en
        return words.format(**values) if values else words


class Noun(NamedTuple):
    """A noun in both languages, singular and plural; `feminine` is about the French one."""

    en: str
    en_plural: str
    fr: str
    fr_plural: str
    feminine: bool = False

    def bare(self, lang: Lang, plural: bool = False) -> str:
        """The noun without an article."""
        if lang == "fr":
            return self.fr_plural if plural else self.fr
        return self.en_plural if plural else self.en

    def one(self, lang: Lang) -> str:
        """The noun with its indefinite article: `an exam`, `un examen`."""
        if lang == "fr":
            return f"{'une' if self.feminine else 'un'} {self.fr}"
        return f"{'an' if self.en[0] in 'aeio' else 'a'} {self.en}"

    def none(self, lang: Lang) -> str:
        """The noun as what is never held: `any exam`, `aucun examen`."""
        if lang == "fr":
            return f"{'aucune' if self.feminine else 'aucun'} {self.fr}"
        return f"any {self.en}"
