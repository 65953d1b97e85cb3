"""Course lists of forty items under "so many of", four universities at once: the fewest courses, proven."""

from __future__ import annotations

import pytest

from pathways.routing.answer import Found
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork
from tests.routing.course_lists import UNIVERSITIES, fewest, listings, world

pytestmark = pytest.mark.no_cover  # what runs here is covered elsewhere, and tracing it takes minutes

BATCH = 20
AT_ONCE = range(0, 60, BATCH)
LATER = range(AT_ONCE.stop, 200, BATCH)


@pytest.mark.parametrize("first", [*AT_ONCE, *(pytest.param(first, marks=pytest.mark.soak) for first in LATER)])
def test_the_fewest_courses_are_those_of_an_integer_program(first: int) -> None:
    for seed in range(first, first + BATCH):
        asked = listings(seed)
        catalogue, question = world(asked)
        answer = routes(question, PlainNetwork(catalogue))
        assert isinstance(answer, Found), f"lists {seed}"
        assert [route.cost.steps for route in answer.routes] == [fewest(asked) + UNIVERSITIES], f"lists {seed}"
