"""Invented learners, who hold a few things at the lower tiers; each as a background document."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bench.asks import FOREIGN, Doc
from bench.layout import Faculty

Learner = Callable[[Faculty, Random], Doc]
"""What makes the background of somebody who lives near a faculty."""

SPOKEN: list[Doc] = [{"language": "en", "levels": 9}]
STANDING: Doc = {"born": "1994-05-02", "status": [{"status": "permanent_resident"}], "arrived": "2019-01-01"}


def school_leaver(faculty: Faculty, draw: Random) -> Doc:
    """Secondary school, with good marks."""
    return _background([_secondary(faculty, draw)])


def newcomer_to_study(faculty: Faculty, draw: Random) -> Doc:
    """Nothing at all but some years of work."""
    months = str(draw.randrange(6, 30))
    job = {"id": "job", "occupation": faculty.occupation, "jurisdiction": faculty.here.place, "months": months}
    return _background([], experience=[job])


def collector(faculty: Faculty, draw: Random) -> Doc:
    """Two micro-credentials, two courses and secondary school."""
    short = draw.sample(faculty.ids("mic"), 2) + draw.sample(faculty.ids("crs"), 2)
    held = [_held(f"part-{number}", id, draw) for number, id in enumerate(short)]
    return _background([_secondary(faculty, draw), *held])


def certified(faculty: Faculty, draw: Random) -> Doc:
    """A college's certificate in the field."""
    id = faculty.id("crt", draw.randrange(9))
    return _background([_secondary(faculty, draw), _held("certificate", id, draw)])


def diplomate(faculty: Faculty, draw: Random) -> Doc:
    """A diploma of another region."""
    id = draw.choice(faculty.others()).id("dip", draw.randrange(9))
    return _background([_secondary(faculty, draw), _held("diploma", id, draw)])


def undescribed(faculty: Faculty, draw: Random) -> Doc:
    """A diploma that the catalogue does not list, of a college that it does; no grade is stated."""
    holding = {
        "id": "diploma",
        "kind": "diploma",
        "field": faculty.field,
        "provider": faculty.here.provider("c1"),
        "jurisdiction": faculty.here.place,
        "credits": "60",
        "completed": "2021-05",
    }
    return _background([_secondary(faculty, draw), holding])


def graduate(faculty: Faculty, draw: Random) -> Doc:
    """A bachelor of a region nearby, and some months of work."""
    id = draw.choice(faculty.others()).id("bac", draw.randrange(8))
    months = str(draw.randrange(3, 9))
    job = {"id": "job", "occupation": faculty.occupation, "jurisdiction": faculty.here.place, "months": months}
    return _background([_held("bachelor", id, draw)], experience=[job])


def from_abroad(faculty: Faculty, draw: Random) -> Doc:
    """A foreign bachelor of the field, with papers; sometimes a test was sat already."""
    place = draw.choice(FOREIGN)
    holding = {
        "id": "degree",
        "kind": "bachelor",
        "title": "Bachelor's degree",
        "field": faculty.field,
        "provider_name": "A university abroad",
        "jurisdiction": place,
        "taught_in": ["en"],
        "grades": [f"{draw.randrange(68, 90)} percent"],
        "completed": "2017-06",
        "earned_by": "study",
        "evidence": ["official"],
    }
    sat = draw.random() < 0.5
    scores = dict.fromkeys(("listening", "reading", "writing", "speaking"), "8")
    sitting = {"id": "sat", "test": "test-en-1", "taken": "2026-03-14", "scores": scores}
    return _background([holding], sittings=[sitting] if sat else [])


def licensed(faculty: Faculty, draw: Random) -> Doc:
    """A bachelor and the provisional licence of a region nearby."""
    there = draw.choice(faculty.others())
    licence = {**_held("licence", there.id("lic", 1), draw), "active": True, "completed": "2025-06-01"}
    return _background([_held("bachelor", there.id("bac", draw.randrange(8)), draw), licence])


def _background(holdings: list[Doc], **more: object) -> Doc:
    return {"holdings": holdings, **more, "said": SPOKEN, "standing": STANDING}


def _held(id: str, credential: str, draw: Random) -> Doc:
    grade = f"{draw.randrange(62, 93)} percent"
    completed = f"{draw.randrange(2021, 2026)}-0{draw.randrange(1, 10)}-15"
    held = {"id": id, "credential": credential, "grades": [grade], "completed": completed}
    return {**held, "earned_by": "study", "evidence": ["official"]}


def _secondary(faculty: Faculty, draw: Random) -> Doc:
    return {**_held("secondary", faculty.here.secondary, draw), "completed": "2012-06-30"}
