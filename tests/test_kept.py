"""What one question fetched serves the next, as long as it is not too much."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest

from bench.counting import CountingStore, Tally
from pathways.routing.observer import Observer, Stop
from pathways.routing.questions import LadderRequest
from pathways.routing.rung import Direction
from pathways.service import Pathways, asking
from pathways.stores.base import Store
from pathways.stores.embedded import EmbeddedStore
from pathways.stores.records import records_of
from tests.worlds import bundle, credential, request

WORLD = bundle(credential("course", "course", wait="1/0"), credential("goal", wait="1/0", requires="course"))


@pytest.fixture
def asked() -> Iterator[tuple[Pathways, Tally]]:
    """A service, and what its store is asked."""
    store, tally = EmbeddedStore(":memory:"), Tally()
    store.load(records_of(WORLD))
    yield Pathways(cast(Store, CountingStore(store, tally))), tally
    store.close()


def _asks(service: Pathways, tally: Tally, target: str) -> int:
    before = tally.asked
    service.routes(request(target))
    return tally.asked - before


def test_the_next_question_asks_for_less(asked: tuple[Pathways, Tally]) -> None:
    first = _asks(*asked, "goal")
    assert _asks(*asked, "goal") < first


def test_too_much_is_left_for_another_target_only(
    asked: tuple[Pathways, Tally], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "MOST_KEPT", 0)
    first = _asks(*asked, "goal")
    assert _asks(*asked, "goal") < first
    _asks(*asked, "course")
    assert _asks(*asked, "goal") == first


class Over(Observer):
    """Its time is over."""

    def surveyed(self) -> None:
        """Stop."""
        raise Stop


def test_who_watched_one_question_does_not_stop_the_next(asked: tuple[Pathways, Tally]) -> None:
    service, _ = asked
    service.routes(request("course"))
    service.routes(request("course"), Over())
    assert service.reverse("goal").credential.id == "goal"


def test_a_ladder_can_be_stopped(asked: tuple[Pathways, Tally]) -> None:
    service, _ = asked
    with pytest.raises(Stop):
        service.ladders(LadderRequest(credential="course", direction=Direction.UP), Over())
