"""Every leaf and group of a requirement, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from pathways.explain.numbers import NBSP
from pathways.explain.requirement import outline, sentence
from pathways.explain.voice import Titles, Voice
from pathways.model.base import Text
from tests.worlds import requirement

NAMES = Titles(
    {
        ("credentials", "dip"): Text(en="Diploma of Arts", fr="Diplôme en arts"),
        ("providers", "uni"): Text(en="The University", fr="L'Université"),
        ("occupations", "21231"): Text(en="Software engineers", fr="Ingénieurs en logiciel"),
    }
)


def said(value: Any, lang: Any = "en") -> str:
    return sentence(requirement(value), Voice(lang, NAMES)).replace(NBSP, " ")


CASES: list[tuple[Any, str, str]] = [
    ("dip", "hold Diploma of Arts", "détenir Diplôme en arts"),
    (
        {"holds": {"kinds": "master", "fields": "041", "jurisdictions_not": "CA-ON"}},
        "hold a master's degree in business and administration, but not in Ontario",
        "détenir une maîtrise en commerce et administration, mais pas en Ontario",
    ),
    (
        {"holds": {"kinds": ["diploma", "exam"], "providers": "uni", "jurisdictions": ["CA-QC", "US"]}},
        "hold a diploma or an exam from The University, in Quebec or in the United States",
        "détenir un diplôme ou un examen délivré par L'Université, au Québec ou aux États-Unis",
    ),
    (
        {"holds": {"kinds": "master", "own_effort": True}, "count": 2},
        "hold 2 different master's degrees earned by study or exam, not by an award",
        "détenir 2 maîtrises obtenues par études ou examen, non par reconnaissance, sans doublon",
    ),
    (
        {"holds": {"ids": ["dip", "b"]}, "count": 2},
        "hold 2 of Diploma of Arts or b",
        "détenir 2 éléments parmi : Diplôme en arts ou b",
    ),
    (
        {"holds": "dip", "grade": "70", "max_age_months": "60", "completed_since": "2019"},
        (
            "hold Diploma of Arts, with an average of at least 70%, earned in the last 60 months, "
            "completed on January 1, 2019 or later"
        ),
        (
            "détenir Diplôme en arts, avec une moyenne d'au moins 70 %, obtenu dans les 60 mois précédents, "
            "obtenu le 1er janvier 2019 ou après"
        ),
    ),
    (
        {"holds": "dip", "grade": {"mark": "2.5", "scale": "gpa-4.0", "above": True}},
        "hold Diploma of Arts, with an average above 2.5 on the scale gpa-4.0",
        "détenir Diplôme en arts, avec une moyenne de plus de 2,5 sur l'échelle gpa-4.0",
    ),
    (
        {"holds": "dip", "grade": {"mark": "B", "scale": "letter", "scope": "last_credits", "last": 60}},
        "hold Diploma of Arts, with an average over the last 60 credits of at least B",
        "détenir Diplôme en arts, avec une moyenne sur les 60 derniers crédits d'au moins B",
    ),
    (
        {"holds": {"kinds": "licence", "professions": "target", "accredited_by": "uni"}},
        "hold a licence to practise for the target's profession, accredited by The University",
        "détenir un permis d'exercice pour la profession de la cible, agréé par L'Université",
    ),
    (
        {"holds": {"fields": "target", "level_at_least": "oqf:6", "credits_at_least": "30 ects", "taught_in": "fr"}},
        (
            "hold a credential in the target's field, at level 6 or higher of oqf, of at least 30 ECTS credits, "
            "taught in French"
        ),
        (
            "détenir un titre dans le domaine de la cible, de niveau 6 ou plus selon oqf, d'au moins 30 crédits ECTS, "
            "enseigné en français"
        ),
    ),
    (
        {"holds": {"kinds": "bachelor", "covered_by": {"assessor": "uni", "purpose": "eca"}, "evidenced_by": "copy"}},
        'hold a bachelor\'s degree covered by an assessment by The University for the purpose "eca", shown by a copy',
        (
            "détenir un baccalauréat couvert par une évaluation faite par L'Université pour le but « eca », "
            "attesté par une copie"
        ),
    ),
    (
        {"credits": "45", "of": {"kinds": "course", "fields_not": "06", "text": "other courses"}},
        'have at least 45 credits from courses but not in information and communication technologies ("other courses")',
        (
            "avoir au moins 45 crédits provenant de : cours mais pas en technologies de l'information et de la "
            "communication (« other courses »)"
        ),
    ),
    (
        {"language": "en", "levels": 7},
        "reach CLB 7 in each of the four skills (English), in one sitting of an accepted test",
        "atteindre CLB 7 en chacune des quatre compétences (anglais), en une seule séance d'un test accepté",
    ),
    (
        {"language": "fr", "levels": {"writing": 6, "reading": 7}, "combine": True, "tests": ["dip"], "purpose": "ee"},
        (
            "reach NCLC 7 in reading and NCLC 6 in writing (French), in one or more sittings of Diploma of Arts, "
            'by the table for "ee"'
        ),
        (
            "atteindre NCLC 7 en compréhension de l'écrit et NCLC 6 en expression écrite (français), "
            "en une ou plusieurs séances de : Diplôme en arts, selon la table « ee »"
        ),
    ),
    (
        {"test": "dip", "scores": {"writing": "65"}, "overall": "70", "average": "66.5", "combine": True},
        "score at least 65 in writing, 70 overall and 66.5 on average in Diploma of Arts (sittings may be combined)",
        (
            "obtenir au moins 65 en expression écrite, 70 au total et 66,5 en moyenne à Diplôme en arts "
            "(plusieurs séances peuvent être combinées)"
        ),
    ),
    (
        {"experience": {"months": 24, "occupations": ["21231", "213"], "teer_at_most": 1, "jurisdictions": "CA"}},
        (
            "work at least 24 months as Software engineers (21231) or in an occupation of NOC group 213, "
            "at TEER 1 or above (0 to 1), in Canada"
        ),
        (
            "travailler au moins 24 mois dans la profession : Ingénieurs en logiciel (21231) "
            "ou dans une profession du groupe 213 de la CNP, dans les catégories FEER 0 à 1, au Canada"
        ),
    ),
    (
        {
            "experience": {
                "hours": 1500,
                "hours_per_week": 30,
                "within_months": 36,
                "while_holding": "dip",
                "after": "b",
            }
        },
        (
            "work at least 1,500 hours (30 hours a week) within the last 36 months, while holding Diploma of Arts, "
            "after earning b"
        ),
        (
            "travailler au moins 1 500 heures (30 heures par semaine) au cours des 36 mois précédents, "
            "tout en détenant Diplôme en arts, après avoir obtenu b"
        ),
    ),
    ({"standing": {"resides_in": "CA-NS"}}, "live in Nova Scotia", "résider en Nouvelle-Écosse"),
    (
        {"standing": {"status": ["citizen", "refugee"]}},
        "be a citizen or a refugee",
        "être citoyen ou citoyenne ou réfugié ou réfugiée",
    ),
    (
        {"standing": {"months_since_arrival": {"at_most": 12}}},
        "have arrived in Canada at most 12 months ago",
        "être au Canada depuis au plus 12 mois",
    ),
    (
        {"standing": {"age_years": {"at_least": 18, "at_most": 35}}},
        "be at least 18 years and at most 35 years old",
        "avoir au moins 18 ans et au plus 35 ans",
    ),
    (
        {"standing": {"active_licence": {"professions": ["rn"]}}},
        "hold, active and in good standing, a credential for the profession rn",
        "détenir, actif et en règle, un titre pour la profession rn",
    ),
    (
        {"lacks": {"kinds": ["bachelor", "master"]}},
        "never have earned any bachelor's degree or any master's degree",
        "n'avoir jamais obtenu aucun baccalauréat ou aucune maîtrise",
    ),
    (
        {"standing": {"active_licence": {"kinds": "licence", "professions": ["registered_nurse", "dowser"]}}},
        "hold, active and in good standing, a licence to practise for the profession registered nurse or dowser",
        "détenir, actif et en règle, un permis d'exercice pour la profession infirmier autorisé ou dowser",
    ),
    (
        {"judgement": {"about": {"en": "an interview", "fr": "une entrevue"}, "by": "uni"}},
        "get a favourable decision from The University: an interview",
        "obtenir une décision favorable (L'Université) : une entrevue",
    ),
    (
        {"standing": {"resides_in": "CA"}, "throughout": True},
        "live in Canada, and keep this until the step ends",
        "résider au Canada, et le conserver jusqu'à la fin de l'étape",
    ),
    ({"all": []}, "nothing is asked", "rien n'est exigé"),
    ({"all": ["dip"]}, "hold Diploma of Arts", "détenir Diplôme en arts"),
    (
        {"all": ["a", {"any": ["b", "c"]}]},
        "all of: hold a; (one of: hold b; hold c)",
        "tout ce qui suit : détenir a ; (l'un de ces éléments : détenir b ; détenir c)",
    ),
    (
        {"at_least": 2, "of": ["a", "b", "c"], "mean": "65"},
        "at least 2 of: hold a; hold b; hold c, with an average of at least 65% over those counted",
        (
            "au moins 2 de ces éléments : détenir a ; détenir b ; détenir c, "
            "avec une moyenne d'au moins 65 % sur l'ensemble retenu"
        ),
    ),
]


@pytest.mark.parametrize(("value", "english", "french"), CASES, ids=lambda one: str(one)[:40])
def test_a_requirement_in_words(value: Any, english: str, french: str) -> None:
    assert said(value) == english
    assert said(value, "fr") == french


def test_a_long_list_of_credentials_is_cut_short() -> None:
    assert said({"holds": [f"c{n}" for n in range(9)]}) == "hold c0, c1, c2, c3, c4 or 4 others"


def test_an_outline_has_a_line_a_node() -> None:
    lines = list(outline(requirement({"all": ["a", {"any": ["b", {"all": []}]}, {"all": ["c"]}]}), Voice()))
    assert [(line.depth, line.text) for line in lines] == [
        (0, "all of"),
        (1, "hold a"),
        (1, "one of"),
        (2, "hold b"),
        (2, "nothing is asked"),
        (1, "hold c"),
    ]


def test_the_deepest_promised_nesting_is_said() -> None:
    tree: Any = "x"
    for _ in range(40):
        tree = {"any": ["a", tree]}
    assert said(tree).count("(") == 39
