"""Amounts of credit are kept as they are, exact; SQLite has no such numbers, so it is told how to compare them."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

import apsw


def teach(connection: apsw.Connection) -> None:
    """Let a connection ask `at_least(amount, floor)` and `at_most(amount, roof)`; '', not stated, is neither."""
    connection.create_scalar_function("at_least", _at_least, 2, deterministic=True)
    connection.create_scalar_function("at_most", _at_most, 2, deterministic=True)


@lru_cache(maxsize=4096)
def _at_least(amount: str, floor: str) -> bool:
    return bool(amount) and Fraction(amount) >= Fraction(floor)


@lru_cache(maxsize=4096)
def _at_most(amount: str, roof: str) -> bool:
    return bool(amount) and Fraction(amount) <= Fraction(roof)
