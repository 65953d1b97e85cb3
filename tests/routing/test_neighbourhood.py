"""What a question fetches of a catalogue, and what it refuses to make up."""

from __future__ import annotations

import pytest

from pathways.errors import InvalidInput
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork
from tests.worlds import bundle, credential, request


def test_money_without_a_rate_is_not_guessed() -> None:
    exam = credential("exam", "exam", wait="1", prices=[{"amount": "200", "currency": "USD"}])
    with pytest.raises(InvalidInput, match="rates: there is none for 'USD'"):
        routes(request("exam"), PlainNetwork(bundle(exam)))
