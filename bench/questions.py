"""The questions: who asks what, under which limits. The same two hundred at every size, but for names.

A hundred and forty learners ask for months and price, a hundred within six steps and forty within four; sixty of them
ask again and mind the credits too. One in eight asks for what cannot be had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from bench import learners
from bench.asks import Doc, all_of, holds, kinds
from bench.catalogue import SEED
from bench.layout import ALIKE, FACULTIES, Faculty, faculty
from bench.learners import Learner

START = "2026-09-01"

QUESTIONS = 140
"""Different questions; those asked again with a third criterion come on top."""

SHORT = 40
"""How many of them allow four steps instead of six."""

AGAIN = 60
"""How many are asked again with a third criterion."""


class Question(NamedTuple):
    """One question. `name` says what it is about, `pair` numbers what is asked with two criteria and with three."""

    number: int
    name: str
    request: Doc
    pair: int

    @property
    def group(self) -> str:
        """The limit on its steps and the number of its criteria: `6x2`."""
        return f"{self.request['limits']['steps']}x{len(self.request['criteria'])}"


class Journey(NamedTuple):
    """A kind of question: who asks for what, how often in forty questions; `limits` are its own."""

    name: str
    learner: Learner
    target: Callable[[Faculty, Random], Doc]
    often: int
    limits: Doc = {}  # noqa: RUF012 - never written to


def _one(tag: str, numbers: int = 1) -> Callable[[Faculty, Random], Doc]:
    """A credential of a tier, one of its first so many."""
    return lambda here, draw: holds(here.id(tag, draw.randrange(numbers)))


def _any_bachelor(here: Faculty, draw: Random) -> Doc:
    """Any bachelor in the field in the region."""
    return holds(kinds("bachelor", fields=[here.field], jurisdictions=[here.here.place]))


def _both(here: Faculty, draw: Random) -> Doc:
    """A title and a graduate certificate, both."""
    return all_of(holds(here.id("des", 0)), holds(here.id("grc", draw.randrange(3))))


JOURNEYS = (
    Journey("stack a certificate", learners.school_leaver, lambda here, draw: holds(here.id("crt", 10)), 2),
    Journey("certificate to bachelor", learners.certified, _one("bac", 8), 4),
    Journey("parts to bachelor", learners.collector, _one("bac", 4), 2),
    Journey("diploma to bachelor", learners.diplomate, _one("bac", 3), 2),
    Journey("a bachelor somewhere", learners.undescribed, _any_bachelor, 2),
    Journey("diploma to master", learners.diplomate, _one("mas", 3), 4),
    Journey("bachelor to doctorate", learners.graduate, _one("doc"), 2),
    Journey("school to title", learners.school_leaver, _one("des"), 3),
    Journey("bachelor to title", learners.graduate, _one("des"), 2),
    Journey("bachelor to licence", learners.graduate, _one("lic"), 3),
    Journey("abroad to licence", learners.from_abroad, _one("lic"), 3),
    Journey("licence to licence", learners.licensed, _one("lic"), 2),
    Journey("work to trade", learners.newcomer_to_study, _one("app"), 2),
    Journey("title and certificate", learners.graduate, _both, 2),
    Journey("too dear", learners.certified, _one("bac", 3), 2, {"price_cad": "900"}),
    Journey("too soon", learners.diplomate, _one("doc"), 1, {"months": "30"}),
    Journey("too many steps", learners.school_leaver, _one("lic"), 2, {"steps": 4}),
)
"""What is asked, forty questions in all."""


def questions(areas: int, seed: int = SEED) -> Iterator[Question]:
    """Two hundred questions to a country of so many areas, spread over all of it."""
    order = [journey for journey in JOURNEYS for _ in range(journey.often)]
    Random(f"{seed}/order").shuffle(order)
    for number in range(QUESTIONS):
        journey = order[number % len(order)]
        request = _request(journey, number, areas, seed)
        yield Question(number, journey.name, request, number)
        if number % 7 < 3:
            third = {**request, "criteria": ["months", "price", "credits"]}
            yield Question(number + 1000, journey.name, third, number)


def _request(journey: Journey, number: int, areas: int, seed: int) -> Doc:
    draw = Random(f"{seed}/question/{number}")
    like = faculty(draw.randrange(min(areas, ALIKE) * FACULTIES))
    # Which of the areas that are alike is drawn apart: everything else is the same at every size.
    alike = range(like.area, areas, ALIKE)
    here = like._replace(area=Random(f"{seed}/question/{number}/{areas}").choice(alike))
    steps = 4 if number % QUESTIONS * SHORT % QUESTIONS < SHORT else 6
    return {
        "background": journey.learner(here, draw),
        "target": journey.target(here, draw),
        "start": START,
        "criteria": ["months", "price"],
        "limits": {"steps": steps, **journey.limits},
    }
