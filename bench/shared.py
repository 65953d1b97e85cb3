"""What the whole country shares, the same at every size: tests, assessments, language courses, assumptions."""

from __future__ import annotations

from collections.abc import Iterator

from bench.asks import ASSESSOR, FOREIGN, SOURCE, Doc, holds, kinds, language
from bench.layout import COUNTRY

TESTS = {"test-en-1": "en", "test-en-2": "en", "test-fr": "fr"}
"""The language tests and their languages."""

REPORTS = {"report-plain": "employment", "report-full": "licensing"}
"""The assessments and their purposes."""

SCHOOLING = {
    "course": (4, 1500),
    "micro_credential": (3, 3500),
    "certificate": (12, 17000),
    "diploma": (24, 34000),
    "advanced_diploma": (36, 51000),
    "associate_degree": (24, 34000),
    "bachelor": (48, 200000),
    "graduate_certificate": (12, 29000),
    "graduate_diploma": (12, 29000),
    "master": (24, 58000),
    "doctorate": (60, 145000),
    "apprenticeship": (48, 8000),
    "designation": (12, 3000),
    "licence": (12, 3000),
    "exam": (6, 2000),
    "language_test": (2, 500),
    "assessment": (6, 600),
    "bridging_program": (12, 15000),
}
"""Months and dollars that are assumed of each kind."""

LEVELS = {
    "certificate": 3,
    "diploma": 4,
    "advanced_diploma": 5,
    "associate_degree": 5,
    "bachelor": 6,
    "graduate_certificate": 6,
    "master": 7,
    "doctorate": 8,
}
"""The country's one framework, `nqf`."""

ABROAD = ("certificate", "diploma", "advanced_diploma", "bachelor", "master")
"""Kinds that are brought from abroad."""


def shared() -> Iterator[tuple[str, Doc]]:
    """Every shared record with the list it belongs to."""
    for id, kind in (("tests", "testing_body"), (ASSESSOR, "assessment_body"), ("languages", "school")):
        yield "providers", {"id": id, "name": id.title(), "kind": kind, "jurisdiction": COUNTRY, "source": SOURCE}
    levels = [{"value": value, "title": kind.replace("_", " ")} for kind, value in LEVELS.items()]
    yield "frameworks", {"id": "nqf", "title": "National framework", "levels": levels, "source": SOURCE}
    yield from (("credentials", each) for each in (*_tests(), *_courses(), *_reports()))
    yield from (("language_tables", _table(test, code)) for test, code in TESTS.items())
    yield from (("agreements", _equivalence(place, kind)) for place in FOREIGN for kind in ABROAD)
    for kind, (months, price) in SCHOOLING.items():
        text = "Set high, so that a gap never flatters."
        yield "assumptions", {"kind": kind, "months": str(months), "price": str(price), "text": text}
    for kind, value in (("course", 9000), ("diploma", 4000), ("bachelor", 7600), ("master", 8400)):
        figure = {"quantity": "tuition_per_year", "value": str(value), "currency": "CAD", "kinds": [kind]}
        yield "averages", {"id": f"tuition-{kind}", **figure, "source": SOURCE}
    yield "rates", {"currency": "USD", "cad": "1.37", "source": SOURCE}


def _credential(id: str, provider: str, kind: str, **more: object) -> Doc:
    return {"id": id, "provider": provider, "kind": kind, "title": id.replace("-", " "), **more, "source": SOURCE}


def _tests() -> Iterator[Doc]:
    for number, (test, code) in enumerate(TESTS.items()):
        way = {"id": "sitting", "wait": {"months": "1/2"}, "prices": [str(310 + 25 * number)]}
        yield _credential(test, "tests", "language_test", languages=[code], validity_months="24", ways=[way])


def _courses() -> Iterator[Doc]:
    for code, level in (("en", 5), ("en", 7), ("en", 9), ("fr", 7)):
        study = {"credits": "12", "full_time": str(level - 2), "tuition": [str(600 * level)]}
        way: Doc = {"id": "course", "study": study, "delivery": ["online"]}
        if level == 9:
            way["requires"] = language(6, code)
        raises = {"language": code, "levels": level}
        yield _credential(f"course-{code}-{level}", "languages", "course", credits="12", raises=raises, ways=[way])


def _reports() -> Iterator[Doc]:
    asked = holds(kinds(*ABROAD, jurisdictions=FOREIGN, evidenced_by=["official"]))
    for number, (report, purpose) in enumerate(REPORTS.items()):
        way = {"id": "report", "requires": asked, "wait": str(1 + number), "prices": [str(180 + 120 * number)]}
        assesses = {"purposes": [purpose]}
        yield _credential(report, ASSESSOR, "assessment", assesses=assesses, validity_months="60", ways=[way])


def _table(test: str, code: str) -> Doc:
    levels = {
        str(level): dict.fromkeys(("listening", "reading", "writing", "speaking"), str(level)) for level in range(4, 11)
    }
    return {"id": f"table-{test}", "test": test, "language": code, "levels": levels, "source": SOURCE}


def _equivalence(place: str, kind: str) -> Doc:
    return {
        "id": f"equivalence-{place.lower()}-{kind}",
        "kind": "equivalence",
        "receiver": ASSESSOR,
        "from": holds(kinds(kind, jurisdictions=[place])),
        "to": {"pattern": {"kinds": ["assessment"]}},
        "grant": {"equivalence": {"kind": kind, "level": f"nqf:{LEVELS[kind]}"}},
        "source": SOURCE,
    }
