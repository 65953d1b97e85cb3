"""What documents plainly say of an agreement beside its credential is what their values say."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest

from pathways.exchange.references import beside
from pathways.intake.besides import plainly_fits
from pathways.model.agreement import Agreement
from pathways.model.credential import Credential

SOURCE = {"url": "x"}
NAMED = {"name": "english", "test": "ielts", "average": "6"}
REQUIRED: list[Any] = [
    NAMED,
    {"all": [NAMED, {"holds": ["dip", "english"], "name": "diploma"}]},
    {"any": [{"name": "part", "at_least": 1, "of": [{"all": [NAMED]}, {"lacks": "bach"}]}]},
    {"credits": "30", "of": ["english"], "name": "credits"},
    {"all": []},
]
WAYS: list[dict[str, Any]] = [
    *({"id": "w", "requires": required} for required in REQUIRED),
    {"id": "w"},
    {"id": "v", "study": {"credits": 3, "components": [{"name": "english", "of": ["part"], "credits": 3}]}},
]
OFFERED: list[list[Any] | None] = [None, [], *([one] for one in WAYS), [WAYS[0], WAYS[-1]], [WAYS[3], WAYS[-1]]]
TOWARD: list[Any] = ["c", {"credential": "c"}, {"credential": "c", "way": "w"}, {"credential": "c", "way": "v"}]
GRANTS: list[dict[str, Any]] = [
    {"admission": "all"},
    {"admission": "english"},
    {"admission": ["english", "part"]},
    {"exemption": ["diploma"], "admission": "all"},
    {"exemption": []},
    {"credits": 3},
]


@pytest.mark.parametrize("grant", GRANTS)
def test_a_pair_plainly_fits_where_nothing_is_wrong_with_it(grant: dict[str, Any]) -> None:
    base = {"id": "a", "kind": "admission", "receiver": "uni", "from": {"holds": "dip"}, "source": SOURCE}
    kept = {"id": "c", "kind": "diploma", "provider": "uni", "title": "C", "source": SOURCE}
    for to, ways in product(TOWARD, OFFERED):
        agreement = base | {"to": to, "grant": grant}
        credential = kept | ({} if ways is None else {"ways": ways})
        wrong = list(beside(Agreement.model_validate(agreement), Credential.model_validate(credential)))
        fits = plainly_fits(json.dumps(agreement), json.dumps(credential))
        # Without any way nothing is plain.
        assert fits == (not wrong and bool(ways)), (to, ways)


def test_what_is_no_agreement_does_not_plainly_fit() -> None:
    assert not plainly_fits('{"id": "c", "residency": "90 hours"}', '{"id": "uni"}')
