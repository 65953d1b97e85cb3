"""The country and the questions without dates: what is left is what must be held, what counts, and what that costs.

An integer program can say this much. Months are made to add up: everything occupies the learner, and nothing waits for
an intake, a grade, a language, work or a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.asks import Doc
from bench.catalogue import SEED, documents
from bench.layout import SIZES
from bench.questions import Question, questions

PROGRAMS = 40
"""How many questions are put to the integer program."""

ASKED = (
    *("stack a certificate", "certificate to bachelor", "parts to bachelor", "diploma to bachelor"),
    *("diploma to master", "bachelor to doctorate", "school to title", "bachelor to title", "title and certificate"),
    *("bachelor to licence", "licence to licence"),
)
"""The kinds of questions that mean something without dates."""

_LEFT_OUT = ("language", "experience", "standing", "judgement", "lacks")
_LEAF_PARTS = ("grade", "max_age_months", "completed_since", "count")
_DROPPED = ("language_tables", "occupations", "averages")


def undated(areas: int, seed: int = SEED) -> Iterator[tuple[str, Doc]]:
    """Every record of the country that says something without dates."""
    for name, document in documents(areas, seed):
        plain = {"credentials": _credential, "agreements": _agreement}.get(name, _same)(document)
        if plain is not None and name not in _DROPPED:
            yield name, plain


def undated_questions(size: str, seed: int = SEED) -> list[Question]:
    """The first so many questions that mean something without dates, asked with two criteria."""
    chosen = [each for each in questions(SIZES[size], seed) if each.name in ASKED and each.number < 1000]
    return [each._replace(request=_request(each.request)) for each in chosen[:PROGRAMS]]


def _same(document: Doc) -> Doc:
    return document


def _request(request: Doc) -> Doc:
    held = [
        {"id": each["id"], "credential": each["credential"], "active": True}
        for each in request["background"]["holdings"]
    ]
    return {**request, "background": {"holdings": held}, "limits": {"steps": request["limits"]["steps"]}}


def _credential(document: Doc) -> Doc | None:
    if document["kind"] in ("assessment", "language_test", "bridging_program"):
        return None
    ways = [_way(way, document["kind"]) for way in document["ways"]]
    caps = [cap for cap in document.get("caps", ()) if "of" in cap]
    left = {key: value for key, value in document.items() if key not in ("validity_months", "occupations", "raises")}
    return {**left, "ways": ways, **({"caps": caps} if "caps" in document else {})}


def _way(way: Doc, kind: str) -> Doc:
    kept: Doc = {key: way[key] for key in ("id", "study", "wait", "prices") if key in way}
    requires = stripped(way["requires"]) if "requires" in way else None
    if requires is not None:
        kept["requires"] = requires
    if "study" in kept:
        study = {key: value for key, value in kept["study"].items() if key not in ("intakes", "components")}
        # What is estimated otherwise: a hundred dollars a credit.
        kept["study"] = {"tuition": [str(100 * int(study["credits"]))], **study}
    else:
        kept["occupies"] = True
    return kept


def _agreement(document: Doc) -> Doc | None:
    evidence = stripped(document["from"])
    admitted = document["grant"].get("admission")
    if evidence is None or document["kind"] == "equivalence" or admitted == ["language"]:
        return None
    if (
        any(key in document for key in ("overrides", "status", "in_force"))
        or document.get("strength") == "discretionary"
    ):
        return None
    return {**{key: value for key, value in document.items() if key != "processing_months"}, "from": evidence}


def stripped(requirement: Doc) -> Doc | None:
    """A requirement without what takes dates, grades or people; None where nothing is left of it."""
    if any(key in requirement for key in _LEFT_OUT):
        return None
    if "covered_by" in _pattern(requirement):
        return None
    for key in ("all", "any", "of"):
        if isinstance(requirement.get(key), list):
            left = [item for each in requirement[key] if (item := stripped(each)) is not None]
            return {**requirement, key: left} if left else None
    return {key: value for key, value in requirement.items() if key not in _LEAF_PARTS}


def _pattern(requirement: Doc) -> Any:
    return requirement.get("holds", ()) if isinstance(requirement.get("holds"), dict) else ()
