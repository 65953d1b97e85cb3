"""Laws that hold in every world: what may change costs, and what may only make them better."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from itertools import count, islice
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.model.bundle import LISTS, Bundle
from pathways.routing.answer import GaveUp, Impossible
from pathways.routing.cost import no_worse
from pathways.routing.request import RouteRequest
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork
from tests.generator import world
from tests.worlds import agreement, bundle, credential, holding, job, request, way

pytestmark = pytest.mark.no_cover  # what runs here is covered elsewhere, and tracing it takes minutes

World = tuple[Bundle, RouteRequest]
Key = tuple[Fraction, ...]
Change = Callable[[World, Random], World]

FEWER = settings(max_examples=settings().max_examples // 2)
CLOSING = ('"lacks"', '"part_of"', '"overrides"')
DAYS = ("2017-01-01", "2022-06-01", "2023-09-01", "2024-09-01", "2024-12-01")
HISTORY = ("2020-01-01..2020-12-31", "2022-01-01..2024-06-30", "2023-01-01..", "2024-07-01..2024-09-30")


def keys(catalogue: Bundle, question: RouteRequest) -> list[Key]:
    """The costs of the answer under the asked criteria, as numbers of which less is better."""
    answer = routes(question, PlainNetwork(catalogue))
    assert not isinstance(answer, GaveUp), "the search gave up"
    found = () if isinstance(answer, Impossible) else answer.routes
    return [route.cost.key(question.criteria) for route in found]


@lru_cache(maxsize=1000)
def keys_of(seed: int) -> list[Key]:
    return keys(*world(seed))


def lost(before: list[Key], after: list[Key]) -> list[Key]:
    """The costs that nothing is as good as any more."""
    return [one for one in before if not any(no_worse(other, one) for other in after)]


def text_of(seed: int) -> str:
    catalogue, question = world(seed)
    return catalogue.model_dump_json(exclude_defaults=True) + question.model_dump_json(exclude_defaults=True)


def is_open(seed: int) -> bool:
    """Whether holding more closes no door in the world of a seed: nothing is lacked, a part, or overridden."""
    text = text_of(seed)
    return not any(word in text for word in CLOSING)


def asks_work(seed: int) -> bool:
    """Whether the world of a seed is open and asks for experience."""
    return is_open(seed) and '"experience":{' in text_of(seed)


def shuffled(old: World, random: Random) -> World:
    """The same world with all its lists in another order."""

    def mixed(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(items, len(items)))

    catalogue, question = old
    lists = {name: mixed(getattr(catalogue, name)) for name in LISTS}
    lists["credentials"] = tuple(one.model_copy(update={"ways": mixed(one.ways)}) for one in lists["credentials"])
    had = question.background
    things = {name: mixed(getattr(had, name)) for name in ("holdings", "experience", "sittings", "said")}
    background = had.model_copy(update=things)
    return catalogue.model_copy(update=lists), question.model_copy(update={"background": background})


def with_way(old: World, random: Random) -> World:
    """One more way to earn something."""
    catalogue, question = old
    earned, other = random.choices(catalogue.credentials, k=2)
    requires = random.choice((None, None, other.id))
    taken = random.choice(({"wait": "1/100"}, {"study": "15/3/300"}, {"study": "60/12/3000"}, {"study": "120/30/9000"}))
    better = earned.model_copy(update={"ways": (*earned.ways, way("added", requires=requires, **taken))})
    credentials = tuple(better if one is earned else one for one in catalogue.credentials)
    return catalogue.model_copy(update={"credentials": credentials}), question


def with_agreement(old: World, random: Random) -> World:
    """One more agreement, which overrides none."""
    catalogue, question = old
    source, earned = random.choices(catalogue.credentials, k=2)
    grants: list[dict[str, Any]] = [{"credits": 30}, {"credits": "15-60"}, {"admission": "all"}, {"award": True}]
    strength = random.choice(("guaranteed", "guaranteed", "conditional"))
    to = random.choice((earned.id, "goal" if source.id != "goal" else earned.id))
    owner = next(one.provider for one in catalogue.credentials if one.id == to)
    added = agreement("added", source.id, to, receiver=owner, strength=strength, **random.choice(grants))
    return catalogue.model_copy(update={"agreements": (*catalogue.agreements, added)}), question


def with_less(old: World, random: Random) -> World:
    """The same question under a lower limit."""
    catalogue, question = old
    asked = question.limits
    price = random.choice((6000, 9000, 12000, 16000))
    lower: dict[str, Any] = random.choice(
        (
            {"steps": random.randrange(asked.steps)},
            {"months": asked.months * random.choice((1, 2, 3)) / 4},
            {"price_cad": price if asked.price_cad is None else min(asked.price_cad, price)},
        )
    )
    return catalogue, question.model_copy(update={"limits": asked.model_copy(update=lower)})


def with_more_held(old: World, random: Random) -> World:
    """The same question of a learner who has earned one thing more."""
    catalogue, question = old
    one, day = random.choice(catalogue.credentials), random.choice(DAYS)
    graded = random.choice(({}, {"grade": "60"}, {"grade": "90"}))
    active = {"active": True} if one.kind == "licence" else {}
    had = question.background
    more = had.model_copy(update={"holdings": (*had.holdings, holding(one.id, day, id="added", **graded, **active))})
    return catalogue, question.model_copy(update={"background": more})


def with_more_done(old: World, random: Random) -> World:
    """The same question of a learner who has worked more."""
    catalogue, question = old
    had = question.background
    added = job(random.choice(("21231", "41401")), random.choice(HISTORY), "CA-ON", id="added")
    more = had.model_copy(update={"experience": (*had.experience, added)})
    return catalogue, question.model_copy(update={"background": more})


SEEDS = st.integers(0, 99_999)
OPEN = SEEDS.map(lambda seed: next(filter(is_open, count(seed))))
WORKING = SEEDS.map(lambda seed: next(filter(asks_work, count(seed))))
RANDOM = st.randoms(use_true_random=False)


@FEWER
@given(SEEDS, RANDOM)
def test_the_order_of_what_is_given_changes_no_cost(seed: int, random: Random) -> None:
    assert keys(*shuffled(world(seed), random)) == keys_of(seed)


@FEWER
@given(SEEDS)
def test_no_listed_route_is_as_good_as_another(seed: int) -> None:
    found = keys_of(seed)
    assert not [(one, other) for one in found for other in found if one is not other and no_worse(one, other)]


@FEWER
@given(SEEDS, RANDOM)
def test_one_more_way_loses_no_cost(seed: int, random: Random) -> None:
    assert not lost(keys_of(seed), keys(*with_way(world(seed), random)))


@FEWER
@given(SEEDS, RANDOM)
def test_one_more_agreement_loses_no_cost(seed: int, random: Random) -> None:
    assert not lost(keys_of(seed), keys(*with_agreement(world(seed), random)))


@FEWER
@given(SEEDS, RANDOM)
def test_a_higher_limit_loses_no_cost(seed: int, random: Random) -> None:
    assert not lost(keys(*with_less(world(seed), random)), keys_of(seed))


@FEWER
@given(OPEN, RANDOM)
def test_one_more_thing_held_loses_no_cost(seed: int, random: Random) -> None:
    assert not lost(keys_of(seed), keys(*with_more_held(world(seed), random)))


def test_a_thing_held_from_elsewhere_does_not_hide_what_residency_lets_count() -> None:
    catalogue = bundle(
        credential("cert", "certificate", study="15/6/1500", provider="uni"),
        credential("dip", study="60/12/4000"),
        credential("goal", "bachelor", study="60/30/15000", provider="uni", residency=60),
        agreement("general", {"holds": {"kinds": ["certificate", "diploma"]}}, "goal", credits=30),
    )
    assert not lost(keys(catalogue, request("goal")), keys(catalogue, request("goal", holding("dip"))))


@FEWER
@given(WORKING, RANDOM)
def test_one_more_job_loses_no_cost(seed: int, random: Random) -> None:
    assert not lost(keys_of(seed), keys(*with_more_done(world(seed), random)))


@pytest.mark.parametrize("change", [with_way, with_agreement, with_less, with_more_held, with_more_done])
def test_each_change_matters(change: Change) -> None:
    """A law about changes that change no cost anywhere would say nothing."""
    drawn = filter(asks_work, range(300))
    changed = (seed for seed in drawn if keys(*change(world(seed), Random(seed))) != keys_of(seed))
    assert len(list(islice(changed, 3))) == 3
