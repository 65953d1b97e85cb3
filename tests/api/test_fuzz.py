"""Whatever is asked is answered in a way that fits the schema, or refused: never does anything break."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import IntValueNode, StringValueNode
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis_graphql import queries

from pathways.api.context import Context
from pathways.api.limits import DocumentLimits
from pathways.api.run import GraphQLRequest, run
from pathways.api.schema import executable, printed
from pathways.service import Pathways
from pathways.stores.base import records_of
from pathways.stores.embedded import EmbeddedStore
from tests.api.fitting import check
from tests.api.inline import Inline
from tests.worlds import agreement, bundle, credential, occupation, provider

WORLD = bundle(
    provider("uni", name={"en": "University", "fr": "Université"}),
    credential("dip", study="60/24/6000", title={"en": "Diploma", "fr": "Diplôme"}, field="0613"),
    credential("bach", "bachelor", study="120/48/20000", requires="dip", provider="uni", occupations=["21231"]),
    agreement("block", "dip", "bach", credits=60),
    occupation("21231"),
)
# Strings are most often keys and numbers small, so that much of what is asked is there: a question that is refused for
# one argument says nothing of the rest of it.
KEYS = ("dip", "bach", "uni", "block", "21231", "Credential:dip", "CA-ON", "en", "0613", "60", "Credential", "x", "")


def texts(*told: str) -> st.SearchStrategy[Any]:
    return st.sampled_from(told).map(lambda text: StringValueNode(value=text))


SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "Date": texts(*["2026-01-01", "2020-02-29"] * 5, "no day"),
    "Day": texts(*["2019", "2019-06", "2019-06-01"] * 5, "no day"),
    "Rational": texts(*["3", "7/2", "2.5"] * 5, "no number"),
    "ID": texts("dip", "bach", "uni", "Credential:dip", "x"),
    "String": texts(*KEYS) | texts(*KEYS) | st.text(max_size=9).map(lambda text: StringValueNode(value=text)),
    "Int": st.sampled_from((*range(1, 21), 0, -1, 201, 2**31 - 1)).map(lambda one: IntValueNode(value=str(one))),
}
WIDE = DocumentLimits(cost=10**6, tokens=10**5, selections=10**4, aliases=10**4, repeats=10**5)


@pytest.fixture(scope="module")
def world() -> Iterator[Pathways]:
    store = EmbeddedStore(":memory:")
    store.load(records_of(WORLD))
    service = Pathways(store)
    yield service
    service.close()


def generated(*, allow_null: bool) -> st.SearchStrategy[str]:
    return queries(printed(), custom_scalars=SCALARS, allow_null=allow_null, allow_x00=False, codec="utf-8")


# What is null is often refused: so it is rarer than the generator would have it.
asked = generated(allow_null=False) | generated(allow_null=False) | generated(allow_null=True)


# Where a field fails at once, the executor leaves what its siblings would have waited for: no harm, but a warning.
@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@settings(suppress_health_check=list(HealthCheck))
@given(asked)
def test_every_query_is_answered_or_refused(world: Pathways, query: str) -> None:
    unmeant: list[Exception] = []

    def noted(error: Exception) -> str:
        unmeant.append(error)
        return "id"

    context = Context(Inline(world), limits=WIDE, unexpected=noted)
    outcome = asyncio.run(run(GraphQLRequest(query), context))
    assert unmeant == []
    assert outcome.status in (200, 400), outcome.payload
    data = outcome.payload.get("data")
    if data is not None:
        check(executable, query, data)
