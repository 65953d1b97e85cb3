"""Where very many credentials may match a pattern a few are tried first; only what looks at all of them proves."""

from __future__ import annotations

from datetime import date

import pytest

from pathways.model.bundle import Bundle
from pathways.routing import narrowing, opportunities, solve
from pathways.routing.answer import Answer, Found, GaveUp, Halt, Impossible
from pathways.routing.cost import Cost
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.observer import Observer, Stop
from pathways.routing.questions import OpportunitiesRequest
from pathways.routing.request import RouteRequest
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork
from tests import generator
from tests.worlds import agreement, background, bundle, credential, holding, request

BACHELORS = {"holds": {"kinds": "bachelor"}}


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """More than one is wide, and one quick one is tried, and one that what is held leads toward."""
    for module in (solve, opportunities, narrowing):
        monkeypatch.setattr(module, "WIDE", 1)
    monkeypatch.setattr(narrowing, "QUICKEST", 1)
    monkeypatch.setattr(narrowing, "LED", 1)
    return monkeypatch


def costs(answer: Answer) -> list[Cost]:
    assert not isinstance(answer, Impossible)
    return [route.cost for route in answer.routes]


def months(answer: Answer) -> list[int]:
    return [int(cost.months) for cost in costs(answer)]


def asked(catalogue: Bundle, question: RouteRequest) -> Answer:
    return routes(question, PlainNetwork(catalogue))


def bachelors(*lengths: int) -> Bundle:
    return bundle(*(credential(f"b{one}", "bachelor", study=f"120/{one}/{60_000 - 1_000 * one}") for one in lengths))


@pytest.mark.parametrize("seed", range(60))
def test_what_is_looked_at_in_the_end_is_answered_as_if_at_once(seed: int, narrow: pytest.MonkeyPatch) -> None:
    catalogue, question = generator.world(seed)
    narrowed = asked(catalogue, question)
    narrow.undo()
    whole = asked(catalogue, question)
    assert type(narrowed) is type(whole)
    if isinstance(narrowed, Impossible):
        assert narrowed == whole
    else:
        assert costs(narrowed) == costs(whole)


@pytest.mark.parametrize("seed", range(60))
def test_what_a_few_serve_are_routes_and_no_proof(seed: int, narrow: pytest.MonkeyPatch) -> None:
    narrow.setattr(solve, "MOST", 1)
    catalogue, question = generator.world(seed)
    narrowed = asked(catalogue, question)
    narrow.undo()
    if not isinstance(narrowed, GaveUp):
        assert narrowed == asked(catalogue, question)
        return
    assert (narrowed.halt, narrowed.bound) == (Halt.WIDE, None)
    best = [] if isinstance(whole := asked(catalogue, question), Impossible) else costs(whole)
    for cost in costs(narrowed):
        key = cost.key(question.criteria)
        assert any(all(a <= b for a, b in zip(one.key(question.criteria), key, strict=True)) for one in best)


def test_some_worlds_are_wide(narrow: pytest.MonkeyPatch) -> None:
    narrow.setattr(solve, "MOST", 1)
    answers = [asked(*generator.world(seed)) for seed in range(60)]
    assert sum(isinstance(answer, GaveUp) for answer in answers) > 5


def test_the_quickest_is_tried_first(narrow: pytest.MonkeyPatch) -> None:
    narrow.setattr(solve, "MOST", 1)
    answer = asked(bachelors(40, 36, 48), request(BACHELORS))
    assert months(answer) == [36]


def test_what_is_held_leads_toward_is_tried_too(narrow: pytest.MonkeyPatch) -> None:
    narrow.setattr(solve, "MOST", 1)
    led = agreement("led", "dip", "b48", credits=60)
    catalogue = bundle(*bachelors(40, 36, 48).credentials, credential("dip"), led)
    answer = asked(catalogue, request(BACHELORS, holding("dip")))
    assert months(answer) == [24]


def test_nothing_betters_what_takes_nothing(narrow: pytest.MonkeyPatch) -> None:
    narrow.setattr(solve, "MOST", 1)
    answer = asked(bachelors(40, 36, 48), request(BACHELORS, holding("b48")))
    assert isinstance(answer, Found)
    assert months(answer) == [0]


def test_all_are_looked_at_in_the_end() -> None:
    answer = asked(bachelors(40, 36, 48), request(BACHELORS, criteria="months price"))
    assert isinstance(answer, Found)
    assert months(answer) == [36, 40, 48]


def test_a_search_that_was_stopped_tells_what_a_few_served() -> None:
    class Once(Observer):
        def opened(self, moves: object) -> None:
            self.times = getattr(self, "times", 0) + 1
            if self.times > 2:
                raise Stop

    answer = routes(request(BACHELORS), PlainNetwork(bachelors(40, 36, 48)), Once())
    assert isinstance(answer, GaveUp)
    assert (answer.halt, months(answer)) == (Halt.DEADLINE, [36])


def test_opportunities_that_may_rest_on_very_many_are_told_as_not_complete() -> None:
    master = credential("mas", "master", study="30/12/9000", requires=BACHELORS)
    near = Neighbourhood(PlainNetwork(bundle(*bachelors(40, 36, 48).credentials, master)))
    looked = OpportunitiesRequest(background=background(), start=date(2025, 1, 1))
    found = opportunities.opportunities(looked, opportunities.Offered(["mas"]), near)
    assert ([one.credential.id for one in found.found], found.complete) == (["mas"], False)
    assert found.found[0].route.cost.months == 48
    assert near.narrowing is None


def test_what_is_kept_for_the_next_question_is_not_narrowed() -> None:
    network = PlainNetwork(bachelors(40, 36, 48))
    near = Neighbourhood(network)
    routes(request(BACHELORS), network, near=near)
    assert near.narrowing is None
    assert near.fetched.credentials.keys() == {"b36", "b40", "b48"}
    assert all(len(ids) != 2 for _, ids in near.fetched.matching.values())


def elsewhere() -> tuple[Bundle, RouteRequest]:
    """A master in another place, and bachelors of which the quickest cannot be earned."""
    quick = credential("b12", "bachelor", study="120/12/10000", requires="none")
    master = credential("mas", "master", study="30/12/9000", requires=BACHELORS, jurisdiction="CA-QC")
    return bundle(*bachelors(40, 48).credentials, quick, master), request("mas", places=("CA-ON",))


def test_a_reason_looks_at_all_that_may_serve() -> None:
    answer = asked(*elsewhere())
    assert isinstance(answer, Impossible)
    assert (answer.because, answer.limits, [one.limit for one in answer.openings]) == ((), ("places",), ["places"])


def test_a_reason_that_would_rest_on_a_few_is_none(narrow: pytest.MonkeyPatch) -> None:
    narrow.setattr(solve, "MOST", 1)
    answer = asked(*elsewhere())
    assert isinstance(answer, Impossible)
    assert (answer.because, answer.limits) == ((), ())
