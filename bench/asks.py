"""Requirements and patterns as documents, in as few words as the generator needs."""

from __future__ import annotations

from typing import Any

Doc = dict[str, Any]
"""A record, or a part of one, as bundles write it."""

FOREIGN = ["FR", "GB", "IN", "NG", "PH"]
"""Where foreign credentials come from."""

ASSESSOR = "assessor"
"""The id of the one who assesses them."""

SOURCE: Doc = {"url": "https://country.example", "as_of": "2026-01", "kind": "example"}


def holds(what: str | Doc, grade: int | None = None, **more: object) -> Doc:
    """A credential by its id, or one that matches a pattern; `grade` in percent."""
    floor = {} if grade is None else {"grade": f"{grade} percent"}
    return {"holds": what, **floor, **more}


def kinds(*kinds: str, **more: object) -> Doc:
    """A pattern of kinds and whatever else."""
    return {"kinds": list(kinds), **more}


def all_of(*items: Doc) -> Doc:
    """Every one of the items."""
    return {"all": list(items)}


def any_of(*items: Doc) -> Doc:
    """One of the items."""
    return {"any": list(items)}


def at_least(number: int, items: list[Doc]) -> Doc:
    """So many of the items."""
    return {"at_least": number, "of": items}


def language(level: int, code: str = "en") -> Doc:
    """A level in all four skills; its name lets agreements waive it."""
    return {"name": "language", "language": code, "levels": level}


def worked(months: int, occupation: str, **more: object) -> Doc:
    """Months of work in an occupation."""
    return {"experience": {"months": str(months), "occupations": [occupation], **more}}


def foreign(kind: str, field: str) -> Doc:
    """A foreign credential in a field, covered by an assessment."""
    return holds(kinds(kind, fields=[field], jurisdictions=FOREIGN, covered_by={"assessor": ASSESSOR}))
