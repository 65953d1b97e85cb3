"""Whatever is asked is answered in a way that fits the schema, or refused: never does anything break."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import StringValueNode
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
# What strings are most often keys of, so that some of what is asked is there.
KEYS = st.sampled_from(["dip", "bach", "uni", "block", "21231", "Credential:dip", "x", ""])
SCALARS: dict[str, Any] = {
    "Date": st.sampled_from(["2026-01-01", "2020-02-29", "no day"]),
    "Day": st.sampled_from(["2019", "2019-06", "2019-06-01", "no day"]),
    "Rational": st.sampled_from(["3", "7/2", "2.5", "no number"]),
}
WIDE = DocumentLimits(cost=10**6, tokens=10**5, selections=10**4, aliases=10**4, repeats=10**5)


@pytest.fixture(scope="module")
def world() -> Iterator[Pathways]:
    store = EmbeddedStore(":memory:")
    store.load(records_of(WORLD))
    service = Pathways(store)
    yield service
    service.close()


asked = queries(
    printed(),
    custom_scalars={name: values.map(lambda text: StringValueNode(value=text)) for name, values in SCALARS.items()},
    allow_x00=False,
    codec="utf-8",
)


# Where a field fails at once, the executor leaves what its siblings would have waited for: no harm, but a warning.
@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
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
