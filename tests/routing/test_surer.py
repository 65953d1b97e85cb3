"""Of parts that would each do, a route rests on the surest that is held at the step's moment, and tells what lapsed."""

from __future__ import annotations

from datetime import date
from typing import Any

from pathways.explain.conditions import conditions
from pathways.explain.step import reason
from pathways.explain.voice import Voice
from pathways.model.bundle import Bundle
from pathways.model.kinds import Verdict
from pathways.routing.answer import Found
from pathways.routing.route import Lapse, Met, Route
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork
from tests.worlds import agreement, bundle, credential, holding, request, sitting

PROOF: dict[str, Any] = {"any": [{"judgement": "other proof"}, {"test": "ielts", "overall": "7"}]}
IELTS = sitting("ielts", "2023-07-01", overall="7")
"""Valid until July 1, 2025; routes start on January 1, 2025."""


def world(months: int, *asked: Any, **way: Any) -> Bundle:
    """A licence that asks proof of a language, and something that takes so many months before."""
    return bundle(
        credential("ielts", "language_test", validity_months=24),
        credential("exam", "exam", wait=f"{months}/100"),
        credential("goal", wait="1/0", requires={"all": ["exam", *asked]}, **way),
    )


def only(world: Bundle, *things: Any, **more: Any) -> Route:
    answer = routes(request("goal", *things, **more), PlainNetwork(world))
    assert isinstance(answer, Found)
    (route,) = answer.routes
    return route


def proof(route: Route) -> Met:
    """How the language is proven."""
    (met,) = (met for met in route.steps[-1].met if met.requirement in _leaves())
    return met


def _leaves() -> list[Any]:
    made = world(1, PROOF).credentials[2].ways[0].requires
    return list(made.items[1].items)  # type: ignore[union-attr]


SEAT = {"judgement": "seat"}


def test_what_is_held_is_shown_rather_than_decided() -> None:
    met = proof(only(world(3, PROOF, SEAT), IELTS))
    assert (met.verdict, [one.held for one in met.cited], met.lapsed) == (Verdict.MET, ["sitting-ielts"], ())


def test_the_route_is_no_surer_than_what_others_still_decide() -> None:
    route = only(world(3, PROOF, SEAT), IELTS)
    assert (route.cost.certainty, route.steps[-1].verdict) == (Verdict.DISCRETIONARY, Verdict.DISCRETIONARY)


def test_a_step_is_as_sure_as_what_it_rests_on_then() -> None:
    made = bundle(*world(3, PROOF).credentials, credential("last", wait="1/0", requires={"all": ["goal", SEAT]}))
    answer = routes(request("last", IELTS), PlainNetwork(made))
    assert isinstance(answer, Found)
    assert [step.verdict for step in answer.routes[0].steps] == [Verdict.MET, Verdict.MET, Verdict.DISCRETIONARY]


def test_what_lapses_before_it_is_needed_is_told_with_its_last_day() -> None:
    route = only(world(7, PROOF, SEAT), IELTS)
    met = proof(route)
    assert (met.verdict, met.lapsed) == (Verdict.DISCRETIONARY, (Lapse("sitting-ielts", date(2025, 7, 1)),))
    voice = Voice("en", background=request("goal", IELTS).background)
    assert reason(met, voice) == (
        "get a favourable decision: other proof: discretionary; "
        "your ielts taken on July 1, 2023 would do, but it lapses before this, on July 1, 2025"
    )
    assert "il expire avant cela, le 1er juillet 2025" in reason(met, Voice("fr", background=voice.background))
    assert any("lapses before this, on July 1, 2025" in one.text for one in conditions(route, voice))


def test_what_had_lapsed_when_the_route_starts_is_not_told() -> None:
    met = proof(only(world(7, PROOF, SEAT), sitting("ielts", "2022-07-01", overall="7")))
    assert (met.verdict, met.lapsed) == (Verdict.DISCRETIONARY, ())


def test_what_a_step_earns_is_cited_as_before() -> None:
    either = {"any": [SEAT, "exam"]}
    route = only(world(3, either, SEAT), IELTS)
    assert [step.credential.id for step in route.steps if step.credential] == ["exam", "goal"]


def test_nothing_is_exchanged_where_it_would_be_counted() -> None:
    made = bundle(
        credential("dip", study="60/24/6000"),
        credential("exam", "exam", wait="1/100"),
        credential("goal", credits=60, wait="1/0", requires={"all": ["exam", {"any": [SEAT, {"holds": "dip"}]}, SEAT]}),
    )
    route = only(made, holding("dip", expires="2030-01-01"))
    assert route.steps[-1].verdict is Verdict.DISCRETIONARY


def test_a_claim_keeps_a_step_as_unsure_as_it_is() -> None:
    made = bundle(
        *world(3, PROOF).credentials,
        credential("dip", study="60/24/6000"),
        credential("last", study="60/24/6000", requires={"all": ["exam", PROOF]}),
        agreement("maybe", "dip", "last", credits=30, strength="discretionary"),
    )
    answer = routes(request("last", IELTS, holding("dip"), criteria="months"), PlainNetwork(made))
    assert isinstance(answer, Found)
    assert answer.routes[0].steps[-1].verdict is Verdict.DISCRETIONARY


def test_of_what_serves_for_good_the_surest_is_taken_first() -> None:
    either = {"any": [{"judgement": "other"}, {"holds": "dip"}]}
    made = bundle(
        credential("dip", study="60/24/6000"),
        credential("exam", "exam", wait="1/100"),
        credential("goal", wait="1/0", requires={"all": ["exam", either, SEAT]}),
    )
    cited = [one.held for met in only(made, holding("dip")).steps[-1].met for one in met.cited]
    assert "dip" in cited
