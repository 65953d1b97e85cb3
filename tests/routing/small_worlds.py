"""Tiny worlds, each of which has a route that is easily taken for one that cannot win."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pathways.model.bundle import Bundle
from pathways.routing.request import RouteRequest
from tests.routing.judging import Costs
from tests.worlds import (
    agreement,
    bundle,
    costs,
    credential,
    group,
    holding,
    request,
    said,
    table,
    way,
)

World = tuple[Bundle, RouteRequest, Costs]

LIKE = {"kind": "course", "study": "15/3/700", "field": "06"}
SMALL = {"holds": {"kinds": ["micro_credential", "certificate"]}}
"""Asks for `basic` or, after it, `full`."""


def _goal(study: str = "60/24/8000", **more: Any) -> Any:
    return credential("goal", "bachelor", study=study, provider="uni", **more)


def _chain(*records: Any, months: int = 6) -> Bundle:
    """A goal that the first step of a chain opens as well as the second."""
    basic = credential("basic", "micro_credential", wait="1/100")
    return bundle(basic, credential("full", "certificate", study=f"15/{months}/300", requires="basic"), *records)


def evidence_of_nothing() -> World:
    """Two claims that a thing meets, or what is no thing: they do not compete for it."""
    lacking = [{"any": [{"holds": "cert"}, {"lacks": {"kinds": kind}}]} for kind in ("diploma", "licence")]
    catalogue = bundle(
        credential("cert", "certificate", study="30/6/5000"),
        credential("one", "certificate", study="15/3/300"),
        _goal(requires="one | cert"),
        *(agreement(f"a{place}", source, "goal", credits=30 - 15 * place) for place, source in enumerate(lacking)),
    )
    return catalogue, request("goal"), costs("9 2300 met")


def evidence_by_a_test() -> World:
    """The same with a test that is still to be sat."""
    source = {"any": [{"holds": "cert"}, {"language": "en", "levels": 5}]}
    catalogue = bundle(
        credential("cert", "certificate", study="30/6/5000"),
        credential("test", "language_test", wait="1/100"),
        table("test", {5: "5"}),
        credential("one", "certificate", study="15/3/300"),
        _goal(requires="one | cert"),
        agreement("a", source, "goal", credits=30),
        agreement("b", source, "goal", credits=15),
    )
    return catalogue, request("goal", said(5)), costs("9 2400 met")


def exempted_beside_a_cap() -> World:
    """What is exempted is not under the cap of the agreement's group: 15 of credit and 30 exempted."""
    catalogue = bundle(
        credential("cert", "certificate", study="30/6/500"),
        group("pool", 15),
        _goal(components={"calculus": 30}),
        agreement("a", "cert", "goal", credits=30, group="pool"),
        agreement("b", "cert", "goal", exemption="calculus", group="pool"),
    )
    return catalogue, request("goal"), costs("12 2500 met")


def evidence_shared_backward() -> World:
    """An agreement that another adds to rests on what that one has used."""
    catalogue = bundle(
        *(credential(id, "certificate", study="30/6/4000") for id in ("cert", "cert2")),
        credential("x", "exam", wait="1/50"),
        _goal(requires={"any": [{"holds": "cert", "max_age_months": 6}, {"holds": "x"}]}),
        agreement("a", "cert | cert2", "goal", credits=10, adds_to="b"),
        agreement("b", "cert", "goal", credits=30),
    )
    held = holding("cert"), holding("cert2", "2025-03-01")
    return catalogue, request("goal", *held), costs("9 8150/3 met")


def more_evidence_is_more() -> World:
    """A claim that a decision meets too is worth more by a holding of the goal's own provider."""
    source = {"any": [{"holds": "cert"}, {"judgement": "board"}]}
    catalogue = bundle(
        credential("cert", "certificate", study="30/6/500", provider="uni"),
        _goal(residency=45),
        agreement("a", source, "goal", credits=30),
    )
    return catalogue, request("goal", holding("cert"), criteria="months price"), costs("12 4000")


def one_twin_held() -> World:
    """Of two courses that are alike one is held: the other is worth something beside it."""
    course = {"holds": {"kinds": "course"}}
    catalogue = bundle(
        *(credential(id, **LIKE) for id in ("like-1", "like-2")),
        _goal(),
        *(agreement(id, course, "goal", credits=15) for id in ("a", "b")),
    )
    return catalogue, request("goal", holding("like-1")), costs("15 4700 met")


def one_twin_planned() -> World:
    """Of two that lapse one is planned: the other counts beside it, another sitting of the same does not."""
    course = {"holds": {"kinds": "course"}}
    catalogue = bundle(
        *(credential(id, **LIKE, validity_months=60) for id in ("like-1", "like-2")),
        _goal(),
        *(agreement(id, course, "goal", credits=15) for id in ("a", "b")),
    )
    return catalogue, request("goal"), costs("18 5400 met")


def twins_in_disguise() -> World:
    """Two courses that no leaf tells apart, but for what an equivalence makes of them."""
    catalogue = bundle(
        credential("like-1", **LIKE | {"field": "04"}),
        credential("like-2", **LIKE),
        _goal(requires={"holds": {"kinds": "diploma", "fields": "06"}}),
        agreement("a", {"holds": {"kinds": "course"}}, "goal", equivalence={"kind": "diploma"}),
    )
    return catalogue, request("goal"), costs("27 8700 met")


def twins_at_a_closed_door() -> World:
    """Two courses of which one opens what a refusal closes to whoever lacks it."""
    catalogue = bundle(
        *(credential(id, **LIKE) for id in ("like-1", "like-2")),
        credential("mid", "certificate", study="15/3/700", requires={"holds": {"kinds": "course"}}),
        credential("cert", "certificate", study="30/3/500"),
        _goal(requires="mid"),
        agreement("a", "cert", "goal", credits=45),
        agreement("no", {"all": ["cert", {"lacks": "like-2"}]}, "goal", overrides="a"),
    )
    return catalogue, request("goal", holding("cert")), costs("12 3400 met")


def part_in_disguise() -> World:
    """One part of a requirement is met by what an equivalence makes of a holding, and by nothing else."""
    catalogue = bundle(
        credential("exam", "exam", wait="1/100"),
        credential("cert", "certificate"),
        _goal(requires={"all": ["exam", {"holds": {"kinds": "diploma"}}]}),
        agreement("a", "cert", "goal", equivalence={"kind": "diploma"}),
    )
    return catalogue, request("goal", holding("cert")), costs("25 8100 met")


def pool_in_disguise() -> World:
    """The same with credits of two things."""
    catalogue = bundle(
        credential("exam", "exam", wait="1/100"),
        *(credential(id, "course", credits=15) for id in ("c1", "c2")),
        credential("dip", study="30/12/9000"),
        _goal(requires={"all": ["exam", {"credits": "30", "of": {"kinds": "diploma"}}]}),
        agreement("a", "c1 & c2", "goal", equivalence={"kind": "diploma"}),
    )
    return catalogue, request("goal", holding("c1"), holding("c2")), costs("25 8100 met")


def refused_to_others() -> World:
    """A refusal that is for others than the learner, and grants nothing."""
    ways = [way("way", study="60/24/8000"), way("z", study="60/20/7000")]
    refusing = {"all": ["cert", {"standing": {"status": "work_permit"}}]}
    catalogue = bundle(
        credential("cert", "certificate", study="30/3/500"),
        credential("goal", "bachelor", ways=ways, provider="uni"),
        agreement("a", "cert", {"credential": "goal", "way": "way"}, credits=45),
        agreement("no", refusing, "goal", overrides="a"),
    )
    standing = {"status": [{"status": "permanent_resident"}]}
    return catalogue, request("goal", standing=standing), costs("9 2500 met")


def later_is_cheaper() -> World:
    """A price falls while the second step of a chain is studied, though the first would do."""
    prices = [
        {"amount": "5000", "in_force": {"until": "2025-06-30"}},
        {"amount": "2000", "in_force": {"since": "2025-07-01"}},
    ]
    ways = [way(study="30/12/1000", requires=SMALL, prices=prices)]
    catalogue = _chain(credential("goal", "bachelor", ways=ways, provider="uni"), months=8)
    return catalogue, request("goal"), costs("13 6100 met", "21 3400 met")


def later_at_home() -> World:
    """The learner comes to pay as a resident meanwhile."""
    prices = [{"amount": "9000", "audience": "international"}, {"amount": "1000", "audience": "domestic"}]
    ways = [way(study="30/12/1000", requires=SMALL, prices=prices)]
    catalogue = _chain(credential("goal", "bachelor", ways=ways, provider="uni"))
    status = [
        {"status": "work_permit", "until": "2025-04-30"},
        {"status": "permanent_resident", "since": "2025-05-01"},
    ]
    return catalogue, request("goal", standing={"status": status}), costs("13 10100 met", "19 2400 met")


def later_unbarred() -> World:
    """An agreement that bars a claim ends meanwhile."""
    catalogue = _chain(
        _goal(requires=SMALL),
        agreement("a", "basic", "goal", credits=45),
        agreement("no", "basic", "goal", overrides="a", in_force="..2025-04-30"),
    )
    return catalogue, request("goal"), costs("13 2400 met")


def more_unbarred() -> World:
    """A claim is barred to whoever has not something that the second step of a chain needs."""
    catalogue = bundle(
        credential("basic", "micro_credential", wait="1/100"),
        credential("key", "exam", wait="1/100"),
        credential("full", "certificate", study="15/3/300", requires="basic & key"),
        _goal(requires=SMALL),
        agreement("a", "basic", "goal", credits=45),
        agreement("no", {"all": ["basic", {"lacks": {"kinds": "exam"}}]}, "goal", overrides="a"),
    )
    return catalogue, request("goal"), costs("10 2500 met")


def part_earned_again() -> World:
    """Of what is part of something held there is another earning: neither counts beside the whole, but a third does."""
    ids = {"c1": 15, "c2": 15, "c3": 30}
    catalogue = bundle(
        *(credential(id, "course", credits=amount, field="06") for id, amount in ids.items()),
        _goal(requires={"credits": "45", "of": {"fields": "06"}}),
    )
    held = holding("c1"), holding("c2"), holding("c3"), holding("c1", id="part", part_of="c3")
    return catalogue, request("goal", *held), costs("24 8000 met")


WORLDS: tuple[Callable[[], World], ...] = (
    evidence_of_nothing,
    evidence_by_a_test,
    exempted_beside_a_cap,
    evidence_shared_backward,
    more_evidence_is_more,
    one_twin_held,
    one_twin_planned,
    twins_in_disguise,
    twins_at_a_closed_door,
    part_in_disguise,
    pool_in_disguise,
    refused_to_others,
    later_is_cheaper,
    later_at_home,
    later_unbarred,
    more_unbarred,
    part_earned_again,
)
