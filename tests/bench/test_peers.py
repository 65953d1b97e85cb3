"""The integer program and the graph say what they are meant to: small worlds, answered by the search as well."""

from __future__ import annotations

import time
from itertools import islice
from random import Random
from typing import Any

import pytest

from bench.catalogue import documents
from bench.graph import load
from bench.highs import Solved, least
from bench.peers import Pair, told
from bench.program import Program
from bench.undated import stripped, undated
from pathways.model.bundle import Bundle
from pathways.routing.request import RouteRequest
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork
from tests.bench.test_figures import asked
from tests.worlds import agreement, bundle, credential, group, holding, request, way

pytestmark = pytest.mark.no_cover  # what runs here is covered elsewhere, and tracing it takes minutes

FEW, MANY = 4, 300
"""Small worlds that are judged every time, and in the long run."""


def _leasts(world: Bundle, question: RouteRequest) -> list[float | None]:
    """The least months and the least price by HiGHS."""
    program = Program(question, PlainNetwork(world))
    answers = [least(program, costs, time.perf_counter() + 30) for costs in (program.months, program.price)]
    assert [finished for finished, _ in answers] == [True, True]
    return [figure for _, figure in answers]


def _searched(world: Bundle, question: RouteRequest) -> list[float | None]:
    found = getattr(routes(question, PlainNetwork(world)), "routes", ())
    if not found:
        return [None, None]
    return [float(min(getattr(route.cost, name) for route in found)) for name in ("months", "price")]


def _random(seed: int) -> tuple[Bundle, RouteRequest]:
    """Eight credentials that ask for one another and count in one another, circles included."""
    draw = Random(seed)
    ids = [f"c{number}" for number in range(8)]
    records: list[Any] = [group("g", "20")]
    for number, id in enumerate(ids):
        others = [other for other in ids if other != id]
        asked: Any = None
        if number > 3:
            listed = draw.sample(others, 3)
            asked = draw.choice((listed[0], " | ".join(listed), f"2 of {' '.join(listed)}"))
        study = f"{draw.choice((30, 60))}/{draw.choice((8, 12, 16))}/{draw.randrange(1000, 9000, 100)}+100"
        made = way("w", study=study, requires=asked) if draw.random() < 0.8 else way("w", wait="1/200", requires=asked)
        more = {"residency": "15"} if draw.random() < 0.3 else {}
        made = made.model_copy(update={"occupies": True})
        records.append(credential(id, "diploma", provider=f"p{number % 3}", ways=[made], credits="30", **more))
        for place, other in enumerate(draw.sample(others, 3)):
            grant: dict[str, Any] = {"award": True} if draw.random() < 0.05 else {"credits": draw.choice((10, 15, 20))}
            limited = {"group": "g"} if draw.random() < 0.3 else {}
            records.append(agreement(f"{id}.{place}", other, id, **grant, **limited))
    return bundle(*records), request("c7", holding(draw.choice(ids[:7])), criteria="months price", steps=4)


def _judged(seeds: range) -> None:
    """Both answer alike, and to some of these worlds that there is a route."""
    answers = []
    for seed in seeds:
        world, question = _random(seed)
        answers.append(_searched(world, question))
        assert _leasts(world, question) == pytest.approx(answers[-1]), f"world {seed}"
    assert sum(months is not None for months, _ in answers) > 0


def test_the_least_of_small_worlds_are_those_of_the_search() -> None:
    _judged(range(FEW))


@pytest.mark.soak
def test_the_least_of_many_small_worlds_are_those_of_the_search() -> None:
    _judged(range(FEW, MANY))


def test_nothing_rests_on_itself() -> None:
    """Two credentials that ask for each other are a circle, which the rows alone allow."""
    world = bundle(
        credential("a", wait="1/10", requires="b", occupies=True),
        credential("b", wait="1/10", requires="a", occupies=True),
    )
    assert _leasts(world, request("a", criteria="months price")) == [None, None]


def test_credit_is_not_counted_again_by_way_of_what_it_was_counted_in() -> None:
    world = bundle(
        credential("part", "course", study="3/1/100"),
        credential("certificate", "certificate", study="30/8/3000"),
        credential("degree", "bachelor", study="120/40/40000"),
        agreement("inner", "part", "certificate", credits=3),
        agreement("direct", "part", "degree", credits=30),
        agreement("whole", "certificate", "degree", credits=60),
    )
    question = request("degree", criteria="months price")
    assert _leasts(world, question) == pytest.approx(_searched(world, question))


def test_a_disagreement_is_not_passed_over() -> None:
    agreed = Pair(asked(1, 1.0), Solved(1, 10, 20, 0.1, 5.0, True, 2.0, 1.0))
    assert "HiGHS 1; both finished 1" in told([agreed])
    assert "5.0 times as long" in told([agreed])
    with pytest.raises(AssertionError, match="do not agree"):
        told([agreed._replace(solved=agreed.solved._replace(price=3.0))])
    unfinished = agreed._replace(solved=agreed.solved._replace(finished=False, price=None))
    assert "both finished 0" in told([unfinished])


def test_without_dates_only_what_is_held_is_left() -> None:
    entry = {"all": [{"holds": "a", "grade": "60 percent"}, {"language": "en", "levels": 7}, {"judgement": "A talk"}]}
    assert stripped(entry) == {"all": [{"holds": "a"}]}
    assert stripped({"any": [{"experience": {"months": "3"}}]}) is None
    dated = ("in_force", "overrides", "processing_months")
    assert not any(key in record for name, record in islice(undated(1), 3000) if name == "agreements" for key in dated)


def test_the_graph_has_an_edge_for_all_that_may_be_cited() -> None:
    drawn = load(documents(1))
    assert drawn.number_of_nodes() == 2013
    assert drawn.has_edge("000-secondary", "000-0611-dip-0")
    # By a pattern: any bachelor of the area.
    assert {f"00{region}-0611-bac-{number}" for region in range(4) for number in range(8)} <= set(
        drawn.predecessors("000-0611-exm-0")
    )
