"""Every field of the schema is asked what its types allow, over HTTP: answers fit it, and the server never fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from graphql import StringValueNode
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.core.result import Ok

from pathways.api.schema import executable
from tests.api.fitting import check
from tests.web.live import TYPES, Live, seeded


def _texts(*texts: str) -> st.SearchStrategy[Any]:
    return st.sampled_from(texts).map(lambda text: StringValueNode(value=text))


schemathesis.graphql.scalar("Date", _texts("2026-12-01", "no day"))
schemathesis.graphql.scalar("Day", _texts("2019", "2019-06-01", "no day"))
schemathesis.graphql.scalar("Rational", _texts("3", "7/2", "no number"))


@pytest.fixture(scope="module")
def canada(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    # A question may be heavy: it is stopped soon.
    with seeded(tmp_path_factory.mktemp("canada"), seconds=1) as running:
        yield running


@pytest.fixture(scope="module")
def questions(canada: Live) -> st.SearchStrategy[Any]:
    """Questions to each field that can be asked first, as often as to any other."""
    schema = schemathesis.graphql.from_url(f"{canada.url}/graphql")
    return st.one_of([found.ok().as_strategy() for found in schema.get_all_operations() if isinstance(found, Ok)])


@settings(suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_field_is_answered_or_refused(
    canada: Live, questions: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    case = data.draw(questions)
    answer = case.call(headers=TYPES, timeout=60)
    assert answer.status_code in (200, 400), answer.text
    told = answer.json()
    assert told.keys() <= {"data", "errors", "extensions"}
    if told.get("data") is not None:
        check(executable, case.body, told["data"])
    codes = {error["extensions"]["code"] for error in told.get("errors", ())}
    assert "unexpected" not in codes, (case.body, canada.log().splitlines()[-3:])
