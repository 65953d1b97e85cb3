"""Names of provinces and countries, with what French puts before them to say "in"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pathways.explain.words.two import Lang


class Place(NamedTuple):
    """A place in both languages; `at` is the French preposition, and `the` says whether English needs an article."""

    en: str
    fr: str
    at: str = "en"
    the: bool = False

    def name(self, lang: Lang) -> str:
        """The bare name."""
        return self.fr if lang == "fr" else self.en

    def origin(self, lang: Lang) -> str:
        """The name as it follows an English "from": `the Philippines`; in French the bare name."""
        return f"the {self.en}" if lang == "en" and self.the else self.name(lang)

    def inside(self, lang: Lang) -> str:
        """The name with its "in": `in Ontario`, `au Québec`."""
        if lang == "fr":
            return self.at + ("" if self.at.endswith("'") else " ") + self.fr
        return f"in {'the ' if self.the else ''}{self.en}"


PLACES: Mapping[str, Place] = {
    "CA": Place("Canada", "Canada", "au"),
    "CA-AB": Place("Alberta", "Alberta"),
    "CA-BC": Place("British Columbia", "Colombie-Britannique"),
    "CA-MB": Place("Manitoba", "Manitoba", "au"),
    "CA-NB": Place("New Brunswick", "Nouveau-Brunswick", "au"),
    "CA-NL": Place("Newfoundland and Labrador", "Terre-Neuve-et-Labrador", "à"),
    "CA-NS": Place("Nova Scotia", "Nouvelle-Écosse"),
    "CA-NT": Place("Northwest Territories", "Territoires du Nord-Ouest", "aux", the=True),
    "CA-NU": Place("Nunavut", "Nunavut", "au"),
    "CA-ON": Place("Ontario", "Ontario"),
    "CA-PE": Place("Prince Edward Island", "Île-du-Prince-Édouard", "à l'"),
    "CA-QC": Place("Quebec", "Québec", "au"),
    "CA-SK": Place("Saskatchewan", "Saskatchewan"),
    "CA-YT": Place("Yukon", "Yukon", "au"),
    "AE": Place("United Arab Emirates", "Émirats arabes unis", "aux", the=True),
    "AF": Place("Afghanistan", "Afghanistan"),
    "AR": Place("Argentina", "Argentine"),
    "AU": Place("Australia", "Australie"),
    "BD": Place("Bangladesh", "Bangladesh", "au"),
    "BE": Place("Belgium", "Belgique"),
    "BR": Place("Brazil", "Brésil", "au"),
    "CD": Place("Democratic Republic of the Congo", "République démocratique du Congo", the=True),
    "CH": Place("Switzerland", "Suisse"),
    "CI": Place("Côte d'Ivoire", "Côte d'Ivoire"),
    "CL": Place("Chile", "Chili", "au"),
    "CM": Place("Cameroon", "Cameroun", "au"),
    "CN": Place("China", "Chine"),
    "CO": Place("Colombia", "Colombie"),
    "CR": Place("Costa Rica", "Costa Rica", "au"),
    "CU": Place("Cuba", "Cuba", "à"),
    "DE": Place("Germany", "Allemagne"),
    "DK": Place("Denmark", "Danemark", "au"),
    "DZ": Place("Algeria", "Algérie"),
    "EG": Place("Egypt", "Égypte"),
    "ER": Place("Eritrea", "Érythrée"),
    "ES": Place("Spain", "Espagne"),
    "ET": Place("Ethiopia", "Éthiopie"),
    "FR": Place("France", "France"),
    "GB": Place("United Kingdom", "Royaume-Uni", "au", the=True),
    "GH": Place("Ghana", "Ghana", "au"),
    "GR": Place("Greece", "Grèce"),
    "HK": Place("Hong Kong", "Hong Kong", "à"),
    "HT": Place("Haiti", "Haïti"),
    "ID": Place("Indonesia", "Indonésie"),
    "IE": Place("Ireland", "Irlande"),
    "IL": Place("Israel", "Israël"),
    "IN": Place("India", "Inde"),
    "IQ": Place("Iraq", "Irak"),
    "IR": Place("Iran", "Iran"),
    "IT": Place("Italy", "Italie"),
    "JM": Place("Jamaica", "Jamaïque"),
    "JO": Place("Jordan", "Jordanie"),
    "JP": Place("Japan", "Japon", "au"),
    "KE": Place("Kenya", "Kenya", "au"),
    "KR": Place("South Korea", "Corée du Sud"),
    "LB": Place("Lebanon", "Liban", "au"),
    "LK": Place("Sri Lanka", "Sri Lanka", "au"),
    "MA": Place("Morocco", "Maroc", "au"),
    "MG": Place("Madagascar", "Madagascar", "à"),
    "MX": Place("Mexico", "Mexique", "au"),
    "MY": Place("Malaysia", "Malaisie"),
    "NG": Place("Nigeria", "Nigéria", "au"),
    "NL": Place("Netherlands", "Pays-Bas", "aux", the=True),
    "NO": Place("Norway", "Norvège"),
    "NP": Place("Nepal", "Népal", "au"),
    "NZ": Place("New Zealand", "Nouvelle-Zélande"),
    "PE": Place("Peru", "Pérou", "au"),
    "PH": Place("Philippines", "Philippines", "aux", the=True),
    "PK": Place("Pakistan", "Pakistan", "au"),
    "PL": Place("Poland", "Pologne"),
    "PS": Place("Palestine", "Palestine"),
    "PT": Place("Portugal", "Portugal", "au"),
    "RO": Place("Romania", "Roumanie"),
    "RU": Place("Russia", "Russie"),
    "SA": Place("Saudi Arabia", "Arabie saoudite"),
    "SD": Place("Sudan", "Soudan", "au"),
    "SE": Place("Sweden", "Suède"),
    "SG": Place("Singapore", "Singapour", "à"),
    "SN": Place("Senegal", "Sénégal", "au"),
    "SY": Place("Syria", "Syrie"),
    "TN": Place("Tunisia", "Tunisie"),
    "TR": Place("Türkiye", "Turquie"),
    "TW": Place("Taiwan", "Taïwan", "à"),
    "UA": Place("Ukraine", "Ukraine"),
    "UG": Place("Uganda", "Ouganda"),
    "US": Place("United States", "États-Unis", "aux", the=True),
    "VE": Place("Venezuela", "Venezuela", "au"),
    "VN": Place("Viet Nam", "Viet Nam", "au"),
    "ZA": Place("South Africa", "Afrique du Sud"),
    "ZW": Place("Zimbabwe", "Zimbabwe", "au"),
}
"""Provinces, territories and the countries most newcomers studied in; another place is called by its code."""


def place_of(code: str) -> Place:
    """The place with this ISO 3166 code."""
    return PLACES.get(code, Place(code, code, "à"))
