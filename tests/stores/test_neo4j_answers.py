"""What is asked of a catalogue in a real Neo4j is answered as in a file, to the byte: golden worlds and the seed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from pathways.bootstrap import seed_backgrounds, seed_catalogue
from pathways.cli.as_json import answer_json
from pathways.cli.demo import QUESTIONS, Question, questions
from pathways.explain.voice import Voice
from pathways.routing.answer import Answer
from pathways.routing.request import RouteRequest
from pathways.routing.solve import routes
from pathways.service import Pathways
from pathways.stores.base import Store, records_of
from pathways.stores.embedded import EmbeddedStore
from tests.routing import cases
from tests.stores.neo4j import Catalogues

WORLDS = sorted({file for file, _ in cases.questions()})
SEED = seed_backgrounds()
ASKED = questions(SEED / QUESTIONS)
LONG = ("two-universities.yaml",)

Pair = tuple[Store, Store]


@pytest.fixture(scope="module")
def worlds(catalogues: Catalogues) -> Iterator[Pair]:
    """Both stores, for one world after the other."""
    yield from _pair(catalogues)


@pytest.fixture(scope="module")
def seeded(catalogues: Catalogues) -> Iterator[tuple[Pathways, Pathways]]:
    """The seed in both stores."""
    for stores in _pair(catalogues):
        made = Pathways(stores[0]), Pathways(stores[1])
        for one in made:
            one.import_bundle(seed_catalogue())
        yield made


def _pair(catalogues: Catalogues) -> Iterator[Pair]:
    embedded = EmbeddedStore(":memory:")
    with catalogues.opened() as store:
        yield embedded, store
    embedded.close()


def text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def told(answer: Answer, service: Pathways, request: RouteRequest) -> str:
    return text(answer_json(answer, Voice("fr", service, request.background)))


def answered(store: Store, request: RouteRequest) -> str:
    """The search's own answer: golden worlds name things that they do not hold, which the service refuses."""
    with store.network() as network:
        return told(routes(request, network), Pathways(store), request)


@pytest.mark.parametrize("file", WORLDS)
def test_a_golden_world_is_answered_alike(worlds: Pair, file: str) -> None:
    case, bundle = cases.case_of(file)
    for store in worlds:
        store.load(records_of(bundle))
    embedded, other = worlds
    for asked in case["questions"]:
        request = cases.request_of(case, asked)
        assert answered(other, request) == answered(embedded, request)


def _id(question: Question) -> str:
    return f"{question.background.removesuffix('.yaml')}: {question.title.en}"


# Those that take longest are asked in `make soak`.
@pytest.mark.parametrize(
    "question",
    [pytest.param(one, id=_id(one), marks=[pytest.mark.soak] if one.background in LONG else []) for one in ASKED],
)
def test_the_seeds_questions_are_answered_alike(seeded: tuple[Pathways, Pathways], question: Question) -> None:
    embedded, other = seeded
    request = question.request(SEED)
    assert told(other.routes(request), other, request) == told(embedded.routes(request), embedded, request)
