"""The contracts assert as tests do, so that their failures show values."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite(
    "tests.stores.contract", "tests.stores.listing_contract", "tests.stores.network_contract"
)
